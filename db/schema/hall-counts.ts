import { bigint, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { hallChannels, type HallChannel, type HallState } from '#app/contract/hall.ts';
import { people } from './people.ts';
import { motions } from './votes.ts';

/** How the ballots of a count were cast. */
export type HallFigures = { yes: number; no: number; abstain: number };
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
    yes: integer('yes').notNull(),
    no: integer('no').notNull(),
    abstain: integer('abstain').notNull(),
    enteredBy: uuid('entered_by')
      .notNull()
      .references(() => people.personId),
    enteredAt: timestamp('entered_at', { withTimezone: true }).notNull(),
    withdrawnBy: uuid('withdrawn_by').references(() => people.personId),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
  },
  (table) => [index('hall_entries_motion').on(table.motionId, table.channel, table.entryId)],
);
