import type { MapPage } from '#app/contract/opinion-map.ts';
import type { Reader } from '#db/client.ts';
import { findDrawnMap, findOwnPlace } from '#db/queries/opinion-maps.ts';
import type { Actor } from '../actor.ts';

/** The newest opinion map of a session and where its viewer is on it. Both are null before there is one. */
export async function loadMap(db: Reader, actor: Actor, sessionId: string): Promise<MapPage> {
  const [map, place] = await Promise.all([
    loadPublicMap(db, sessionId),
    actor.kind === 'visitor' ? null : findOwnPlace(db, sessionId, actor.personId),
  ]);
  if (!map.drawn || !place) return map;
  const isShown = map.drawn.view.groups.some(({ label }) => label === place.label);
  return { ...map, own: { ...place, label: isShown ? place.label : null } };
}

/** The newest opinion map of a session, as everybody sees it. */
export async function loadPublicMap(db: Reader, sessionId: string): Promise<MapPage> {
  const row = await findDrawnMap(db, sessionId);
  if (!row) return { drawn: null, own: null };
  const { drawnAt, ...drawn } = row;
  return { drawn: { ...drawn, at: drawnAt.toISOString() }, own: null };
}
