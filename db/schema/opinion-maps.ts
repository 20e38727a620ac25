import { boolean, integer, jsonb, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { LevelCounts } from '#app/contract/levels.ts';
import type { OpinionMapView } from '#app/contract/opinion-map.ts';
import { sessions } from './sessions.ts';

/** The newest opinion map of a session: what is shown, and what the next one begins with. */
export const opinionMaps = pgTable('opinion_maps', {
  sessionId: uuid('session_id')
    .primaryKey()
    .references(() => sessions.sessionId),
  revision: integer('revision').notNull(),
  /** Computed anew after the session was closed; never changes again. */
  final: boolean('final').notNull().default(false),
  view: jsonb('view').$type<OpinionMapView>().notNull(),
  /** The state of the computation; its shape is the domain's. */
  state: jsonb('state').$type<Record<string, unknown>>().notNull(),
  /** Weight of each statement in the choice of the next one, by its number. */
  priorities: jsonb('priorities').$type<Record<string, number>>().notNull(),
  /** Everybody who voted on statements when it was drawn, by level of assurance; null where they were few, and of earlier maps. */
  levels: jsonb('levels').$type<LevelCounts>(),
  drawnAt: timestamp('drawn_at', { withTimezone: true }).notNull(),
});
