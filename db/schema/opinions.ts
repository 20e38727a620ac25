import { bigint, index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { DocumentTree } from '#app/contract/document.ts';
import { opinionOrigins, opinionStates, versionKinds } from '#app/contract/opinions.ts';
import { languages } from '#app/contract/languages.ts';
import { bytea } from '../bytea.ts';
import { people } from './people.ts';
import { communes, spaces } from './places.ts';

/** Advisory opinions of a space. What they say lives in the tables below. */
export const opinions = pgTable(
  'opinions',
  {
    opinionId: uuid('opinion_id').primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.communeId),
    spaceId: uuid('space_id')
      .notNull()
      .references(() => spaces.spaceId),
    /** Counts the adopted opinions of the space; null before (domain reference, section 8). */
    number: integer('number'),
    title: text('title').notNull(),
    lang: text('lang', { enum: languages }).notNull(),
    origin: text('origin', { enum: opinionOrigins }).notNull(),
    state: text('state', { enum: opinionStates }).notNull().default('first_draft'),
    /** Since when citizens and visitors may read the draft; null while it is private to the space. */
    openedAt: timestamp('opened_at', { withTimezone: true }),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => people.personId),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [unique('opinions_number').on(table.spaceId, table.number), index('opinions_commune').on(table.communeId)],
);

/** Changes of the shared text in the order of their commits (Yjs updates, format V1): added to, cut after compaction. */
export const opinionUpdates = pgTable(
  'opinion_updates',
  {
    updateId: bigint('update_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    opinionId: uuid('opinion_id')
      .notNull()
      .references(() => opinions.opinionId),
    /** Null for the text that a template brought. */
    personId: uuid('person_id').references(() => people.personId),
    update: bytea('update').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('opinion_updates_opinion').on(table.opinionId, table.updateId)],
);

/** The shared text as it was after the update `through`, with what is read and searched. Can be made again from the log. */
export const opinionTexts = pgTable('opinion_texts', {
  opinionId: uuid('opinion_id')
    .primaryKey()
    .references(() => opinions.opinionId),
  through: bigint('through', { mode: 'number' }).notNull(),
  state: bytea('state').notNull(),
  document: jsonb('document').$type<DocumentTree>().notNull(),
  plain: text('plain').notNull(),
  words: integer('words').notNull(),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
});

/** Which person a Yjs client belongs to: who wrote what, and who may go on under that number. */
export const opinionWriters = pgTable(
  'opinion_writers',
  {
    opinionId: uuid('opinion_id')
      .notNull()
      .references(() => opinions.opinionId),
    clientId: bigint('client_id', { mode: 'number' }).notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.personId),
  },
  (table) => [primaryKey({ columns: [table.opinionId, table.clientId] })],
);

/** A text that no longer moves. People decide about a version, never about a moving text. */
export const opinionVersions = pgTable(
  'opinion_versions',
  {
    versionId: uuid('version_id').primaryKey(),
    opinionId: uuid('opinion_id')
      .notNull()
      .references(() => opinions.opinionId),
    number: integer('number').notNull(),
    kind: text('kind', { enum: versionKinds }).notNull(),
    name: text('name'),
    state: text('state', { enum: opinionStates }).notNull(),
    restoredFrom: integer('restored_from'),
    document: jsonb('document').$type<DocumentTree>().notNull(),
    plain: text('plain').notNull(),
    words: integer('words').notNull(),
    madeBy: uuid('made_by')
      .notNull()
      .references(() => people.personId),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull().defaultNow(),
    publishedAt: timestamp('published_at', { withTimezone: true }),
  },
  (table) => [unique('opinion_versions_number').on(table.opinionId, table.number)],
);

/** Pictures in opinions; the alternative text is in the document. */
export const opinionImages = pgTable(
  'opinion_images',
  {
    imageId: uuid('image_id').primaryKey(),
    opinionId: uuid('opinion_id')
      .notNull()
      .references(() => opinions.opinionId),
    type: text('type', { enum: ['image/png', 'image/jpeg', 'image/webp'] }).notNull(),
    bytes: bytea('bytes').notNull(),
    addedBy: uuid('added_by')
      .notNull()
      .references(() => people.personId),
    addedAt: timestamp('added_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('opinion_images_opinion').on(table.opinionId)],
);
