import { AppError } from '#app/contract/errors.ts';
import { ballotsOf } from '#app/contract/hall-figures.ts';
import { limits } from '#app/contract/limits.ts';
import type { MotionResult } from '#app/contract/results.ts';
import { countBallotLevels } from '#db/queries/levels.ts';
import { sealBox } from '#db/queries/sealed.ts';
import { listBallotCounts, updateMotion, type MotionRow } from '#db/queries/votes.ts';
import type { Work } from '../context.ts';
import { sessionTopic } from '../context.ts';
import { countMotion } from './count-motion.ts';
import { readMostBallots } from './most-ballots.ts';
import { countCast, presentMotion } from './present.ts';

/**
 * Ends the vote on a motion that the caller holds locked, and counts it: what was committed before is counted, what comes after
 * is refused. The ballots of a sealed vote are parted from their voters in the same transaction.
 * @throws AppError `conflict` when there are more ballots than members who can have voted
 */
export async function endMotion(work: Work, motion: MotionRow, at: Date): Promise<void> {
  const sealedChanges = motion.secrecy === 'sealed' ? await sealBox(work.tx, motion.motionId) : null;
  if (sealedChanges !== null) await updateMotion(work.tx, motion.motionId, { sealedChanges });
  const counts = (await listBallotCounts(work.tx, [motion.motionId])).get(motion.motionId);
  await requirePlaces(work, motion, countCast(counts));
  const row = await updateMotion(work.tx, motion.motionId, {
    state: 'closed',
    closedAt: at,
    result: await tellLevels(work, motion, await countMotion(work.tx, motion, counts), countCast(counts)),
  });
  work.publish({
    topic: sessionTopic(row.sessionId),
    name: 'motion.closed',
    data: { motionId: row.motionId },
    shown: presentMotion(row, counts),
  });
}

/**
 * Where everybody may vote, the result says how many ballots came from each level of assurance, as it is at the closing. Of a
 * few ballots it does not.
 */
async function tellLevels(work: Work, motion: MotionRow, result: MotionResult, cast: number): Promise<MotionResult> {
  if (motion.electorate !== 'all' || cast < limits.fewestBallots) return result;
  return { ...result, levels: await countBallotLevels(work.tx, motion) };
}

/** Who voted by phone after the hall was counted may stand in that count too: then it has to be counted anew. */
async function requirePlaces(work: Work, motion: MotionRow, cast: number): Promise<void> {
  if (!motion.hall) return;
  const most = await readMostBallots(work.tx, motion, cast, true);
  const all = motion.hall.reduce((sum, { figures }) => sum + (figures ? ballotsOf(figures) : 0), cast);
  if (most !== null && all > most) throw new AppError('conflict', 'motion.count_many');
}
