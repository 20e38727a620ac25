import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CommandError, UsageError, type Surroundings } from '#server/cli/command.ts';
import { opinionMapCommand } from '#server/cli/opinion-map.ts';
import { computeOpinionMap, type OpinionMap, type Votes } from '#server/engines/opinion-map/compute-map.ts';
import { centreVotes } from '#server/engines/opinion-map/centred-matrix.ts';
import { createCovariance } from '#server/engines/opinion-map/covariance.ts';
import { smoothGroups } from '#server/engines/opinion-map/groups.ts';
import { findClusters } from '#server/engines/opinion-map/k-means.ts';
import { listVotes } from '#server/engines/opinion-map/list-votes.ts';
import { buildVoteMatrix } from '#server/engines/opinion-map/vote-matrix.ts';

type Triple = [participant: number, statement: number, vote: number];

/** Everyone and everything is there whether voted or not, numbered from 0. */
function toVotes(triples: readonly Triple[], participantCount: number, statementCount: number): Votes {
  const count = (length: number) => Array.from({ length }, (_, index) => index);
  return listVotes(triples, count(participantCount), count(statementCount)).votes;
}

const room = fc
  .record({ people: fc.integer({ min: 0, max: 40 }), statements: fc.integer({ min: 0, max: 12 }) })
  .chain(({ people, statements }) =>
    fc.record({
      people: fc.constant(people),
      statements: fc.constant(statements),
      triples:
        people === 0 || statements === 0
          ? fc.constant<Triple[]>([])
          : fc.array(
              fc.tuple(
                fc.nat({ max: people - 1 }),
                fc.nat({ max: statements - 1 }),
                fc.constantFrom(-1, 0, 1),
              ) as fc.Arbitrary<Triple>,
              { maxLength: 400, size: 'max' },
            ),
      out: statements === 0 ? fc.constant<number[]>([]) : fc.array(fc.nat({ max: statements - 1 }), { maxLength: 3 }),
    }),
  );

/** All numbers of a map, wherever they stand. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** Votes of two camps who disagree on every statement but the last, on which all agree. */
function camps(people: number, statements: number): Triple[] {
  return Array.from({ length: people * statements }, (_, index): Triple => {
    const [person, statement] = [Math.floor(index / statements), index % statements];
    const side = person % 2 === statement % 2 ? 1 : -1;
    return [person, statement, statement === statements - 1 ? 1 : side];
  });
}

