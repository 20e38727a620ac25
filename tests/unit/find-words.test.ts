import { expect, test } from 'vitest';
import { findWords, foldWord, listWords } from '#server/engines/word-lists/find-words.ts';

/** Mild words stand in for what a commune would list. */
const listed = listWords(['حمار', 'لئيم', 'مكتبة', '7mar', 'Crétin', 'connerie', 'ⴰⵖⵢⵓⵍ']);

test.each([
  ['as it is listed', 'قال له حمار أمام الجميع', ['حمار']],
  ['with vowel signs', 'حِمَارٌ', ['حمار']],
  ['with tatweel', 'حـمـــار', ['حمار']],
  ['with letters repeated', 'حمااااار', ['حمار']],
  ['with invisible marks inside', 'حم\u200cار', ['حمار']],
  ['in presentation forms', 'ﺣﻤﺎﺭ', ['حمار']],
  ['with the article', 'هذا الحمار', ['حمار']],
  ['with what is written together with the article', 'بالحمار وللحمار فالحمار', ['حمار']],
  ['a word that begins as the article ends', 'ذلك اللئيم', ['لئيم']],
  ['with other forms of hamza', 'لءيم لئيم لييم', ['لئيم']],
  ['with ha for ta marbuta', 'في المكتبه', ['مكتبة']],
  ['with other forms of ya and alef', 'مكتبة حمآر', ['مكتبة', 'حمار']],
  ['in Arabizi', 'nta 7MAAR bzaf', ['7mar']],
  ['in Arabizi as letters', 'wa hmar', ['7mar']],
  ['in French without accents', 'quel cretin !', ['Crétin']],
  ['in French after an apostrophe', "c'est d’connerie", ['connerie']],
  ['in French with letters repeated or left out', 'conneriiiie, conerie', ['connerie']],
  ['in Tifinagh', 'ⵏⵜⵜⴰ ⴰⵖⵢⵓⵍ', ['ⴰⵖⵢⵓⵍ']],
  ['several, each once, in their order', 'Crétin حمار cretin', ['Crétin', 'حمار']],
])('found %s', (_, text, found) => expect(findWords(text, listed)).toEqual(found));

test.each([
  ['within another word', 'حماران محمارة connerieux'],
  ['across two words', 'حم ار'],
  ['as a part with a hyphen of its own', 'crét-in'],
  ['where the rest of the article is too short', 'الم'],
  ['in a text of numbers', '7 2026 30'],
  ['in an empty text', ''],
])('not found %s', (_, text) => expect(findWords(text, listed)).toEqual([]));

test('an empty list, and lines without a letter, hold nothing back', () => {
  expect(findWords('حمار', listWords([]))).toEqual([]);
  expect(listWords(['', '…', '\u064b']).size).toBe(0);
});

test('folding twice is folding once', () => {
  for (const text of ['الحِمـار', '7MAAR', 'Crétin', 'ⴰⵖⵢⵓⵍ', 'لئيم'])
    expect(foldWord(foldWord(text))).toBe(foldWord(text));
});

test('every word of a text is looked up once, whatever the lists hold', () => {
  let asked = 0;
  const counting = new Map(listed);
  counting.get = (key) => {
    asked += 1;
    return listed.get(key);
  };
  findWords('كلام عادي '.repeat(100), counting);
  expect(asked).toBeLessThanOrEqual(400);
});
