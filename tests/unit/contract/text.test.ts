import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { pickText, guessLang } from '#app/contract/languages.ts';
import { localizedText, longText, personName, shortText, tidy } from '#app/contract/text.ts';

const long = longText({ max: 50 });
const short = shortText({ min: 3, max: 20 });
const name = personName({ min: 2, max: 20 });
const outcome = (schema: z.ZodMiniType, raw: unknown): string => {
  const result = schema.safeParse(raw);
  return result.success ? `ok ${JSON.stringify(result.data)}` : (result.error.issues[0]?.message ?? '');
};

test.each([
  ['line ends', 'a\r\nb\rc', 'a\nb\nc'],
  ['composed letters', 'e\u0301', '\u00e9'],
  ['Arabic with hamza above', '\u0627\u0654', '\u0623'],
  ['white space around', ' \t\n نص \u00a0\u2003', 'نص'],
  ['a lone surrogate is left for the refusal', 'a\ud800 ', 'a\ud800 '],
])('tidies %s', (_, typed, expected) => expect(tidy(typed)).toBe(expected));

test('marks without end are refused as fast as other text', () => {
  const bomb = `a${'\u0315'.repeat(100_000)}${'\u0327'.repeat(100_000)}`;
  const start = performance.now();
  expect(outcome(long, bomb)).toBe('text.long');
  expect(outcome(longText({ max: 1_000_000 }), bomb)).toBe('text.unreadable');
  expect(performance.now() - start).toBeLessThan(200);
});

describe('refused in every text', () => {
  const controls = [...Array(32).keys(), 127, ...Array.from({ length: 32 }, (_, index) => 128 + index)]
    .filter((code) => ![9, 10, 13].includes(code))
    .map((code) => String.fromCharCode(code));
  test.each(
    [...controls, '\ufffe', '\uffff', '\ud800', '\udfff', '\udc00\ud800'].map((sign) => [JSON.stringify(sign), sign]),
  )('%s', (_, sign) => {
    // White space at the ends is taken off before anything is looked at: U+0085 is none for JavaScript, U+000B is.
    for (const schema of [long, short, name]) expect(outcome(schema, `نص${sign}نص`)).toBe('text.unreadable');
  });
  test.each([
    '',
    ' ',
    '\n\t ',
    '\u200b\u200d',
    '\u2060',
    '\u3164',
    '\uffa0',
    '\u115f\u1160',
    '\u2800\u2800',
    '\u0300',
    '\ufe0f',
    '\u{e0041}',
  ])('nothing to see in %j', (blank) => expect(outcome(long, blank)).toBe('text.empty'));
  const others: unknown[] = [null, undefined, 5, true, {}, [], ['نص'], { toString: 'x' }, Buffer.from('نص')];
  test.each(others.map((raw) => ({ raw })))('$raw is no text', ({ raw }) => {
    expect(outcome(long, raw)).toBe('text.missing');
  });
});

test('lengths are counted after tidying, in code points', () => {
  expect(outcome(long, `  ${'ن'.repeat(50)}  `)).toMatch(/^ok/);
  expect(outcome(long, 'ن'.repeat(51))).toBe('text.long');
  expect(outcome(long, '😀'.repeat(50))).toMatch(/^ok/);
  expect(outcome(long, '😀'.repeat(51))).toBe('text.long');
  expect(outcome(short, 'نص')).toBe('text.short');
});

test('zalgo is refused, vowelled Arabic and stacked Vietnamese are not', () => {
  expect(outcome(long, `Z${'\u0301\u0323'.repeat(5)}`)).toBe('text.unreadable');
  expect(outcome(long, 'بِسْمِ اللَّهِ الرَّحْمَٰنِ')).toMatch(/^ok/);
  expect(outcome(long, 'ViỆt Nam ệ')).toMatch(/^ok/);
});

test('one line is one line', () => {
  for (const sign of ['\n', '\r', '\t', '\u2028', '\u2029'])
    expect(outcome(short, `سطر${sign}سطر`)).toBe('text.one_line');
  expect(outcome(long, 'سطر\nسطر\tسطر')).toMatch(/^ok/);
});

test('a name turns nothing around, a text may', () => {
  for (const code of [0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069]) {
    expect(outcome(name, `مريم${String.fromCharCode(code)}x`)).toBe('text.invisible');
    expect(outcome(long, `نص${String.fromCharCode(code)}x`)).toMatch(/^ok/);
  }
});

test('a text in several languages has Arabic, known languages, and nothing else', () => {
  const title = localizedText({ min: 3, max: 200 });
  expect(outcome(title, { ar: 'عنوان' })).toMatch(/^ok/);
  expect(outcome(title, { ar: 'عنوان', fr: 'Titre', en: 'Title' })).toMatch(/^ok/);
  expect(outcome(title, { fr: 'Titre' })).toBe('text.missing');
  expect(title.safeParse({ ar: 'عنوان', zgh: 'x' }).success).toBe(false);
  expect(title.safeParse(JSON.parse('{"ar":"عنوان","__proto__":{"fr":"x"}}')).success).toBe(false);
  expect(title.safeParse({ ar: 'سطر\nسطر' }).success).toBe(false);
  expect(localizedText({ min: 3, max: 1200 }).safeParse({ ar: 'سطر\nسطر' }).success).toBe(true);
});

test.each([
  ['نعم', 'fr', 'ar'],
  ['oui', 'ar', 'fr'],
  ['yes', 'en', 'en'],
  ['123 !', 'ar', 'ar'],
  ['نعم ok', 'fr', 'ar'],
  ['ب Bonjour', 'en', 'en'],
] as const)('%s by an author in %s is %s', (text, author, lang) => expect(guessLang(text, author)).toBe(lang));

test('readers get their language, else Arabic, French, English', () => {
  expect(pickText({ ar: 'ع', fr: 'F' }, 'fr')).toEqual({ text: 'F', lang: 'fr' });
  expect(pickText({ ar: 'ع', fr: 'F' }, 'en')).toEqual({ text: 'ع', lang: 'ar' });
  expect(pickText({ fr: 'F', en: 'E' }, 'ar')).toEqual({ text: 'F', lang: 'fr' });
  expect(pickText({}, 'ar')).toEqual({ text: '', lang: 'ar' });
});
