import { sql, type SQL } from 'drizzle-orm';
import type { MethodBallot } from '#app/contract/ballots.ts';
import type { SeatCategory } from '#app/contract/colleges.ts';
import type { MotionWeights } from '#app/contract/weights.ts';
import type { Reader, Tx } from '../client.ts';

const inOffice = sql`m.starts_on <= current_date and (m.ends_on is null or m.ends_on >= current_date)`;

/** The seats that electors `e` of a motion hold today, as `held`. */
const heldSeats = (motionId: string): SQL => sql`
  select m.person_id, min(s.number)::int as number from motions v join sessions n using (session_id)
    join seats s using (space_id) join mandates m on m.seat_id = s.seat_id and ${inOffice}
  where v.motion_id = ${motionId} and m.person_id is not null group by m.person_id`;

/** Gives electors the weights of their seats. @returns every elector by seat, those without one at the end */
export async function enterWeights(
  tx: Tx,
  motionId: string,
  list: MotionWeights['list'],
): Promise<MotionWeights['list']> {
  await tx.execute(sql`
    update motion_electors e set weight = w.weight
    from (${heldSeats(motionId)}) held
      join unnest(${sql.param(list.map(({ seat }) => seat))}::int[], ${sql.param(list.map(({ weight }) => weight))}::int[])
        as w (seat, weight) on w.seat = held.number
    where e.motion_id = ${motionId} and e.person_id = held.person_id`);
  return tx.execute<MotionWeights['list'][number]>(sql`
    select held.number as seat, e.weight from motion_electors e left join (${heldSeats(motionId)}) held using (person_id)
    where e.motion_id = ${motionId} order by held.number nulls last`);
}

/** Puts electors into two colleges: those who hold a seat of these categories into the first, all others into the second. */
export async function enterColleges(tx: Tx, motionId: string, first: readonly SeatCategory[]): Promise<void> {
  await tx.execute(sql`
    update motion_electors e set college = case when exists (
      select from motions v join sessions n using (session_id) join seats s using (space_id)
        join mandates m on m.seat_id = s.seat_id and ${inOffice}
      where v.motion_id = e.motion_id and m.person_id = e.person_id and s.category = any(${sql.param(first)}::text[]))
      then 0 else 1 end
    where e.motion_id = ${motionId}`);
}

/** The numbers of the seats of a space. */
export async function listSeatNumbers(db: Reader, spaceId: string): Promise<number[]> {
  const rows = await db.execute<{ number: number }>(sql`
    select number from seats where space_id = ${spaceId} order by number`);
  return rows.map((row) => row.number);
}

/** `yes`, `no` and `abstain` are weights; `cast` are people, and `delegated` those of them for whom a delegate voted. */
export type WeighedCounts = {
  college: number | null;
  yes: number;
  no: number;
  abstain: number;
  cast: number;
  delegated: number;
  /** What all electors weigh, whether they voted or not. */
  weight: number;
};

/** The ballots of a yes/no motion by their weights, for each college. */
export async function listWeighedCounts(db: Reader, motionId: string): Promise<WeighedCounts[]> {
  return db.execute<WeighedCounts>(sql`
    select e.college, coalesce(sum(e.weight) filter (where b.choice = 'yes'), 0)::int as yes,
      coalesce(sum(e.weight) filter (where b.choice = 'no'), 0)::int as no,
      coalesce(sum(e.weight) filter (where b.choice = 'abstain'), 0)::int as abstain,
      count(b.person_id)::int as cast, count(b.cast_by)::int as delegated, sum(e.weight)::int as weight
    from motion_electors e left join ballots b using (motion_id, person_id)
    where e.motion_id = ${motionId} group by e.college order by e.college`);
}

export type WeighedBallot = { ballot: MethodBallot; w: number; people: number };

/** The ballots of a motion with options, equal ones together, with how much and how many cast them. */
export async function listWeighedBallots(db: Reader, motionId: string): Promise<WeighedBallot[]> {
  return db.execute<WeighedBallot>(sql`
    select b.ballot, sum(e.weight)::int as w, count(*)::int as people
    from method_ballots b join motion_electors e using (motion_id, person_id)
    where b.motion_id = ${motionId} group by b.ballot order by b.ballot::text collate "C"`);
}

/** How many cast a ballot of the rarest weight on a motion: of a few people guess whose they are. */
export async function countRarestWeight(db: Reader, motionId: string): Promise<number> {
  const [row] = await db.execute<{ rarest: number }>(sql`
    select coalesce(min(people), 0)::int as rarest from (
      select count(*) as people from method_ballots b join motion_electors e using (motion_id, person_id)
      where b.motion_id = ${motionId} group by e.weight) classes`);
  return row?.rarest ?? 0;
}
