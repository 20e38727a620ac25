import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '#server/cli/run-command.ts';

/** Runs a command with something piped in; none of these touches a database. */
const cli = (args: string[], input: unknown = '') =>
  runCommand(args, {
    withDatabase: () => Promise.reject(new Error('no database is needed')),
    readStdin: () => Promise.resolve(typeof input === 'string' ? input : JSON.stringify(input)),
    tell: () => undefined,
  });
const json = async (args: string[], input: unknown): Promise<unknown> => {
  const { status, stdout, stderr } = await cli([...args, '--json'], input);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
};

const capital = {
  candidates: ['Memphis', 'Nashville', 'Chattanooga', 'Knoxville'],
  ballots: [
    { w: 42, ranking: [['Memphis'], ['Nashville'], ['Chattanooga'], ['Knoxville']] },
    { w: 26, ranking: [['Nashville'], ['Chattanooga'], ['Knoxville'], ['Memphis']] },
    { w: 15, ranking: [['Chattanooga'], ['Knoxville'], ['Nashville'], ['Memphis']] },
    { w: 17, ranking: [['Knoxville'], ['Chattanooga'], ['Nashville'], ['Memphis']] },
  ],
};

describe('tally', () => {
  test.each([
    ['plurality', 'Memphis'],
    ['borda', 'Nashville'],
    ['irv', 'Knoxville'],
    ['schulze', 'Nashville'],
    ['ranked-pairs', 'Nashville'],
    ['copeland', 'Nashville'],
    ['minimax', 'Nashville'],
    ['stv-scottish', 'Knoxville'],
  ])('by %s the capital is %s', async (method, winner) => {
    expect(await json(['tally', '--method', method], capital)).toMatchObject({ method, winners: [winner] });
  });

  test('approval and score, several seats, a tie for the last of them by lot', async () => {
    const candidates = ['a', 'b', 'c'];
    const approval = {
      candidates,
      ballots: [
        { w: 2, ranking: [['a', 'b']] },
        { w: 1, ranking: [['c', 'a']] },
      ],
    };
    expect(await json(['tally', '--method', 'approval', '--seats', '2'], approval)).toMatchObject({
      ranking: [['a'], ['b'], ['c']],
      winners: ['a', 'b'],
    });
    const score = { candidates, ballots: [{ w: 1, scores: { a: 3, b: 5, c: 5 } }], lot: ['c', 'a', 'b'] };
    expect(await json(['tally', '--method', 'score'], score)).toMatchObject({
      winners: ['c'],
      ties: [{ candidates: ['b', 'c'], chosen: 'c', by: 'lot' }],
    });
  });

  test('people read the count, round by round', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'tachawor-tally-')), 'capital.json');
    writeFileSync(file, JSON.stringify(capital));
    const { stdout } = await cli(['tally', file, '--method', 'irv']);
    expect(stdout).toContain('Elected: Knoxville\n');
    expect(stdout).toContain('1. exclusion of Chattanooga: Memphis 42, Nashville 26, Chattanooga 15, Knoxville 17');
  });

  test.each([
    ['no method', ['tally'], capital, 2, '--method is missing.'],
    ['an unknown method', ['tally', '--method', 'dice'], capital, 2, 'There is no method "dice"'],
    ['no seats', ['tally', '--method', 'irv', '--seats', '0'], capital, 2, '--seats must be a whole number from 1.'],
    ['no JSON', ['tally', '--method', 'irv'], 'candidates', 1, 'The input is not JSON.'],
    ['a file that is not there', ['tally', 'nowhere.json', '--method', 'irv'], '', 1, 'nowhere.json cannot be read.'],
    [
      'a stranger',
      ['tally', '--method', 'irv'],
      { candidates: ['a'], ballots: [{ w: 1, ranking: [['b']] }] },
      1,
      'ballot 1 names "b"',
    ],
    [
      'a ballot without a weight',
      ['tally', '--method', 'irv'],
      { candidates: ['a'], ballots: [{}] },
      1,
      'ballots.0.w: must be a number',
    ],
    [
      'equals in STV',
      ['tally', '--method', 'stv-scottish'],
      { candidates: ['a', 'b'], ballots: [{ w: 1, ranking: [['a', 'b']] }] },
      1,
      'several candidates as equal',
    ],
  ])('%s is refused in one line', async (_, args, input, status, message) => {
    const ending = await cli(args, input);
    expect(ending).toMatchObject({ status, stdout: '' });
    expect(ending.stderr).toContain(message);
    expect(ending.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('decide', () => {
  const half = { kind: 'share', of: 'entitled', share: [1, 2], more: true };

  test('the votes of a space, and what it still needs', async () => {
    const cast = { yes: 5, no: 4, abstain: 2 };
    expect(await json(['decide'], { rule: { quorum: half }, cast, entitled: 25 })).toMatchObject({
      quorum: 13,
      quorumMet: false,
      passed: false,
      needed: { part: 2, yes: [0] },
    });
  });

  test('two colleges that must both agree', async () => {
    const input = {
      rule: { quorum: { kind: 'fixed', votes: 10 } },
      colleges: [
        { name: 'users', cast: { yes: 6, no: 3, abstain: 0 }, majority: { of: 'expressed', share: [2, 3] } },
        { name: 'makers', cast: { yes: 1, no: 2, abstain: 0 } },
      ],
    };
    expect(await json(['decide'], input)).toMatchObject({ quorumMet: true, majorities: [true, false], passed: false });
  });

  test('options against the default one', async () => {
    const input = {
      rule: { quorum: { kind: 'root', times: 3 } },
      entitled: 911,
      pairwise: { a: { none: 144 }, b: { none: 394 }, none: { a: 258, b: 70 } },
      default: 'none',
    };
    expect(await json(['decide'], input)).toMatchObject({
      options: [
        { option: 'a', passes: false },
        { option: 'b', passes: true },
      ],
    });
  });

  test.each([
    ['nothing', {}, 'must hold a rule'],
    [
      'a majority of unknown people',
      { rule: { majority: { of: 'entitled', share: [1, 2] } }, cast: { yes: 1, no: 0, abstain: 0 } },
      'entitled is missing',
    ],
    [
      'an unknown default',
      { rule: { quorum: { kind: 'none' } }, pairwise: { a: {} }, default: 'none' },
      'pairwise has no "none"',
    ],
  ])('%s is refused in one line', async (_, input, message) => {
    const ending = await cli(['decide'], input);
    expect(ending).toMatchObject({ status: 1, stdout: '' });
    expect(ending.stderr).toContain(message);
  });
});

describe('opinion-map', () => {
  /** Two camps of eight that agree on the last statement only. */
  const votes = Array.from({ length: 16 }, (_, person) =>
    ['s1', 's2', 's3', 's4', 's5', 's6', 's7'].map((id, place) => {
      const camp = person < 8 ? 1 : -1;
      return [`p${person}`, id, place === 6 ? 1 : place % 2 ? -camp : camp] as const;
    }),
  ).flat();

  test('two camps are two groups, and what both agree with is consensus', async () => {
    const map = (await json(['opinion-map'], { votes })) as {
      groups: Array<{ members: string[] }>;
      consensus: { agree: Array<{ id: string }> };
    };
    const camps = map.groups.map(({ members }) => members.toSorted());
    expect(camps).toHaveLength(2);
    expect(camps.map((members) => new Set(members.map((name) => Number(name.slice(1)) < 8)).size)).toEqual([1, 1]);
    expect(JSON.stringify(map.consensus)).toContain('s7');
  });

  test.each([
    ['nothing', ''],
    ['no votes', '{}'],
    ['a vote of two', JSON.stringify({ votes: [['p', 's', 2]] })],
    ['a table without votes', 'name,color\na,b\n'],
  ])('%s is refused in one line', async (_, input) => {
    const ending = await cli(['opinion-map'], input);
    expect(ending).toMatchObject({ status: 1, stdout: '' });
    expect(ending.stderr.trim().split('\n')).toHaveLength(1);
  });
});
