import type { ChannelCounts } from '#app/contract/hall.ts';
import type { MajorityRule as MajorityName, QuorumRule as QuorumName } from '#app/contract/motion-rules.ts';
import type { YesNoResult } from '#app/contract/results.ts';
import { decide } from './decide.ts';
import { castOf, leastOf, simpleMajority, type College, type Counts, type MajorityRule, type Share } from './rules.ts';

/** The rules of a motion, by their names. */
export type MotionRules = { quorumRule: QuorumName; majorityRule: MajorityName };

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
 * @param channels how many of the ballots came by each channel, told in the result; without where all came by phone
 * @throws DecisionError for a majority of members where their number is not known
 */
export function decideMotion(
  counts: Counts,
  rules: MotionRules,
  entitled: number | null,
  present?: number,
  channels?: ChannelCounts,
): YesNoResult {
  const quorum = quorumOf(rules.quorumRule, entitled);
  const college: College = {
    counts,
    majority: majorities[rules.majorityRule],
    ...(entitled !== null && { entitled }),
    ...(present !== undefined && { present }),
  };
  const ofPresent = present === undefined ? {} : ({ counts: 'present' } as const);
  const { quorumMet, passed } = decide({
    quorum: quorum === null ? { kind: 'none' } : { kind: 'fixed', votes: quorum, ...ofPresent },
    colleges: [college],
  });
  const { yes, no, abstain } = counts;
  return {
    yes,
    no,
    abstain,
    ...(channels !== undefined && { channels }),
    cast: castOf(counts),
    ...(present !== undefined && { present }),
    entitled,
    quorum,
    quorumMet,
    adopted: passed,
  };
}
