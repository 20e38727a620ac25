import { describe, expect, test } from 'vitest';
import type { MethodBallot } from '#app/contract/ballots.ts';
import type { CountedMethod } from '#app/contract/methods.ts';
import { readOptionsVerdict, shareOf } from '#app/contract/options-verdict.ts';
import { countOptions, decideConsent } from '#server/engines/decision/count-motion.ts';
import { tally } from '#server/engines/tally/tally.ts';

const free = { quorumRule: 'none', entitled: null } as const;
const options = ['a', 'b', 'c'].map((optionId) => ({ optionId }));
const count = (method: CountedMethod, cast: Array<[number, MethodBallot]>, seats: number | null = null) =>
  countOptions(
    method,
    { options, seats },
    cast.map(([w, ballot]) => ({ w, ballot })),
    free,
  );

describe('each method is counted by its engine', () => {
  test('one choice, approval, marks and points add up', () => {
    const single = count('single', [
      [3, { option: 'b' }],
      [2, { option: 'a' }],
    ]);
    expect(single).toMatchObject({ winners: ['b'], scores: { a: 2, b: 3, c: 0 }, ranking: [['b'], ['a'], ['c']] });
    const approval = count('approval', [
      [2, { options: ['a', 'b'] }],
      [1, { options: ['b', 'c'] }],
    ]);
    expect(approval).toMatchObject({ winners: ['b'], scores: { a: 2, b: 3, c: 1 }, cast: 3 });
    expect(count('score', [[2, { scores: { a: 5, c: 1 } }]])).toMatchObject({ scores: { a: 10, b: 0, c: 2 } });
    expect(count('dot', [[1, { points: { a: 4, b: 6 } }]])).toMatchObject({ winners: ['b'], scores: { a: 4, b: 6 } });
  });

  test('rankings by Schulze, run-off and transferable vote are what the engine finds', () => {
    const cast: Array<[number, MethodBallot]> = [
      [4, { ranking: [['a'], ['b']] }],
      [3, { ranking: [['b'], ['c']] }],
      [2, { ranking: [['c'], ['b'], ['a']] }],
    ];
    const ballots = cast.map(([w, ballot]) => ({ w, ranking: 'ranking' in ballot ? ballot.ranking : [] }));
    const facts = { cast: 9, entitled: null, quorum: null, quorumMet: true };
    const candidates = ['a', 'b', 'c'];
    expect(count('ranked-schulze', cast)).toEqual({ ...tally('schulze', { candidates, ballots }), ...facts });
    expect(count('ranked-irv', cast)).toEqual({ ...tally('irv', { candidates, ballots }), ...facts });
    expect(count('ranked-stv', cast, 2)).toEqual({
      ...tally('stv-scottish', { candidates, ballots, seats: 2 }),
      ...facts,
    });
  });

  test('where nobody voted nobody wins, and equals are left equal', () => {
    const none = count('ranked-stv', [], 2);
    expect(none).toEqual({
      ranking: [['a', 'b', 'c']],
      winners: [],
      ties: [],
      cast: 0,
      entitled: null,
      quorum: null,
      quorumMet: true,
    });
    expect(readOptionsVerdict(none, 2)).toBe('nobody');
    const tie = count('single', [
      [1, { option: 'a' }],
      [1, { option: 'c' }],
    ]);
    expect(tie.winners).toEqual(['a', 'c']);
    expect(readOptionsVerdict(tie, null)).toBe('tie');
  });

  test('the quorum is of the ballots, whatever they say', () => {
    const rules = { quorumRule: 'half', entitled: 5 } as const;
    const cast = [{ w: 2, ballot: { option: 'a' } }];
    const short = countOptions('single', { options, seats: null }, cast, rules);
    expect(short).toMatchObject({ quorum: 3, quorumMet: false, cast: 2 });
    expect(readOptionsVerdict(short, null)).toBe('no_quorum');
  });
});

describe('consent', () => {
  const decide = (agree: number, aside: number, block: number) =>
    decideConsent({ agree, aside, block }, block ? ['ثانيا', 'أولا'] : [], free);
  test('is reached when somebody agrees and nobody blocks', () => {
    expect(decide(5, 1, 0).adopted).toBe(true);
    expect(decide(5, 1, 2)).toMatchObject({ adopted: false, reasons: ['أولا', 'ثانيا'] });
    expect(decide(0, 3, 0).adopted).toBe(false);
    expect(decide(0, 0, 0).adopted).toBe(false);
    const rules = { quorumRule: 'half', entitled: 9 } as const;
    expect(decideConsent({ agree: 4, aside: 0, block: 0 }, [], rules)).toMatchObject({ adopted: false, quorum: 5 });
  });
});

test('bars are shares of ballots, of all marks that could be given, and of all points given', () => {
  const votes = count('approval', [[4, { options: ['a', 'b'] }]]);
  expect(shareOf('approval', votes, 4)).toBe(1);
  const marks = count('score', [[2, { scores: { a: 5, b: 1 } }]]);
  expect([shareOf('score', marks, 10), shareOf('score', marks, 2)]).toEqual([1, 0.2]);
  const points = count('dot', [[1, { points: { a: 3, b: 1 } }]]);
  expect(shareOf('dot', points, 3)).toBe(0.75);
  expect(shareOf('single', count('single', []), 0)).toBe(0);
});
