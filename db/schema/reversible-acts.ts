import { bigint, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { reversibleActs } from '#app/contract/reversible.ts';
import { people } from './people.ts';
import { sessions } from './sessions.ts';

/** What moderators did lately in a session and how it was before, so that it can be taken back. Erased an hour later, or soon after it. */
export const reversibleActRows = pgTable(
  'reversible_acts',
  {
    undoId: uuid('undo_id').primaryKey(),
    /** The order of the acts: given out under the lock of the session. */
    step: bigint('step', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    /** What the act changed: an act is taken back only while it is the last one there. */
    scope: text('scope').notNull(),
    act: text('act', { enum: reversibleActs }).notNull(),
    before: jsonb('before').$type<Record<string, unknown>>().notNull(),
    moderatorId: uuid('moderator_id')
      .notNull()
      .references(() => people.personId),
    actedAt: timestamp('acted_at', { withTimezone: true }).notNull(),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
  },
  (table) => [index('reversible_acts_session').on(table.sessionId, table.step)],
);
