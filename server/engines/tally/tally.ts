import { tallyCopeland, tallyMinimax, tallySchulze } from './condorcet.ts';
import { checkElection, type Election, type Outcome } from './election.ts';
import { tallyIrv } from './irv.ts';
import { tallyApproval, tallyBorda, tallyPlurality, tallyScore } from './positional.ts';
import { tallyRankedPairs } from './ranked-pairs.ts';
import { tallyStvScottish } from './stv-scottish.ts';

const methods = {
  plurality: tallyPlurality,
  approval: tallyApproval,
  score: tallyScore,
  dot: tallyScore,
  borda: tallyBorda,
  irv: tallyIrv,
  schulze: tallySchulze,
  'ranked-pairs': tallyRankedPairs,
  copeland: tallyCopeland,
  minimax: tallyMinimax,
  'stv-scottish': tallyStvScottish,
} satisfies Record<string, (election: Election) => Outcome>;

export type TallyMethod = keyof typeof methods;
export const tallyMethods = Object.keys(methods) as TallyMethod[];

/**
 * Tallies ballots by a method. The same ballots in another order give the same outcome.
 * @throws TallyError where the election cannot be tallied
 */
export function tally(method: TallyMethod, election: Election): Outcome {
  checkElection(election);
  return methods[method](election);
}
