import { sql } from 'drizzle-orm';
import type { NetworkShare } from '#app/contract/door.ts';
import type { AccountAges, JoinMinute, SameVotes } from '#app/contract/joins.ts';
import type { Db, Reader, Tx } from '../client.ts';
import { networkKeys } from '../schema/doors.ts';

/** Who joined a session in each minute of the last hour in which somebody did, oldest first; minutes without anybody are left out. */
export async function listJoinMinutes(db: Reader, sessionId: string): Promise<JoinMinute[]> {
  return db.execute<JoinMinute>(sql`
    select to_char(date_trunc('minute', x.joined_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as minute,
      count(*) filter (where p.kind = 'guest')::int as guests, count(*) filter (where p.kind = 'account')::int as accounts
    from participants x join people p using (person_id)
    where x.session_id = ${sessionId} and x.joined_at > (
      select date_trunc('minute', max(joined_at)) - interval '59 minutes' from participants where session_id = ${sessionId})
    group by 1 order by 1`);
}

/** How the guests of a session are spread over networks, of those whose network is known. */
export async function findNetworkShare(db: Reader, sessionId: string): Promise<NetworkShare> {
  const [row] = await db.execute<NetworkShare>(sql`
    select coalesce(sum(people), 0)::int as guests, count(*)::int as networks, coalesce(max(people), 0)::int as largest
    from (select count(*) as people from participants where session_id = ${sessionId} and network is not null group by network) n`);
  return row ?? { guests: 0, networks: 0, largest: 0 };
}

/** Forgets the networks of a session's guests. */
export async function deleteNetworks(tx: Tx, sessionId: string): Promise<void> {
  await tx.execute(sql`update participants set network = null where session_id = ${sessionId} and network is not null`);
}

/** How old the accounts in a session were when they joined it. */
export async function countAccountAges(db: Reader, sessionId: string): Promise<AccountAges> {
  const [row] = await db.execute<AccountAges>(sql`
    select count(*) filter (where age < interval '1 hour')::int as hour,
      count(*) filter (where age >= interval '1 hour' and age < interval '1 day')::int as day,
      count(*) filter (where age >= interval '1 day' and age < interval '30 days')::int as month,
      count(*) filter (where age >= interval '30 days')::int as older
    from (select x.joined_at - p.created_at as age from participants x join people p using (person_id)
      where x.session_id = ${sessionId} and p.kind = 'account') ages`);
  return row ?? { hour: 0, day: 0, month: 0, older: 0 };
}

/**
 * Groups of guests who cast the same votes on the same statements in the same order, and were done within the same ten minutes.
 * @param least votes each of them cast, and guests of a group
 */
export async function listSameVotes(
  db: Reader,
  sessionId: string,
  least: { votes: number; guests: number },
): Promise<SameVotes[]> {
  return db.execute<SameVotes>(sql`
    with sequences as (
      select v.person_id, string_agg(t.number || ' ' || v.vote, ',' order by v.voted_at, t.number) as sequence,
        count(*)::int as votes, min(v.voted_at) as first, max(v.voted_at) as last
      from statement_votes v join statements t using (statement_id) join people p using (person_id)
      where t.session_id = ${sessionId} and p.kind = 'guest' group by 1 having count(*) >= ${least.votes})
    select votes, count(*)::int as guests,
      to_char(min(first) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "from",
      to_char(max(last) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "to"
    from sequences group by sequence, votes, floor(extract(epoch from last) / 600)
    having count(*) >= ${least.guests} order by guests desc, "from" limit 20`);
}

/** The key of a day for the hashes of networks: `drawn` where no node had drawn one. */
export async function takeNetworkKey(db: Db, day: string, drawn: Uint8Array): Promise<Uint8Array> {
  return db.transaction(async (tx) => {
    await tx.insert(networkKeys).values({ day, key: drawn }).onConflictDoNothing();
    const [row] = await tx
      .select()
      .from(networkKeys)
      .where(sql`${networkKeys.day} = ${day}`);
    return row?.key ?? drawn;
  });
}
