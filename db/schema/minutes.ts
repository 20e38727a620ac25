import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { minutesOffices, officerRoles, type MinutesSection, type MinutesTexts } from '#app/contract/minutes.ts';
import { people } from './people.ts';
import { mandates } from './places.ts';
import { sessions } from './sessions.ts';

/** A part of the minutes with how often it was changed: a save names the revision that it goes on from. */
export type KeptSection = MinutesTexts & { revision: number };

/** Versions of the minutes of a closed session: one at most is being written, the published ones stay as they are. */
export const minutesVersions = pgTable(
  'minutes_versions',
  {
    versionId: uuid('version_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    number: integer('number').notNull(),
    /** Why the version before was corrected; null for the first. */
    reason: text('reason'),
    sections: jsonb('sections').$type<Record<MinutesSection, KeptSection>>().notNull(),
    /** Of the content as it is now. */
    sha256: text('sha256').notNull(),
    changedBy: uuid('changed_by')
      .notNull()
      .references(() => people.personId),
    changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
    publishedBy: uuid('published_by').references(() => people.personId),
    publishedAt: timestamp('published_at', { withTimezone: true }),
  },
  (table) => [
    unique('minutes_versions_number').on(table.sessionId, table.number),
    uniqueIndex('minutes_versions_written')
      .on(table.sessionId)
      .where(sql`published_at is null`),
  ],
);

/** Who signed a version, by the mandate they held; a change of its content removes them. */
export const minutesSignatures = pgTable(
  'minutes_signatures',
  {
    versionId: uuid('version_id')
      .notNull()
      .references(() => minutesVersions.versionId),
    office: text('office', { enum: minutesOffices }).notNull(),
    mandateId: uuid('mandate_id')
      .notNull()
      .references(() => mandates.mandateId),
    role: text('role', { enum: officerRoles }).notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.personId),
    signedAt: timestamp('signed_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.versionId, table.office] }),
    unique('minutes_signatures_person').on(table.versionId, table.personId),
    index('minutes_signatures_mandate').on(table.mandateId),
  ],
);
