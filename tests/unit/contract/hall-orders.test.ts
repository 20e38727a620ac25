import { expect, test } from 'vitest';
import { wrongInFigures } from '#app/contract/hall-figures.ts';
import { orderText, placesOfOrder, readOrders, writeOrder } from '#app/contract/hall-orders.ts';
import type { Method } from '#app/contract/methods.ts';

const lines: Array<[string, Record<string, number>, number[]]> = [
  ['2 1 3 × 14', { 'b>a>c': 14 }, []],
  ['٢ ١ ٣ × ١٤', { 'b>a>c': 14 }, []],
  ['۲، ۱، ۳ x ۴', { 'b>a>c': 4 }, []],
  ['2,1,3\n2 > 1 > 3 x2\n2-1-3*3', { 'b>a>c': 6 }, []],
  ['\n 1 \n\n3', { a: 1, c: 1 }, []],
  ['2 = 1 3 × 2\n1=2,3', { 'a=b>c': 3 }, []],
  ['1 2\n4 1\n1 1\nnon\n0 1\n1 2 × 0\n12', { 'a>b': 1 }, [2, 3, 4, 5, 6, 7]],
  ['1 2 × 1 × 2', {}, [1]],
  ['× 4', {}, [1]],
  ['', {}, []],
];
test.each(lines)('%j is read as it stands on paper', (text, orders, wrong) => {
  expect(readOrders(text, 3)).toEqual({ orders, wrong });
  for (const order of Object.keys(orders)) expect(orderText.safeParse(order).success).toBe(true);
});

test('two digits are one option, and what is read is written back by the same numbers', () => {
  const { orders } = readOrders('12 1 11', 12);
  expect(Object.keys(orders)).toEqual(['l>a>k']);
  expect(writeOrder('l>a=k')).toBe('12 > 1 = 11');
  expect(placesOfOrder('l>a=k')).toEqual([['l'], ['a', 'k']]);
});

test.each(['', '>', 'a>', 'a>>b', 'z', 'a b', 'A', 'a=', `a${'>b'.repeat(20)}`])('%j is no order', (text) => {
  expect(orderText.safeParse(text).success).toBe(false);
});

const paper = (method: Method) => ({
  method,
  options: ['a', 'b', 'c'].map((optionId) => ({ optionId })),
  points: null,
});
const bounds: Array<[Method, Record<string, number>, blank: number, people: number, Record<string, string>]> = [
  ['ranked-irv', { 'a>b': 3, c: 1 }, 1, 5, {}],
  ['ranked-irv', {}, 5, 5, {}],
  ['ranked-irv', { a: 3 }, 1, 5, { people: 'count.sum_orders' }],
  ['ranked-irv', { a: 3 }, 6, 5, { blank: 'count.blank_many' }],
  ['ranked-irv', { 'a>d': 1 }, 0, 1, { orders: 'vote.option_unknown' }],
  ['ranked-stv', { 'a>b>a': 1 }, 0, 1, { orders: 'vote.option_twice' }],
  ['ranked-stv', { 'a=b': 1 }, 0, 1, { orders: 'vote.place_shared' }],
  ['ranked-schulze', { 'a=b>c': 1 }, 0, 1, {}],
  ['single', { a: 1 }, 0, 1, { people: 'input.unreadable' }],
];
test.each(bounds)('%s: %j is held against what its ballots can say', (method, orders, blank, people, wrong) => {
  expect(wrongInFigures({ orders, blank, people }, paper(method))).toEqual(wrong);
});

test('sums are no orders', () => {
  expect(wrongInFigures({ options: { a: 1, b: 0, c: 0 }, blank: 0, people: 1 }, paper('ranked-irv'))).toEqual({
    people: 'input.unreadable',
  });
});
