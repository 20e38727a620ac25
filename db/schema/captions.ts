import { bigint, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { languages } from '#app/contract/languages.ts';
import { people } from './people.ts';
import { sessions } from './sessions.ts';

/** Who was named to caption a session: the holder of an account, or whoever has the link. None is deleted. */
export const captioners = pgTable(
  'captioners',
  {
    captionerId: uuid('captioner_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    /** Null for a link. */
    personId: uuid('person_id').references(() => people.personId),
    namedBy: uuid('named_by')
      .notNull()
      .references(() => people.personId),
    namedAt: timestamp('named_at', { withTimezone: true }).notNull(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (table) => [index('captioners_session').on(table.sessionId, table.namedAt)],
);

/** The lines of the captions in the order in which they were begun; a correction replaces the text and raises the revision. */
export const captions = pgTable(
  'captions',
  {
    captionId: uuid('caption_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    position: bigint('position', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    captionerId: uuid('captioner_id')
      .notNull()
      .references(() => captioners.captionerId),
    lang: text('lang', { enum: languages }).notNull(),
    /** Empty where its captioner took it back. */
    text: text('text').notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
    revision: integer('revision').notNull().default(1),
    hiddenAt: timestamp('hidden_at', { withTimezone: true }),
    /** Since when a moderator's words stand, which its captioner no longer changes. */
    correctedAt: timestamp('corrected_at', { withTimezone: true }),
  },
  (table) => [index('captions_session').on(table.sessionId, table.position)],
);
