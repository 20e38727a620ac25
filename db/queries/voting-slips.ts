import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { votingSlips } from '../schema/kiosks.ts';

export type SlipRow = typeof votingSlips.$inferSelect;

/** A slip of a session by its hash, locked. */
export async function findSlipForUpdate(tx: Tx, sessionId: string, codeHash: string): Promise<SlipRow | null> {
  const [row] = await tx
    .select()
    .from(votingSlips)
    .where(and(eq(votingSlips.codeHash, codeHash), eq(votingSlips.sessionId, sessionId)))
    .for('update');
  return row ?? null;
}

export async function insertSlip(tx: Tx, slip: typeof votingSlips.$inferInsert): Promise<void> {
  await tx.insert(votingSlips).values(slip);
}

export async function updateSlipUsed(tx: Tx, codeHash: string, usedAt: Date): Promise<void> {
  await tx.update(votingSlips).set({ usedAt }).where(eq(votingSlips.codeHash, codeHash));
}

/** Takes back the slip of a person that was not used. */
export async function updateSlipsRevoked(
  tx: Tx,
  { sessionId, personId }: Pick<SlipRow, 'sessionId' | 'personId'>,
  revokedAt: Date,
): Promise<void> {
  const waiting = and(isNull(votingSlips.usedAt), isNull(votingSlips.revokedAt));
  await tx
    .update(votingSlips)
    .set({ revokedAt })
    .where(and(eq(votingSlips.sessionId, sessionId), eq(votingSlips.personId, personId), waiting));
}

/** A member of the session's space today as far as a slip asks: with or without an account, in the hall, voted already. */
export type SlipMember = {
  mandateId: string;
  number: number;
  holderName: string;
  personId: string | null;
  /** Whether the person votes on motions of members of the space. */
  isMember: boolean;
  isPresent: boolean;
  /** On a motion of members that is open now. */
  voted: boolean;
  slip: 'waiting' | 'used' | null;
};

/** The members of a session's space by seat. @param mandateId one of them only */
export async function listSlipMembers(
  db: Reader,
  sessionId: string,
  mandateId: string | null = null,
): Promise<SlipMember[]> {
  return db.execute<SlipMember>(sql`
    with last as (select distinct on (mandate_id) mandate_id, state from attendance_moves
      where session_id = ${sessionId} order by mandate_id, move_id desc)
    select m.mandate_id as "mandateId", s.number, m.holder_name as "holderName", m.person_id as "personId",
      exists (select from role_grants r where r.person_id = m.person_id and r.role = 'member'
        and (r.space_id is null or r.space_id = e.space_id)) as "isMember",
      coalesce(last.state = 'present', false) as "isPresent",
      exists (select from ballots b join motions o using (motion_id) where b.person_id = m.person_id
        and o.session_id = e.session_id and o.electorate = 'members' and o.state = 'open') as "voted",
      (select case when v.used_at is null then 'waiting' else 'used' end from voting_slips v
        where v.session_id = e.session_id and v.person_id = m.person_id and v.revoked_at is null
        order by v.issued_at desc limit 1) as "slip"
    from sessions e join seats s using (space_id) join mandates m on m.seat_id = s.seat_id
      and m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date)
    left join last using (mandate_id)
    where e.session_id = ${sessionId} and (${mandateId}::uuid is null or m.mandate_id = ${mandateId}::uuid)
    order by s.number`);
}
