import { expect, test } from 'vitest';
import { measureAges } from '#tests/bench/drive/watch-tallies.ts';
import { toLine } from '#tests/bench/figures.ts';
import { readOptions, UsageError } from '#tests/bench/options.ts';
import { countElements, parseHtml } from '#tests/bench/references/parse-html.ts';
import { readable, toMarkdown, toResult, toText } from '#tests/bench/report.ts';
import { median, pairRatios, percentile, slope, summarise } from '#tests/bench/statistics.ts';

test('the median is the middle, or the mean of both middles', () => {
  expect(median([5])).toBe(5);
  expect(median([9, 1, 5])).toBe(5);
  expect(median([10, 1, 2, 9])).toBe(5.5);
  expect(median([])).toBeNaN();
});

test('a percentile is a value that was seen', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(hundred, 0.5)).toBe(50);
  expect(percentile(hundred, 0.99)).toBe(99);
  expect(percentile(hundred, 1)).toBe(100);
  expect(percentile([7], 0.01)).toBe(7);
  expect(percentile([2, 10], 0.5)).toBe(2);
  expect(percentile([], 0.5)).toBeNaN();
});

test('a slope is that of the line nearest to all points', () => {
  const line = [0, 1, 2, 5].map((x) => ({ x, y: 3 * x + 7 }));
  expect(slope(line)).toBeCloseTo(3);
  expect(slope([...line, { x: 2, y: 23 }])).toBeCloseTo(3);
  expect(slope([{ x: 1, y: 1 }])).toBeNaN();
});

test('summaries and ratios keep the order of the rounds', () => {
  expect(summarise([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
  expect(pairRatios([2, 9], [4, 3])).toEqual([0.5, 3]);
  expect(() => pairRatios([1], [])).toThrow('Every round');
});

test('the ratio is the median of the pairs, not the pair of the medians', () => {
  const line = toLine({ label: 'x', unit: '/s', product: [10, 20, 90], reference: [10, 40, 100] }, true);
  expect(line.ratio).toEqual({ median: 0.9, min: 0.5, max: 1 });
  expect(line.met).toBeNull();
});

test.each([
  [{ of: 'ratio', limit: 'at least', than: 0.5 }, true],
  [{ of: 'ratio', limit: 'at least', than: 0.6 }, false],
  [{ of: 'ratio', limit: 'at most', than: 0.5 }, true],
  [{ of: 'value', limit: 'at most', than: 4 }, false],
  [{ of: 'value', limit: 'at least', than: 5 }, true],
] as const)('a target is met at its limit: %j', (target, met) => {
  expect(toLine({ label: 'x', unit: '', product: [5], reference: [10], target }, true).met).toBe(met);
  expect(toLine({ label: 'x', unit: '', product: [5], reference: [10], target }, false).met).toBeNull();
});

test('a target without a figure is missed', () => {
  const target = { of: 'value', limit: 'at most', than: 0 } as const;
  expect(toLine({ label: 'x', unit: '', product: [Number.NaN], target }, true).met).toBe(false);
});

test('options have defaults and refuse what is not theirs', () => {
  const known = ['a', 'b'];
  expect(readOptions([], known)).toMatchObject({ names: ['a', 'b'], rounds: 5, seconds: 4, smoke: false });
  expect(readOptions(['b', '--rounds', '7', '--seconds', '2.5'], known)).toMatchObject({
    names: ['b'],
    rounds: 7,
    seconds: 2.5,
  });
  expect(readOptions(['--smoke'], known)).toMatchObject({ rounds: 1, smoke: true });
  const lengths = [[], ['--rounds', '2'], ['--seconds', '2'], ['--smoke']];
  expect(lengths.map((args) => readOptions(args, known).usual)).toEqual([true, false, false, false]);
  for (const wrong of [['c'], ['--rounds', '0'], ['--rounds', 'x'], ['--seconds'], ['--fast']]) {
    expect(() => readOptions(wrong, known)).toThrow(UsageError);
  }
});

test('numbers keep three digits that count', () => {
  expect([0, 1.2345, 12.345, 123.45, 12_345.6, Number.NaN].map(readable)).toEqual([
    '0',
    '1.23',
    '12.3',
    '123',
    '12,346',
    '–',
  ]);
});

test('a report says where, when, and how often', () => {
  const machine = { cores: 2, processor: 'P', memoryGiB: 8, system: 's', versions: { node: '24.0.0' }, commit: null };
  const target = { of: 'ratio', limit: 'at least', than: 0.6 } as const;
  const figures = [{ label: 'rate', unit: '/s', product: [60, 80], reference: [100, 100], target }];
  const findings = { name: 'surge', workload: 'many', notes: ['A note.'], figures };
  const result = toResult(findings, { date: '2026-11-23T10:00:00.000Z', rounds: 2, seconds: 4, machine }, true);
  expect(toText(result)).toContain('rate, /s  70 (60–80)  100        0.7 (0.6–0.8)  ≥ 0.6 ×  met');
  const markdown = toMarkdown([result]);
  expect(markdown).toContain('Measured 2026-11-23 on 2 cores (P), 8 GiB, Node 24.0.0; 2 rounds of 4 s');
  expect(markdown).toContain('| surge | rate, /s | 70 (60–80) | 100 | 0.7 (0.6–0.8) | ≥ 0.6 × | met |');
});

test('the age of a vote is the time until a tally held it', () => {
  const arrivals = [
    { at: 100, revision: 11 },
    { at: 400, revision: 13 },
  ];
  // The first vote was in the first tally before its voter knew; the last one is in no tally yet.
  expect(measureAges([110, 150, 200, 420], arrivals, 10)).toEqual([0, 250, 200]);
});

test('a page is read back as React wrote it', () => {
  const html =
    '<!DOCTYPE html><html lang="ar"><body><p class="a">x &lt; y<!-- --> z</p><input name="n" value="&quot;"/>' +
    '<script nonce="">if (a < b) "</p>";</script></body></html>';
  const page = parseHtml(html);
  expect(countElements(page)).toBe(5);
  expect(page.attributes).toEqual({ lang: 'ar' });
  const [body] = page.children;
  expect(body).toMatchObject({
    tag: 'body',
    children: [
      { tag: 'p', attributes: { class: 'a' }, children: ['x < y', ' z'] },
      { tag: 'input', attributes: { name: 'n', value: '"' }, children: [] },
      { tag: 'script', attributes: { nonce: '' }, children: ['if (a < b) "</p>";'] },
    ],
  });
});
