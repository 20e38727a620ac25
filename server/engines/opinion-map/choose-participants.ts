/** Votes that bring a participant into the conversation, where there are so many statements. */
const enoughVotes = 7;
/** A conversation of fewer people takes in those with fewer votes. */
const fewestPeople = 15;

/**
 * Who is in the conversation (step 2), by rising number: with at least min(7, statements) votes, or in it before; below
 * 15 people also the most active others that voted at all, the earlier of equals.
 */
export function chooseParticipants(
  voteCounts: Int32Array,
  statementCount: number,
  before: ArrayLike<number> = [],
): Int32Array {
  const least = Math.max(1, Math.min(enoughVotes, statementCount));
  const isIn = Uint8Array.from(voteCounts, (count) => (count >= least ? 1 : 0));
  for (let index = 0; index < before.length; index += 1) isIn[before[index] ?? -1] = 1;
  const inside = [...isIn.keys()].filter((row) => isIn[row] === 1);
  if (inside.length >= fewestPeople) return Int32Array.from(inside);
  const votesOf = (row: number): number => voteCounts[row] ?? 0;
  const others = [...isIn.keys()].filter((row) => isIn[row] === 0 && votesOf(row) > 0);
  const mostActive = others.sort((a, b) => votesOf(b) - votesOf(a) || a - b).slice(0, fewestPeople - inside.length);
  return Int32Array.from([...inside, ...mostActive].sort((a, b) => a - b));
}