describe('the opinion map', () => {
  test('is made of numbers, whatever was voted, now and in the next update', () => {
    fc.assert(
      fc.property(room, ({ people, statements, triples, out }) => {
        const votes = toVotes(triples, people, statements);
        const map = computeOpinionMap(votes, { moderatedOut: out });
        const next = computeOpinionMap(votes, { moderatedOut: out }, map);
        expect([...numbersIn(map), ...numbersIn(next)].every(Number.isFinite)).toBe(true);
      }),
    );
  });

  test('does not depend on the order of votes of different pairs, and is the same each time', () => {
    fc.assert(
      fc.property(room, fc.infiniteStream(fc.nat()), ({ people, statements, triples, out }, stream) => {
        const last = new Map(triples.map((one) => [`${one[0]} ${one[1]}`, one]));
        const keyed = [...last.values()].map((one) => ({ one, key: stream.next().value ?? 0 }));
        const mixed = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
        const once = computeOpinionMap(toVotes(triples, people, statements), { moderatedOut: out });
        expect(computeOpinionMap(toVotes(mixed, people, statements), { moderatedOut: out })).toEqual(once);
        expect(computeOpinionMap(toVotes(triples, people, statements), { moderatedOut: out })).toEqual(once);
      }),
    );
  });

  test('counts the later vote of a pair', () => {
    fc.assert(
      fc.property(room, ({ people, statements, triples }) => {
        const turned = triples.map(([person, statement, vote]): Triple => [person, statement, -vote]);
        expect(computeOpinionMap(toVotes([...turned, ...triples], people, statements))).toEqual(
          computeOpinionMap(toVotes(triples, people, statements)),
        );
      }),
    );
  });

  test('puts everyone in the conversation in exactly one group, and nobody else', () => {
    fc.assert(
      fc.property(room, ({ people, statements, triples }) => {
        const map = computeOpinionMap(toVotes(triples, people, statements));
        const members = map.groups.flatMap((group) => [...group.members]).sort((a, b) => a - b);
        expect(members).toEqual([...map.inConversation]);
        const clustered = map.baseClusters.flatMap((cluster) => [...cluster.members]).sort((a, b) => a - b);
        expect(clustered).toEqual(members);
        expect(map.representative.map(({ length }) => length > 0 && length <= 5)).toEqual(map.groups.map(() => true));
      }),
    );
  });

  test.each<[string, Triple[], number, number]>([
    ['nobody', [], 0, 0],
    ['one person', [[0, 0, 1]], 1, 1],
    ['one statement', [0, 1, 2, 3].map((person): Triple => [person, 0, person % 2]), 4, 1],
    ['equal votes', camps(20, 8).map(([person, statement]): Triple => [person, statement, 1]), 20, 8],
  ])('of %s has no group without a member', (_, triples, people, statements) => {
    const map = computeOpinionMap(toVotes(triples, people, statements));
    expect(numbersIn(map).every(Number.isFinite)).toBe(true);
    expect(map.groups.every(({ members }) => members.length > 0)).toBe(true);
    expect(map.groups.length > 0).toBe(people > 0);
  });

  test('tells two camps apart, and what all agree with', () => {
    const map = computeOpinionMap(toVotes(camps(30, 9), 30, 9));
    expect(map.groups.map(({ members }) => [...members].map((person) => person % 2))).toEqual(
      map.groups.map(({ id }) => Array.from({ length: 15 }, () => id)),
    );
    expect(map.consensus.agree.map(({ statement }) => statement)).toEqual([8]);
    expect(map.groupAwareConsensus.indexOf(Math.max(...map.groupAwareConsensus))).toBe(8);
  });

  test('leaves a moderated-out statement out of the picture and in the counts', () => {
    const map = computeOpinionMap(toVotes(camps(30, 9), 30, 9), { moderatedOut: [0, 8], meta: [1] });
    expect([map.center[0], map.components[0][0], map.extremity[0]]).toEqual([0, 0, 0]);
    expect(map.groups.map(({ votes }) => votes.seen[0])).toEqual([15, 15]);
    expect(map.representative.flat().map(({ statement }) => statement)).not.toContain(0);
    expect(map.consensus.agree).toEqual([]);
    expect(map.priorities[1]).toBe(49);
  });

  test('keeps who was in the conversation when more statements come', () => {
    const few: Triple[] = camps(20, 2);
    const before = computeOpinionMap(toVotes(few, 20, 2));
    const after = computeOpinionMap(toVotes(few, 21, 30), {}, before);
    expect(before.inConversation).toHaveLength(20);
    expect(after.inConversation).toEqual(before.inConversation);
  });

  test.each<[string, Partial<Votes>]>([
    ['of nobody known', { participantCount: 2 }],
    ['on nothing known', { statementCount: 1 }],
    ['not −1, 0 or 1', { values: new Int8Array(27).fill(2) }],
    ['not equally long', { values: new Int8Array(3) }],
  ])('refuses votes that are %s', (message, change) => {
    expect(() => computeOpinionMap({ ...toVotes(camps(3, 9), 3, 9), ...change })).toThrow(message);
  });

  test('refuses options for statements that are not there', () => {
    expect(() => computeOpinionMap(toVotes([], 0, 3), { moderatedOut: [3] })).toThrow(RangeError);
  });
});

test('the covariance multiplies the same before and after it is kept as a matrix', () => {
  const triples = camps(60, 12).filter(([person, statement]) => (person * 7 + statement * 5) % 11 > 3);
  const data = centreVotes(buildVoteMatrix(toVotes(triples, 60, 12)), [3]);
  const multiply = createCovariance(data, true);
  const vector = Float64Array.from({ length: 12 }, (_, place) => Math.sin(place + 1));
  const [first, later] = [new Float64Array(12), new Float64Array(12)];
  multiply(vector, first);
  for (let step = 0; step < 200; step += 1) multiply(vector, later);
  expect(later).not.toEqual(first);
  const cold = new Float64Array(12);
  createCovariance(data, false)(vector, cold);
  expect(cold, 'from a cold start it is kept at once').toEqual(later);
  expect(Math.max(...later.map((value, place) => Math.abs(value - (first[place] ?? 0))))).toBeLessThan(1e-9);
});

describe('the number of groups', () => {
  const answer = (best: number) => [2, 3].map((k) => ({ k, silhouette: k === best ? 1 : 0, clusters: [] }));

  test('changes only after the same answer four times in a row', () => {
    let state = smoothGroups(answer(2), null);
    const shown = [3, 3, 2, 3, 3, 3, 3, 2].map((best) => {
      state = smoothGroups(answer(best), state);
      return state?.k;
    });
    expect(shown).toEqual([2, 2, 2, 2, 2, 2, 3, 3]);
  });
});

