import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Ballot } from '#app/contract/ballots.ts';
import { bytea } from '../bytea.ts';
import { people } from './people.ts';
import { motions } from './votes.ts';

/**
 * The box of a sealed vote while it is open: the last ballot of each person, which may be changed until then. One
 * partition a motion, made when it is opened; at the close what is in it is copied apart and the partition, file and
 * all, is dropped.
 */
export const openSealedBallots = pgTable(
  'open_sealed_ballots',
  {
    motionId: uuid('motion_id').notNull(),
    personId: uuid('person_id').notNull(),
    ballot: jsonb('ballot').$type<Ballot>().notNull(),
    revision: integer('revision').notNull(),
    receipt: bytea('receipt'),
  },
  (table) => [primaryKey({ columns: [table.motionId, table.personId] })],
);

/** Acts on an open sealed vote, for repeats; partitioned and dropped like the ballots. */
export const openSealedActs = pgTable(
  'open_sealed_acts',
  {
    motionId: uuid('motion_id').notNull(),
    personId: uuid('person_id').notNull(),
    actionId: uuid('action_id').notNull(),
    inputHash: text('input_hash').notNull(),
    revision: integer('revision').notNull(),
  },
  (table) => [primaryKey({ columns: [table.motionId, table.personId, table.actionId] })],
);

/** Who voted on a closed sealed vote. Written in an order drawn by lot, in one transaction with the ballots. */
export const sealedRolls = pgTable(
  'sealed_rolls',
  {
    motionId: uuid('motion_id')
      .notNull()
      .references(() => motions.motionId),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.personId),
  },
  (table) => [primaryKey({ columns: [table.motionId, table.personId] })],
);

/** The ballots of a closed sealed vote; `place` was drawn by lot and is that of nobody. */
export const sealedBallots = pgTable(
  'sealed_ballots',
  {
    motionId: uuid('motion_id')
      .notNull()
      .references(() => motions.motionId),
    place: integer('place').notNull(),
    ballot: jsonb('ballot').$type<Ballot>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.motionId, table.place] })],
);

/** Receipts of a closed sealed vote until they are in the record; in an order of their own. */
export const sealedReceipts = pgTable(
  'sealed_receipts',
  {
    motionId: uuid('motion_id')
      .notNull()
      .references(() => motions.motionId),
    place: integer('place').notNull(),
    receipt: bytea('receipt').notNull(),
  },
  (table) => [primaryKey({ columns: [table.motionId, table.place] })],
);
