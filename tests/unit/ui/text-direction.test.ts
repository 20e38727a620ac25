import { describe, expect, test } from 'vitest';
import { directionOf, directionOfLanguage } from '../../../app/ui/text-direction.ts';

describe('A-64 direction of a field', () => {
  test.each([undefined, '', '   ', '2026', '06 12 34', '، ؛'])('%j takes the direction of the page', (text) => {
    expect(directionOf(text)).toBeUndefined();
  });
  test.each(['سوق', 'souk', '12 محلاً', 'ⴰⵣⵓⵍ'])('%j decides for itself', (text) => {
    expect(directionOf(text)).toBe('auto');
  });
});

test.each([
  ['ar-MA', 'rtl'],
  ['ar', 'rtl'],
  ['ary', 'rtl'],
  ['fr', 'ltr'],
  ['zgh', 'ltr'],
  ['arn', 'ltr'],
  [undefined, undefined],
])('A-63 the language %s is written %s', (lang, dir) => {
  expect(directionOfLanguage(lang)).toBe(dir);
});
