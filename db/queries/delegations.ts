import { eq, sql, type SQL } from 'drizzle-orm';
import type { DelegationRules, DelegationView, OwnDelegation, SeatName } from '#app/contract/delegation.ts';
import type { Reader, Tx } from '../client.ts';
import { delegations } from '../schema/delegations.ts';
import { spaces } from '../schema/places.ts';

const inOffice = sql`m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date)`;

/** The seat of a person in a space, that of today first. A name without consent never leaves the database. */
export const seatOf = (personId: SQL, spaceId: SQL): SQL => sql`(
  select jsonb_build_object('seat', s.number, 'association', s.association,
    'name', case when m.name_consent_at is null then null else m.holder_name end)
  from seats s join mandates m using (seat_id) where s.space_id = ${spaceId} and m.person_id = ${personId}
  order by (${inOffice}) desc, s.number limit 1)`;

/** A ballot of a person on the motion of an elector `e`, whoever cast it. */
const votedBy = (personId: SQL): SQL => sql`(
  exists (select from ballots b where b.motion_id = e.motion_id and b.person_id = ${personId})
  or exists (select from method_ballots b where b.motion_id = e.motion_id and b.person_id = ${personId}))`;

/** A ballot that was cast in the name of an elector `e`. */
const votedFor = sql`(
  exists (select from ballots b where b.motion_id = e.motion_id and b.person_id = e.person_id and b.cast_by is not null)
  or exists (select from method_ballots b
    where b.motion_id = e.motion_id and b.person_id = e.person_id and b.cast_by is not null))`;

/** How members of a session's space may vote in the name of others; null where they may not. */
export async function findDelegationRules(db: Reader, spaceId: string | null): Promise<DelegationRules | null> {
  if (spaceId === null) return null;
  const [row] = await db.select({ rules: spaces.delegation }).from(spaces).where(eq(spaces.spaceId, spaceId));
  return row?.rules ?? null;
}

export async function updateDelegationRules(tx: Tx, spaceId: string, rules: DelegationRules | null): Promise<void> {
  await tx.update(spaces).set({ delegation: rules }).where(eq(spaces.spaceId, spaceId));
}

export type SeatHolder = SeatName & { mandateId: string; personId: string; officerRole: string | null };

/** Members in office with an account that has the role of a member, by seat: those who can vote for others or be voted for. */
export async function listSeatHolders(db: Reader, spaceId: string): Promise<SeatHolder[]> {
  return db.execute<SeatHolder>(sql`
    select m.mandate_id as "mandateId", m.person_id as "personId", m.officer_role as "officerRole", s.number as seat,
      s.association, case when m.name_consent_at is null then null else m.holder_name end as name
    from seats s join mandates m using (seat_id) join spaces x using (space_id)
    where s.space_id = ${spaceId} and ${inOffice} and exists (
      select from role_grants r where r.person_id = m.person_id and r.role = 'member'
        and (r.commune_id is null or r.commune_id = x.commune_id) and (r.space_id is null or r.space_id = s.space_id))
    order by s.number`);
}

export type StandingDelegation = {
  delegationId: string;
  motionId: string | null;
  giverId: string;
  delegateId: string;
};

/** The delegations of a session that stand and still mean something: those for a vote that was closed do not. */
export async function listStandingDelegations(db: Reader, sessionId: string): Promise<StandingDelegation[]> {
  return db.execute<StandingDelegation>(sql`
    select d.delegation_id as "delegationId", d.motion_id as "motionId", d.giver_id as "giverId",
      d.delegate_id as "delegateId"
    from delegations d left join motions m using (motion_id)
    where d.session_id = ${sessionId} and d.revoked_at is null and m.state is distinct from 'closed'`);
}

export type DelegationRow = typeof delegations.$inferSelect;

export async function findDelegation(db: Reader, delegationId: string): Promise<DelegationRow | null> {
  const [row] = await db.select().from(delegations).where(eq(delegations.delegationId, delegationId));
  return row ?? null;
}

export async function insertDelegation(tx: Tx, row: typeof delegations.$inferInsert): Promise<void> {
  await tx.insert(delegations).values(row);
}

export async function updateRevoked(tx: Tx, delegationId: string, revokedAt: Date): Promise<void> {
  await tx.update(delegations).set({ revokedAt }).where(eq(delegations.delegationId, delegationId));
}

type Pair = { sessionId: string; motionId: string | null; giverId: string; delegateId: string };

const ofOpenMotions = ({ sessionId, motionId }: Pair): SQL => sql`
  e.motion_id in (select m.motion_id from motions m where m.session_id = ${sessionId} and m.state = 'open'
    and m.delegation is not null and (${motionId}::uuid is null or m.motion_id = ${motionId}))`;

/**
 * Enters a delegate for votes that are open: only where both were members when it was opened, neither has voted, and the
 * chain stays one step long.
 * @returns on how many votes it holds
 */
export async function updateElectorsDelegate(tx: Tx, pair: Pair): Promise<number> {
  const { giverId, delegateId } = pair;
  const rows = await tx.execute(sql`
    update motion_electors e set delegate_id = ${delegateId}
    where ${ofOpenMotions(pair)} and e.person_id = ${giverId} and e.delegate_id is null
      and not ${votedBy(sql`e.person_id`)} and not ${votedBy(sql`${delegateId}::uuid`)}
      and exists (select from motion_electors o
        where o.motion_id = e.motion_id and o.person_id = ${delegateId} and o.delegate_id is null)
      and not exists (select from motion_electors o where o.motion_id = e.motion_id and o.delegate_id = e.person_id)
    returning e.motion_id`);
  return rows.length;
}

