import type { MotionIdInput } from '#app/contract/inputs/manage-motion.ts';
import { listBallotCounts, updateMotion } from '#db/queries/votes.ts';
import type { ActionContext } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { accessMotion } from './access.ts';
import { countMotion } from './count-motion.ts';
import { canCloseMotion } from './policy.ts';
import { presentMotion } from './present.ts';

/**
 * Ends the vote on a motion and counts it, in one transaction that no ballot can enter: what was committed before is
 * counted, what comes after is refused. The result stays hidden until it is shown.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the motion is not open
 */
export async function closeMotion(ctx: ActionContext, input: MotionIdInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { motion } = await accessMotion(ctx, work, input.motionId, canCloseMotion);
    const counts = (await listBallotCounts(work.tx, [motion.motionId])).get(motion.motionId);
    const row = await updateMotion(work.tx, motion.motionId, {
      state: 'closed',
      closedAt: ctx.services.now(),
      result: await countMotion(work.tx, motion, counts),
    });
    work.publish({
      topic: sessionTopic(row.sessionId),
      name: 'motion.closed',
      data: { motionId: row.motionId },
      shown: presentMotion(row, counts),
    });
  });
}
