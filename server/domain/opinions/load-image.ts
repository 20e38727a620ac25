import { AppError } from '#app/contract/errors.ts';
import type { Reader } from '#db/client.ts';
import { findImage, listPublishedOpinions } from '#db/queries/opinions.ts';
import type { Actor } from '../actor.ts';
import { readerOf, requireOpinion } from './access.ts';
import { canReadDraft } from './policy.ts';

/**
 * A picture of an opinion, for those who may read its text or a published version of it.
 * @throws AppError `not_found`
 */
export async function loadImage(
  db: Reader,
  actor: Actor,
  opinionId: string,
  imageId: string,
): Promise<{ type: string; bytes: Uint8Array }> {
  const opinion = await requireOpinion(db, opinionId);
  const readable =
    canReadDraft(readerOf(actor), opinion).ok || (await listPublishedOpinions(db, [opinionId])).has(opinionId);
  const image = readable ? await findImage(db, opinionId, imageId) : null;
  if (!image) throw new AppError('not_found', 'opinion.image_unknown');
  return image;
}
