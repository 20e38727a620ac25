import { expect, test } from 'vitest';
import { areBallotsPublished, hallChannelsOf, wrongInFigures } from '#app/contract/hall-figures.ts';
import { methods, type Method } from '#app/contract/methods.ts';

type Figures = [options: [a: number, b: number, c: number], blank: number, people: number];
const paper = (method: Method) => ({
  method,
  options: ['a', 'b', 'c'].map((optionId) => ({ optionId })),
  points: method === 'dot' ? 10 : null,
});

const bounds: Array<[Method, Figures, Record<string, string>]> = [
  ['single', [[3, 1, 0], 1, 5], {}],
  ['single', [[3, 1, 0], 0, 5], { people: 'count.sum_options' }],
  ['single', [[3, 2, 1], 0, 5], { people: 'count.sum_options' }],
  ['single', [[6, 0, 0], 0, 5], { 'options.a': 'count.option_many' }],
  ['single', [[0, 0, 0], 6, 5], { blank: 'count.blank_many' }],
  ['approval', [[4, 4, 1], 1, 5], {}],
  ['approval', [[5, 4, 5], 1, 5], { 'options.a': 'count.option_many', 'options.c': 'count.option_many' }],
  ['approval', [[1, 1, 1], 1, 5], { people: 'count.few' }],
  ['score', [[20, 0, 5], 1, 5], {}],
  ['score', [[0, 0, 0], 0, 5], {}],
  ['score', [[20, 21, 5], 1, 5], { 'options.b': 'count.marks_many' }],
  ['dot', [[20, 0, 20], 1, 5], {}],
  ['dot', [[41, 0, 0], 1, 5], { 'options.a': 'count.points_many' }],
  ['dot', [[20, 1, 20], 1, 5], { people: 'count.points_many' }],
  ['dot', [[3, 0, 0], 1, 5], { people: 'count.few' }],
];
test.each(bounds)('%s: %j is held against what its ballots can give', (method, [[a, b, c], blank, people], wrong) => {
  expect(wrongInFigures({ options: { a, b, c }, blank, people }, paper(method))).toEqual(wrong);
});

test('each option has a figure, and nothing else has one', () => {
  for (const options of [
    { a: 1, b: 1 },
    { a: 1, b: 1, c: 0, d: 0 },
    { a: 1, b: 1, toString: 0 },
  ] as Array<Record<string, number>>)
    expect(wrongInFigures({ options, blank: 0, people: 2 }, paper('single'))).toEqual({
      options: 'vote.option_unknown',
    });
});

test('hands count where each is one vote, paper everywhere', () => {
  expect(methods.map((method) => [method, hallChannelsOf(method).join(' ')])).toEqual([
    ['yes-no', 'paper hands'],
    ['consent', 'paper hands'],
    ['single', 'paper hands'],
    ['approval', 'paper hands'],
    ['score', 'paper'],
    ['dot', 'paper'],
    ['ranked-schulze', 'paper'],
    ['ranked-irv', 'paper'],
    ['ranked-stv', 'paper'],
  ]);
});

test('ballots are published where no part of them is of a few', () => {
  const paperOf = (ballots: number) => [{ channel: 'paper', ballots }] as const;
  expect(areBallotsPublished({ cast: 10 })).toBe(true);
  expect(areBallotsPublished({ cast: 9 })).toBe(false);
  expect(areBallotsPublished({ cast: 0 })).toBe(false);
  expect(areBallotsPublished({ cast: 10, hall: paperOf(10) })).toBe(true);
  expect(areBallotsPublished({ cast: 0, hall: paperOf(10) })).toBe(true);
  expect(areBallotsPublished({ cast: 9, hall: paperOf(40) })).toBe(false);
  expect(areBallotsPublished({ cast: 40, hall: paperOf(9) })).toBe(false);
});
