import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { floorStates } from '#app/contract/floor.ts';
import { floorCategories, floorKinds } from '#app/contract/floor.ts';
import { languages, type LocalizedText } from '#app/contract/languages.ts';
import { people } from './people.ts';
import { sessions } from './sessions.ts';

/** The speakers' list of a session, and its countdown: planned once it was started, then running or standing. */
export const floors = pgTable('floors', {
  sessionId: uuid('session_id')
    .primaryKey()
    .references(() => sessions.sessionId),
  open: boolean('open').notNull().default(false),
  turnSeconds: integer('turn_seconds').notNull().default(180),
  nextRequest: integer('next_request').notNull().default(1),
  countdownLabel: text('countdown_label'),
  countdownLang: text('countdown_lang', { enum: languages }),
  countdownPlannedMs: integer('countdown_planned_ms'),
  countdownEndsAt: timestamp('countdown_ends_at', { withTimezone: true }),
  countdownRemainingMs: integer('countdown_remaining_ms'),
  /** When those who have not had the floor were last invited to ask for it; null once the list was closed. */
  invitedAt: timestamp('invited_at', { withTimezone: true }),
});

/** Groups among which the time of a session is shared out. */
export const floorGroups = pgTable(
  'floor_groups',
  {
    groupId: uuid('group_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    /** The order in which they were made. */
    number: integer('number').notNull(),
    name: jsonb('name').$type<LocalizedText>().notNull(),
    minutes: integer('minutes').notNull(),
  },
  (table) => [unique('floor_groups_number').on(table.sessionId, table.number)],
);

/** Requests to speak, and the turns they became. */
export const floorRequests = pgTable(
  'floor_requests',
  {
    requestId: uuid('request_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    /** The order of asking. */
    number: integer('number').notNull(),
    /** Null for somebody of the hall, whom a moderator entered. */
    personId: uuid('person_id').references(() => people.personId),
    /** For which group; null for oneself. */
    groupId: uuid('group_id').references(() => floorGroups.groupId),
    /** The name shown, as it was when the floor was asked for. */
    name: text('name'),
    kind: text('kind', { enum: floorKinds }).notNull(),
    state: text('state', { enum: floorStates }).notNull().default('waiting'),
    /** The place from 0 that the chair chose; null where the rules decide. */
    chairPlace: integer('chair_place'),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull(),
    startedAt: timestamp('started_at', { withTimezone: true }),
    /** Since when this turn has been going on; null while it stands. */
    runningSince: timestamp('running_since', { withTimezone: true }),
    plannedMs: integer('planned_ms'),
    endsAt: timestamp('ends_at', { withTimezone: true }),
    remainingMs: integer('remaining_ms'),
    spokenMs: integer('spoken_ms').notNull().default(0),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [
    unique('floor_requests_number').on(table.sessionId, table.number),
    uniqueIndex('floor_requests_speaker')
      .on(table.sessionId)
      .where(sql`${table.state} = 'speaking'`),
    uniqueIndex('floor_requests_once')
      .on(table.sessionId, table.personId)
      .where(sql`${table.state} in ('waiting', 'speaking')`),
    index('floor_requests_person').on(table.personId),
    index('floor_requests_group').on(table.groupId),
  ],
);

/** What people said of themselves, apart from their names. Erased with the request's place, or when the session closes. */
export const floorCategoriesOf = pgTable('floor_categories', {
  requestId: uuid('request_id')
    .primaryKey()
    .references(() => floorRequests.requestId, { onDelete: 'cascade' }),
  category: text('category', { enum: floorCategories }).notNull(),
});

/** What a moderator may do with the floor. */
export const floorActKinds = [
  'open',
  'close',
  'turn_length',
  'add',
  'give',
  'override',
  'pause',
  'resume',
  'extend',
  'stop',
  'remove',
  'up',
  'down',
  'countdown_start',
  'countdown_pause',
  'countdown_resume',
  'countdown_extend',
  'countdown_stop',
  'invite',
  'group_set',
  'group_remove',
  'regroup',
  'undo',
] as const;

/** Every act of a moderator on the floor, public without names. */
export const floorActs = pgTable(
  'floor_acts',
  {
    floorActId: uuid('floor_act_id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    act: text('act', { enum: floorActKinds }).notNull(),
    requestId: uuid('request_id').references(() => floorRequests.requestId),
    moderatorId: uuid('moderator_id')
      .notNull()
      .references(() => people.personId),
    actedAt: timestamp('acted_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('floor_acts_session').on(table.sessionId, table.actedAt)],
);
