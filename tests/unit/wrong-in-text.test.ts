import { expect, test } from 'vitest';
import { longText } from '#app/contract/text.ts';
import { wrongInText } from '#app/contract/wrong-in-text.ts';

const texts = ['', '   ', '\n\t', '\u3164', '\u2800\u2800', 'لا', 'ab', 'e\u0301a', ' ab ', 'abc', '👍', 'سؤال واضح'];

test.each([1, 3, 5])('a page says of a text what the server would, with at least %i characters', (min) => {
  const schema = longText({ min, max: 500 });
  const told = texts.map((text) => schema.safeParse(text).error?.issues[0]?.message ?? null);
  expect(texts.map((text) => wrongInText(text, { min }))).toEqual(told);
  expect(told).toContain('text.empty');
  expect(told).toContain(null);
});
