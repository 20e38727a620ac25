import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { similarTexts, tellingWords } from '#app/contract/similar-texts.ts';

const asked = [
  'متى ستبدأ أشغال شارع المدارس؟',
  'هل خصصت الجماعة ميزانية لصيانة الأشجار بعد انتهاء الأشغال؟',
  'هل سيتم إصلاح الإنارة قرب الملعب؟',
  'Quand commencent les travaux de l’avenue des Écoles ?',
  'Les coopératives de jeunes pourront-elles entretenir la pépinière ?',
  'فين غادي يوقفو الطاكسيات؟',
].map((text, number) => ({ number, text }));
const numbers = (text: string): number[] => similarTexts(text, asked).map(({ number }) => number);

describe('questions that ask the same in other words', () => {
  test.each([
    ['واش غادي تبدا الاشغال ديال شارع المدارس', 0],
    ['متى تنطلق الأشغال في شارع المدرسة؟ متى ستبدأ', 0],
    ['هل هناك ميزانية للصيانة وسقي الأشجار؟', 1],
    ['اصلاح الانارة قرب الملعب', 2],
    ['L’avenue des écoles : quand les travaux commenceront-ils, les travaux de l’avenue ?', 3],
    ['coopérative de jeunes et pépinière', 4],
    ['الطاكسيات فين يوقفو', 5],
  ])('%s', (text, number) => expect(numbers(text)[0]).toBe(number));
});

describe('questions that ask something else', () => {
  test.each([
    'ما عدد المستفيدين من النقل المدرسي؟',
    'هل ستنشر نتائج الزيارة الميدانية؟',
    'Quel est le budget des bibliothèques ?',
    'هل',
    'متى؟ كيف؟ لماذا؟',
    '؟؟؟',
    '',
  ])('%s', (text) => expect(numbers(text)).toEqual([]));

  test('one word in common is not enough where there are more', () =>
    expect(numbers('هل تفتح المكتبة قرب الجامعة قبل المساء؟')).toEqual([]));
});

test('words are folded and lose what is written onto them', () => {
  expect([...tellingWords('والأشغال بالمدارس')]).toEqual([...tellingWords('اشغال المدارس')]);
  expect([...tellingWords('هل متى كيف la des the')]).toEqual([]);
});

test('at most three, most alike first, and a text is most like itself', () => {
  const many = Array.from({ length: 9 }, (_, number) => ({ number, text: `إنارة الشارع الكبير رقم ${number}` }));
  const found = similarTexts('إنارة الشارع الكبير رقم 4', many);
  expect(found).toHaveLength(3);
  expect(found[0]?.number).toBe(4);
});

test('any two texts are compared without harm, and what is found is among what was asked', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...asked.map((row) => row.text)));
  fc.assert(
    fc.property(text, fc.array(fc.record({ text: fc.option(text) }), { maxLength: 12 }), (mine, others) => {
      const found = similarTexts(mine, others);
      expect(found.length).toBeLessThanOrEqual(3);
      expect(found.every((row) => others.includes(row) && row.text !== null)).toBe(true);
    }),
  );
});
