import { expect, test } from 'vitest';
import { createPreparing } from '#db/preparing.ts';

const often = (isPrepared: (query: string) => boolean, query: string, times: number): boolean[] =>
  Array.from({ length: times }, () => isPrepared(query));

test('a query is prepared when it has come again and again', () => {
  const isPrepared = createPreparing();
  expect(often(isPrepared, 'select 1', 4)).toEqual([false, false, false, false]);
  expect(often(isPrepared, 'select 1', 2)).toEqual([true, true]);
  expect(isPrepared('select 2')).toBe(false);
});

test('connections keep a bounded number of queries, and none that is very long', () => {
  const isPrepared = createPreparing();
  const lists = Array.from({ length: 1_000 }, (_, length) => `select ${length}`);
  const prepared = lists.filter((query) => often(isPrepared, query, 6).at(-1));
  expect(prepared).toHaveLength(250);
  expect(isPrepared(prepared[0] ?? '')).toBe(true);
  expect(often(createPreparing(), `select '${'x'.repeat(20_000)}'`, 9).at(-1)).toBe(false);
});

test('queries that come once do not keep a frequent one from being prepared', () => {
  const isPrepared = createPreparing();
  let nth = 0;
  for (let round = 0; round < 4; round += 1) {
    isPrepared('select frequent');
    for (let other = 0; other < 400; other += 1) isPrepared(`select ${(nth += 1)}`);
  }
  expect(isPrepared('select frequent')).toBe(true);
});
