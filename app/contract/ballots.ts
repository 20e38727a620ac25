import { limits } from './limits.ts';
import { topScore, type Method, type Stand } from './methods.ts';

export type Choice = 'yes' | 'no' | 'abstain';
/** The ballot of a yes/no motion. */
export type YesNoBallot = { choice: Choice };

/**
 * Ballots of other methods than yes/no; they are kept whole. The reason belongs to a block, which must have one. `ranking`
 * holds places from the first on: options on one place are equal to the voter, those left out stand behind all others.
 */
export type MethodBallot =
  | { stand: Stand; reason?: string | undefined }
  | { option: string }
  | { options: string[] }
  | { scores: Record<string, number> }
  | { points: Record<string, number> }
  | { ranking: string[][] };
/** A ballot of any method; {@link wrongInBallot} tells whether it fits its motion. */
export type Ballot = YesNoBallot | MethodBallot;

/** What a ballot must fit: the method, the options and the points of its motion. */
export type BallotPaper = { method: Method; options: ReadonlyArray<{ optionId: string }>; points: number | null };

/**
 * What is wrong with a ballot for its motion: the field and a translation key. Null for a ballot that counts. Also tells
 * what is missing in a ballot that comes straight from a form.
 */
export function wrongInBallot(ballot: Ballot, paper: BallotPaper): { field: string; reason: string } | null {
  const known = new Set(paper.options.map((option) => option.optionId));
  const named = namedIn(ballot);
  const field = fieldOf[paper.method];
  const wrong = (reason: string) => ({ field, reason });
  const said = (ballot as Record<string, unknown>)[field];
  if (said === undefined) return wrong(missing[field] ?? 'vote.choice_missing');
  if (said === null || hasNoNumber(said)) return wrong('vote.number');
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

/** What a form gives where something else than a number was typed. */
const hasNoNumber = (said: unknown): boolean =>
  typeof said === 'object' && Object.values(said ?? {}).some((one) => Number.isNaN(one));

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

function wrongInConsent({ stand, reason }: Extract<Ballot, { stand: unknown }>) {
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