/** Takes the delegate out of open votes, where they have not voted in the giver's name yet. */
export async function clearElectorsDelegate(tx: Tx, pair: Pair): Promise<number> {
  const rows = await tx.execute(sql`
    update motion_electors e set delegate_id = null
    where ${ofOpenMotions(pair)} and e.person_id = ${pair.giverId} and e.delegate_id = ${pair.delegateId}
      and not ${votedFor} returning e.motion_id`);
  return rows.length;
}

/**
 * Enters who votes for whom when a vote is opened: by the delegations for the whole session that stand, where both are electors.
 * @returns the pairs
 */
export async function enterDelegates(
  tx: Tx,
  motionId: string,
): Promise<Array<{ giverId: string; delegateId: string }>> {
  return tx.execute(sql`
    update motion_electors e set delegate_id = d.delegate_id
    from delegations d join motions m on m.session_id = d.session_id and m.motion_id = ${motionId}
      join motion_electors o on o.motion_id = m.motion_id and o.person_id = d.delegate_id
    where e.motion_id = m.motion_id and e.person_id = d.giver_id and d.motion_id is null and d.revoked_at is null
    returning e.person_id as "giverId", e.delegate_id as "delegateId"`);
}

/** `voted`: the delegate has cast a ballot in the giver's name, which no later own one replaced. */
export type ElectorDelegate = { motionId: string; giverId: string; delegateId: string; voted: boolean };

/** Who votes for whom on these motions, as far as one of these people does or is voted for. */
export async function listElectorDelegates(
  tx: Tx,
  motionIds: string[],
  personIds: string[],
): Promise<ElectorDelegate[]> {
  const people = sql`${sql.param(personIds)}::uuid[]`;
  return tx.execute<ElectorDelegate>(sql`
    select e.motion_id as "motionId", e.person_id as "giverId", e.delegate_id as "delegateId", ${votedFor} as voted
    from motion_electors e where e.motion_id = any(${sql.param(motionIds)}::uuid[]) and e.delegate_id is not null
      and (e.person_id = any(${people}) or e.delegate_id = any(${people}))`);
}

type StoredView = DelegationView & { giverId: string; delegateId: string };

/** Every delegation of a session, also those taken back; those to and from one person where one is named. Newest first. */
export async function listDelegations(db: Reader, sessionId: string, personId?: string): Promise<StoredView[]> {
  const ofPerson = personId === undefined ? sql`` : sql`and (d.giver_id = ${personId} or d.delegate_id = ${personId})`;
  const iso = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return db.execute<StoredView>(sql`
    select d.delegation_id as "delegationId", d.giver_id as "giverId", d.delegate_id as "delegateId",
      ${seatOf(sql`d.giver_id`, sql`n.space_id`)} as "from", ${seatOf(sql`d.delegate_id`, sql`n.space_id`)} as "to",
      case when m.motion_id is null then null else jsonb_build_object('number', m.number, 'title', m.title) end as motion,
      coalesce((select jsonb_agg(jsonb_build_object('number', v.number, 'title', v.title) order by v.number)
        from motion_electors e join motions v using (motion_id)
        where v.session_id = d.session_id and e.person_id = d.giver_id and e.delegate_id = d.delegate_id
          and (d.motion_id is null or d.motion_id = v.motion_id) and ${votedFor}), '[]') as cast,
      ${iso(sql`d.given_at`)} as "givenAt", ${iso(sql`d.revoked_at`)} as "revokedAt",
      d.revoked_at is null and n.state <> 'closed' and (m.motion_id is null or (m.state = 'open' and not exists (
        select from motion_electors e where e.motion_id = m.motion_id and e.person_id = d.giver_id and ${votedFor})))
        as revocable
    from delegations d join sessions n using (session_id) left join motions m using (motion_id)
    where d.session_id = ${sessionId} ${ofPerson} order by d.given_at desc, d.delegation_id`);
}

/** How one person stands to the votes of a session, by motion; as a part of {@link findOwnSide}. */
export const ownDelegations = (personId: SQL): SQL => sql`coalesce((
  select jsonb_object_agg(x.motion_id, x.own) from (
    select e.motion_id, jsonb_build_object(
      'to', max(case when e.person_id = ${personId} then ${seatOf(sql`e.delegate_id`, sql`s.space_id`)}::text end)::jsonb,
      'voted', bool_or(e.person_id = ${personId} and ${votedFor}),
      'weight', sum(e.weight) filter (where e.person_id = ${personId} or e.delegate_id = ${personId}),
      'from', coalesce(jsonb_agg(${seatOf(sql`e.person_id`, sql`s.space_id`)}) filter (where e.delegate_id = ${personId}), '[]')) as own
    from motion_electors e join motions v using (motion_id)
    where v.session_id = s.session_id and (v.delegation is not null or v.weights is not null)
      and (e.person_id = ${personId} or e.delegate_id = ${personId})
    group by e.motion_id having bool_or(e.delegate_id is not null or v.weights is not null)) x), '{}')`;

export type OwnDelegations = Record<string, OwnDelegation>;
