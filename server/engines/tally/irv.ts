import {
  drawLot,
  fillSeats,
  fullRanking,
  type Ballot,
  type Election,
  type Outcome,
  type Ranking,
  type Round,
} from './election.ts';
import type { Tie } from './election.ts';

/**
 * Instant run-off: a ballot counts for its first choice among those still in; whoever has more than half of all votes is
 * placed, otherwise the one with fewest goes out. The count goes on without the placed one, which gives the places
 * behind. A place on which a ballot names several is passed over.
 * Ties for the fewest are ended by the earlier rounds, the latest first, then by lot; where everybody who is in has as
 * many votes, now and before, they are equal.
 */
export function tallyIrv(election: Election): Outcome {
  const total = election.ballots.reduce((sum, { w }) => sum + w, 0);
  const ballots = election.ballots.map((ballot) => ({
    w: ballot.w,
    ranking: fullRanking(ballot, election.candidates),
  }));
  const head: Ranking = [];
  const tail: Ranking = [];
  const rounds: Round[] = [];
  const ties: Tie[] = [];
  let active = [...election.candidates];
  while (active.length > 0) {
    const tallies = countFirst(ballots, active);
    const votesOf = (name: string): number => tallies[name] ?? 0;
    const round: Round = { action: 'first-preferences', tallies, nonTransferable: total - sum(tallies), elected: [] };
    rounds.push(round);
    const placed = active.filter((name) => votesOf(name) * 2 > total);
    const fewest = Math.min(...active.map(votesOf));
    const lowest = active.filter((name) => votesOf(name) === fewest);
    if (placed.length > 0) {
      round.elected = placed;
      head.push(placed);
      active = active.filter((name) => !placed.includes(name));
      continue;
    }
    const out = lowest.length === 1 ? lowest : leaveOut(lowest, active, rounds, election, ties);
    round.action = 'exclusion';
    if (out.length === 1) round.candidate = out[0] ?? '';
    tail.unshift(out);
    active = active.filter((name) => !out.includes(name));
  }
  const ranking = [...head, ...tail];
  const { winners, ties: seats } = fillSeats(ranking, election);
  return { ranking, winners, rounds, ties: [...ties, ...seats] };
}

const sum = (tallies: Record<string, number>): number => Object.values(tallies).reduce((all, votes) => all + votes, 0);

function countFirst(ballots: Array<Required<Pick<Ballot, 'w' | 'ranking'>>>, active: readonly string[]) {
  const tallies: Record<string, number> = Object.fromEntries(active.map((name) => [name, 0]));
  for (const { w, ranking } of ballots) {
    for (const group of ranking) {
      const [only = ''] = group;
      if (group.length > 1 || !active.includes(only)) continue;
      tallies[only] = (tallies[only] ?? 0) + w;
      break;
    }
  }
  return tallies;
}

/** Who of several with the fewest votes goes out: one of them, or all where nothing ever told them apart. */
function leaveOut(lowest: string[], active: string[], rounds: Round[], election: Election, ties: Tie[]): string[] {
  let tied = lowest;
  for (const { tallies } of rounds.toReversed()) {
    const fewest = Math.min(...tied.map((name) => Number(tallies[name] ?? 0)));
    tied = tied.filter((name) => Number(tallies[name] ?? 0) === fewest);
  }
  const [only] = tied;
  if (tied.length === 1 && only !== undefined) {
    ties.push({ candidates: lowest, chosen: only, by: 'earlier-round' });
    return [only];
  }
  if (tied.length === active.length) return tied;
  const { candidates, lot } = election;
  // The lot is an order of preference: the last of it goes out.
  const tie = drawLot(tied, {
    ...election,
    candidates: candidates.toReversed(),
    ...(lot && { lot: lot.toReversed() }),
  });
  ties.push({ ...tie, candidates: lowest });
  return [tie.chosen];
}
