import { hash, randomUUID } from 'node:crypto';
import { documentLimits } from '#app/contract/document.ts';
import { AppError } from '#app/contract/errors.ts';
import type { AddImageInput } from '#app/contract/inputs/manage-opinion.ts';
import { countImages, insertImage } from '#db/queries/opinions.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { performOnce } from '../once.ts';
import { accessOpinion } from './access.ts';
import { canWriteOpinion } from './policy.ts';

type ImageType = 'image/png' | 'image/jpeg' | 'image/webp';

/** The kind of a picture by its first bytes; null for anything else, whatever its name says. */
function imageTypeOf(bytes: Uint8Array): ImageType | null {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (text(0, 8) === '\u0089PNG\r\n\u001a\n') return 'image/png';
  if (text(0, 3) === '\u00ff\u00d8\u00ff') return 'image/jpeg';
  return text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP' ? 'image/webp' : null;
}

/**
 * Keeps a picture for the text of an opinion.
 * @throws AppError `invalid` for what is no PNG, JPEG or WebP; `conflict` when there are too many or the text stands
 * still; `forbidden`, `not_found`
 */
export async function addImage(ctx: ActionContext, input: AddImageInput): Promise<{ imageId: string }> {
  const { actionId, opinionId, bytes, alt } = input;
  const type = imageTypeOf(bytes);
  if (type === null) throw new AppError('invalid', 'opinion.image_kind', { fields: { file: 'opinion.image_kind' } });
  return transact(ctx.services, async (work) => {
    const { person } = await accessOpinion(ctx, work, opinionId, canWriteOpinion);
    const { personId } = person;
    const key = { personId, actionId, command: 'addImage', input: { opinionId, alt, bytes: hash('sha256', bytes) } };
    return performOnce(work, key, async () => {
      if ((await countImages(work.tx, opinionId)) >= documentLimits.imagesPerOpinion)
        throw new AppError('conflict', 'opinion.images_full');
      const imageId = randomUUID();
      await insertImage(work.tx, { imageId, opinionId, type, bytes, addedBy: personId });
      return { imageId };
    });
  });
}
