import type { Tx } from '#db/client.ts';
import { findOpinionMap } from '#db/queries/opinion-maps.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import { drawMapIn } from './draw-map.ts';
import { readKeptMap } from './map-state.ts';

/**
 * The last opinion map of a closed session for its open data, with the pseudonyms of the people in each group that is
 * shown; null where there is none. Draws it where nobody has yet.
 */
export async function publishMap(tx: Tx, session: SessionRow, who: Map<string, number>, at: Date): Promise<unknown> {
  if (session.state !== 'closed') return null;
  await drawMapIn(tx, session.sessionId, at);
  const row = await findOpinionMap(tx, session.sessionId);
  const kept = readKeptMap(row?.state);
  if (!row?.final || !kept) return null;
  const pseudonym = (place: number): number => who.get(kept.people[place] ?? '') ?? -1;
  return {
    members: row.view.groups.map(({ label }) => ({
      label,
      'voter-ids': (kept.groups.find((group) => group.label === label)?.members ?? [])
        .map(pseudonym)
        .sort((a, b) => a - b),
    })),
    map: row.view,
    ...(row.levels && { levels: row.levels }),
  };
}
