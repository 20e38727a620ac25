import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import {
  appealOutcomes,
  moderationActNames,
  moderationReasons,
  sanctionKinds,
  wordListNames,
} from '#app/contract/moderation.ts';
import { communes } from './places.ts';
import { people } from './people.ts';
import { sessions } from './sessions.ts';

/**
 * Every act of moderation, reasoned and reversible. Public without the text it concerns. An act on a person has the id of
 * the sanction as its target, so that this table never names one.
 */
export const moderationActs = pgTable(
  'moderation_acts',
  {
    moderationActId: uuid('moderation_act_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    targetKind: text('target_kind', { enum: ['comment', 'statement', 'question', 'caption', 'sanction'] }).notNull(),
    targetId: uuid('target_id').notNull(),
    act: text('act', { enum: moderationActNames }).notNull(),
    reason: text('reason', { enum: moderationReasons }),
    /** The statement that it was merged into. */
    intoId: uuid('into_id'),
    note: text('note'),
    moderatorId: uuid('moderator_id')
      .notNull()
      .references(() => people.personId),
    actedAt: timestamp('acted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('moderation_acts_session').on(table.sessionId, table.actedAt),
    index('moderation_acts_target').on(table.targetId, table.actedAt),
  ],
);

/** Appeals against hiding or refusing a comment, a statement or a question: one of each decision, by its author. */
export const appeals = pgTable(
  'appeals',
  {
    appealId: uuid('appeal_id').primaryKey(),
    /** The decision. */
    moderationActId: uuid('moderation_act_id')
      .notNull()
      .unique()
      .references(() => moderationActs.moderationActId),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    /** What was taken from view: one of the three. */
    commentId: uuid('comment_id'),
    statementId: uuid('statement_id'),
    questionId: uuid('question_id'),
    text: text('text').notNull(),
    appealedAt: timestamp('appealed_at', { withTimezone: true }).notNull().defaultNow(),
    /** Null until it was decided. */
    outcome: text('outcome', { enum: appealOutcomes }),
    /** For the author alone. */
    note: text('note'),
    decidedBy: uuid('decided_by').references(() => people.personId),
    /** Whether the one who decided is the one who had taken it from view. */
    sameModerator: boolean('same_moderator'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
  },
  (table) => [
    index('appeals_session').on(table.sessionId, table.appealedAt),
    index('appeals_comment').on(table.commentId),
    index('appeals_statement').on(table.statementId),
    index('appeals_question').on(table.questionId),
    check('appeals_target', sql`num_nonnulls(comment_id, statement_id, question_id) = 1`),
  ],
);

/**
 * What was imposed on a person: a warning and a mute hold in their session, a ban in all sessions of the commune. Lifted
 * ones stay, for the record.
 */
export const sanctions = pgTable(
  'sanctions',
  {
    sanctionId: uuid('sanction_id').primaryKey(),
    kind: text('kind', { enum: sanctionKinds }).notNull(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.communeId),
    /** Where it was imposed. */
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.personId),
    /** What they had written. */
    commentId: uuid('comment_id').notNull(),
    reason: text('reason', { enum: moderationReasons }).notNull(),
    imposedBy: uuid('imposed_by')
      .notNull()
      .references(() => people.personId),
    imposedAt: timestamp('imposed_at', { withTimezone: true }).notNull().defaultNow(),
    /** When the person said that they had read the warning. */
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
    liftedAt: timestamp('lifted_at', { withTimezone: true }),
  },
  (table) => [
    index('sanctions_person')
      .on(table.personId)
      .where(sql`lifted_at is null`),
    index('sanctions_session').on(table.sessionId),
    index('sanctions_bans')
      .on(table.imposedAt)
      .where(sql`kind = 'ban' and lifted_at is null`),
  ],
);

/** Words that hold a text back until a moderator has looked at it, as a commune's moderators wrote them. */
export const wordLists = pgTable(
  'word_lists',
  {
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.communeId),
    list: text('list', { enum: wordListNames }).notNull(),
    words: jsonb('words').$type<string[]>().notNull().default([]),
    changedBy: uuid('changed_by').references(() => people.personId),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.communeId, table.list] })],
);
