import type { MotionResult } from '#app/contract/views.ts';
import { decide } from './decide.ts';
import { castOf, leastOf, simpleMajority, type College, type Counts, type QuorumRule } from './rules.ts';

/** The quorum of a consultative space by default: more than half of the members in office (`space.quorum_first`). */
const spaceQuorum = { kind: 'share', of: 'entitled', share: [1, 2], more: true } as const satisfies QuorumRule;

/** That quorum in members: 13 of 25, 13 of 24, 12 of 23. */
export function quorumOf(membersInOffice: number): number {
  return leastOf(spaceQuorum.share, membersInOffice, spaceQuorum.more);
}

/**
 * Decides a yes/no motion by simple majority: more yes than no; abstentions count for the quorum and not for the
 * majority; a tie is not adopted (`space.majority`).
 * @param entitled members who may vote, or null when everybody may and there is no quorum
 */
export function decideYesNo(counts: Counts, entitled: number | null): MotionResult {
  const quorum: QuorumRule = entitled === null ? { kind: 'none' } : spaceQuorum;
  const college: College = { counts, majority: simpleMajority, ...(entitled !== null && { entitled }) };
  const { quorum: required, quorumMet, passed } = decide({ quorum, colleges: [college] });
  const { yes, no, abstain } = counts;
  return { yes, no, abstain, cast: castOf(counts), entitled, quorum: required, quorumMet, adopted: passed };
}
