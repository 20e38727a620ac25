/** Votes of one body. Whole numbers from 0. */
export type Counts = { yes: number; no: number; abstain: number };

/** A share as a fraction of whole numbers, so that two thirds are exactly that: `[2, 3]`. */
export type Share = readonly [number, number];

/**
 * How many must take part. `fixed`: so many; `share`: a share of those entitled or present, at least it or, with
 * `more`, more than it; `root`: a multiple of half the square root of those entitled (constitution of the Debian
 * project, 4.2.7 and A.6). `counts` tells who counts as taking part: all votes with abstentions (the default), votes
 * without them, or everybody who is present.
 */
export type QuorumRule = { counts?: 'cast' | 'expressed' | 'present' } & (
  | { kind: 'none' }
  | { kind: 'fixed'; votes: number }
  | { kind: 'share'; of: 'entitled' | 'present'; share: Share; more?: boolean }
  | { kind: 'root'; times: number }
);

/**
 * How many must agree: at least a share or, with `more`, more than it, of the votes expressed (yes and no: abstentions
 * out), cast (abstentions in), of those present or of those entitled. `leastYes`: so many in any case.
 */
export type MajorityRule = {
  of: 'expressed' | 'cast' | 'present' | 'entitled';
  share: Share;
  more?: boolean;
  leastYes?: number;
};

/** One body that votes, with how many are entitled and present in it. */
export type College = { name?: string; counts: Counts; entitled?: number; present?: number; majority: MajorityRule };

export const simpleMajority: MajorityRule = { of: 'expressed', share: [1, 2], more: true };

/** Rules or counts that mean nothing; the message says why in plain English. */
export class DecisionError extends Error {}

export const castOf = ({ yes, no, abstain }: Counts): number => yes + no + abstain;

/**
 * More votes than people who are entitled are no error: who left office meanwhile voted while they held it.
 * @throws DecisionError for counts that are not whole numbers from 0, or a number that the majority needs and is missing
 */
export function checkCollege({ name, counts, entitled, present, majority }: College): void {
  const where = name === undefined ? '' : `${name}: `;
  const { yes, no, abstain } = counts;
  const numbers = {
    yes,
    no,
    abstain,
    ...(entitled !== undefined && { entitled }),
    ...(present !== undefined && { present }),
  };
  for (const [what, value] of Object.entries(numbers))
    if (!Number.isSafeInteger(value) || value < 0)
      throw new DecisionError(`${where}${what} must be a whole number from 0`);
  if (majority.of === 'entitled' && entitled === undefined) throw new DecisionError(`${where}entitled is missing`);
  if (majority.of === 'present' && present === undefined) throw new DecisionError(`${where}present is missing`);
  checkShare(majority.share, where);
}

/** @throws DecisionError unless it is a fraction from above 0 to 1 */
export function checkShare([part, whole]: Share, where = ''): void {
  const isWhole = Number.isSafeInteger(part) && Number.isSafeInteger(whole);
  if (!isWhole || part < 1 || part > whole)
    throw new DecisionError(`${where}a share must be a fraction from above 0 to 1`);
}

/** The smallest whole number that is at least, or more than, a share of a number. */
export function leastOf([part, whole]: Share, of: number, more = false): number {
  return more ? Math.floor((of * part) / whole) + 1 : Math.ceil((of * part) / whole);
}
