type Facts = { quorum: number | null; cast: number; electorate: 'all' | 'members' };

/**
 * How many are still missing for the quorum of a motion; null where there is none.
 * @param present members in the hall, where an attendance list is kept: they and those who voted make the quorum, so that it is at
 * least what is known of both
 */
export function missingForQuorum({ quorum, cast, electorate }: Facts, present: number | null): number | null {
  if (quorum === null) return null;
  return Math.max(0, quorum - Math.max(cast, electorate === 'members' ? (present ?? 0) : 0));
}
