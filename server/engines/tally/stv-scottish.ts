import { drawLot, TallyError, type Election, type Outcome, type Round, type Tie } from './election.ts';

/** Papers are counted in hundred-thousandths: the rules cut values off after five decimals. */
const unit = 100_000n;

/** Equal papers of the same value. `next` is the place of the first name not looked at yet. */
type Parcel = { papers: bigint; value: bigint; names: string[]; next: number };

type Count = {
  election: Election;
  seats: number;
  quota: bigint;
  parcels: Map<string, Parcel[]>;
  tallies: Map<string, bigint>;
  nonTransferable: bigint;
  cutOff: bigint;
  /** Continuing candidates, in the order of the ballot paper. */
  continuing: string[];
  elected: string[];
  /** Elected with a surplus that was not transferred yet. */
  pending: string[];
  excluded: string[];
  rounds: Round[];
  ties: Tie[];
};

/**
 * The single transferable vote by the Scottish Local Government Elections Order 2007 (SSI 2007/42, schedule 1, rules 45
 * to 52): quota ⌊valid papers / (seats + 1)⌋ + 1; all papers of an elected candidate pass on at surplus × value ÷ votes,
 * cut off after five decimals; the largest surplus first; then the candidate with fewest votes is excluded at the papers'
 * values. Ties look at the latest earlier count in which they differ, then at the lot. Each ballot is a list of single names.
 * @throws TallyError where a ballot names several as equal
 */
export function tallyStvScottish(election: Election): Outcome {
  const count = begin(election);
  while (count.elected.length < count.seats && count.continuing.length > 0) step(count);
  const { elected, excluded, continuing, rounds, ties } = count;
  const ranking = [...elected, ...continuing, ...excluded.toReversed()].map((name) => [name]);
  return { ranking, winners: elected, rounds, ties, quota: Number(count.quota / unit) };
}

function begin(election: Election): Count {
  const { candidates, ballots, seats = 1 } = election;
  const parcels = new Map<string, Parcel[]>(candidates.map((name) => [name, []]));
  let valid = 0n;
  for (const { w, ranking = [] } of ballots) {
    const groups = ranking.filter((group) => group.length > 0);
    if (groups.some((group) => group.length > 1)) throw new TallyError('a ballot names several candidates as equal');
    const names = groups.flat();
    const [first] = names;
    if (first === undefined || w === 0) continue;
    valid += BigInt(w);
    parcels.get(first)?.push({ papers: BigInt(w), value: unit, names, next: 1 });
  }
  const count: Count = {
    election,
    seats,
    quota: (valid / BigInt(seats + 1) + 1n) * unit,
    parcels,
    tallies: new Map(),
    nonTransferable: 0n,
    cutOff: 0n,
    continuing: [...candidates],
    elected: [],
    pending: [],
    excluded: [],
    rounds: [],
    ties: [],
  };
  for (const name of candidates) count.tallies.set(name, worth(parcels.get(name) ?? []));
  record(count, 'first-preferences');
  return count;
}

const worth = (parcels: Parcel[]): bigint => parcels.reduce((sum, { papers, value }) => sum + papers * value, 0n);
const votesOf = (count: Count, name: string): bigint => count.tallies.get(name) ?? 0n;

/** Elects whoever reached the quota, and tells the round. */
function record(count: Count, action: Round['action'], candidate?: string): void {
  const reached = count.continuing.filter((name) => votesOf(count, name) >= count.quota);
  reached.sort((a, b) => compare(votesOf(count, b), votesOf(count, a)));
  elect(count, reached);
  const free = count.continuing.length <= count.seats - count.elected.length;
  const last = free ? [...count.continuing] : [];
  count.rounds.push({
    action,
    ...(candidate !== undefined && { candidate }),
    tallies: Object.fromEntries([...count.tallies].map(([name, votes]) => [name, toDecimal(votes)])),
    nonTransferable: toDecimal(count.nonTransferable),
    cutOff: toDecimal(count.cutOff),
    elected: reached,
  });
  if (last.length > 0) takeLastSeats(count, last);
}

