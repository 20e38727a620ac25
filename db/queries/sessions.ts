import { asc, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { SeatCategory } from '#app/contract/colleges.ts';
import type { Reader, Tx } from '../client.ts';
import { isOneOf, type SessionSet } from './session-set.ts';
import { communes } from '../schema/places.ts';
import { participants, pseudonyms, sessions } from '../schema/sessions.ts';

export type SessionRow = typeof sessions.$inferSelect & { communeSlug: string };

const columns = { session: sessions, communeSlug: communes.slug };

function joined(row: { session: typeof sessions.$inferSelect; communeSlug: string } | undefined): SessionRow | null {
  return row ? { ...row.session, communeSlug: row.communeSlug } : null;
}

export async function findSession(db: Reader, sessionId: string): Promise<SessionRow | null> {
  const [row] = await db
    .select(columns)
    .from(sessions)
    .innerJoin(communes, eq(communes.communeId, sessions.communeId))
    .where(eq(sessions.sessionId, sessionId));
  return joined(row);
}

export async function findSessionByCode(db: Reader, code: string): Promise<SessionRow | null> {
  const [row] = await db
    .select(columns)
    .from(sessions)
    .innerJoin(communes, eq(communes.communeId, sessions.communeId))
    .where(eq(sessions.code, code));
  return joined(row);
}

/** Sessions with a share lock: none of them can be paused or closed before the transaction ends. */
export async function listSessionsForShare(tx: Tx, which: SessionSet): Promise<SessionRow[]> {
  const rows = await tx
    .select(columns)
    .from(sessions)
    .innerJoin(communes, eq(communes.communeId, sessions.communeId))
    .where(isOneOf(sessions.sessionId, which))
    .orderBy(asc(sessions.sessionId))
    .for('share', { of: sessions });
  return rows.map((row) => ({ ...row.session, communeSlug: row.communeSlug }));
}

/** Sessions whose counters are about to move: locked against other posts and changes, not against votes' key checks. */
export async function listSessionsForPosts(tx: Tx, ids: string[]): Promise<SessionRow[]> {
  const rows = await tx
    .select(columns)
    .from(sessions)
    .innerJoin(communes, eq(communes.communeId, sessions.communeId))
    .where(inArray(sessions.sessionId, ids))
    .orderBy(asc(sessions.sessionId))
    .for('no key update', { of: sessions });
  return rows.map((row) => ({ ...row.session, communeSlug: row.communeSlug }));
}

/** A session with an update lock: nothing is voted, posted or moved in it while it is held. */
export async function findSessionForUpdate(tx: Tx, sessionId: string): Promise<SessionRow | null> {
  const [row] = await tx
    .select(columns)
    .from(sessions)
    .innerJoin(communes, eq(communes.communeId, sessions.communeId))
    .where(eq(sessions.sessionId, sessionId))
    .for('update', { of: sessions });
  return joined(row);
}

/** A commune's sessions: those that go on first, then the coming ones, then the past ones, newest first. */
export async function listSessions(db: Reader, communeId: string, limit = 50): Promise<SessionRow[]> {
  const rank = sql`case ${sessions.state} when 'open' then 0 when 'paused' then 0 when 'planned' then 1 else 2 end`;
  const rows = await db
    .select(columns)
    .from(sessions)
    .innerJoin(communes, eq(communes.communeId, sessions.communeId))
    .where(eq(sessions.communeId, communeId))
    .orderBy(rank, desc(sessions.startsAt))
    .limit(limit);
  return rows.map((row) => ({ ...row.session, communeSlug: row.communeSlug }));
}

export async function insertSession(tx: Tx, row: typeof sessions.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(sessions).values(row).onConflictDoNothing().returning({ id: sessions.sessionId });
  return rows.length === 1;
}

export async function updateSession(
  tx: Tx,
  sessionId: string,
  change: Partial<typeof sessions.$inferInsert>,
): Promise<void> {
  await tx.update(sessions).set(change).where(eq(sessions.sessionId, sessionId));
}

/**
 * Takes the next numbers of a session's statements, motions, comments or questions.
 * @returns the first of them
 */
export async function takeNumbers(
  tx: Tx,
  sessionId: string,
  kind: 'nextStatement' | 'nextMotion' | 'nextComment' | 'nextQuestion',
  howMany: number,
): Promise<number> {
  const column = sessions[kind];
  const [row] = await tx
    .update(sessions)
    .set({ [kind]: sql`${column} + ${howMany}` })
    .where(eq(sessions.sessionId, sessionId))
    .returning({ next: column });
  return (row?.next ?? howMany + 1) - howMany;
}

/** @returns true when the person was not in the session before */
export async function insertParticipant(tx: Tx, sessionId: string, personId: string): Promise<boolean> {
  const rows = await tx
    .insert(participants)
    .values({ sessionId, personId })
    .onConflictDoNothing()
    .returning({ personId: participants.personId });
  return rows.length === 1;
}

export async function countParticipants(db: Reader, sessionId: string): Promise<number> {
  const [row] = await db.select({ people: count() }).from(participants).where(eq(participants.sessionId, sessionId));
  return row?.people ?? 0;
}

/**
 * The pseudonyms of everybody who voted, commented, asked, supported or added a statement in a session. New ones are drawn in random
 * order and stored, so that every later export shows the same.
 */
export async function upsertPseudonyms(tx: Tx, sessionId: string): Promise<Map<string, number>> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${sessionId}))`);
  await tx.execute(sql`
    insert into pseudonyms (session_id, person_id, pseudonym)
    select ${sessionId}, person_id,
      coalesce((select max(pseudonym) + 1 from pseudonyms where session_id = ${sessionId}), 0) + row_number() over (order by random()) - 1
    from (
      select v.person_id from statement_votes v join statements s using (statement_id) where s.session_id = ${sessionId}
      union select author_id from statements where session_id = ${sessionId}
      union select author_id from comments where session_id = ${sessionId}
      union select author_id from questions where session_id = ${sessionId} and author_name is not null
      union select p.person_id from question_supports p join questions q using (question_id)
        where q.session_id = ${sessionId} and p.support = 1
      union select b.person_id from ballots b join motions m using (motion_id) where m.session_id = ${sessionId}
    ) active
    where person_id not in (select person_id from pseudonyms where session_id = ${sessionId})`);
  const rows = await tx
    .select({ personId: pseudonyms.personId, pseudonym: pseudonyms.pseudonym })
    .from(pseudonyms)
    .where(eq(pseudonyms.sessionId, sessionId));
  return new Map(rows.map((row) => [row.personId, row.pseudonym]));
}

/** Members in office: the seats of a space that a mandate fills today, of some categories where they are named. The base of a quorum. */
export async function countMembersInOffice(
  db: Reader,
  spaceId: string,
  categories: readonly SeatCategory[] | null = null,
): Promise<number> {
  const [row] = await db.execute<{ members: number }>(sql`
    select count(distinct s.seat_id)::int as members from seats s join mandates m using (seat_id)
    where s.space_id = ${spaceId} and m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date)
      and (${categories === null} or s.category = any(${sql.param(categories ?? [])}::text[]))`);
  return row?.members ?? 0;
}
