import { hasOptions } from '#app/contract/methods.ts';
import type { MotionResult } from '#app/contract/results.ts';
import type { Reader } from '#db/client.ts';
import { listMethodBallots, type BallotCounts, type MotionRow } from '#db/queries/votes.ts';
import { countOptions, decideConsent, type CastBallot } from '../../engines/decision/count-motion.ts';
import { decideMotion } from '../../engines/decision/decide-motion.ts';

/**
 * Counts a motion by its method from its committed ballots. The caller holds its lock, so that none comes meanwhile.
 * @param counts as `listBallotCounts` gave them under that lock
 */
export async function countMotion(
  db: Reader,
  motion: MotionRow,
  counts: BallotCounts | undefined,
): Promise<MotionResult> {
  const { method, motionId } = motion;
  if (method === 'yes-no') return decideMotion(counts ?? { yes: 0, no: 0, abstain: 0 }, motion, motion.entitled);
  const ballots = (await listMethodBallots(db, [motionId])).get(motionId) ?? [];
  if (!hasOptions(method)) return countConsent(ballots, motion);
  return countOptions(method, { options: motion.options ?? [], seats: motion.seats }, ballots, motion);
}

function countConsent(ballots: CastBallot[], motion: MotionRow): MotionResult {
  const counts = { agree: 0, aside: 0, block: 0 };
  const reasons: string[] = [];
  for (const { ballot, w } of ballots) {
    if (!('stand' in ballot)) continue;
    counts[ballot.stand] += w;
    const { reason } = ballot;
    if (reason !== undefined) reasons.push(...Array.from({ length: w }, () => reason));
  }
  return decideConsent(counts, reasons, motion);
}
