import { sql, type SQL } from 'drizzle-orm';
import type { Level, LevelCounts } from '#app/contract/levels.ts';
import type { Reader } from '../client.ts';

/** The level of assurance of the person `p`, with the account `a` where there is one, in the session `s`. */
export const levelOf: SQL = sql`case
  when exists (select from role_grants r where r.person_id = p.person_id and r.role = 'member'
    and (r.commune_id is null or r.commune_id = s.commune_id) and (r.space_id is null or r.space_id = s.space_id)) then 'member'
  when a.email_confirmed_at is not null then 'contact' else 'device' end`;

/** Counts people of `voters (person_id)` by their levels in a session. */
async function countLevels(db: Reader, sessionId: string, voters: SQL): Promise<LevelCounts> {
  const rows = await db.execute<{ level: Level; people: number }>(sql`
    select ${levelOf} as level, count(*)::int as people
    from (${voters}) voters join people p using (person_id) left join accounts a using (person_id)
      join sessions s on s.session_id = ${sessionId}
    group by 1`);
  return { device: 0, contact: 0, member: 0, ...Object.fromEntries(rows.map((row) => [row.level, row.people])) };
}

/**
 * Who voted on a motion by phone or at a shared tablet, by level. Of a sealed vote that was closed the list of those who
 * voted is counted, which knows no ballot.
 */
export function countBallotLevels(
  db: Reader,
  { sessionId, motionId }: { sessionId: string; motionId: string },
): Promise<LevelCounts> {
  return countLevels(
    db,
    sessionId,
    sql`select person_id from ballots where motion_id = ${motionId}
      union all select person_id from method_ballots where motion_id = ${motionId}
      union all select person_id from sealed_rolls where motion_id = ${motionId}`,
  );
}

/** Who voted on any statement of a session, by level. */
export function countVoterLevels(db: Reader, sessionId: string): Promise<LevelCounts> {
  return countLevels(
    db,
    sessionId,
    sql`select distinct v.person_id from statement_votes v join statements t using (statement_id) where t.session_id = ${sessionId}`,
  );
}
