import type { CollegeResult } from '#app/contract/colleges.ts';
import type { ChannelCounts } from '#app/contract/hall.ts';
import type { MajorityRule as MajorityName, QuorumRule as QuorumName } from '#app/contract/motion-rules.ts';
import type { YesNoResult } from '#app/contract/results.ts';
import { decide } from './decide.ts';
import { castOf, leastOf, simpleMajority, type College, type Counts, type MajorityRule, type Share } from './rules.ts';

/** The rules of a motion, by their names. */
export type MotionRules = { quorumRule: QuorumName; majorityRule: MajorityName };

/** How many people cast ballots, and what all electors weigh. */
export type Weighed = { people: number; weight: number };

type PartRule = { share: Share; more: boolean };

/** More than half of the members in office (`space.quorum_first`); on a second call a third, rounded up (`space.quorum_second`). */
const quorums: Record<Exclude<QuorumName, 'none'>, PartRule> = {
  half: { share: [1, 2], more: true },
  third: { share: [1, 3], more: false },
};

/** Simple: abstentions count for the quorum and not for the majority; a tie is not adopted (`space.majority`). */
const majorities: Record<MajorityName, MajorityRule> = {
  simple: simpleMajority,
  absolute: { of: 'cast', share: [1, 2], more: true },
  of_members: { of: 'entitled', share: [1, 2], more: true },
  two_thirds: { of: 'expressed', share: [2, 3] },
};

/**
 * How many must take part: with `half` 13 of 25, 13 of 24 and 12 of 23, with `third` 9 of 25.
 * @param entitled members in office, or null where everybody votes and there is no quorum
 */
export function quorumOf(rule: QuorumName, entitled: number | null): number | null {
  if (rule === 'none' || entitled === null) return null;
  const { share, more } = quorums[rule];
  return leastOf(share, entitled, more);
}

/**
 * Decides a yes/no motion by its rules.
 * @param entitled members in office when the vote was opened, or null where everybody votes
 * @param present members who are there or voted, where an attendance list is kept: they make the quorum. Without, those who voted do
 * @param weighed where votes count for more than one: how many people cast ballots, and what all electors weigh; `counts` are
 * weights then, and the quorum stays one of people
 * @param channels how many of the ballots came by each channel, told in the result; without where all came by phone
 * @throws DecisionError for a majority of members where their number is not known
 */
export function decideMotion(
  counts: Counts,
  rules: MotionRules,
  entitled: number | null,
  present?: number,
  channels?: ChannelCounts,
  weighed?: Weighed,
): YesNoResult {
  const quorum = quorumOf(rules.quorumRule, entitled);
  const cast = weighed?.people ?? castOf(counts);
  const base = weighed?.weight ?? entitled;
  const college: College = {
    counts,
    majority: majorities[rules.majorityRule],
    ...(base !== null && { entitled: base }),
    present: present ?? cast,
  };
  const { quorumMet, passed } = decide({
    quorum: quorum === null ? { kind: 'none' } : { kind: 'fixed', votes: quorum, counts: 'present' },
    colleges: [college],
  });
  const { yes, no, abstain } = counts;
  return {
    yes,
    no,
    abstain,
    ...(channels !== undefined && { channels }),
    cast,
    ...(weighed && { weight: { cast: castOf(counts), entitled: weighed.weight } }),
    ...(present !== undefined && { present }),
    entitled,
    quorum,
    quorumMet,
    adopted: passed,
  };
}

/** Puts the decisions of two colleges together: carried where both carry it. There is no quorum of all. */
export function joinColleges(results: CollegeResult[]): YesNoResult {
  const sum = (read: (one: CollegeResult) => number): number => results.reduce((all, one) => all + read(one), 0);
  const isWeighed = results.some(({ weight }) => weight !== undefined);
  const delegated = sum((one) => one.delegated ?? 0);
  return {
    yes: sum(({ yes }) => yes),
    no: sum(({ no }) => no),
    abstain: sum(({ abstain }) => abstain),
    colleges: results,
    cast: sum(({ cast }) => cast),
    ...(delegated > 0 && { delegated }),
    ...(isWeighed && {
      weight: { cast: sum(({ weight }) => weight?.cast ?? 0), entitled: sum(({ weight }) => weight?.entitled ?? 0) },
    }),
    entitled: results.some(({ entitled }) => entitled === null) ? null : sum(({ entitled }) => entitled ?? 0),
    quorum: null,
    quorumMet: results.every(({ quorumMet }) => quorumMet),
    adopted: results.every(({ adopted }) => adopted),
  };
}
