import { index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { fileKinds, type DocumentLang } from '#app/contract/agenda-documents.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import { bytea } from '../bytea.ts';
import { opinions } from './opinions.ts';
import { people } from './people.ts';
import { sessions } from './sessions.ts';

/**
 * Documents of agenda items: files with their bytes, and opinions by their ids. Of one that was removed the ids stay, with
 * who attached and who removed it; its title and its bytes go.
 */
export const agendaDocuments = pgTable(
  'agenda_documents',
  {
    documentId: uuid('document_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    /** Not a reference: what was removed outlives its item. */
    agendaItemId: uuid('agenda_item_id').notNull(),
    position: integer('position').notNull(),
    kind: text('kind', { enum: [...fileKinds, 'opinion'] }).notNull(),
    /** Null for an opinion, which has its own. */
    title: jsonb('title').$type<LocalizedText>(),
    langs: jsonb('langs').$type<DocumentLang[]>().notNull(),
    opinionId: uuid('opinion_id').references(() => opinions.opinionId),
    bytes: bytea('bytes'),
    /** How many bytes, and their SHA-256 in hexadecimal digits; null for an opinion. */
    size: integer('size'),
    sha256: text('sha256'),
    addedBy: uuid('added_by')
      .notNull()
      .references(() => people.personId),
    addedAt: timestamp('added_at', { withTimezone: true }).notNull(),
    removedBy: uuid('removed_by').references(() => people.personId),
    removedAt: timestamp('removed_at', { withTimezone: true }),
  },
  (table) => [
    index('agenda_documents_item').on(table.agendaItemId),
    index('agenda_documents_session').on(table.sessionId),
  ],
);
