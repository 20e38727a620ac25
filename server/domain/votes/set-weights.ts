import { AppError } from '#app/contract/errors.ts';
import type { SetWeightsInput } from '#app/contract/inputs/set-weights.ts';
import { updateMotion } from '#db/queries/votes.ts';
import { listSeatNumbers } from '#db/queries/weights.ts';
import { transact, type ActionContext } from '../context.ts';
import { authorize } from '../policy.ts';
import { tellQueue } from '../sessions/access.ts';
import { accessMotion } from './access.ts';
import { canEditMotion, canWeigh } from './policy.ts';

/**
 * Sets for how much the votes of some seats count on a motion that was not opened yet, with the reason that everybody reads;
 * with an empty list each counts once again.
 * @throws AppError `forbidden`, `not_found`, `conflict` for a motion that was opened or cannot have weights, `invalid` for a
 * seat that there is not, one named twice, or no reason
 */
export async function setWeights(ctx: ActionContext, { motionId, reason, list }: SetWeightsInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { motion, session } = await accessMotion(ctx, work, motionId, canEditMotion);
    const seats = new Set(session.spaceId === null ? [] : await listSeatNumbers(work.tx, session.spaceId));
    const named = new Set(list.map(({ seat }) => seat));
    const fields = {
      ...(list.some(({ seat }) => !seats.has(seat)) && { list: 'weights.seat_unknown' }),
      ...(named.size < list.length && { list: 'weights.twice' }),
      ...(list.length > 0 && reason === undefined && { reason: 'weights.reason_missing' }),
    };
    if (Object.keys(fields).length > 0) throw new AppError('invalid', 'input.check', { fields });
    const sorted = list.toSorted((one, other) => one.seat - other.seat);
    const weights = list.length === 0 ? null : { reason: reason ?? '', lang: ctx.lang, list: sorted, total: null };
    authorize(canWeigh({ ...motion, weights }));
    await updateMotion(work.tx, motionId, { weights });
    tellQueue(work, motion.sessionId);
  });
}
