import { index, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { languages } from '#app/contract/languages.ts';
import { commentKinds } from '#app/contract/comment-kinds.ts';
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
    postedAt: timestamp('posted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    unique('comments_number').on(table.sessionId, table.number),
    index('comments_parent').on(table.parentId, table.number),
    index('comments_threads').on(table.sessionId, table.parentId, table.number),
    index('comments_state').on(table.sessionId, table.state, table.number),
    index('comments_author').on(table.authorId),
  ],
);

/** Every act of moderation, reasoned and reversible. Public without the text it concerns. */
export const moderationActs = pgTable(
  'moderation_acts',
  {
    moderationActId: uuid('moderation_act_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    targetKind: text('target_kind', { enum: ['comment', 'statement', 'question'] }).notNull(),
    targetId: uuid('target_id').notNull(),
    act: text('act', { enum: ['hide', 'restore', 'release', 'refuse'] }).notNull(),
    reason: text('reason', { enum: moderationReasons }),
    note: text('note'),
    moderatorId: uuid('moderator_id')
      .notNull()
      .references(() => people.personId),
    actedAt: timestamp('acted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('moderation_acts_session').on(table.sessionId, table.actedAt)],
);
