import type { GroupLabel } from '#app/contract/opinion-groups.ts';
import { eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { opinionMaps } from '../schema/opinion-maps.ts';

export type OpinionMapRow = typeof opinionMaps.$inferSelect;
export type MapVote = { personId: string; number: number; vote: number };

/** The newest map of a session with its state, or null before there is one. */
export async function findOpinionMap(db: Reader, sessionId: string): Promise<OpinionMapRow | null> {
  const [row] = await db.select().from(opinionMaps).where(eq(opinionMaps.sessionId, sessionId));
  return row ?? null;
}

/** The map of a session locked against being drawn by another, or null before there is one. */
export async function findOpinionMapForUpdate(tx: Tx, sessionId: string): Promise<OpinionMapRow | null> {
  const [row] = await tx.select().from(opinionMaps).where(eq(opinionMaps.sessionId, sessionId)).for('update');
  return row ?? null;
}

/** What everybody sees of the newest map, without the state of its computation. */
export async function findDrawnMap(
  db: Reader,
  sessionId: string,
): Promise<Pick<OpinionMapRow, 'revision' | 'final' | 'view' | 'levels' | 'drawnAt'> | null> {
  const { revision, final, view, levels, drawnAt } = opinionMaps;
  const [row] = await db
    .select({ revision, final, view, levels, drawnAt })
    .from(opinionMaps)
    .where(eq(opinionMaps.sessionId, sessionId));
  return row ?? null;
}

/** The number of the newest map of a session, 0 before there is one. */
export async function findMapRevision(db: Reader, sessionId: string): Promise<number> {
  const { revision } = opinionMaps;
  const [row] = await db.select({ revision }).from(opinionMaps).where(eq(opinionMaps.sessionId, sessionId));
  return row?.revision ?? 0;
}

/**
 * Where one person is on the newest map, found in its state by the database: of a large conversation that state is too
 * long to be read for every viewer. Null for who is not on it.
 */
export async function findOwnPlace(
  db: Reader,
  sessionId: string,
  personId: string,
): Promise<{ x: number; y: number; label: GroupLabel | null } | null> {
  const [row] = await db.execute<{ x: number; y: number; label: GroupLabel | null }>(sql`
    select (m.state->'at'->own.place->>0)::float8 as x, (m.state->'at'->own.place->>1)::float8 as y,
      (select g->>'label' from jsonb_array_elements(m.state->'groups') g
        where g->'members' @> to_jsonb(own.place)) as label
    from opinion_maps m, lateral (
      select (number - 1)::int as place from jsonb_array_elements_text(m.state->'people') with ordinality as p (id, number)
      where p.id = ${personId}) own
    where m.session_id = ${sessionId} and m.state->'inConversation' @> to_jsonb(own.place)`);
  return row ?? null;
}

/** Keeps a map in the place of the one before. A final one stays. @returns its revision, null when a final one stayed */
export async function upsertOpinionMap(tx: Tx, map: Omit<OpinionMapRow, 'revision'>): Promise<number | null> {
  const [row] = await tx
    .insert(opinionMaps)
    .values({ ...map, revision: 1 })
    .onConflictDoUpdate({
      target: opinionMaps.sessionId,
      set: { ...map, revision: sql`${opinionMaps.revision} + 1` },
      setWhere: eq(opinionMaps.final, false),
    })
    .returning({ revision: opinionMaps.revision });
  return row?.revision ?? null;
}

/** Every vote on the statements of a session by their numbers, in the order of time. */
export async function listMapVotes(db: Reader, sessionId: string): Promise<MapVote[]> {
  return db.execute<MapVote>(sql`
    select v.person_id as "personId", s.number, v.vote
    from statement_votes v join statements s using (statement_id)
    where s.session_id = ${sessionId} order by v.voted_at, v.person_id, s.number`);
}

/** Sessions with votes that are in no map yet: after a start, what the process before left undone. */
export async function listUnmappedSessions(db: Reader): Promise<string[]> {
  const rows = await db.execute<{ sessionId: string }>(sql`
    select s.session_id as "sessionId" from sessions s left join opinion_maps m using (session_id)
    where (m.session_id is null or (not m.final and (s.state = 'closed' or m.drawn_at < (
        select max(v.voted_at) from statement_votes v join statements t using (statement_id) where t.session_id = s.session_id))))
      and exists (select from statement_votes v join statements t using (statement_id) where t.session_id = s.session_id)`);
  return rows.map((row) => row.sessionId);
}
