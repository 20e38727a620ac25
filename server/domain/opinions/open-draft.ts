import type { OpenDraftInput } from '#app/contract/inputs/manage-opinion.ts';
import { updateOpinion } from '#db/queries/opinions.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { accessOpinion } from './access.ts';
import { canManageOpinion } from './policy.ts';

/**
 * Opens a draft, so that citizens and visitors read it as it is written, or closes it again; who may no longer read it
 * loses its room at once.
 * @throws AppError `forbidden` for anybody but the rapporteur, `not_found`
 */
export async function openDraft(ctx: ActionContext, { opinionId, opened }: OpenDraftInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { opinion } = await accessOpinion(ctx, work, opinionId, canManageOpinion);
    if ((opinion.openedAt !== null) === opened) return;
    await updateOpinion(work.tx, opinionId, { openedAt: opened ? ctx.services.now() : null });
    work.noteOpinion(opinionId);
  });
}
