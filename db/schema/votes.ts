import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { LocalizedText } from '#app/contract/languages.ts';
import { heldReasons } from '#app/contract/comment-kinds.ts';
import { languages } from '#app/contract/languages.ts';
import { electorates, majorityRules, quorumRules, secrecies } from '#app/contract/motion-rules.ts';
import { moderationReasons } from '#app/contract/moderation.ts';
import type { DelegationRules } from '#app/contract/delegation.ts';
import type { MotionColleges } from '#app/contract/colleges.ts';
import type { MotionWeights } from '#app/contract/weights.ts';
import type { MethodBallot } from '#app/contract/ballots.ts';
import { methods } from '#app/contract/methods.ts';
import type { HallCount } from './hall-counts.ts';
import type { MotionOption, MotionResult } from '#app/contract/results.ts';
import { motionStates } from '#app/contract/results.ts';
import { statementStates } from '#app/contract/views.ts';
import { bytea } from '../bytea.ts';
import { people } from './people.ts';
import { agendaItems, sessions } from './sessions.ts';

export const statements = pgTable(
  'statements',
  {
    statementId: uuid('statement_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    number: integer('number').notNull(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => people.personId),
    text: text('text').notNull(),
    lang: text('lang', { enum: languages }).notNull(),
    state: text('state', { enum: statementStates }).notNull().default('accepted'),
    reason: text('reason', { enum: moderationReasons }),
    /** Listed words for which it waited or waits. */
    heldWords: jsonb('held_words').$type<string[]>().notNull().default([]),
    heldFor: text('held_for', { enum: heldReasons }),
    /** The like one that is voted on instead; its own votes stay its own. */
    mergedInto: uuid('merged_into').references((): AnyPgColumn => statements.statementId),
    /** What it was before it was merged: one that waited was never shown. */
    mergedFrom: text('merged_from', { enum: ['held', 'accepted'] }),
    /** Added by a moderator of the session: no part of anybody's share. */
    byOrganisers: boolean('by_organisers').notNull().default(false),
    /** Its text in other languages, as moderators wrote it last; all of them are in `statement_texts`. */
    translations: jsonb('translations').$type<LocalizedText>().notNull().default({}),
    addedAt: timestamp('added_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [unique('statements_number').on(table.sessionId, table.number)],
);

/** Every translation that a moderator wrote of a statement: the last of a language is shown, the ones before are kept. */
export const statementTexts = pgTable(
  'statement_texts',
  {
    statementTextId: uuid('statement_text_id').primaryKey(),
    statementId: uuid('statement_id')
      .notNull()
      .references(() => statements.statementId),
    lang: text('lang', { enum: languages }).notNull(),
    text: text('text').notNull(),
    writtenBy: uuid('written_by')
      .notNull()
      .references(() => people.personId),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('statement_texts_statement').on(table.statementId, table.writtenAt)],
);

/** The last vote of a person on a statement; `revision` counts that person's changes. */
export const statementVotes = pgTable(
  'statement_votes',
  {
    statementId: uuid('statement_id')
      .notNull()
      .references(() => statements.statementId),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.personId),
    vote: smallint('vote').notNull(),
    revision: integer('revision').notNull(),
    votedAt: timestamp('voted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.statementId, table.personId] }),
    index('statement_votes_person').on(table.personId),
  ],
);

export const motions = pgTable(
  'motions',
  {
    motionId: uuid('motion_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    agendaItemId: uuid('agenda_item_id').references(() => agendaItems.agendaItemId),
    number: integer('number').notNull(),
    title: jsonb('title').$type<LocalizedText>().notNull(),
    explanation: jsonb('explanation').$type<LocalizedText>(),
    method: text('method', { enum: methods }).notNull(),
    /** What there is to choose from, points to share out and seats, where the method has them. */
    options: jsonb('options').$type<MotionOption[]>(),
    points: smallint('points'),
    seats: smallint('seats'),
    secrecy: text('secrecy', { enum: secrecies }).notNull(),
    electorate: text('electorate', { enum: electorates }).notNull(),
    quorumRule: text('quorum_rule', { enum: quorumRules }).notNull().default('none'),
    majorityRule: text('majority_rule', { enum: majorityRules }).notNull().default('simple'),
    /** Members in office when the vote was opened; null before, and where everybody votes. */
    entitled: integer('entitled'),
    state: text('state', { enum: motionStates }).notNull().default('draft'),
    openedAt: timestamp('opened_at', { withTimezone: true }),
    closedAt: timestamp('closed_at', { withTimezone: true }),
    /** What the hall counted of paper ballots and raised hands, as far as it is; null where nobody counted. */
    hall: jsonb('hall').$type<HallCount[]>(),
    /** By what rules members may vote in the name of others on it; null where they may not. Fixed at the opening. */
    delegation: jsonb('delegation').$type<DelegationRules>(),
    /** For how much the vote of each seat counts; null for one each. */
    weights: jsonb('weights').$type<MotionWeights>(),
    /** The two colleges that must both agree; null where all decide together. */
    colleges: jsonb('colleges').$type<MotionColleges>(),
    resultShown: boolean('result_shown').notNull().default(false),
    result: jsonb('result').$type<MotionResult>(),
    /** Where the record of the session says how many ballots were counted; null before it does. */
    countPosition: integer('count_position'),
    /** Changes of ballots until a sealed vote was closed: with the ballots goes what they were counted from. */
    sealedChanges: integer('sealed_changes'),
    /** Where the record begins to list the choices of a sealed vote, once its result was shown. */
    choicesPosition: integer('choices_position'),
  },
  (table) => [unique('motions_number').on(table.sessionId, table.number)],
);

/** Who may vote on a motion of members: those who were members when it was opened. */
export const motionElectors = pgTable(
  'motion_electors',
  {
    motionId: uuid('motion_id')
      .notNull()
      .references(() => motions.motionId),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.personId),
    /** For how much the elector's vote counts. */
    weight: integer('weight').notNull().default(1),
    /** To which of two colleges the elector belongs, 0 or 1; null where there are none. */
    college: smallint('college'),
    /** Who votes in this elector's name, where somebody does. */
    delegateId: uuid('delegate_id').references(() => people.personId),
  },
  (table) => [
    primaryKey({ columns: [table.motionId, table.personId] }),
    index('motion_electors_person').on(table.personId),
    index('motion_electors_college')
      .on(table.motionId)
      .where(sql`college is not null`),
    index('motion_electors_delegate')
      .on(table.delegateId)
      .where(sql`delegate_id is not null`),
  ],
);

/**
 * Who cast a ballot for another, and what the record of the session knows of it. `receipt` is the hash of a number that the voter keeps, null where
 * none was given; `position` its entry, null until it is in the record; `former` those of the ballots which it replaces.
 * And by which channel it came, which is told in numbers only.
 */
const inRecord = () => ({
  /** Who cast it in the voter's name; null for one's own ballot. */
  castBy: uuid('cast_by').references(() => people.personId),
  receipt: bytea('receipt'),
  position: integer('position'),
  former: integer('former').array(),
  /** Cast at a shared tablet of the hall. */
  kiosk: boolean('kiosk').notNull().default(false),
});

/** The last ballot of a person on a yes/no motion: the rows that whole halls write at once, and no wider than that. */
export const ballots = pgTable(
  'ballots',
  {
    motionId: uuid('motion_id')
      .notNull()
      .references(() => motions.motionId),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.personId),
    choice: text('choice', { enum: ['yes', 'no', 'abstain'] }).notNull(),
    revision: integer('revision').notNull(),
    castAt: timestamp('cast_at', { withTimezone: true }).notNull().defaultNow(),
    ...inRecord(),
  },
  (table) => [primaryKey({ columns: [table.motionId, table.personId] }), index('ballots_person').on(table.personId)],
);

/** The last ballot of a person on a motion of another method. */
export const methodBallots = pgTable(
  'method_ballots',
  {
    motionId: uuid('motion_id')
      .notNull()
      .references(() => motions.motionId),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.personId),
    ballot: jsonb('ballot').$type<MethodBallot>().notNull(),
    revision: integer('revision').notNull(),
    castAt: timestamp('cast_at', { withTimezone: true }).notNull().defaultNow(),
    ...inRecord(),
  },
  (table) => [
    primaryKey({ columns: [table.motionId, table.personId] }),
    index('method_ballots_person').on(table.personId),
  ],
);
