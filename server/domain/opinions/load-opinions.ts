import type { OpinionView } from '#app/contract/opinions.ts';
import type { Reader } from '#db/client.ts';
import { listOpinions, listPublishedOpinions } from '#db/queries/opinions.ts';
import { findSpace } from '#db/queries/places.ts';
import type { Actor } from '../actor.ts';
import { readerOf } from './access.ts';
import { canCreateOpinion, canReadDraft } from './policy.ts';
import { presentOpinion } from './present.ts';

/** The opinions of a commune's space that an actor may know of, the latest first, and whether they may begin one. */
export async function loadOpinions(
  db: Reader,
  actor: Actor,
  communeId: string,
): Promise<{ opinions: OpinionView[]; canCreate: boolean }> {
  const reader = readerOf(actor);
  const rows = await listOpinions(db, communeId);
  const closed = rows.filter((row) => !canReadDraft(reader, row).ok).map((row) => row.opinionId);
  const published = await listPublishedOpinions(db, closed);
  const space = await findSpace(db, communeId);
  return {
    opinions: rows.filter((row) => !closed.includes(row.opinionId) || published.has(row.opinionId)).map(presentOpinion),
    canCreate: space !== null && canCreateOpinion(reader, space).ok,
  };
}
