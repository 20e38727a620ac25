/** Candidates in groups, the preferred first; those in one group are equal to its author. */
export type Ranking = string[][];

/**
 * One ballot, or `w` equal ones. `ranking` is what ranked methods and approval read (approved is whoever is named);
 * `scores` is what score and dot voting read. Candidates that a ballot does not name stand together behind the others.
 */
export type Ballot = { w: number; ranking?: Ranking; scores?: Record<string, number> };

/** What is to be tallied. `lot` is an order of all candidates that was drawn in public, for ties that nothing else ends. */
export type Election = { candidates: string[]; ballots: Ballot[]; seats?: number; lot?: string[] };

/**
 * A tie that had to be ended for the count to go on. It is never ended in silence: `by` tells how, `chosen` whom it
 * met (who is elected, goes out, or is settled first). `order` means that there was no lot and the order of the
 * candidates was taken; a result that depends on it should be drawn again with a lot.
 */
export type Tie = { candidates: string[]; chosen: string; by: 'earlier-round' | 'lot' | 'order' };

/** Votes that prefer the first candidate to the second. */
export type Pairwise = Record<string, Record<string, number>>;

/** One count of several. Tallies of `stv-scottish` are exact decimals as text, those of others are numbers. */
export type Round = {
  action: 'first-preferences' | 'surplus' | 'exclusion' | 'last-seats';
  /** Whose papers were transferred. */
  candidate?: string;
  tallies: Record<string, number | string>;
  /** Papers that name nobody any more. */
  nonTransferable: number | string;
  /** Fractions that were cut off so far, where the method cuts off. */
  cutOff?: string;
  elected: string[];
};

/**
 * What a method finds. `ranking` holds all candidates in groups of equals; `winners` as many as there are seats, or more
 * when equals share the last one.
 */
export type Outcome = {
  ranking: Ranking;
  winners: string[];
  ties: Tie[];
  scores?: Record<string, number>;
  pairwise?: Pairwise;
  rounds?: Round[];
  quota?: number;
};

/** An election that cannot be tallied; the message says why in plain English. */
export class TallyError extends Error {}

/**
 * Looks through an election before it is tallied.
 * @throws TallyError for a candidate named twice or unknown, a weight or score that is not a whole number from 0,
 * seats out of range, a lot that does not name everybody once
 */
export function checkElection({ candidates, ballots, seats = 1, lot }: Election): void {
  const known = new Set(candidates);
  if (candidates.length === 0) throw new TallyError('there are no candidates');
  if (known.size < candidates.length) throw new TallyError('a candidate stands twice in the list of candidates');
  if (!Number.isInteger(seats) || seats < 1 || seats > candidates.length)
    throw new TallyError(`seats must be a whole number from 1 to ${candidates.length}`);
  if (
    lot &&
    (lot.length !== candidates.length || lot.some((name) => !known.has(name)) || new Set(lot).size < lot.length)
  )
    throw new TallyError('the lot must name every candidate once');
  ballots.forEach((ballot, index) => checkBallot(ballot, known, `ballot ${index + 1}`));
}

function checkBallot({ w, ranking = [], scores = {} }: Ballot, known: ReadonlySet<string>, where: string): void {
  if (!Number.isSafeInteger(w) || w < 0) throw new TallyError(`${where}: the weight must be a whole number from 0`);
  const named = ranking.flat();
  const stranger = [...named, ...Object.keys(scores)].find((name) => !known.has(name));
  if (stranger !== undefined) throw new TallyError(`${where} names "${stranger}", who is not a candidate`);
  if (new Set(named).size < named.length) throw new TallyError(`${where} names a candidate twice`);
  if (Object.values(scores).some((score) => !Number.isSafeInteger(score) || score < 0))
    throw new TallyError(`${where}: scores must be whole numbers from 0`);
}

/** The ranking of a ballot with those it does not name together at the end. */
export function fullRanking(ballot: Ballot, candidates: readonly string[]): Ranking {
  const ranking = (ballot.ranking ?? []).filter((group) => group.length > 0);
  const named = new Set(ranking.flat());
  const rest = candidates.filter((name) => !named.has(name));
  return rest.length > 0 ? [...ranking, rest] : ranking;
}

/** Candidates in groups of equal score, the highest first; within a group in the order of the candidates. */
export function rankByScore(candidates: readonly string[], scoreOf: (name: string) => number): Ranking {
  const groups = new Map<number, string[]>();
  for (const name of candidates) {
    const score = scoreOf(name);
    groups.set(score, [...(groups.get(score) ?? []), name]);
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, group]) => group);
}

/**
 * Fills the seats from a ranking. Where equals are more than the seats left, the lot decides; without a lot all of them are
 * winners, for whoever decides to draw.
 */
export function fillSeats(ranking: Ranking, { seats = 1, lot }: Election): { winners: string[]; ties: Tie[] } {
  const winners: string[] = [];
  const ties: Tie[] = [];
  for (const group of ranking) {
    const left = seats - winners.length;
    if (left <= 0) break;
    if (group.length <= left || !lot) {
      winners.push(...group);
      continue;
    }
    const drawn = lot.filter((name) => group.includes(name)).slice(0, left);
    ties.push(...drawn.map((chosen): Tie => ({ candidates: group, chosen, by: 'lot' })));
    winners.push(...drawn);
  }
  return { winners, ties };
}

/** Ends a tie by the lot, or by the order of the candidates where none was drawn. The first of the order is chosen. */
export function drawLot(tied: readonly string[], { candidates, lot }: Election): Tie {
  const order = lot ?? candidates;
  const chosen = order.find((name) => tied.includes(name));
  if (chosen === undefined) throw new TallyError('nobody is tied');
  return { candidates: [...tied], chosen, by: lot ? 'lot' : 'order' };
}
