/** How many ballots are still missing for the quorum of a motion; null where there is none. */
export function missingForQuorum({ quorum, cast }: { quorum: number | null; cast: number }): number | null {
  return quorum === null ? null : Math.max(0, quorum - cast);
}
