import { sql } from 'drizzle-orm';
import type { ReplayCount } from '#app/contract/replay.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import type { FloorKind } from '#app/contract/floor.ts';
import type { Reader } from '../client.ts';

const iso = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export type ReplayTurnRow = {
  startedAt: string;
  endedAt: string | null;
  kind: FloorKind;
  /** Of the seat that the speaker held on that day; null for everybody else. */
  association: LocalizedText | null;
};

/** The turns of speaking of a session with the seats of those who took them, in the order of time. */
export async function listReplayTurns(db: Reader, sessionId: string): Promise<ReplayTurnRow[]> {
  return db.execute<ReplayTurnRow>(sql`
    select ${iso(sql`f.started_at`)} as "startedAt", ${iso(sql`f.ended_at`)} as "endedAt", f.kind,
      (select s.association from seats s join mandates m using (seat_id)
        where s.space_id = e.space_id and m.person_id = f.person_id and m.starts_on <= f.started_at::date
          and (m.ends_on is null or m.ends_on >= f.started_at::date) order by s.number limit 1) as association
    from floor_requests f join sessions e using (session_id)
    where f.session_id = ${sessionId} and f.started_at is not null
    order by f.started_at, f.number`);
}

export type ReplayCountRow = { count: ReplayCount; span: number; added: number };

/**
 * How much was added in each span of a session, of what everybody may see now: shown statements and the votes on them, shown
 * comments and questions, and acts that took something from view. What came before the first span counts into it.
 * @param span seconds of one
 * @param spans how many there are; what came after the last counts into it
 */
export async function listReplayCounts(
  db: Reader,
  sessionId: string,
  { from, span, spans }: { from: Date; span: number; spans: number },
): Promise<ReplayCountRow[]> {
  const when = sql`least(${spans}::int - 1, greatest(0, floor(extract(epoch from t.at - ${from.toISOString()}::timestamptz) / ${span}::float8)::int))`;
  return db.execute<ReplayCountRow>(sql`
    select t.count, ${when} as span, count(*)::int as added from (
      select 'statements' as count, s.added_at as at from statements s
        where s.session_id = ${sessionId} and s.state = 'accepted'
      union all select 'votes', v.voted_at from statement_votes v join statements s using (statement_id)
        where s.session_id = ${sessionId} and s.state = 'accepted'
      union all select 'comments', c.posted_at from comments c where c.session_id = ${sessionId} and c.state = 'published'
      union all select 'questions', q.asked_at from questions q
        where q.session_id = ${sessionId} and q.state not in ('held', 'hidden', 'refused')
      union all select 'moderated', m.acted_at from moderation_acts m
        where m.session_id = ${sessionId} and m.act in ('hide', 'refuse', 'refuse-edit')
    ) t group by 1, 2 order by 1, 2`);
}