/** As many are left as there are seats: they are elected without further counting (rule 52). */
function takeLastSeats(count: Count, last: string[]): void {
  elect(count, last);
  const before = count.rounds.at(-1);
  if (before) count.rounds.push({ ...unnamed(before), action: 'last-seats', elected: last });
}

const unnamed = ({ candidate: _, ...round }: Round): Round => round;

function elect(count: Count, names: string[]): void {
  count.elected.push(...names);
  count.continuing = count.continuing.filter((name) => !names.includes(name));
  count.pending.push(...names.filter((name) => votesOf(count, name) > count.quota));
}

function step(count: Count): void {
  const { pending, continuing } = count;
  if (pending.length > 0) {
    const name = choose(count, pending, (votes, best) => votes > best);
    count.pending = pending.filter((one) => one !== name);
    transferSurplus(count, name);
    record(count, 'surplus', name);
  } else {
    const name = choose(count, continuing, (votes, best) => votes < best);
    count.continuing = continuing.filter((one) => one !== name);
    count.excluded.push(name);
    exclude(count, name);
    record(count, 'exclusion', name);
  }
}

/** The one with most, or fewest, votes; equals are told apart by the latest count in which they differed, then by lot. */
function choose(count: Count, names: string[], isBetter: (votes: bigint, best: bigint) => boolean): string {
  let equal = bestOf(names, (name) => votesOf(count, name), isBetter);
  const [first = ''] = equal;
  if (equal.length === 1) return first;
  const tied = equal;
  for (const { tallies } of count.rounds.toReversed()) {
    equal = bestOf(equal, (name) => fromDecimal(tallies[name]), isBetter);
    const [only] = equal;
    if (equal.length > 1 || only === undefined) continue;
    count.ties.push({ candidates: tied, chosen: only, by: 'earlier-round' });
    return only;
  }
  const tie = drawLot(equal, count.election);
  count.ties.push({ ...tie, candidates: tied });
  return tie.chosen;
}

function bestOf(
  names: string[],
  votes: (name: string) => bigint,
  isBetter: (a: bigint, b: bigint) => boolean,
): string[] {
  let best: string[] = [];
  for (const name of names) {
    const [first] = best;
    if (first === undefined || isBetter(votes(name), votes(first))) best = [name];
    else if (votes(name) === votes(first)) best.push(name);
  }
  return best;
}

function transferSurplus(count: Count, name: string): void {
  const votes = votesOf(count, name);
  const surplus = votes - count.quota;
  pass(count, name, (value) => (surplus * value) / votes);
  count.tallies.set(name, count.quota);
}

function exclude(count: Count, name: string): void {
  pass(count, name, (value) => value);
  count.tallies.set(name, 0n);
}

/** Passes all papers of a candidate on to the next continuing one of each; the rest is not transferable. */
function pass(count: Count, from: string, valueOf: (value: bigint) => bigint): void {
  const kept = count.elected.includes(from) ? count.quota : 0n;
  let left = votesOf(count, from) - kept;
  for (const parcel of count.parcels.get(from) ?? []) {
    const place = parcel.names.findIndex((name, index) => index >= parcel.next && count.continuing.includes(name));
    const to = parcel.names[place];
    const moved = { ...parcel, value: valueOf(parcel.value), next: place + 1 };
    const votes = moved.papers * moved.value;
    left -= votes;
    if (to === undefined) {
      count.nonTransferable += votes;
      continue;
    }
    count.parcels.get(to)?.push(moved);
    count.tallies.set(to, votesOf(count, to) + votes);
  }
  count.parcels.set(from, []);
  count.cutOff += left;
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : Number(a > b));

function toDecimal(votes: bigint): string {
  return `${votes / unit}.${String(votes % unit).padStart(5, '0')}`;
}

function fromDecimal(text: number | string | undefined): bigint {
  return BigInt(String(text ?? '0').replace('.', ''));
}
