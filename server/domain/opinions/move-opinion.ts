import type { MoveOpinionInput } from '#app/contract/inputs/manage-opinion.ts';
import type { OpinionState } from '#app/contract/opinions.ts';
import { nextOpinionNumber, updateOpinion } from '#db/queries/opinions.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { performOnce } from '../once.ts';
import { accessOpinion } from './access.ts';
import { canBeDecided } from './check-written.ts';
import { makeVersion } from './make-version.ts';
import { canManageOpinion, canMoveOpinion } from './policy.ts';
import { authorize } from '../policy.ts';

/** In these a text is put to a sitting, or was adopted by it. */
const decidedAbout: ReadonlySet<OpinionState> = new Set(['tabled', 'adopted']);

/**
 * Moves an opinion to another state. A version of the text is made first, in the same transaction; where members may
 * not write in the new state, their rooms become read-only at once and no change lands after the version. It gets its
 * number when it is adopted.
 * @returns the number of the version
 * @throws AppError `forbidden` for anybody but the rapporteur, `not_found`, `conflict` for a move its state does not allow or
 * a text that nobody could decide about
 */
export async function moveOpinion(ctx: ActionContext, input: MoveOpinionInput): Promise<{ number: number }> {
  return transact(ctx.services, async (work) => {
    const { opinion, person } = await accessOpinion(ctx, work, input.opinionId, canManageOpinion);
    const { actionId, ...move } = input;
    const key = { personId: person.personId, actionId, command: 'moveOpinion', input: move };
    return performOnce(work, key, async () => {
      authorize(canMoveOpinion(person, opinion, move.to));
      const { opinionId, state } = opinion;
      const version = { opinionId, kind: 'state', state, madeBy: person.personId } as const;
      const { number, document } = await makeVersion(work, version);
      if (decidedAbout.has(move.to)) authorize(canBeDecided(document));
      await updateOpinion(work.tx, opinionId, {
        state: move.to,
        ...(move.to === 'adopted' && { number: await nextOpinionNumber(work.tx, opinion.spaceId) }),
      });
      work.noteOpinion(opinionId);
      return { number };
    });
  });
}
