import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { charterVersion } from '#app/contract/charter.ts';
import { codeAlphabet } from '#app/contract/ids.ts';

/** A guest of a room, with the token that opens its login. */
export type Guest = { personId: string; token: string };
/** A live session of its own, made after the demo's. */
export type Room = { sessionId: string; code: string; motionId: string; path: string; guests: Guest[] };

/** With `voted` the guests have voted on half of the statements, each in a different way. */
type Size = { guests: number; comments: number; voted?: boolean };

/** Makes an open session like the demo's with an open motion, this many guests who joined, and this many comments. */
export async function seedRoom(sql: postgres.Sql, size: Size): Promise<Room> {
  const sessionId = randomUUID();
  const motionId = randomUUID();
  const code = Array.from({ length: 6 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');
  const guests = Array.from({ length: size.guests }, () => ({
    personId: randomUUID(),
    token: randomBytes(32).toString('base64url'),
  }));
  await sql.begin(async (tx) => {
    await copySession(tx, { session_id: sessionId, code, current_item_id: null, next_comment: size.comments + 1 });
    await copyQuestions(tx, sessionId, motionId);
    await joinGuests(tx, sessionId, guests);
    if (size.voted) await voteAtRandom(tx, sessionId);
    await fillDebate(tx, sessionId, size.comments);
  });
  await sql`analyze comments, people, participants, auth_sessions, ballots, statement_votes`;
  const [place] = await sql`select slug from communes join sessions using (commune_id) where session_id = ${sessionId}`;
  return { sessionId, code, motionId, path: `/ar/${place?.slug}/sessions/${sessionId}`, guests };
}

/** A row of the demo with some of its columns changed, whatever other columns there are. */
async function copySession(tx: postgres.TransactionSql, change: Record<string, string | number | null>): Promise<void> {
  await tx`insert into sessions select (jsonb_populate_record(s, ${tx.json(change)})).* from sessions s where code = 'TACHAW'`;
}

async function copyQuestions(tx: postgres.TransactionSql, sessionId: string, motionId: string): Promise<void> {
  await tx`insert into motions
    select (jsonb_populate_record(m, ${tx.json({ motion_id: motionId, session_id: sessionId, agenda_item_id: null, number: 1 })})).*
    from motions m join sessions s using (session_id) where s.code = 'TACHAW' and m.state = 'open' limit 1`;
  await tx`insert into statements
    select (jsonb_populate_record(t, jsonb_build_object('session_id', ${sessionId}::text, 'statement_id', gen_random_uuid()))).*
    from statements t join sessions s using (session_id) where s.code = 'TACHAW' and t.state = 'accepted'`;
}

async function joinGuests(tx: postgres.TransactionSql, sessionId: string, guests: Guest[]): Promise<void> {
  const ids = guests.map((guest) => guest.personId);
  const hashes = guests.map(({ token }) => createHash('sha256').update(token).digest('hex'));
  await tx`insert into people (person_id, kind, charter_version, charter_accepted_at)
    select id, 'guest', ${charterVersion}, now() from unnest(${ids}::uuid[]) id`;
  await tx`insert into participants (session_id, person_id) select ${sessionId}, id from unnest(${ids}::uuid[]) id`;
  await tx`insert into auth_sessions (auth_session_id, person_id, expires_at)
    select hash, id, now() + interval '30 days' from unnest(${hashes}::text[], ${ids}::uuid[]) t(hash, id)`;
}

async function voteAtRandom(tx: postgres.TransactionSql, sessionId: string): Promise<void> {
  await tx`insert into statement_votes (statement_id, person_id, vote, revision)
    select statement_id, person_id, floor(random() * 3) - 1, 1
    from statements join participants using (session_id) where session_id = ${sessionId} and random() < 0.5`;
}

/** The demo's comments over and over, each the first of a thread. */
async function fillDebate(tx: postgres.TransactionSql, sessionId: string, count: number): Promise<void> {
  await tx`
    with texts as (
      select row_number() over (order by c.number) - 1 as place, count(*) over () as many, c.*
      from comments c join sessions s using (session_id)
      where s.code = 'TACHAW' and c.parent_id is null and c.state = 'published')
    insert into comments (comment_id, session_id, number, author_id, author_name, kind, text, lang, state, posted_at)
    select gen_random_uuid(), ${sessionId}, n, author_id, author_name, kind, text, lang, state, now() - interval '1 hour'
    from generate_series(1, ${count}) n join texts on place = n % many`;
}
