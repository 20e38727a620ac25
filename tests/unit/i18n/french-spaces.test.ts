import { expect, test } from 'vitest';
import { allMessages } from '#app/i18n/messages.server.ts';

function textsOf(messages: unknown, at: string): Array<[string, string]> {
  if (typeof messages === 'string') return [[at, messages]];
  return Object.entries(messages ?? {}).flatMap(([key, part]) => textsOf(part, at ? `${at}.${key}` : key));
}

/** Where a line ends there, the sign would stand alone at the head of the next. */
const breakable = /\s(?<!\u00a0)[;:?!»]|«\s(?<!\u00a0)/;

test('French: the space before a high sign and inside quotation marks does not break', () => {
  const texts = textsOf(allMessages.fr, '');
  expect(texts.length).toBeGreaterThan(1500);
  expect(texts.filter(([, text]) => breakable.test(text)).map(([key]) => key)).toEqual([]);
  for (const wrong of ['Pourquoi ?', 'Fin : oui', '« oui\u00a0»', '«\u00a0oui »']) expect(wrong).toMatch(breakable);
  for (const right of ['Pourquoi\u00a0?', '«\u00a0oui\u00a0»', 'http://x', '12:30'])
    expect(right).not.toMatch(breakable);
});
