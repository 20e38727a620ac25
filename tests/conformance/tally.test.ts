import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Ballot, Election, Pairwise, Ranking } from '#server/engines/tally/election.ts';
import { tally, type TallyMethod } from '#server/engines/tally/tally.ts';
import { root } from '#tests/support/database-templates.ts';
import { changesOf, readBlt, type Stage } from './read-stv.ts';

const data = path.resolve(root, process.env.CONFORMANCE_DATA ?? '../shared/data');
const folder = (name: string): string => path.join(data, name);
const read = <T>(name: string): T => JSON.parse(readFileSync(path.join(data, name), 'utf8')) as T;

type Dpl = {
  id: string;
  year: number;
  candidates: string[];
  ballots: Array<[number, Ranking]>;
  pairwise: Pairwise;
  rankings: Record<string, string>;
  officialWinner: string;
};

/** The published names of the methods that are ours too. */
const methods: Record<string, TallyMethod> = {
  Schulze: 'schulze',
  'Schulze Winning': 'schulze',
  'Ranked Pairs Winning': 'ranked-pairs',
  Copeland: 'copeland',
  BordaCount: 'borda',
  'Borda Count': 'borda',
  'Minimax Winning': 'minimax',
  'Instant-runoff': 'irv',
  InstantRunoff: 'irv',
  Fptp: 'plurality',
};

const toText = (ranking: Ranking): string => ranking.map((group) => group.toSorted().join(' = ')).join(' > ');
const sorted = (text: string): string =>
  text
    .split(' > ')
    .map((group) => group.split(' = ').toSorted().join(' = '))
    .join(' > ');

describe.skipIf(!existsSync(folder('debian-dpl-votes')))('elections of the Debian project leader', () => {
  const elections = existsSync(folder('debian-dpl-votes')) ? read<Dpl[]>('debian-dpl-votes/dpl-even-years.json') : [];
  test.each(elections)('$year', ({ candidates, ballots, pairwise, rankings, officialWinner }) => {
    const election: Election = { candidates, ballots: ballots.map(([w, ranking]) => ({ w, ranking })) };
    expect(tally('schulze', election).pairwise).toEqual(pairwise);
    expect(tally('schulze', election).winners).toEqual([officialWinner]);
    const published = Object.entries(rankings).filter(([name]) => methods[name]);
    expect(published.length).toBeGreaterThanOrEqual(6);
    for (const [name, ranking] of published)
      expect(toText(tally(methods[name] ?? 'schulze', election).ranking), name).toBe(sorted(ranking));
  });
});

type Example = {
  file: string;
  test: string;
  candidates: string[];
  ballots: Ballot[];
  weightsAllowed: boolean;
  expected: Array<{ method: string; winner?: string; ranking?: Ranking }>;
};

describe.skipIf(!existsSync(folder('voting-examples')))('elections of textbooks', () => {
  const examples = existsSync(folder('voting-examples')) ? read<Example[]>('voting-examples/examples.json') : [];
  const known = examples.flatMap((example) =>
    example.expected.flatMap((outcome) => {
      const method = methods[outcome.method];
      return method ? [{ ...example, ...outcome, method }] : [];
    }),
  );
  test('there are enough of our methods', () => expect(known.length).toBeGreaterThanOrEqual(19));
  test.each(known)('$file, $test: $method', ({ candidates, ballots, method, winner, ranking }) => {
    const outcome = tally(method, { candidates, ballots: withoutStrangers(ballots, candidates) });
    if (winner !== undefined) expect(outcome.winners).toEqual([winner]);
    if (ranking !== undefined) expect(toText(outcome.ranking)).toBe(toText(ranking));
  });
});

/** One list of ballots spells a name in two ways, of which only one is a candidate; the published result leaves it out. */
function withoutStrangers(ballots: Ballot[], candidates: string[]): Ballot[] {
  const known = new Set(candidates);
  const keep = (group: string[]) => group.filter((name) => known.has(name));
  return ballots.map(({ w, ranking = [] }) => ({ w, ranking: ranking.map(keep).filter((group) => group.length > 0) }));
}

type Ward = { ward: string; seats: number; ballots: number; quota: number; elected: string[]; stages: Stage[] };

describe.skipIf(!existsSync(folder('glasgow-2007-stv')))(
  'council of Glasgow, 2007, every stage to five decimals',
  () => {
    const wards = existsSync(folder('glasgow-2007-stv')) ? read<Ward[]>('glasgow-2007-stv/expected.json') : [];
    test.each(wards)('$ward', ({ ward, seats, ballots, quota, elected, stages }) => {
      const election = readBlt(readFileSync(path.join(folder('glasgow-2007-stv'), `${ward}.blt`), 'utf8'));
      expect(election.ballots.reduce((sum, { w }) => sum + w, 0)).toBe(ballots);
      const outcome = tally('stv-scottish', election);
      expect(election.seats).toBe(seats);
      expect(outcome.quota).toBe(quota);
      expect(outcome.winners.toSorted()).toEqual(elected.toSorted());
      const rounds = (outcome.rounds ?? []).filter(({ action }) => action !== 'last-seats');
      expect(
        rounds.map(({ action, candidate, tallies, nonTransferable }) => ({
          action,
          candidate,
          tallies,
          nonTransferable,
        })),
      ).toEqual(changesOf(stages, election.candidates));
    });
  },
);
