import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TallyError, type Ballot, type Election, type Ranking } from '#server/engines/tally/election.ts';
import { tally, tallyMethods } from '#server/engines/tally/tally.ts';

const candidates = ['a', 'b', 'c', 'd', 'e'];
const strict = fc.record({
  w: fc.integer({ min: 1, max: 9 }),
  ranking: fc.shuffledSubarray(candidates).map((names): Ranking => names.map((name) => [name])),
});
const withScores = fc
  .tuple(strict, fc.dictionary(fc.constantFrom(...candidates), fc.nat(5)))
  .map(([ballot, scores]): Ballot => ({ ...ballot, scores }));
const ballotsOf = fc.array(withScores, { minLength: 1, maxLength: 30 });
const lot = ['c', 'e', 'a', 'd', 'b'];

describe.each(tallyMethods)('%s', (method) => {
  test('does not mind the order of the ballots, nor whether equal ones are counted together', () => {
    fc.assert(
      fc.property(ballotsOf, (ballots) => {
        const outcome = tally(method, { candidates, ballots, seats: 2, lot });
        expect(tally(method, { candidates, ballots: ballots.toReversed(), seats: 2, lot })).toEqual(outcome);
        const apart = ballots.flatMap((ballot) => Array.from({ length: ballot.w }, () => ({ ...ballot, w: 1 })));
        expect(tally(method, { candidates, ballots: apart, seats: 2, lot })).toEqual(outcome);
      }),
      { numRuns: 40 },
    );
  });

  test('places everybody once and fills every seat, every drawn tie told', () => {
    fc.assert(
      fc.property(ballotsOf, fc.integer({ min: 1, max: 5 }), (ballots, seats) => {
        const { ranking, winners, ties } = tally(method, { candidates, ballots, seats, lot });
        expect(ranking.flat().toSorted()).toEqual(candidates);
        expect(winners).toHaveLength(seats);
        expect(ties.every(({ by }) => by !== 'order')).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

test.each(['schulze', 'ranked-pairs', 'copeland', 'minimax'] as const)(
  '%s elects whoever beats everybody',
  (method) => {
    fc.assert(
      fc.property(ballotsOf, (ballots) => {
        const { pairwise = {} } = tally('schulze', { candidates, ballots });
        const best = candidates.find((one) =>
          candidates.every((two) => one === two || (pairwise[one]?.[two] ?? 0) > (pairwise[two]?.[one] ?? 0)),
        );
        fc.pre(best !== undefined);
        expect(tally(method, { candidates, ballots }).winners).toEqual([best]);
      }),
    );
  },
);

test('in every count of STV all papers are somewhere, to the last fraction', () => {
  fc.assert(
    fc.property(fc.array(strict, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (ballots, seats) => {
      const valid = ballots.reduce((sum, { w, ranking }) => sum + (ranking.length > 0 ? w : 0), 0);
      const { rounds = [], quota = 0 } = tally('stv-scottish', { candidates, ballots, seats, lot });
      expect(quota).toBe(Math.floor(valid / (seats + 1)) + 1);
      for (const { tallies, nonTransferable, cutOff = '0' } of rounds) {
        const parts = [...Object.values(tallies), nonTransferable, cutOff];
        const units = parts.reduce<bigint>((sum, part) => sum + BigInt(String(part).replace('.', '')), 0n);
        expect(units).toBe(BigInt(valid) * 100_000n);
      }
    }),
  );
});

test('a clear majority wins by run-off, and equals in everything are equal', () => {
  const election = (ballots: Ballot[]): Election => ({ candidates: ['a', 'b', 'c'], ballots });
  const vote = (w: number, ...names: string[]): Ballot => ({ w, ranking: names.map((name) => [name]) });
  expect(tally('irv', election([vote(5, 'a'), vote(2, 'b', 'c'), vote(2, 'c', 'b')]))).toMatchObject({
    winners: ['a'],
    ranking: [['a'], ['b', 'c']],
    ties: [],
  });
  expect(tally('irv', election([vote(2, 'a'), vote(2, 'b'), vote(1, 'c', 'b')]))).toMatchObject({ winners: ['b'] });
});

test('circles of equally strong pairs are opened by lot, and that is told', () => {
  const ballots = [
    ['a', 'b', 'c'],
    ['b', 'c', 'a'],
    ['c', 'a', 'b'],
  ].map((names) => ({
    w: 1,
    ranking: names.map((name) => [name]),
  }));
  const outcome = tally('ranked-pairs', { candidates: ['a', 'b', 'c'], ballots, lot: ['b', 'c', 'a'] });
  expect(outcome).toMatchObject({ winners: ['b'], ties: [{ chosen: 'b', by: 'lot' }] });
  expect(tally('ranked-pairs', { candidates: ['a', 'b', 'c'], ballots }).ties).toMatchObject([{ by: 'order' }]);
});

test.each([
  ['nobody to elect', { candidates: [], ballots: [] }],
  ['a candidate twice', { candidates: ['a', 'a'], ballots: [] }],
  ['more seats than candidates', { candidates: ['a'], ballots: [], seats: 2 }],
  ['half a vote', { candidates: ['a'], ballots: [{ w: 0.5 }] }],
  ['a negative score', { candidates: ['a'], ballots: [{ w: 1, scores: { a: -1 } }] }],
  ['a name twice on a ballot', { candidates: ['a', 'b'], ballots: [{ w: 1, ranking: [['a'], ['a']] }] }],
  ['a lot without everybody', { candidates: ['a', 'b'], ballots: [], lot: ['a'] }],
])('%s is refused', (_, election) => expect(() => tally('irv', election)).toThrow(TallyError));
