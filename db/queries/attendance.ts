import { sql } from 'drizzle-orm';
import type { AttendanceState } from '#app/contract/attendance.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import type { SeatCategory } from '#app/contract/colleges.ts';
import type { Reader, Tx } from '../client.ts';
import { attendanceMoves } from '../schema/attendance.ts';

const inOffice = sql`m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date)`;

/** The last move of each member of a session's attendance list. */
const lastMoves = (sessionId: string) => sql`
  select distinct on (mandate_id) mandate_id, state, recorded_at, means from attendance_moves
  where session_id = ${sessionId} order by mandate_id, move_id desc`;

export type AttendanceCounts = { present: number; excused: number; members: number };

/** How many members are there, excused and in office; null where no attendance list is kept of the session. */
export async function findAttendance(db: Reader, sessionId: string): Promise<AttendanceCounts | null> {
  const [row] = await db.execute<AttendanceCounts & { kept: boolean }>(sql`
    with last as (${lastMoves(sessionId)})
    select exists (select from last) as kept,
      count(distinct s.seat_id) filter (where last.state = 'present')::int as present,
      count(distinct s.seat_id) filter (where last.state = 'excused')::int as excused,
      count(distinct s.seat_id)::int as members
    from sessions e join seats s using (space_id) join mandates m on m.seat_id = s.seat_id and ${inOffice}
    left join last using (mandate_id)
    where e.session_id = ${sessionId}`);
  if (!row?.kept) return null;
  const { present, excused, members } = row;
  return { present, excused, members };
}

/**
 * How many members take part in a motion: they are in the hall, or they cast a ballot by phone; null where no attendance list is kept.
 * `categories` counts those of some seats alone, `ever` also those who were in the hall and have left, `delegated` also those in whose name a delegate voted.
 */
export async function countTakingPart(
  db: Reader,
  sessionId: string,
  motionId: string,
  {
    ever,
    delegated,
    categories = null,
  }: { ever: boolean; delegated: boolean; categories?: readonly SeatCategory[] | null },
): Promise<number | null> {
  const [row] = await db.execute<{ kept: boolean; part: number }>(sql`
    with last as (${lastMoves(sessionId)}), voted as (
      select person_id from ballots where motion_id = ${motionId} and (${delegated} or cast_by is null)
      union select person_id from method_ballots where motion_id = ${motionId} and (${delegated} or cast_by is null)
      union select person_id from open_sealed_ballots where motion_id = ${motionId}
      union select person_id from sealed_rolls where motion_id = ${motionId})
    select exists (select from last) as kept, count(distinct s.seat_id)::int as part
    from sessions e join seats s using (space_id) join mandates m on m.seat_id = s.seat_id and ${inOffice}
    left join last using (mandate_id) left join voted on voted.person_id = m.person_id
    where e.session_id = ${sessionId} and (${categories === null} or s.category = any(${sql.param(categories ?? [])}::text[]))
      and (last.state = 'present' or voted.person_id is not null
      or (${ever} and exists (select from attendance_moves a where a.session_id = ${sessionId}
        and a.mandate_id = m.mandate_id and a.state = 'present')))`);
  return row?.kept ? row.part : null;
}

export type AttendanceRow = {
  mandateId: string;
  number: number;
  association: LocalizedText;
  holderName: string;
  state: AttendanceState | null;
  /** Since when, as ISO 8601. */
  since: string | null;
  /** The seat to which the member gave their vote for the session. */
  delegateSeat: number | null;
  /** Whether the last move was noted by a sign. */
  bySign: boolean;
};

/** The attendance list of a session for those who keep it: members in office by seat, with their names. */
export async function listAttendance(db: Reader, sessionId: string): Promise<AttendanceRow[]> {
  return db.execute<AttendanceRow>(sql`
    with last as (${lastMoves(sessionId)})
    select m.mandate_id as "mandateId", s.number, s.association, m.holder_name as "holderName", last.state,
      to_char(last.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since,
      (select o.number from delegations d join mandates n on n.person_id = d.delegate_id
        join seats o on o.seat_id = n.seat_id and o.space_id = s.space_id
        where d.session_id = e.session_id and d.giver_id = m.person_id and d.motion_id is null and d.revoked_at is null
        order by o.number limit 1) as "delegateSeat",
      coalesce(last.means = 'sign', false) as "bySign"
    from sessions e join seats s using (space_id) join mandates m on m.seat_id = s.seat_id and ${inOffice}
    left join last using (mandate_id)
    where e.session_id = ${sessionId} order by s.number`);
}

/** The members who are in the hall now, with the person behind each, where there is an account. */
export async function listPresentMembers(
  db: Reader,
  sessionId: string,
): Promise<Array<{ mandateId: string; personId: string | null; name: string }>> {
  return db.execute(sql`
    with last as (${lastMoves(sessionId)})
    select m.mandate_id as "mandateId", m.person_id as "personId", m.holder_name as name
    from sessions e join seats s using (space_id) join mandates m on m.seat_id = s.seat_id and ${inOffice}
    join last using (mandate_id)
    where e.session_id = ${sessionId} and last.state = 'present'`);
}

/** Where one member is now. @returns undefined for who does not sit in the session's space today, null before any note */
export async function findAttendanceState(
  db: Reader,
  sessionId: string,
  mandateId: string,
): Promise<{ state: AttendanceState | null } | undefined> {
  const rows = await db.execute<{ state: AttendanceState | null }>(sql`
    with last as (${lastMoves(sessionId)})
    select last.state
    from sessions e join seats s using (space_id) join mandates m on m.seat_id = s.seat_id and ${inOffice}
    left join last using (mandate_id)
    where e.session_id = ${sessionId} and m.mandate_id = ${mandateId}`);
  return rows[0];
}

/** The mandate that a person holds in the session's space today. */
export async function findOwnMandate(db: Reader, sessionId: string, personId: string): Promise<string | null> {
  const [row] = await db.execute<{ mandateId: string }>(sql`
    select m.mandate_id as "mandateId"
    from sessions e join seats s using (space_id) join mandates m on m.seat_id = s.seat_id and ${inOffice}
    where e.session_id = ${sessionId} and m.person_id = ${personId} order by s.number limit 1`);
  return row?.mandateId ?? null;
}

export type NewAttendanceMove = typeof attendanceMoves.$inferInsert;

export async function insertAttendanceMove(tx: Tx, move: NewAttendanceMove): Promise<void> {
  await tx.insert(attendanceMoves).values(move);
}

/**
 * Takes a member's last move off the list where it is this one. Where it was the first of the session's list, the member is noted as
 * absent in its place: a list that was begun stays one.
 * @returns whether it was
 */
export async function deleteLastMove(
  tx: Tx,
  {
    sessionId,
    mandateId,
    recordedBy,
    recordedAt,
  }: Pick<NewAttendanceMove, 'sessionId' | 'mandateId' | 'recordedBy' | 'recordedAt'>,
): Promise<boolean> {
  const rows = await tx.execute(sql`
    delete from attendance_moves where recorded_by = ${recordedBy} and recorded_at = ${recordedAt.toISOString()}::timestamptz
      and move_id = (select max(move_id) from attendance_moves
        where session_id = ${sessionId} and mandate_id = ${mandateId}) returning 1`);
  if (rows.length === 0) return false;
  await tx.execute(sql`
    insert into attendance_moves (session_id, mandate_id, state, means, recorded_by, recorded_at)
    select ${sessionId}, ${mandateId}, 'absent', 'hand', ${recordedBy}, ${recordedAt.toISOString()}::timestamptz
    where not exists (select from attendance_moves where session_id = ${sessionId})`);
  return true;
}
