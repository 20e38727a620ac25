import type { MotionIdInput } from '#app/contract/inputs/manage-motion.ts';
import { sealBox } from '#db/queries/sealed.ts';
import { listBallotCounts, updateMotion } from '#db/queries/votes.ts';
import type { ActionContext } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { accessMotion } from './access.ts';
import { countMotion } from './count-motion.ts';
import { canCloseMotion } from './policy.ts';
import { presentMotion } from './present.ts';

/**
 * Ends the vote on a motion and counts it, in one transaction that no ballot can enter: what was committed before is
 * counted, what comes after is refused. The result stays hidden until it is shown. The ballots of a sealed vote are parted
 * from their voters in the same transaction.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the motion is not open
 */
export async function closeMotion(ctx: ActionContext, input: MotionIdInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { motion } = await accessMotion(ctx, work, input.motionId, canCloseMotion);
    const sealedChanges = motion.secrecy === 'sealed' ? await sealBox(work.tx, motion.motionId) : null;
    if (sealedChanges !== null) await updateMotion(work.tx, motion.motionId, { sealedChanges });
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
