import type { MapPage } from '#app/contract/opinion-map.ts';
import type { Db, Reader } from '#db/client.ts';
import { findDrawnMap, findOpinionMap, listUnmappedSessions } from '#db/queries/opinion-maps.ts';
import type { Actor } from '../actor.ts';
import { readKeptMap } from './map-state.ts';

/** Sessions with votes that no map shows yet. */
export const listUnmapped = (db: Reader): Promise<string[]> => listUnmappedSessions(db);

/** The newest opinion map of a session and where its viewer is on it. Both are null before there is one. */
export async function loadMap(db: Db, actor: Actor, sessionId: string): Promise<MapPage> {
  return actor.kind === 'visitor' ? loadPublicMap(db, sessionId) : loadOwnMap(db, actor.personId, sessionId);
}

/** The newest opinion map of a session, as everybody sees it. */
export async function loadPublicMap(db: Reader, sessionId: string): Promise<MapPage> {
  const row = await findDrawnMap(db, sessionId);
  return { drawn: row && present(row), own: null };
}

async function loadOwnMap(db: Reader, personId: string, sessionId: string): Promise<MapPage> {
  const row = await findOpinionMap(db, sessionId);
  if (!row) return { drawn: null, own: null };
  const kept = readKeptMap(row.state);
  const place = kept?.people.indexOf(personId) ?? -1;
  const at = kept?.at[place];
  if (!kept || !at || !kept.inConversation.includes(place)) return { drawn: present(row), own: null };
  const group = kept.groups.find(({ members }) => members.includes(place));
  const isShown = row.view.groups.some(({ label }) => label === group?.label);
  return { drawn: present(row), own: { x: at[0], y: at[1], label: isShown ? (group?.label ?? null) : null } };
}

type Row = NonNullable<Awaited<ReturnType<typeof findDrawnMap>>>;

const present = ({ revision, final, view, drawnAt }: Row): NonNullable<MapPage['drawn']> => ({
  revision,
  at: drawnAt.toISOString(),
  final,
  view,
});
