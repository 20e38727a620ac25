import {
  type AnyPgColumn,
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { doorReasons, doors, type NetworkShare } from '#app/contract/door.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import { agendaOrigins } from '#app/contract/agenda.ts';
import { sessionStates, usualStatements, wallViews } from '#app/contract/moderation.ts';
import type { WallMessage } from '#app/contract/views.ts';
import { communes, spaces } from './places.ts';
import { people } from './people.ts';

/** Live sessions: the meetings. */
export const sessions = pgTable(
  'sessions',
  {
    sessionId: uuid('session_id').primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.communeId),
    spaceId: uuid('space_id').references(() => spaces.spaceId),
    code: text('code').notNull().unique(),
    state: text('state', { enum: sessionStates }).notNull().default('planned'),
    title: jsonb('title').$type<LocalizedText>().notNull(),
    purpose: jsonb('purpose').$type<LocalizedText>().notNull(),
    decides: jsonb('decides').$type<LocalizedText>().notNull(),
    decidedBy: jsonb('decided_by').$type<LocalizedText>().notNull(),
    decidedWhen: jsonb('decided_when').$type<LocalizedText>().notNull(),
    afterwards: jsonb('afterwards').$type<LocalizedText>().notNull(),
    place: jsonb('place').$type<LocalizedText>(),
    startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true }),
    closedAt: timestamp('closed_at', { withTimezone: true }),
    /** Since when its minutes have been published. */
    minutesAt: timestamp('minutes_at', { withTimezone: true }),
    currentItemId: uuid('current_item_id'),
    /** Since when that item is the current one of the open session, by the database's clock. */
    itemSince: timestamp('item_since', { withTimezone: true }),
    holdComments: boolean('hold_comments').notNull().default(false),
    statementsByAll: boolean('statements_by_all').notNull().default(true),
    /** Whether statements wait for a moderator before people vote on them. */
    holdStatements: boolean('hold_statements').notNull().default(false),
    /** How many statements each person may add. */
    statementLimit: integer('statement_limit').notNull().default(usualStatements),
    /** Seconds between two comments of one person; 0 for no such rule. */
    slowSeconds: integer('slow_seconds').notNull().default(0),
    /** Whether comments of people who are new to the commune's sessions wait until one of theirs was released. */
    holdFirst: boolean('hold_first').notNull().default(false),
    /** Who may still come in. */
    door: text('door', { enum: doors }).notNull().default('open'),
    /** Why it was moved last; null where it never was. */
    doorReason: text('door_reason', { enum: doorReasons }),
    /** How its guests were spread over networks, once it was closed and the networks were forgotten. */
    networks: jsonb('networks').$type<NetworkShare>(),
    wall: text('wall', { enum: wallViews }).notNull().default('auto'),
    /** What the view `message` shows. */
    wallMessage: jsonb('wall_message').$type<WallMessage>(),
    /** Whether somebody was named to caption it, and whether the screens carry the captions. */
    captioned: boolean('captioned').notNull().default(false),
    wallCaptions: boolean('wall_captions').notNull().default(false),
    nextStatement: integer('next_statement').notNull().default(1),
    nextMotion: integer('next_motion').notNull().default(1),
    nextComment: integer('next_comment').notNull().default(1),
    nextQuestion: integer('next_question').notNull().default(1),
    createdBy: uuid('created_by').references(() => people.personId),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('sessions_commune').on(table.communeId, table.startsAt)],
);

export const agendaItems = pgTable(
  'agenda_items',
  {
    agendaItemId: uuid('agenda_item_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    position: integer('position').notNull(),
    title: jsonb('title').$type<LocalizedText>().notNull(),
    plannedMinutes: integer('planned_minutes').notNull(),
    /** The item that it is a part of. */
    parentId: uuid('parent_id').references((): AnyPgColumn => agendaItems.agendaItemId),
    origin: text('origin', { enum: agendaOrigins }).notNull().default('bureau'),
    /** How long it was the current item of the open session, until `item_since`. */
    spentMs: bigint('spent_ms', { mode: 'number' }).notNull().default(0),
    /** Seen by moderators alone, with its parts. */
    hidden: boolean('hidden').notNull().default(false),
    /** For moderators alone. */
    note: text('note').notNull().default(''),
  },
  (table) => [index('agenda_items_session').on(table.sessionId, table.position)],
);

/** Who is in a session. One row a person, whatever the number of devices. */
export const participants = pgTable(
  'participants',
  {
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.personId),
    joinedAt: timestamp('joined_at', { withTimezone: true }).notNull().defaultNow(),
    /** A hash of the network a guest came from, with a key that lives one day; erased when the session is closed. */
    network: text('network'),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.personId] }),
    index('participants_person').on(table.personId),
  ],
);

/** The number that stands for a person in the open data of one session: drawn once, without meaning. */
export const pseudonyms = pgTable(
  'pseudonyms',
  {
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.personId),
    pseudonym: integer('pseudonym').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.personId] }),
    unique('pseudonyms_number').on(table.sessionId, table.pseudonym),
  ],
);
