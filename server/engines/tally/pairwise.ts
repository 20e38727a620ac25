import { fullRanking, type Election, type Pairwise } from './election.ts';

/** The table of all pairs: how many votes prefer the one to the other. Those whom a ballot does not name are last. */
export function comparePairs({ candidates, ballots }: Election): Pairwise {
  const table = emptyTable(candidates);
  for (const ballot of ballots) {
    const ranking = fullRanking(ballot, candidates);
    ranking.forEach((group, place) => {
      const behind = ranking.slice(place + 1).flat();
      for (const better of group) {
        const row = table[better] ?? {};
        for (const worse of behind) row[worse] = (row[worse] ?? 0) + ballot.w;
      }
    });
  }
  return table;
}

function emptyTable(candidates: readonly string[]): Pairwise {
  return Object.fromEntries(
    candidates.map((one) => [one, Object.fromEntries(candidates.filter((two) => two !== one).map((two) => [two, 0]))]),
  );
}

/** Votes that prefer `one` to `two`. */
export const votesFor = (table: Pairwise, one: string, two: string): number => table[one]?.[two] ?? 0;

/** True where more prefer `one` to `two` than the reverse. */
export const beats = (table: Pairwise, one: string, two: string): boolean =>
  votesFor(table, one, two) > votesFor(table, two, one);
