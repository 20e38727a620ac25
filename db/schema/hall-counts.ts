import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { HallFigures } from '#app/contract/hall-figures.ts';
import { hallChannels, type HallChannel, type HallState } from '#app/contract/hall.ts';
import { people } from './people.ts';
import { motions } from './votes.ts';

/** What a motion knows of one count; its figures once it is confirmed. */
export type HallCount = { channel: HallChannel; state: HallState; figures: HallFigures | null };

/** Every count of paper ballots or raised hands that somebody entered, in the order in which they came; none is ever changed but withdrawn. */
export const hallEntries = pgTable(
  'hall_entries',
  {
    entryId: bigint('entry_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    motionId: uuid('motion_id')
      .notNull()
      .references(() => motions.motionId),
    channel: text('channel', { enum: hallChannels }).notNull(),
    yes: integer('yes'),
    no: integer('no'),
    abstain: integer('abstain'),
    agree: integer('agree'),
    aside: integer('aside'),
    block: integer('block'),
    /** Of each block, as it was written or said. */
    reasons: jsonb('reasons').$type<string[]>(),
    /** What each option has where ballots name options, the ballots that name none, and how many there are with these. */
    options: jsonb('options').$type<Record<string, number>>(),
    /** How many ballots have each order, where they put options in order. */
    orders: jsonb('orders').$type<Record<string, number>>(),
    blank: integer('blank'),
    people: integer('people'),
    enteredBy: uuid('entered_by')
      .notNull()
      .references(() => people.personId),
    enteredAt: timestamp('entered_at', { withTimezone: true }).notNull(),
    withdrawnBy: uuid('withdrawn_by').references(() => people.personId),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
  },
  (table) => [
    index('hall_entries_motion').on(table.motionId, table.channel, table.entryId),
    check(
      'hall_entries_figures',
      sql`num_nonnulls(yes, no, abstain) = 3 and num_nonnulls(agree, aside, block, reasons, options, orders, blank, people) = 0
        or num_nonnulls(agree, aside, block, reasons) = 4 and num_nonnulls(yes, no, abstain, options, orders, blank, people) = 0
        or num_nonnulls(yes, no, abstain, agree, aside, block, reasons) = 0 and num_nonnulls(options, orders) = 1
        and num_nonnulls(blank, people) = 2`,
    ),
  ],
);
