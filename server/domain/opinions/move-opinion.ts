import type { MoveOpinionInput } from '#app/contract/inputs/manage-opinion.ts';
import { updateOpinion } from '#db/queries/opinions.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { performOnce } from '../once.ts';
import { accessOpinion } from './access.ts';
import { makeVersion } from './make-version.ts';
import { canManageOpinion, canMoveOpinion } from './policy.ts';
import { authorize } from '../policy.ts';

/**
 * Moves an opinion to another state. A version of the text is made first, in the same transaction; where members may
 * not write in the new state, their rooms become read-only at once and no change lands after the version.
 * @returns the number of the version
 * @throws AppError `forbidden` for anybody but the rapporteur, `not_found`, `conflict` for a move its state does not allow
 */
export async function moveOpinion(ctx: ActionContext, input: MoveOpinionInput): Promise<{ number: number }> {
  return transact(ctx.services, async (work) => {
    const { opinion, person } = await accessOpinion(ctx, work, input.opinionId, canManageOpinion);
    const { actionId, ...move } = input;
    const key = { personId: person.personId, actionId, command: 'moveOpinion', input: move };
    return performOnce(work, key, async () => {
      authorize(canMoveOpinion(person, opinion, move.to));
      const { opinionId, state } = opinion;
      const { number } = await makeVersion(work, { opinionId, kind: 'state', state, madeBy: person.personId });
      await updateOpinion(work.tx, opinionId, { state: move.to });
      work.noteOpinion(opinionId);
      return { number };
    });
  });
}
