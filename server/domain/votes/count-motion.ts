import { hasOptions } from '#app/contract/methods.ts';
import type { MotionResult } from '#app/contract/results.ts';
import type { Reader } from '#db/client.ts';
import { countTakingPart } from '#db/queries/attendance.ts';
import { listMethodBallots, type BallotCounts, type MotionRow } from '#db/queries/votes.ts';
import {
  countOptions,
  decideConsent,
  type CastBallot,
  type CountingRules,
} from '../../engines/decision/count-motion.ts';
import { addChannels } from '../../engines/decision/add-channels.ts';
import { castOf } from '../../engines/decision/rules.ts';
import { decideMotion } from '../../engines/decision/decide-motion.ts';

/**
 * Counts a motion by its method from its committed ballots and the confirmed counts of the hall. The caller holds its lock, so that none comes meanwhile.
 * @param counts as `listBallotCounts` gave them under that lock
 */
export async function countMotion(
  db: Reader,
  motion: MotionRow,
  counts: BallotCounts | undefined,
): Promise<MotionResult> {
  const { method, motionId, entitled, quorumRule } = motion;
  const hall = (motion.hall ?? []).flatMap(({ channel, figures }) => (figures ? [{ channel, figures }] : []));
  const ofHall = hall.reduce((sum, { figures }) => sum + castOf(figures), 0);
  const present = await readPresent(db, motion, (counts?.cast ?? 0) + ofHall);
  if (method === 'yes-no') {
    const all = addChannels(counts ?? { yes: 0, no: 0, abstain: 0 }, counts?.kiosk ?? 0, hall);
    return decideMotion(all.counts, motion, entitled, present, all.channels);
  }
  const ballots = (await listMethodBallots(db, [motionId])).get(motionId) ?? [];
  const rules = { entitled, quorumRule, present };
  if (!hasOptions(method)) return countConsent(ballots, rules);
  return countOptions(method, { options: motion.options ?? [], seats: motion.seats }, ballots, rules);
}

/**
 * Where members vote and an attendance list is kept, the quorum is of those who are there or voted. Who votes by role without a seat
 * of their own is not on the attendance list; so it is never fewer than voted, and nobody is counted twice.
 */
async function readPresent(db: Reader, motion: MotionRow, cast: number): Promise<number | undefined> {
  if (motion.electorate !== 'members') return undefined;
  const part = await countTakingPart(db, motion.sessionId, motion.motionId);
  return part === null ? undefined : Math.max(part, cast);
}

function countConsent(ballots: CastBallot[], rules: CountingRules): MotionResult {
  const counts = { agree: 0, aside: 0, block: 0 };
  const reasons: string[] = [];
  for (const { ballot, w } of ballots) {
    if (!('stand' in ballot)) continue;
    counts[ballot.stand] += w;
    const { reason } = ballot;
    if (reason !== undefined) reasons.push(...Array.from({ length: w }, () => reason));
  }
  return decideConsent(counts, reasons, rules);
}
