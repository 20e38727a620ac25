import type { MotionIdInput } from '#app/contract/inputs/manage-motion.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { authorize } from '../policy.ts';
import { accessMotion, readSeal } from './access.ts';
import { endMotion } from './end-motion.ts';
import { canCloseMotion, canSealAlone } from './policy.ts';
import { noteSeal } from './note-seal.ts';

/**
 * Ends the vote on a motion and counts it, in one transaction that no ballot can enter: what was committed before is
 * counted, what comes after is refused. The result stays hidden until it is shown. A sealed vote is ended by two moderators
 * (`seal-motion.ts`); where the commune has only one, alone, and the public log says so.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the motion is not open, a count of the hall is not confirmed, there are
 * more ballots than members who can have voted, or a sealed vote needs another moderator
 */
export async function closeMotion(ctx: ActionContext, input: MotionIdInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { motion, session, person } = await accessMotion(ctx, work, input.motionId, canCloseMotion);
    const at = ctx.services.now();
    if (motion.secrecy === 'sealed') {
      authorize(canSealAlone(await readSeal(work.tx, { motion, session, personId: person.personId, at })));
      await noteSeal(work, motion, { act: 'alone', personId: person.personId, at });
    }
    await endMotion(work, motion, at);
  });
}
