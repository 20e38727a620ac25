import type { Tally } from './map-types.ts';
import { smoothShare } from './statement-tests.ts';

const metaPriority = 49;

/**
 * The weight with which each statement should be shown next (step 10): ((1 − p_pass) · (extremity + 1) · p_agree ·
 * (1 + 8 · 2^(−seen / 5)))², so that new statements come first and telling ones after them; 49 for meta statements.
 * @param votes raw votes of all groups together
 * @param isMeta 1 by statement that is meta
 */
export function weighPriorities(votes: Tally, extremity: Float64Array, isMeta: Uint8Array): Float64Array {
  return extremity.map((reach, statement) => {
    if (isMeta[statement] === 1) return metaPriority;
    const [agree, seen] = [votes.agree[statement] ?? 0, votes.seen[statement] ?? 0];
    const passed = seen - agree - (votes.disagree[statement] ?? 0);
    const importance = (1 - smoothShare(passed, seen)) * (reach + 1) * smoothShare(agree, seen);
    return (importance * (1 + 8 * 2 ** (-seen / 5))) ** 2;
  });
}
