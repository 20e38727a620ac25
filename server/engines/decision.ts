import type { MotionResult } from '#app/contract/views.ts';

/**
 * The default quorum of a consultative space: half plus one of the members in office (internal rules of the space,
 * `space.quorum_first`: 13 of 25, 13 of 24, 12 of 23).
 */
export function quorumOf(membersInOffice: number): number {
  return Math.floor(membersInOffice / 2) + 1;
}

/**
 * Decides a yes/no motion by simple majority: more yes than no; abstentions count for the quorum and not for the
 * majority; a tie is not adopted (`space.majority`).
 * @param entitled members who may vote, or null when everybody may and there is no quorum
 */
export function decideYesNo(
  counts: { yes: number; no: number; abstain: number },
  entitled: number | null,
): MotionResult {
  const { yes, no, abstain } = counts;
  const cast = yes + no + abstain;
  const quorum = entitled === null ? null : quorumOf(entitled);
  const quorumMet = quorum === null || cast >= quorum;
  return { yes, no, abstain, cast, entitled, quorum, quorumMet, adopted: quorumMet && yes > no };
}
