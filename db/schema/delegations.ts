import { sql } from 'drizzle-orm';
import { index, pgTable, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { people } from './people.ts';
import { sessions } from './sessions.ts';
import { motions } from './votes.ts';

/**
 * Votes that a member gave to another: on one motion, or on all of the session where it is null. A delegation that was
 * taken back is kept. What counts for a vote that was opened is in its electors.
 */
export const delegations = pgTable(
  'delegations',
  {
    delegationId: uuid('delegation_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    motionId: uuid('motion_id').references(() => motions.motionId),
    giverId: uuid('giver_id')
      .notNull()
      .references(() => people.personId),
    delegateId: uuid('delegate_id')
      .notNull()
      .references(() => people.personId),
    givenAt: timestamp('given_at', { withTimezone: true }).notNull(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [
    index('delegations_session').on(table.sessionId),
    index('delegations_giver').on(table.giverId),
    index('delegations_delegate').on(table.delegateId),
    // One that stands for each scope; wider and narrower ones are kept apart under the lock of the session.
    uniqueIndex('delegations_standing')
      .on(table.sessionId, table.giverId, sql`coalesce(motion_id, session_id)`)
      .where(sql`revoked_at is null`),
  ],
);
