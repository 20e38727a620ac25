import { expect, test } from 'vitest';
import { drawCard, fitTitle } from '#server/engines/share-card/draw-card.ts';

const card = { kind: 'جلسة', place: 'جماعة', line: '2026', product: 'تشاور' } as const;

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
  const svg = drawCard({ ...card, lang: 'fr', titleLang: 'fr', title: '</text><script>&"' });
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;/text&gt;&lt;script&gt;&amp;&quot;');
});

test('Arabic stands at the right, French at the left', () => {
  const anchors = (titleLang: 'ar' | 'fr') =>
    /text-anchor="(\w+)"[^>]*>[^<]*Titre/.exec(drawCard({ ...card, lang: 'fr', titleLang, title: 'Titre' }))?.[1];
  expect([anchors('ar'), anchors('fr')]).toEqual(['end', 'start']);
});
