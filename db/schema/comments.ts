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
import { commentKinds, heldReasons, reportOutcomes } from '#app/contract/comment-kinds.ts';
import { moderationReasons } from '#app/contract/moderation.ts';
import { commentStates } from '#app/contract/views.ts';
import { people } from './people.ts';
import { sessions } from './sessions.ts';

export const comments = pgTable(
  'comments',
  {
    commentId: uuid('comment_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    parentId: uuid('parent_id'),
    /** Place in the session's debate: a thread is read by its first comment's number. */
    number: integer('number').notNull(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => people.personId),
    /** The name shown with it, as it was when it was posted. */
    authorName: text('author_name'),
    kind: text('kind', { enum: commentKinds }).notNull(),
    text: text('text').notNull(),
    lang: text('lang', { enum: languages }).notNull(),
    state: text('state', { enum: commentStates }).notNull(),
    reason: text('reason', { enum: moderationReasons }),
    /** Where a withdrawn comment goes back to when its author puts it back. */
    withdrawnFrom: text('withdrawn_from', { enum: ['published', 'held'] }),
    /** Why it was held where the session's own switch is not the cause; null otherwise. */
    heldFor: text('held_for', { enum: heldReasons }),
    /** Words of the commune's lists that it contains, as they stand in the lists. For moderators alone. */
    heldWords: jsonb('held_words').$type<string[]>().notNull().default([]),
    postedAt: timestamp('posted_at', { withTimezone: true }).notNull().defaultNow(),
    /** When its author last changed its words; null for one as it was posted. */
    editedAt: timestamp('edited_at', { withTimezone: true }),
  },
  (table) => [
    unique('comments_number').on(table.sessionId, table.number),
    index('comments_parent').on(table.parentId, table.number),
    index('comments_threads').on(table.sessionId, table.parentId, table.number),
    index('comments_state').on(table.sessionId, table.state, table.number),
    index('comments_author').on(table.authorId),
    index('comments_text').on(table.sessionId, sql`md5(${table.text})`),
  ],
);

export const commentTextStates = ['shown', 'held', 'refused', 'replaced'] as const;

/**
 * Other words of comments: `shown` ones were public before an edit, `held` wait for a moderator, `refused` ones were not
 * let through, and `replaced` were never public and gave way to later ones.
 */
export const commentTexts = pgTable(
  'comment_texts',
  {
    commentTextId: uuid('comment_text_id').primaryKey(),
    commentId: uuid('comment_id')
      .notNull()
      .references(() => comments.commentId),
    text: text('text').notNull(),
    lang: text('lang', { enum: languages }).notNull(),
    state: text('state', { enum: commentTextStates }).notNull(),
    reason: text('reason', { enum: moderationReasons }),
    heldWords: jsonb('held_words').$type<string[]>().notNull().default([]),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('comment_texts_comment').on(table.commentId, table.writtenAt),
    uniqueIndex('comment_texts_held')
      .on(table.commentId)
      .where(sql`state = 'held'`),
  ],
);

/** Whether a person supports a comment: 1, or 0 once it was taken back; `revision` counts that person's changes. */
export const commentSupports = pgTable(
  'comment_supports',
  {
    commentId: uuid('comment_id')
      .notNull()
      .references(() => comments.commentId),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.personId),
    support: smallint('support').notNull(),
    revision: integer('revision').notNull(),
    supportedAt: timestamp('supported_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.commentId, table.personId] }),
    index('comment_supports_person').on(table.personId),
  ],
);

/** Reports of comments, one of each person; who reported is shown to nobody. */
export const commentReports = pgTable(
  'comment_reports',
  {
    commentId: uuid('comment_id')
      .notNull()
      .references(() => comments.commentId),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.personId),
    reason: text('reason', { enum: moderationReasons }).notNull(),
    reportedAt: timestamp('reported_at', { withTimezone: true }).notNull().defaultNow(),
    /** Null until a moderator decided. */
    outcome: text('outcome', { enum: reportOutcomes }),
  },
  (table) => [
    primaryKey({ columns: [table.commentId, table.personId] }),
    index('comment_reports_person').on(table.personId),
  ],
);
