import { fillSeats, rankByScore, type Election, type Outcome, type Pairwise, type Ranking } from './election.ts';
import { beats, comparePairs, votesFor } from './pairwise.ts';

function outcome(election: Election, pairwise: Pairwise, ranking: Ranking, scores?: Record<string, number>): Outcome {
  return { ranking, pairwise, ...(scores && { scores }), ...fillSeats(ranking, election) };
}

function byScore(election: Election, pairwise: Pairwise, scoreOf: (name: string) => number): Outcome {
  const scores = Object.fromEntries(election.candidates.map((name) => [name, scoreOf(name)]));
  return outcome(
    election,
    pairwise,
    rankByScore(election.candidates, (name) => scores[name] ?? 0),
    scores,
  );
}

/** Copeland: pairs won less pairs lost. */
export function tallyCopeland(election: Election): Outcome {
  const pairwise = comparePairs(election);
  return byScore(election, pairwise, (name) =>
    election.candidates.reduce(
      (sum, other) => sum + Number(beats(pairwise, name, other)) - Number(beats(pairwise, other, name)),
      0,
    ),
  );
}

/** Minimax by winning votes (Simpson, Kramer): the smallest worst defeat is best. The score is the negative of it. */
export function tallyMinimax(election: Election): Outcome {
  const pairwise = comparePairs(election);
  return byScore(election, pairwise, (name) => {
    const defeats = election.candidates.filter((other) => beats(pairwise, other, name));
    return 0 - Math.max(0, ...defeats.map((other) => votesFor(pairwise, other, name)));
  });
}

/**
 * Schulze by winning votes (Schulze 2011, "A new monotonic, clone-independent, reversal symmetric, and
 * condorcet-consistent single-winner election method", section 2): the strength of a path is its weakest link; who
 * has no stronger path against them wins. The ranking takes those out and asks again among the rest.
 */
export function tallySchulze(election: Election): Outcome {
  const pairwise = comparePairs(election);
  const strength = strongestPaths(election.candidates, pairwise);
  const ranking: Ranking = [];
  let left = [...election.candidates];
  while (left.length > 0) {
    const best = left.filter((one) =>
      left.every((two) => votesFor(strength, one, two) >= votesFor(strength, two, one)),
    );
    ranking.push(best);
    left = left.filter((name) => !best.includes(name));
  }
  return outcome(election, pairwise, ranking);
}

/** Widest paths by the method of Floyd and Warshall. */
function strongestPaths(candidates: readonly string[], pairwise: Pairwise): Pairwise {
  const links = candidates.map((one) =>
    candidates.map((two) => (beats(pairwise, one, two) ? votesFor(pairwise, one, two) : 0)),
  );
  const at = (row: number, column: number): number => links[row]?.[column] ?? 0;
  for (let via = 0; via < candidates.length; via += 1)
    for (const [from, row] of links.entries())
      for (let to = 0; to < candidates.length; to += 1)
        if (from !== via && to !== via && from !== to)
          row[to] = Math.max(at(from, to), Math.min(at(from, via), at(via, to)));
  return Object.fromEntries(
    candidates.map((one, from) => [one, Object.fromEntries(candidates.map((two, to) => [two, at(from, to)]))]),
  );
}
