import type { Reader } from '#db/client.ts';
import { listRecentBans } from '#db/queries/sanctions.ts';

/** How long after a ban a connection is looked for that did not know of it when it was made, in minutes. */
const recent = 5;

/** Who was banned lately, and from the sessions of which communes. */
export async function readRecentBans(db: Reader): Promise<Map<string, string[]>> {
  const bans = new Map<string, string[]>();
  for (const { personId, communeId } of await listRecentBans(db, recent))
    bans.set(personId, [...(bans.get(personId) ?? []), communeId]);
  return bans;
}
