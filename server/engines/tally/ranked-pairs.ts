import { drawLot, fillSeats, type Election, type Outcome, type Pairwise, type Ranking, type Tie } from './election.ts';
import { beats, comparePairs, votesFor } from './pairwise.ts';

type Pair = { winner: string; loser: string; votes: number; against: number };

/**
 * Ranked pairs by winning votes (Tideman 1987): pairs are locked from the strongest on, except where one would close a
 * circle. Of equally strong ones the one with fewer votes against goes first; of those that are equal in both and
 * would close a circle together, the one whose winner comes first by lot.
 */
export function tallyRankedPairs(election: Election): Outcome {
  const pairwise = comparePairs(election);
  const locked = new Map<string, Set<string>>(election.candidates.map((name) => [name, new Set()]));
  const ties: Tie[] = [];
  for (const equals of groupsOf(listPairs(election.candidates, pairwise))) lockEquals(election, locked, equals, ties);
  const ranking = order(election.candidates, locked);
  const { winners, ties: seats } = fillSeats(ranking, election);
  return { ranking, winners, pairwise, ties: [...ties, ...seats] };
}

function listPairs(candidates: readonly string[], table: Pairwise): Pair[] {
  return candidates
    .flatMap((winner) =>
      candidates
        .filter((loser) => beats(table, winner, loser))
        .map((loser) => ({
          winner,
          loser,
          votes: votesFor(table, winner, loser),
          against: votesFor(table, loser, winner),
        })),
    )
    .sort((a, b) => b.votes - a.votes || a.against - b.against);
}

function groupsOf(pairs: Pair[]): Pair[][] {
  const groups: Pair[][] = [];
  for (const pair of pairs) {
    const last = groups.at(-1);
    const [first] = last ?? [];
    if (last && first?.votes === pair.votes && first.against === pair.against) last.push(pair);
    else groups.push([pair]);
  }
  return groups;
}

/** Locks equally strong pairs; which of them goes first matters only where together they close a circle. */
function lockEquals(election: Election, locked: Map<string, Set<string>>, equals: Pair[], ties: Tie[]): void {
  const possible = equals.filter(({ winner, loser }) => !leads(locked, loser, winner));
  if (possible.length === 0) return;
  const winners = [...new Set(possible.map(({ winner }) => winner))];
  const place = new Map((election.lot ?? election.candidates).map((name, index) => [name, index]));
  const placeOf = ({ winner }: Pair): number => place.get(winner) ?? 0;
  let skipped = false;
  for (const { winner, loser } of possible.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    if (leads(locked, loser, winner)) skipped = true;
    else locked.get(winner)?.add(loser);
  }
  if (skipped) ties.push(drawLot(winners, election));
}

/** True where locked pairs lead from one candidate to another. */
function leads(locked: Map<string, Set<string>>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const next = [from];
  for (const name of next) {
    if (name === to) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    next.push(...(locked.get(name) ?? []));
  }
  return false;
}

function order(candidates: readonly string[], locked: Map<string, Set<string>>): Ranking {
  const ranking: Ranking = [];
  let left = [...candidates];
  while (left.length > 0) {
    const free = left.filter((name) => !left.some((other) => locked.get(other)?.has(name)));
    if (free.length === 0) throw new Error('locked pairs close a circle');
    ranking.push(free);
    left = left.filter((name) => !free.includes(name));
  }
  return ranking;
}
