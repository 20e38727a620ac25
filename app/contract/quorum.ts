import { countBallots } from './hall-ballots.ts';
import type { MotionView } from './views.ts';

type Facts = Pick<MotionView, 'quorum' | 'cast' | 'hall' | 'electorate' | 'delegation' | 'delegated'>;

/**
 * How many are still missing for the quorum of a motion; null where there is none. Ballots by delegates count for it only where
 * the rules of the vote say so.
 * @param present members in the hall, where an attendance list is kept: they and those who voted make the quorum, so that it is at
 * least what is known of both
 */
export function missingForQuorum(motion: Facts, present: number | null): number | null {
  const { quorum, electorate } = motion;
  if (quorum === null) return null;
  const apart = motion.delegation?.forQuorum === false ? (motion.delegated ?? 0) : 0;
  return Math.max(0, quorum - Math.max(countBallots(motion) - apart, electorate === 'members' ? (present ?? 0) : 0));
}
