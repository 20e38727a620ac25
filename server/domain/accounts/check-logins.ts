import type { Reader } from '#db/client.ts';
import { listStandings, type RoleGrant } from '#db/queries/people.ts';
import { listLiveAuthSessions } from '#db/queries/sign-in.ts';

/**
 * Looks again at logins that are in use.
 * @returns the ids of those that are still good, and today's roles of the asked people
 */
export async function checkLogins(
  db: Reader,
  authSessionIds: string[],
  personIds: string[],
): Promise<{ live: Set<string>; roles: Map<string, RoleGrant[]> }> {
  const [live, standings] = await Promise.all([
    listLiveAuthSessions(db, authSessionIds),
    listStandings(db, personIds, []),
  ]);
  return { live, roles: new Map([...standings].map(([personId, standing]) => [personId, standing.roles])) };
}
