import { sql, type SQL } from 'drizzle-orm';
import type { Ballot } from '#app/contract/ballots.ts';
import type { Db, Tx } from '../client.ts';
import type { Adoption } from './guests.ts';

/** The two parts of the box of a motion, by what they belong to. */
const parts = ['open_sealed_ballots', 'open_sealed_acts'] as const;

function nameOf(part: (typeof parts)[number], motionId: string): SQL {
  return sql`${sql.identifier(`${part}_${motionId.replaceAll('-', '')}`)}`;
}

/** Makes the box of a sealed vote. @throws what the database says of an id that is none */
export async function createSealedBox(tx: Tx, motionId: string): Promise<void> {
  for (const part of parts) {
    // Names and bounds are no parameters: the id is written as what the database itself made of it.
    const [row] = await tx.execute<{ id: string }>(sql`select ${motionId}::uuid::text as id`);
    await tx.execute(
      sql`create table ${nameOf(part, row?.id ?? '')} partition of ${sql.identifier(part)} for values in (${sql.raw(`'${row?.id}'`)})`,
    );
  }
}

/**
 * Closes the box of a sealed vote: who voted, what was voted and the receipts are copied apart, each in an order drawn
 * by lot, all in the caller's transaction, so that neither ids, order, times nor the transaction that wrote a row join
 * them again (`xmin` is one for all); then the box is dropped with its files. The caller holds the lock of the motion.
 * @returns how often ballots were stored or changed
 */
export async function sealBox(tx: Tx, motionId: string): Promise<number> {
  const [row] = await tx.execute<{ changes: number }>(sql`
    select coalesce(sum(revision), 0)::int as changes from open_sealed_ballots where motion_id = ${motionId}`);
  await tx.execute(sql`
    insert into sealed_rolls (motion_id, person_id)
    select motion_id, person_id from open_sealed_ballots where motion_id = ${motionId} order by random()`);
  await tx.execute(sql`
    insert into sealed_ballots (motion_id, place, ballot)
    select ${motionId}::uuid, row_number() over (), ballot
    from (select ballot from open_sealed_ballots where motion_id = ${motionId} order by random()) shuffled`);
  await tx.execute(sql`
    insert into sealed_receipts (motion_id, place, receipt)
    select ${motionId}::uuid, row_number() over (), coalesce(receipt, sha256(uuid_send(gen_random_uuid())))
    from (select receipt from open_sealed_ballots where motion_id = ${motionId} order by random()) shuffled`);
  for (const part of parts) await tx.execute(sql`drop table ${nameOf(part, motionId)}`);
  return row?.changes ?? 0;
}

/** Has the database write what it holds and give dropped files back. @throws where its user may not */
export async function checkpoint(db: Db): Promise<void> {
  await db.execute(sql`checkpoint`);
}

export type SealedAct = { personId: string; actionId: string; inputHash: string; revision: number };

/** Those of the given acts that were done before on open sealed votes. */
export async function listSealedActs(
  tx: Tx,
  motionIds: string[],
  keys: Array<{ personId: string; actionId: string }>,
): Promise<SealedAct[]> {
  return tx.execute<SealedAct>(sql`
    select person_id as "personId", action_id as "actionId", input_hash as "inputHash", revision
    from open_sealed_acts where motion_id = any(${sql.param(motionIds)}::uuid[])
      and (person_id, action_id) in (select * from unnest(
        ${sql.param(keys.map((key) => key.personId))}::uuid[], ${sql.param(keys.map((key) => key.actionId))}::uuid[]))`);
}

/** Takes the receipts of closed sealed votes for the record, in the order that was drawn by lot. */
export async function takeSealedReceipts(
  tx: Tx,
  motionIds: string[],
): Promise<Array<{ number: number; receipt: Uint8Array }>> {
  const rows = await tx.execute<{ number: number; receipt: Buffer }>(sql`
    with taken as (
      delete from sealed_receipts where motion_id = any(${sql.param(motionIds)}::uuid[]) returning motion_id, place, receipt)
    select m.number, taken.receipt from taken join motions m using (motion_id) order by m.number, taken.place`);
  return rows.map(({ number, receipt }) => ({ number, receipt: new Uint8Array(receipt) }));
}

/** The ballots of closed sealed votes, in the order that was drawn by lot. */
export async function listSealedChoices(
  tx: Tx,
  motionIds: string[],
): Promise<Array<{ motionId: string; number: number; ballot: Ballot }>> {
  return tx.execute(sql`
    select b.motion_id as "motionId", m.number, b.ballot from sealed_ballots b join motions m using (motion_id)
    where b.motion_id = any(${sql.param(motionIds)}::uuid[]) order by m.number, b.place`);
}

/**
 * Gives a guest's sealed ballots to an account. Boxes keep no times: where both voted the guest's counts, whose owner
 * has just signed in. On a closed vote the account takes the guest's place among those who voted.
 * @returns the open motions concerned and their sessions
 */
export async function updateSealedOwner(tx: Tx, { guestId, accountId, sessionIds }: Adoption) {
  const ofSessions = sql`select motion_id from motions where session_id = any(${sql.param(sessionIds)}::uuid[]) and secrecy = 'sealed'`;
  const moved = await tx.execute<{ id: string; sessionId: string }>(sql`
    with moved as (
      delete from open_sealed_ballots where motion_id in (${ofSessions}) and person_id = ${guestId} returning *),
    stored as (
      insert into open_sealed_ballots as kept (motion_id, person_id, ballot, revision, receipt)
      select motion_id, ${accountId}::uuid, ballot, revision, receipt from moved
      on conflict (motion_id, person_id) do update set
        ballot = excluded.ballot, receipt = excluded.receipt, revision = kept.revision + excluded.revision)
    select moved.motion_id as id, m.session_id as "sessionId" from moved join motions m using (motion_id)`);
  await tx.execute(sql`
    update open_sealed_acts a set person_id = ${accountId} where motion_id in (${ofSessions}) and person_id = ${guestId}
      and not exists (select from open_sealed_acts own where own.motion_id = a.motion_id
        and own.person_id = ${accountId} and own.action_id = a.action_id)`);
  await tx.execute(sql`
    update sealed_rolls r set person_id = ${accountId} where motion_id in (${ofSessions}) and person_id = ${guestId}
      and not exists (select from sealed_rolls own where own.motion_id = r.motion_id and own.person_id = ${accountId})`);
  return moved;
}
