import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldArabic } from '#app/contract/fold-arabic.ts';
import { findSpans, foldWithPlaces } from '#app/editor/find/fold-map.ts';

function found(text: string, query: string): string[] {
  return findSpans(text, query).map(({ start, end }) => text.slice(start, end));
}

describe('finding words', () => {
  test.each([
    ['المدرسة الأولى والمدرسه الثانية', 'المدرسه', ['المدرسة', 'المدرسه']],
    ['إلى أكادير', 'اكادير', ['أكادير']],
    ['مُستَوًى', 'مستوي', ['مُستَوًى']],
    ['طـــريق', 'طريق', ['طـــريق']],
    ['ﻻ حل', 'لا', ['ﻻ']],
    ['سنة ٢٠٢٦', '2026', ['٢٠٢٦']],
    ['Conseil élu à Guelmim', 'ELU', ['élu']],
    ['l’eau et l eau', "l'eau", ['l’eau', 'l eau']],
    ['سطر  أول', 'سطر اول', ['سطر  أول']],
    ['أأأ', 'اا', ['أأ']],
    ['كلميم', '', []],
    ['كلميم', 'ً', []],
  ])('in «%s» «%s»', (text, query, expected) => {
    expect(found(text, query)).toEqual(expected);
  });

  test('folds as the search of the forum does', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'أإآاىيةهؤئءكڭ لًّـ١2-’eéA\u200f')), (letters) => {
        const text = letters.join('');
        const folded = foldWithPlaces(text);
        expect(folded.text.trim()).toBe(foldArabic(text));
        expect(folded.starts).toHaveLength(folded.text.length);
      }),
    );
  });

  test('places stay inside the text and in order', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ maxLength: 2 }), (text, query) => {
        let last = 0;
        for (const { start, end } of findSpans(text, query)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });
});
