import type { Reader } from '#db/client.ts';
import { countTakingPart } from '#db/queries/attendance.ts';
import type { MotionRow } from '#db/queries/votes.ts';

/**
 * How many ballots a motion of members can have at most, each member once: those who are in the hall or voted by phone where an
 * attendance list is kept, members in office where not; null where everybody votes.
 * @param cast ballots by phone: who votes by role without a seat of their own is not on the list
 * @param ever counts also those who were in the hall and left before the vote was closed
 */
export async function readMostBallots(
  db: Reader,
  motion: MotionRow,
  cast: number,
  ever = false,
): Promise<number | null> {
  if (motion.electorate !== 'members') return null;
  const part =
    (await countTakingPart(db, motion.sessionId, motion.motionId, { ever, delegated: true })) ?? motion.entitled;
  return part === null ? null : Math.max(part, cast);
}