describe('k-means', () => {
  test('ends with every point at its nearest centre, as one that compares all would', () => {
    const coordinate = fc.float({ min: -3, max: 3, noNaN: true });
    const places = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 300, size: 'max' });
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 30 }), (points, k, steps) => {
        const named = {
          names: Int32Array.from(points.keys()),
          xs: Float64Array.from(points, ([x]) => x),
          ys: Float64Array.from(points, ([, y]) => y),
          weights: new Float64Array(points.length).fill(1),
        };
        expect(findClusters(named, k, steps).map(({ id, members }) => [id, [...members]])).toEqual(
          plainClusters(points, k, steps),
        );
      }),
    );
  });

  /** The same, comparing every point with every centre in every step. */
  function plainClusters(points: Array<[number, number]>, k: number, steps: number): Array<[number, number[]]> {
    let centres = [...new Map(points.map((point) => [point.join(' ').replaceAll('-0', '0'), point])).values()]
      .slice(0, k)
      .map(([x, y], id) => ({ id, x, y, members: [] as number[] }));
    for (let step = 0; step < steps; step += 1) {
      const members = centres.map((): number[] => []);
      for (const [place, [x, y]] of points.entries()) {
        const away = centres.map((one) => (x - one.x) * (x - one.x) + (y - one.y) * (y - one.y));
        members[away.lastIndexOf(Math.min(...away))]?.push(place);
      }
      const next = centres
        .map(({ id }, place) => ({ id, members: members[place] ?? [] }))
        .filter((one) => one.members.length > 0)
        .map((one) => {
          const mean = (axis: 0 | 1) =>
            one.members.reduce((sum, place) => sum + (points[place]?.[axis] ?? 0), 0) / one.members.length;
          return { ...one, x: mean(0), y: mean(1) };
        });
      const moved =
        next.length < centres.length ||
        next.some(
          (one, place) => Math.hypot(one.x - (centres[place]?.x ?? 0), one.y - (centres[place]?.y ?? 0)) >= 0.01,
        );
      centres = next;
      if (!moved) break;
    }
    return centres.map((one) => [one.id, one.members]);
  }
});

describe('the command', () => {
  const piped = (text: string) => ({ readStdin: () => Promise.resolve(text) }) as Surroundings;
  const run = (text: string, args: string[] = []) => opinionMapCommand.run(args, piped(text));
  type Data = { positions: unknown[]; groups: Array<{ members: unknown[] }>; statements: Array<{ id: unknown }> };

  test('reads a table of participants as we and Polis export it', async () => {
    const rows = ['0,0,3,1,1,1,-1,0', '1,0,1,1,0,1,,', '7,0,0,0,0,,,'].join('\r\n');
    const ours = await run(`\ufeffparticipant,n-comments,n-votes,n-agree,n-disagree,1,2,3\r\n${rows}\r\n`);
    const theirs = await run(
      `participant,group-id,n-comments,n-votes,n-agree,n-disagree,1,2,3\n${rows.replaceAll(/^(\d+)/gm, '$1,1')}\n`,
    );
    expect(theirs.data).toEqual(ours.data);
    const data = ours.data as unknown as Data;
    expect(data.positions).toHaveLength(3);
    expect(data.groups.flatMap(({ members }) => members).sort()).toEqual(['0', '1']);
    expect(data.statements[0]).toMatchObject({ id: '1', votes: { agree: 2, disagree: 0, pass: 0 } });
    expect(ours.lines[0]).toBe('3 participants, 2 of them in the conversation; 3 statements, 4 votes.');
  });

  test('reads votes as JSON, under their own names', async () => {
    const votes = camps(30, 9).map(([person, statement, vote]) => [`p${person}`, statement, vote]);
    const { data, lines } = await run(JSON.stringify({ votes, moderatedOut: [0] }));
    const { groups, statements } = data as unknown as Data;
    expect(groups[0]?.members.slice(0, 2)).toEqual(['p0', 'p2']);
    expect(statements.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(lines).toHaveLength(4);
    const numbers: OpinionMap['center'] = Float64Array.from(data.center as number[]);
    expect(numbers[0]).toBe(0);
  });

  test.each([
    ['', 'no column "participant"'],
    ['participant,1\n0,2\n', 'line 2: "2" is not a vote'],
    ['participant,1\n0,1\n0,1\n', 'line 3: participant "0" is there twice'],
    ['participant,1,1\n0,1,1\n', 'has a statement twice'],
    ['{"votes":[["a","b",2]]}', 'votes.0.2: must be -1, 0 or 1'],
    ['{"votes":[],"moderatedOut":["b"]}', 'nobody voted on a statement "b"'],
    ['{"votes":', 'is not JSON'],
    ['[]', 'input'],
  ])('tells in one line what is wrong with %j', async (text, message) => {
    const failed = run(text);
    await expect(failed).rejects.toThrow(CommandError);
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.not.toThrow('\n');
  });

  test('takes one file', async () => {
    await expect(run('', ['a', 'b'])).rejects.toThrow(UsageError);
    await expect(run('', ['/nowhere/at/all.csv'])).rejects.toThrow('cannot be read');
  });
});
