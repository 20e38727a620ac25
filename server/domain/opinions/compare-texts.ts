import { AppError } from '#app/contract/errors.ts';
import type { DiffBlock } from '#app/contract/document.ts';
import type { OpinionPage } from '#app/contract/opinions.ts';
import type { Reader } from '#db/client.ts';
import { diffDocuments } from '#server/engines/document/diff-documents.ts';
import type { Actor } from '../actor.ts';
import { loadOpinion, loadVersion } from './load-opinion.ts';

/** One side of a comparison: a version by its number, or the text as it is now. */
export type Side = number | 'now';

/**
 * What changed from one text of an opinion to another.
 * @throws AppError `not_found` for a text that the actor may not see
 */
export async function compareTexts(
  db: Reader,
  actor: Actor,
  opinionId: string,
  from: Side,
  to: Side,
): Promise<DiffBlock[]> {
  const [older, newer] = await Promise.all([loadSide(db, actor, opinionId, from), loadSide(db, actor, opinionId, to)]);
  return diffDocuments(older.document, newer.document, newer.opinion.lang);
}

async function loadSide(db: Reader, actor: Actor, opinionId: string, side: Side): Promise<OpinionPage> {
  if (side !== 'now') return loadVersion(db, actor, opinionId, side);
  const page = await loadOpinion(db, actor, opinionId);
  if (!page.rights.readDraft) throw new AppError('not_found', 'opinion.version_unknown');
  return page;
}
