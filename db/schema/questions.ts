import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { languages } from '#app/contract/languages.ts';
import { moderationReasons } from '#app/contract/moderation.ts';
import { questionStates } from '#app/contract/views.ts';
import { people } from './people.ts';
import { sessions } from './sessions.ts';

/** Questions asked in a session; at most one of a session is live. */
export const questions = pgTable(
  'questions',
  {
    questionId: uuid('question_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    number: integer('number').notNull(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => people.personId),
    /** The name shown with it, as it was when it was asked; null for one asked without a name. */
    authorName: text('author_name'),
    text: text('text').notNull(),
    lang: text('lang', { enum: languages }).notNull(),
    state: text('state', { enum: questionStates }).notNull(),
    /** Where a hidden question goes back to when it is shown again. */
    hiddenFrom: text('hidden_from', { enum: ['open', 'shortlisted', 'answered', 'archived'] }),
    reason: text('reason', { enum: moderationReasons }),
    /** Words of the commune's lists that it contains. For moderators alone. */
    heldWords: jsonb('held_words').$type<string[]>().notNull().default([]),
    /** Null where it was answered aloud. */
    answer: text('answer'),
    answerLang: text('answer_lang', { enum: languages }),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique('questions_number').on(table.sessionId, table.number),
    uniqueIndex('questions_live')
      .on(table.sessionId)
      .where(sql`state = 'live'`),
    index('questions_author').on(table.authorId),
  ],
);

/** Whether a person supports a question: 1, or 0 once it was taken back; `revision` counts that person's changes. */
export const questionSupports = pgTable(
  'question_supports',
  {
    questionId: uuid('question_id')
      .notNull()
      .references(() => questions.questionId),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.personId),
    support: smallint('support').notNull(),
    revision: integer('revision').notNull(),
    supportedAt: timestamp('supported_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.questionId, table.personId] }),
    index('question_supports_person').on(table.personId),
  ],
);
