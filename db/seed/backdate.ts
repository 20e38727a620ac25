import { sql } from 'drizzle-orm';
import type { Db } from '../client.ts';

/**
 * Spreads what happened in a session evenly over the time from `from` to `to`, as if it had not been played in one
 * second: comments, questions and statements in the order of their numbers, votes and joining in any order. Events keep the
 * times of the story; those of one moment are spread until the next one.
 */
export async function backdate(db: Db, sessionId: string, from: Date, to: Date): Promise<void> {
  const start = from.toISOString();
  const seconds = (to.getTime() - from.getTime()) / 1000;
  const at = (part: ReturnType<typeof sql>) =>
    sql`${start}::timestamptz + make_interval(secs => ${seconds}::float8 * ${part})`;
  const evenly = (number: string, next: string) =>
    at(sql`${sql.raw(number)}::float8 / (select ${sql.raw(next)} from sessions where session_id = ${sessionId})`);
  await db.execute(
    sql`update comments set posted_at = ${evenly('number', 'next_comment')} where session_id = ${sessionId}`,
  );
  await db.execute(
    sql`update questions set asked_at = ${evenly('number', 'next_question')}, answered_at = case when answered_at is not null
      then ${evenly('(number + 0.5)', 'next_question')} end where session_id = ${sessionId}`,
  );
  await db.execute(
    sql`update statements set added_at = ${at(sql`0.15 * number / 20.0`)} where session_id = ${sessionId}`,
  );
  await db.execute(sql`
    update statement_votes v set voted_at = ${at(sql`(0.2 + 0.8 * abs(hashtext(v.statement_id::text || v.person_id::text)::bigint) / 2147483648.0)`)}
    from statements s where s.statement_id = v.statement_id and s.session_id = ${sessionId}`);
  await db.execute(
    sql`update participants set joined_at = ${at(sql`abs(hashtext(person_id::text)::bigint) / 21474836480.0`)} where session_id = ${sessionId}`,
  );
  await spreadEvents(db, sessionId, from, to);
  await db.execute(sql`
    update moderation_acts set acted_at = ${at(sql`0.9`)} where session_id = ${sessionId}`);
}

async function spreadEvents(db: Db, sessionId: string, from: Date, to: Date): Promise<void> {
  await db.execute(sql`
    update event_log e set at = step.at from (
      select seq, at + (least(next, ${to.toISOString()}::timestamptz) - at)
        * ((row_number() over (partition by at order by seq) - 1)::float8 / count(*) over (partition by at)) as at
      from (
        select seq, at, coalesce(min(at) over (
          order by at range between interval '1 microsecond' following and unbounded following
        ), 'infinity') as next
        from event_log where topic = ${`session:${sessionId}`}
      ) played
      where at >= ${from.toISOString()}::timestamptz and at < ${to.toISOString()}::timestamptz
    ) step
    where e.topic = ${`session:${sessionId}`} and e.seq = step.seq`);
}

/** Gives each item of the agenda the time that it was current by the story's clock; the database's own saw one second. */
export async function timeItems(db: Db, sessionId: string, ends: Date): Promise<void> {
  await db.execute(sql`
    update agenda_items i set spent_ms = step.ms from (
      select data->>'agendaItemId' as id,
        extract(epoch from lead(at, 1, ${ends.toISOString()}::timestamptz) over (order by seq) - at)::bigint * 1000 as ms
      from event_log where topic = ${`session:${sessionId}`} and name = 'agenda.moved') step
    where i.agenda_item_id::text = step.id and i.session_id = ${sessionId}`);
}
