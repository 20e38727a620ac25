import { date, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { doorReasons, doors } from '#app/contract/door.ts';
import { bytea } from '../bytea.ts';
import { people } from './people.ts';
import { sessions } from './sessions.ts';

/** Every move of a session's door, with its reason: public in the log of moderation. */
export const doorActs = pgTable(
  'door_acts',
  {
    doorActId: uuid('door_act_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    door: text('door', { enum: doors }).notNull(),
    reason: text('reason', { enum: doorReasons }).notNull(),
    actedBy: uuid('acted_by')
      .notNull()
      .references(() => people.personId),
    actedAt: timestamp('acted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('door_acts_session').on(table.sessionId, table.actedAt)],
);

/** The key of today for the hashes of guests' networks. Drawn at random; that of a day before is erased within minutes of midnight. */
export const networkKeys = pgTable('network_keys', {
  day: date('day').primaryKey(),
  key: bytea('key').notNull(),
});
