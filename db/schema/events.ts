import { bigint, index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** The last number given out in each topic; its row is locked from the first event of a transaction to the commit. */
export const topics = pgTable('topics', {
  topic: text('topic').primaryKey(),
  lastSeq: bigint('last_seq', { mode: 'number' }).notNull(),
});

/** Public facts in their order, without a gap: ids and states only. */
export const eventLog = pgTable(
  'event_log',
  {
    topic: text('topic').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    name: text('name').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.topic, table.seq] })],
);

/** Acts already done, by the id that the client made: a repeat gets the same answer and has no second effect. */
export const performedActs = pgTable(
  'performed_acts',
  {
    personId: uuid('person_id').notNull(),
    actionId: uuid('action_id').notNull(),
    command: text('command').notNull(),
    inputHash: text('input_hash').notNull(),
    answer: jsonb('answer').$type<Record<string, unknown>>().notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.actionId] }),
    // Rows come in the order of time: a summary of blocks finds old ones, and costs a vote nothing.
    index('performed_acts_at').using('brin', table.at),
  ],
);
