import type { MotionIdInput } from '#app/contract/inputs/manage-motion.ts';
import { listBallotCounts, updateMotion } from '#db/queries/votes.ts';
import type { ActionContext } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { accessMotion } from './access.ts';
import { canShowResult } from './policy.ts';
import { presentMotion } from './present.ts';

/**
 * Shows the result of a closed motion on every screen. Showing it twice changes nothing.
 * @throws AppError `forbidden`, `not_found`, `conflict` while the motion is open
 */
export async function showResult(ctx: ActionContext, input: MotionIdInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { motion } = await accessMotion(ctx, work, input.motionId, canShowResult);
    if (motion.resultShown) return;
    const row = await updateMotion(work.tx, motion.motionId, { resultShown: true });
    const counts = (await listBallotCounts(work.tx, [motion.motionId])).get(motion.motionId);
    work.publish({
      topic: sessionTopic(row.sessionId),
      name: 'motion.shown',
      data: { motionId: row.motionId },
      shown: presentMotion(row, counts),
    });
  });
}
