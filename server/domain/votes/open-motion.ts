import type { MotionIdInput } from '#app/contract/inputs/manage-motion.ts';
import { updateMotion } from '#db/queries/votes.ts';
import type { ActionContext } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { accessMotion } from './access.ts';
import { canOpenMotion } from './policy.ts';
import { presentMotion } from './present.ts';

/**
 * Opens the vote on a motion. From here its text no longer changes.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the session is not open or the motion was opened before
 */
export async function openMotion(ctx: ActionContext, input: MotionIdInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { motion } = await accessMotion(ctx, work, input.motionId, canOpenMotion);
    const row = await updateMotion(work.tx, motion.motionId, { state: 'open', openedAt: ctx.services.now() });
    work.publish({
      topic: sessionTopic(row.sessionId),
      name: 'motion.opened',
      data: { motionId: row.motionId },
      shown: presentMotion(row, undefined),
    });
  });
}
