import * as z from 'zod/mini';
import { limits } from './limits.ts';
import { longText } from './text.ts';

/**
 * How a question is answered. `consent`: agree, stand aside or block with a reason; `single`: one option; `approval`: any
 * number of options; `score`: 0 to 5 for each; `dot`: points shared out; `ranked-…`: options put in order, counted by
 * Schulze, by instant run-off or, for several seats, by the single transferable vote.
 */
export const methods = [
  'yes-no',
  'consent',
  'single',
  'approval',
  'score',
  'dot',
  'ranked-schulze',
  'ranked-irv',
  'ranked-stv',
] as const;
export type Method = (typeof methods)[number];

/** Methods whose ballots name options. */
export type CountedMethod = Exclude<Method, 'yes-no' | 'consent'>;

/** Whether ballots of a method name options. */
export const hasOptions = (method: Method): method is CountedMethod => method !== 'yes-no' && method !== 'consent';

/** Whether ballots of a method put options in order. */
export const isRanked = (method: Method): boolean => method.startsWith('ranked-');

/** The ids of options, in the order in which they were written. */
export const optionIds = 'abcdefghijklmnopqrst';

/** The highest mark of a score ballot; 0 is the lowest. */
export const topScore = 5;

const optionId = z.string({ error: 'vote.option_missing' }).check(z.regex(/^[a-t]$/, { error: 'vote.option_unknown' }));
const many = limits.motionOptions.max;
const wholeNumber = z.int({ error: 'vote.number' }).check(z.nonnegative({ error: 'vote.number' }));
const numbers = z.record(z.string(), wholeNumber, { error: 'vote.number' });

/** The ballot of a yes/no motion. */
export const yesNoBallot = z.strictObject({
  choice: z.enum(['yes', 'no', 'abstain'], { error: 'vote.choice_missing' }),
});
export type YesNoBallot = z.infer<typeof yesNoBallot>;
export type Choice = YesNoBallot['choice'];

export const stands = ['agree', 'aside', 'block'] as const;
export type Stand = (typeof stands)[number];

/** The reason belongs to a block, which must have one. */
const consentBallot = z.strictObject({
  stand: z.enum(stands, { error: 'vote.choice_missing' }),
  reason: z.optional(longText(limits.blockReason)),
});
const singleBallot = z.strictObject({ option: optionId });
const approvalBallot = z.strictObject({
  options: z.array(optionId).check(z.maxLength(many, { error: 'vote.option_unknown' })),
});
const scoreBallot = z.strictObject({ scores: numbers });
const dotBallot = z.strictObject({ points: numbers });
/** Places from the first on; options on one place are equal to the voter, those left out stand behind all others. */
const rankedBallot = z.strictObject({
  ranking: z
    .array(z.array(optionId).check(z.minLength(1, { error: 'vote.ranking_empty' }), z.maxLength(many)))
    .check(z.maxLength(many, { error: 'vote.option_twice' })),
});

/** A ballot of any method; {@link wrongInBallot} tells whether it fits its motion. */
export const ballotSchema = z.union([
  yesNoBallot,
  consentBallot,
  singleBallot,
  approvalBallot,
  scoreBallot,
  dotBallot,
  rankedBallot,
]);
export type Ballot = z.infer<typeof ballotSchema>;
/** Ballots of other methods than yes/no: they are kept whole. */
export type MethodBallot = Exclude<Ballot, YesNoBallot>;

/** What a ballot must fit: the method, the options and the points of its motion. */
export type BallotPaper = { method: Method; options: ReadonlyArray<{ optionId: string }>; points: number | null };

/**
 * What is wrong with a ballot for its motion: the field and a translation key. Null for a ballot that counts.
 */
export function wrongInBallot(ballot: Ballot, paper: BallotPaper): { field: string; reason: string } | null {
  const known = new Set(paper.options.map((option) => option.optionId));
  const named = namedIn(ballot);
  const field = fieldOf[paper.method];
  const wrong = (reason: string) => ({ field, reason });
  if (!(field in ballot)) return wrong(missing[field] ?? 'vote.choice_missing');
  if (named.some((id) => !known.has(id))) return wrong('vote.option_unknown');
  if (new Set(named).size < named.length) return wrong('vote.option_twice');
  if ('stand' in ballot) return wrongInConsent(ballot);
  if ('options' in ballot && named.length === 0) return wrong('vote.options_empty');
  if ('scores' in ballot) return wrongInScores(ballot.scores);
  if ('points' in ballot) return wrongInPoints(ballot.points, paper.points ?? limits.motionPoints.usual);
  if ('ranking' in ballot) {
    if (named.length === 0) return wrong('vote.ranking_empty');
    const isShared = ballot.ranking.some((place) => place.length > 1);
    if (isShared && paper.method !== 'ranked-schulze') return wrong('vote.place_shared');
  }
  return null;
}

const fieldOf: Record<Method, string> = {
  'yes-no': 'choice',
  consent: 'stand',
  single: 'option',
  approval: 'options',
  score: 'scores',
  dot: 'points',
  'ranked-schulze': 'ranking',
  'ranked-irv': 'ranking',
  'ranked-stv': 'ranking',
};

const missing: Record<string, string> = {
  option: 'vote.option_missing',
  options: 'vote.options_empty',
  scores: 'vote.scores_empty',
  points: 'vote.points_none',
  ranking: 'vote.ranking_empty',
};

function namedIn(ballot: Ballot): string[] {
  if ('option' in ballot) return [ballot.option];
  if ('options' in ballot) return ballot.options;
  if ('scores' in ballot) return Object.keys(ballot.scores);
  if ('points' in ballot) return Object.keys(ballot.points);
  return 'ranking' in ballot ? ballot.ranking.flat() : [];
}

function wrongInConsent({ stand, reason }: z.infer<typeof consentBallot>) {
  if (stand === 'block' && reason === undefined) return { field: 'reason', reason: 'vote.reason_missing' };
  if (stand !== 'block' && reason !== undefined) return { field: 'reason', reason: 'vote.reason_not_asked' };
  return null;
}

function wrongInScores(scores: Record<string, number>) {
  const marks = Object.values(scores);
  if (marks.length === 0) return { field: 'scores', reason: 'vote.scores_empty' };
  return marks.some((mark) => mark > topScore) ? { field: 'scores', reason: 'vote.score_range' } : null;
}

function wrongInPoints(points: Record<string, number>, budget: number) {
  const spent = pointsSpent(points);
  if (spent === 0) return { field: 'points', reason: 'vote.points_none' };
  return spent > budget ? { field: 'points', reason: 'vote.points_too_many' } : null;
}

/** The sum of the points on a ballot. */
export function pointsSpent(points: Record<string, number>): number {
  return Object.values(points).reduce((sum, one) => sum + one, 0);
}
