import { countBallots } from './hall-ballots.ts';
import type { HallCountView } from './hall.ts';

type Facts = { quorum: number | null; cast: number; hall: HallCountView[]; electorate: 'all' | 'members' };

/**
 * How many are still missing for the quorum of a motion; null where there is none.
 * @param present members in the hall, where an attendance list is kept: they and those who voted make the quorum, so that it is at
 * least what is known of both
 */
export function missingForQuorum(motion: Facts, present: number | null): number | null {
  const { quorum, electorate } = motion;
  if (quorum === null) return null;
  return Math.max(0, quorum - Math.max(countBallots(motion), electorate === 'members' ? (present ?? 0) : 0));
}
