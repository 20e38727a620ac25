import { topScore, type CountedMethod } from './methods.ts';
import type { OptionsResult } from './results.ts';

/**
 * What a count of options says, as a key: nobody voted, no quorum, one option comes first, several take the seats, or
 * more options are equal than there are seats.
 */
export function readOptionsVerdict(result: OptionsResult, seats: number | null): string {
  if (result.cast === 0) return 'nobody';
  if (!result.quorumMet) return 'no_quorum';
  if (result.winners.length > (seats ?? 1)) return 'tie';
  return result.winners.length > 1 ? 'several' : 'first';
}

/**
 * How long the bar of an option is, from 0 to 1: votes of the ballots, marks of all that could be given, points of all
 * that were.
 */
export function shareOf(method: CountedMethod, result: OptionsResult, score: number): number {
  const all = Object.values(result.scores ?? {}).reduce((sum, one) => sum + one, 0);
  const cast = result.weight?.cast ?? result.cast;
  const whole = method === 'score' ? topScore * cast : method === 'dot' ? all : cast;
  return whole === 0 ? 0 : score / whole;
}
