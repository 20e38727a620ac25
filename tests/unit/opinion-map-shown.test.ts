import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupLabels } from '#app/contract/opinion-groups.ts';
import type { StatementView } from '#app/contract/views.ts';
import { fitPlaces } from '#app/features/opinion-map/fit-places.ts';
import { nextStatements } from '#app/features/statements/next-statements.ts';
import { computeOpinionMap } from '#server/engines/opinion-map/compute-map.ts';
import { labelGroups } from '#server/engines/opinion-map/label-groups.ts';
import { listVotes } from '#server/engines/opinion-map/list-votes.ts';
import { showMap } from '#server/engines/opinion-map/show-map.ts';

describe('letters of groups', () => {
  test('at first go by size, the largest is A', () => {
    expect(labelGroups([[1], [2, 3, 4], [5, 6]], [])).toEqual(['C', 'A', 'B']);
  });

  test('stay with most of the people, whatever the order and the sizes', () => {
    const before = [
      { label: 'A', members: [1, 2, 3, 4] },
      { label: 'B', members: [5, 6, 7] },
    ] as const;
    expect(
      labelGroups(
        [
          [5, 6, 7, 8, 9, 4],
          [1, 2, 3],
        ],
        before,
      ),
    ).toEqual(['B', 'A']);
  });

  test('a group that splits leaves its letter to the larger part; the other takes a free one', () => {
    const before = [
      { label: 'A', members: [1, 2, 3, 4, 5] },
      { label: 'B', members: [6, 7] },
    ] as const;
    expect(
      labelGroups(
        [
          [1, 2],
          [3, 4, 5],
          [6, 7],
        ],
        before,
      ),
    ).toEqual(['C', 'A', 'B']);
  });

  test('are never given twice', () => {
    const group = fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 5 }), fc.array(group, { maxLength: 5 }), (groups, before) => {
        const labels = labelGroups(
          groups,
          before.map((members, at) => ({ label: groupLabels[at] ?? 'E', members })),
        );
        expect(new Set(labels).size).toBe(groups.length);
      }),
    );
  });
});

/** A conversation in which the people of each camp all vote alike, apart from one statement of their own. */
function mapOf(camps: number[]) {
  const votes = camps.flatMap((size, camp) =>
    Array.from({ length: size }, (_, person) =>
      Array.from({ length: 12 }, (__, at) => [`${camp}-${person}`, at, at % camps.length === camp ? 1 : -1] as const),
    ).flat(),
  );
  const named = listVotes(votes);
  const map = computeOpinionMap(named.votes);
  const labels = labelGroups(
    map.groups.map(({ members }) => [...members]),
    [],
  );
  return showMap(map, labels, named.statements, new Set());
}

/** A map of one conversation whose people were put into groups of these sizes. */
function showGroups(sizes: number[]) {
  const people = sizes.reduce((sum, size) => sum + size, 0);
  const map = computeOpinionMap(
    listVotes(Array.from({ length: people }, (_, person) => [person, person % 3, 1] as const)).votes,
  );
  const [any] = map.groups;
  if (!any) throw new Error('there is no group');
  let next = 0;
  const groups = sizes.map((size, id) => ({
    ...any,
    id,
    members: Int32Array.from({ length: size }, () => (next += 1) - 1),
  }));
  const inConversation = Int32Array.from({ length: people }, (_, person) => person);
  return showMap({ ...map, groups, inConversation }, ['A', 'B', 'C'], [1, 2, 3], new Set());
}

describe('what is shown of a map', () => {
  test('groups of ten and more', () => {
    const view = mapOf([12, 10]);
    expect(view.groups.map(({ label, size }) => [label, size])).toEqual([
      ['A', 12],
      ['B', 10],
    ]);
    expect([view.people, view.withheld]).toEqual([22, 0]);
  });

  test('of a group of nine nothing, and no other group from which it could be subtracted', () => {
    expect(mapOf([15, 9])).toMatchObject({ groups: [], withheld: 24 });
  });

  test('two small groups protect each other, and the large one is shown', () => {
    const view = showGroups([20, 6, 6]);
    expect(view.groups.map(({ size }) => size)).toEqual([20]);
    expect(view.withheld).toBe(12);
  });

  test('a map of fewer than ten people says nothing of them', () => {
    const view = mapOf([5, 4]);
    expect([view.groups, view.consensus]).toEqual([[], []]);
  });
});

test('places keep their distances and stay inside the picture', () => {
  const view = mapOf([14, 12, 11]);
  const { dots, place, width, height } = fitPlaces(view, null);
  for (const { x, y, size } of dots) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(width);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(height);
    expect(size).toBeGreaterThan(0);
  }
  expect(place(900, -900)).toEqual([96, 60]);
});

describe('the statement that is offered next', () => {
  const statement = (number: number, more: Partial<StatementView> = {}): StatementView => ({
    statementId: `s${number}`,
    number,
    text: 'رأي',
    lang: 'ar',
    translations: {},
    state: 'accepted',
    mergedInto: null,
    byOrganisers: false,
    reason: null,
    tally: { agree: 0, disagree: 0, pass: 0, revision: 0 },
    ...more,
  });
  const ids = (rows: StatementView[]): string[] => rows.map((row) => row.statementId);

  test('before there is a map they come in their order, without those voted on or hidden', () => {
    const rows = [1, 2, 3, 4].map((number) => statement(number));
    rows[2] = statement(3, { state: 'hidden', text: null });
    expect(ids(nextStatements(rows, { s1: 0 }, {}, 'p'))).toEqual(['s2', 's4']);
  });

  test('whoever voted on one that was merged is offered the one it went into first, however many steps away', () => {
    const rows = [1, 2, 3, 4, 5].map((number) => statement(number));
    rows[4] = statement(5, { state: 'merged', mergedInto: 's4' });
    const asked = (votes: Record<string, number>, weights = {}) => ids(nextStatements(rows, votes, weights, 'p'));
    expect(asked({})).toEqual(['s1', 's2', 's3', 's4']);
    expect(asked({ s5: 1 })).toEqual(['s4', 's1', 's2', 's3']);
    expect(asked({ s5: 1, s4: -1 })).toEqual(['s1', 's2', 's3']);
    expect(asked({ s5: 0 }, { 1: 99, 2: 99, 3: 99, 4: 0.01 })[0]).toBe('s4');
    rows[3] = statement(4, { state: 'merged', mergedInto: 's3' });
    expect(asked({ s5: 1 })[0]).toBe('s3');
  });

  test('then everybody has an order of their own, the same each time, in which weight comes first', () => {
    const rows = [1, 2, 3, 4].map((number) => statement(number));
    const weights = { 1: 0.1, 2: 9, 3: 0.1, 4: 0.1 };
    const firsts = Array.from(
      { length: 400 },
      (_, person) => ids(nextStatements(rows, {}, weights, `person ${person}`))[0],
    );
    const share = firsts.filter((first) => first === 's2').length / firsts.length;
    // Drawn by weight, 9 of 9.3 begin with it.
    expect(share).toBeGreaterThan(0.93);
    expect(share).toBeLessThan(1);
    expect(ids(nextStatements(rows, {}, weights, 'p'))).toEqual(ids(nextStatements(rows, {}, weights, 'p')));
  });
});
