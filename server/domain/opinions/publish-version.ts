import { AppError } from '#app/contract/errors.ts';
import type { PublishVersionInput } from '#app/contract/inputs/manage-opinion.ts';
import { findVersion, updateVersionPublished } from '#db/queries/opinions.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { accessOpinion } from './access.ts';
import { canManageOpinion } from './policy.ts';

/**
 * Shows a version to everybody, from the next page that is asked for, or takes it from public view again.
 * @throws AppError `forbidden` for anybody but the rapporteur, `not_found`
 */
export async function publishVersion(ctx: ActionContext, input: PublishVersionInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const version = await findVersion(work.tx, { versionId: input.versionId });
    if (!version) throw new AppError('not_found', 'opinion.version_unknown');
    await accessOpinion(ctx, work, version.opinionId, canManageOpinion);
    if ((version.publishedAt !== null) === input.published) return;
    await updateVersionPublished(work.tx, version.versionId, input.published ? ctx.services.now() : null);
  });
}
