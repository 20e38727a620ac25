import { fillSeats, fullRanking, rankByScore, type Election, type Outcome } from './election.ts';

function byPoints(election: Election, points: Map<string, number>): Outcome {
  const ranking = rankByScore(election.candidates, (name) => points.get(name) ?? 0);
  const scores = Object.fromEntries(election.candidates.map((name) => [name, points.get(name) ?? 0]));
  return { ranking, scores, ...fillSeats(ranking, election) };
}

function addUp(election: Election, give: (ballot: Election['ballots'][number], add: Add) => void): Map<string, number> {
  const points = new Map<string, number>();
  for (const ballot of election.ballots)
    give(ballot, (name, value) => void points.set(name, (points.get(name) ?? 0) + value * ballot.w));
  return points;
}

type Add = (name: string, value: number) => void;

/** Plurality: one vote for the first choice. A ballot with several first choices counts for nobody. */
export function tallyPlurality(election: Election): Outcome {
  const points = addUp(election, ({ ranking = [] }, add) => {
    const [first = []] = ranking;
    if (first.length === 1) add(first[0] ?? '', 1);
  });
  return byPoints(election, points);
}

/** Approval (Brams and Fishburn 1978): one vote for everybody whom the ballot names. */
export function tallyApproval(election: Election): Outcome {
  return byPoints(
    election,
    addUp(election, ({ ranking = [] }, add) => ranking.flat().forEach((name) => add(name, 1))),
  );
}

/** Score, and dot voting, which is score with a bounded sum on each ballot: points are added. */
export function tallyScore(election: Election): Outcome {
  return byPoints(
    election,
    addUp(election, ({ scores = {} }, add) => Object.entries(scores).forEach(([name, score]) => add(name, score))),
  );
}

/**
 * Borda: of n candidates the first gets n points, the last 1; equals share theirs (Black 1976). Points are halves at the
 * finest, which numbers hold exactly.
 */
export function tallyBorda(election: Election): Outcome {
  const points = addUp(election, (ballot, add) => {
    let place = election.candidates.length;
    for (const group of fullRanking(ballot, election.candidates)) {
      const share = place - (group.length - 1) / 2;
      for (const name of group) add(name, share);
      place -= group.length;
    }
  });
  return byPoints(election, points);
}
