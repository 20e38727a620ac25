import type { ConsensusStatement, Side, Tally } from './map-types.ts';

/** z beyond which a share is not by chance, at 90 % (one-sided). */
export const significant = 1.2816;

/** (count + 1) / (seen + 2): a share that starts from one half. */
export function smoothShare(count: number, seen: number): number {
  return (count + 1) / (seen + 2);
}

/** Whether more than half do so (step 8): 2 · √(seen + 1) · ((count + 1) / (seen + 1) − ½). */
function testShare(count: number, seen: number): number {
  return 2 * Math.sqrt(seen + 1) * ((count + 1) / (seen + 1) - 0.5);
}

/** Two-proportion z with one added to each count (step 8); 0 where all of both do so. */
export function testDifference(count: number, seen: number, otherCount: number, otherSeen: number): number {
  const [one, all, other, others] = [count + 1, seen + 1, otherCount + 1, otherSeen + 1];
  const pooled = (one + other) / (all + others);
  if (pooled === 1) return 0;
  return (one / all - other / others) / Math.sqrt(pooled * (1 - pooled) * (1 / all + 1 / others));
}

/** One side's votes on a statement, their share and its test. */
export function measureShare(votes: Tally, statement: number, side: Side): ConsensusStatement {
  const [successes, trials] = [votes[side][statement] ?? 0, votes.seen[statement] ?? 0];
  return {
    statement,
    successes,
    trials,
    share: smoothShare(successes, trials),
    shareTest: testShare(successes, trials),
  };
}
