import { toWesternDigits } from './western-digits.ts';

/**
 * Folds a name or a search text so that spellings that people mix up compare equal. Idempotent.
 *
 * Arabic: alefs with and without hamza, hamza seats, alef maqsura and ya, ta marbuta and ha, the hard g (ك ڭ ݣ گ),
 * vowel signs, tatweel, Arabic-Indic digits, presentation forms and invisible direction marks. Latin: capitals and
 * accents. Dashes, apostrophes and any white space become one space.
 */
export function foldArabic(text: string): string {
  return toWesternDigits(text.normalize('NFKD'))
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
    .replace(/[ٱٲٳ]/g, 'ا')
    .replace(/[ىی]/g, 'ي')
    .replace(/[ةہھە]/g, 'ه')
    .replace(/[ڭݣگکڨݢ]/g, 'ك')
    .replace(/ء/g, '')
    .toLowerCase()
    .replace(/[\s\p{Pd}'’‘ʼ`´]+/gu, ' ')
    .trim();
}
