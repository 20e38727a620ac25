import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { people } from './people.ts';
import { sessions } from './sessions.ts';

/** Who may observe a session: whoever has the link. None is deleted. */
export const observers = pgTable(
  'observers',
  {
    observerId: uuid('observer_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    /** For whom they observe; no person's name. */
    label: text('label').notNull(),
    namedBy: uuid('named_by')
      .notNull()
      .references(() => people.personId),
    namedAt: timestamp('named_at', { withTimezone: true }).notNull(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [index('observers_session').on(table.sessionId, table.namedAt)],
);
