import { expect, test } from 'vitest';
import { drawCard, fitTitle } from '#server/engines/share-card/draw-card.ts';

/** Half a square a letter. */
const measure = (element: string): number => element.replace(/<[^>]*>/g, '').length * 20;
const card = { kind: 'جلسة', place: 'جماعة', line: '1999', product: 'تشاور' } as const;

test('a title is broken between its words and written smaller where it is long; nothing is lost before the last size', () => {
  const title = Array.from({ length: 30 }, (_, at) => `كلمة${at}`).join(' ');
  for (const length of [10, 60, 120]) {
    const { lines } = fitTitle(title.slice(0, length));
    expect(lines.join(' ')).toBe(title.slice(0, length).trim());
  }
  expect(fitTitle('قصير').size).toBeGreaterThan(fitTitle(title).size);
  expect(fitTitle('x'.repeat(2000)).lines.at(-1)).toMatch(/…$/);
});

test('what people wrote is text and never a part of the picture', () => {
  const svg = drawCard({ ...card, lang: 'fr', titleLang: 'fr', title: '</text><script>&"' }, measure);
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;/text&gt;&lt;script&gt;&amp;&quot;');
});

test('a line of Arabic begins at the right and a line of French at the left; runs of both stand in the order of the line', () => {
  const places = (lang: 'ar' | 'fr', title: string) =>
    [...drawCard({ ...card, lang, titleLang: lang, title }, measure).matchAll(/<text x="([\d.]+)"[^>]*>([^<]*)</g)]
      .filter(
        ([, , run = '']) => title.includes(run.replace(/[\u2067\u2069]/g, '')) && run.length > 3 && run !== card.line,
      )
      .map(([, x]) => Number(x));
  const right = places('ar', 'ميزانية 2027 للسكان');
  expect(right).toHaveLength(3);
  expect(right).toEqual([...right].sort((a, b) => b - a));
  const left = places('fr', 'Budget 2027');
  expect(left[0]).toBe(80);
});
