import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { AttendanceState } from '#app/contract/attendance.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import type { MinutesSignature, OfficerRole } from '#app/contract/minutes.ts';
import type { Reader, Tx } from '../client.ts';
import { minutesSignatures, minutesVersions, type KeptSection } from '../schema/minutes.ts';

export type MinutesRow = typeof minutesVersions.$inferSelect;
export type { KeptSection };

const iso = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The version that is being written, locked; null where there is none. */
export async function findWrittenMinutesForUpdate(tx: Tx, sessionId: string): Promise<MinutesRow | null> {
  const [row] = await tx
    .select()
    .from(minutesVersions)
    .where(and(eq(minutesVersions.sessionId, sessionId), isNull(minutesVersions.publishedAt)))
    .for('update');
  return row ?? null;
}

/** All versions of a session's minutes, newest first. */
export async function listMinutes(db: Reader, sessionId: string): Promise<MinutesRow[]> {
  return db
    .select()
    .from(minutesVersions)
    .where(eq(minutesVersions.sessionId, sessionId))
    .orderBy(desc(minutesVersions.number));
}

export async function insertMinutes(tx: Tx, row: typeof minutesVersions.$inferInsert): Promise<void> {
  await tx.insert(minutesVersions).values(row);
}

export async function updateMinutes(tx: Tx, versionId: string, change: Partial<MinutesRow>): Promise<void> {
  await tx.update(minutesVersions).set(change).where(eq(minutesVersions.versionId, versionId));
}

export async function insertMinutesSignature(tx: Tx, row: typeof minutesSignatures.$inferInsert): Promise<void> {
  await tx.insert(minutesSignatures).values(row);
}

/** @returns how many there were */
export async function deleteMinutesSignatures(tx: Tx, versionId: string): Promise<number> {
  const gone = await tx
    .delete(minutesSignatures)
    .where(eq(minutesSignatures.versionId, versionId))
    .returning({ office: minutesSignatures.office });
  return gone.length;
}

export type SignatureRow = MinutesSignature & { versionId: string; personId: string };

/** The signatures of a session's versions. A name without consent never leaves the database. */
export async function listMinutesSignatures(db: Reader, sessionId: string): Promise<SignatureRow[]> {
  return db.execute<SignatureRow>(sql`
    select g.version_id as "versionId", g.office, g.role, g.person_id as "personId", s.number as seat, s.association,
      case when m.name_consent_at is null then null else m.holder_name end as name, ${iso(sql`g.signed_at`)} as "signedAt"
    from minutes_signatures g join minutes_versions v using (version_id) join mandates m using (mandate_id)
    join seats s using (seat_id)
    where v.session_id = ${sessionId} order by g.office`);
}

/** The office that a deputy stands in for. */
export type OfficerRow = { mandateId: string; personId: string | null; role: OfficerRole };

/** The officers of a space today, in the order of their seats. */
export async function listOfficers(db: Reader, spaceId: string): Promise<OfficerRow[]> {
  return db.execute<OfficerRow>(sql`
    select m.mandate_id as "mandateId", m.person_id as "personId", m.officer_role as role
    from seats s join mandates m using (seat_id)
    where s.space_id = ${spaceId} and m.officer_role is not null
      and m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date)
    order by s.number, m.mandate_id`);
}

export type MinutesMemberRow = {
  seat: number;
  association: LocalizedText;
  name: string | null;
  personId: string | null;
  officer: OfficerRole | null;
  moves: Array<{ state: AttendanceState; at: string }>;
};

/** The members in office on the day a session was opened, by seat, with what the attendance list says of each. */
export async function listMinutesMembers(db: Reader, sessionId: string): Promise<MinutesMemberRow[]> {
  return db.execute<MinutesMemberRow>(sql`
    select s.number as seat, s.association, m.person_id as "personId", m.officer_role as officer,
      case when m.name_consent_at is null then null else m.holder_name end as name,
      coalesce((select jsonb_agg(jsonb_build_object('state', a.state, 'at', ${iso(sql`a.recorded_at`)}) order by a.move_id)
        from attendance_moves a where a.mandate_id = m.mandate_id and a.session_id = e.session_id), '[]') as moves
    from sessions e join seats s using (space_id) join mandates m on m.seat_id = s.seat_id
      and m.starts_on <= coalesce(e.opened_at, e.starts_at)::date
      and (m.ends_on is null or m.ends_on >= coalesce(e.opened_at, e.starts_at)::date)
    where e.session_id = ${sessionId} order by s.number, m.starts_on`);
}

export type MinutesTurnRow = { startedAt: string; spokenMs: number; personId: string | null };

/** The turns of speaking of a session that were taken, in the order of time. */
export async function listTurns(db: Reader, sessionId: string): Promise<MinutesTurnRow[]> {
  return db.execute<MinutesTurnRow>(sql`
    select ${iso(sql`started_at`)} as "startedAt", spoken_ms as "spokenMs", person_id as "personId"
    from floor_requests where session_id = ${sessionId} and state = 'done' and started_at is not null
    order by started_at, number`);
}

export type MinutesPlaceRow = { province: LocalizedText; commune: LocalizedText; space: LocalizedText };

/** The names at the head of minutes; null for a session of no space. */
export async function findMinutesPlace(db: Reader, sessionId: string): Promise<MinutesPlaceRow | null> {
  const [row] = await db.execute<MinutesPlaceRow>(sql`
    select jsonb_build_object('ar', p.name_ar, 'fr', p.name_fr) as province,
      jsonb_build_object('ar', c.name_ar, 'fr', c.name_fr) as commune, s.name as space
    from sessions e join communes c using (commune_id) join provinces p using (province_id)
    join spaces s on s.space_id = e.space_id where e.session_id = ${sessionId}`);
  return row ?? null;
}
