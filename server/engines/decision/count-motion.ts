import type { MethodBallot } from '#app/contract/ballots.ts';
import type { NamingFigures } from '#app/contract/hall-figures.ts';
import { placesOfOrder } from '#app/contract/hall-orders.ts';
import type { CountedMethod } from '#app/contract/methods.ts';
import type { QuorumRule } from '#app/contract/motion-rules.ts';
import type { ConsentResult, OptionsResult } from '#app/contract/results.ts';
import type { Ballot, Election } from '../tally/election.ts';
import { tally, type TallyMethod } from '../tally/tally.ts';
import { quorumOf } from './decide-motion.ts';

/**
 * What a motion says about its count. `present`: members who are there or voted, where an attendance list is kept; they make the
 * quorum then.
 */
export type CountingRules = {
  quorumRule: QuorumRule;
  entitled: number | null;
  present?: number | undefined;
  /** What all electors weigh, where votes count for more than one. */
  weight?: number | undefined;
};
export type OptionsPaper = { options: ReadonlyArray<{ optionId: string }>; seats: number | null };
/** A ballot that so many people cast; where votes count for more than one `w` is what they weigh together. */
export type CastBallot = { ballot: MethodBallot; w: number; people?: number };

const methods: Record<CountedMethod, TallyMethod> = {
  single: 'plurality',
  approval: 'approval',
  score: 'score',
  dot: 'dot',
  'ranked-schulze': 'schulze',
  'ranked-irv': 'irv',
  'ranked-stv': 'stv-scottish',
};

/**
 * Counts the ballots of a motion that names options, by the engine of its method. The order of the ballots does not
 * matter. Where nobody voted nobody wins. A tie that the method cannot end is left; no lot is drawn here.
 * @param hall confirmed counts of the hall
 */
export function countOptions(
  method: CountedMethod,
  paper: OptionsPaper,
  ballots: readonly CastBallot[],
  rules: CountingRules,
  hall: readonly NamingFigures[] = [],
): OptionsResult {
  const election = electionOf(paper, [...ballots.map(toEngine), ...hall.flatMap((figures) => addUp(method, figures))]);
  const byDevice = ballots.reduce((sum, { w, people }) => sum + (people ?? w), 0);
  const cast = hall.reduce((sum, { people }) => sum + people, byDevice);
  const blank = hall.reduce((sum, figures) => sum + figures.blank, 0);
  const facts = {
    ...(blank > 0 && { blank }),
    ...quorumFacts(cast, rules),
    ...weightFacts(ballots, rules),
  };
  if (cast === 0) return { ranking: [election.candidates], winners: [], ties: [], ...facts };
  return { ...tally(methods[method], election), ...facts };
}

function electionOf({ options, seats }: OptionsPaper, ballots: Ballot[]): Election {
  const candidates = options.map((option) => option.optionId);
  return {
    candidates,
    ballots,
    ...(seats !== null && { seats: Math.min(seats, candidates.length) }),
  };
}

function toEngine({ ballot, w }: CastBallot): Ballot {
  if ('option' in ballot) return { w, ranking: [[ballot.option]] };
  if ('options' in ballot) return { w, ranking: [ballot.options] };
  if ('scores' in ballot) return { w, scores: ballot.scores };
  if ('points' in ballot) return { w, scores: ballot.points };
  return { w, ranking: 'ranking' in ballot ? ballot.ranking : [] };
}

/** Figures as ballots that give the same sums, or have the same orders; blank ones give nothing. */
function addUp(method: CountedMethod, figures: NamingFigures): Ballot[] {
  if ('orders' in figures)
    return Object.entries(figures.orders).map(([order, w]) => ({ w, ranking: placesOfOrder(order) }));
  const { options } = figures;
  if (method === 'score' || method === 'dot') return [{ w: 1, scores: options }];
  return Object.entries(options).map(([id, w]) => ({ w, ranking: [[id]] }));
}

/**
 * Decides a motion of consent: adopted when the quorum is met, somebody agrees and nobody blocks.
 * @param reasons of the blocks; they are put in the order of their texts, which says nothing of who wrote them or when
 */
export function decideConsent(
  counts: Pick<ConsentResult, 'agree' | 'aside' | 'block'>,
  reasons: readonly string[],
  rules: CountingRules,
): ConsentResult {
  const { agree, aside, block } = counts;
  const facts = quorumFacts(agree + aside + block, rules);
  const adopted = facts.quorumMet && agree > 0 && block === 0;
  return { agree, aside, block, reasons: reasons.toSorted(), ...facts, adopted };
}

function weightFacts(ballots: readonly CastBallot[], { weight }: CountingRules) {
  if (weight === undefined) return {};
  return { weight: { cast: ballots.reduce((sum, { w }) => sum + w, 0), entitled: weight } };
}

function quorumFacts(cast: number, { quorumRule, entitled, present }: CountingRules) {
  const quorum = quorumOf(quorumRule, entitled);
  const part = present ?? cast;
  return {
    cast,
    ...(present !== undefined && { present }),
    entitled,
    quorum,
    quorumMet: quorum === null || part >= quorum,
  };
}
