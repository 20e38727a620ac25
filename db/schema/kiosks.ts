import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { people } from './people.ts';
import { sessions } from './sessions.ts';

/** Tablets of the hall that people share. The link that makes a tablet one is used once; both secrets are kept as SHA-256. */
export const kiosks = pgTable(
  'kiosks',
  {
    kioskId: uuid('kiosk_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    label: text('label').notNull(),
    /** Whether people without a slip may take part as new guests. */
    admitsGuests: boolean('admits_guests').notNull(),
    /** Null once a tablet took the link. */
    linkHash: text('link_hash').unique(),
    deviceHash: text('device_hash').unique(),
    openedBy: uuid('opened_by')
      .notNull()
      .references(() => people.personId),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull(),
    takenAt: timestamp('taken_at', { withTimezone: true }),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [index('kiosks_session').on(table.sessionId)],
);

/** Whose turn it is at a tablet; one at a time. The rows are erased when they end: nothing says later who stood there. */
export const kioskTurns = pgTable('kiosk_turns', {
  kioskId: uuid('kiosk_id')
    .primaryKey()
    .references(() => kiosks.kioskId),
  turnId: uuid('turn_id').notNull().unique(),
  personId: uuid('person_id')
    .notNull()
    .references(() => people.personId),
  /** When the tablet was last seen in this turn. */
  seenAt: timestamp('seen_at', { withTimezone: true }).notNull(),
});

/** Voting slips of members who have no phone: good for one turn at a tablet of the session; a keyed hash of the code is kept. */
export const votingSlips = pgTable(
  'voting_slips',
  {
    codeHash: text('code_hash').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.personId),
    issuedBy: uuid('issued_by')
      .notNull()
      .references(() => people.personId),
    issuedAt: timestamp('issued_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('voting_slips_one')
      .on(table.sessionId, table.personId)
      .where(sql`${table.usedAt} is null and ${table.revokedAt} is null`),
  ],
);
