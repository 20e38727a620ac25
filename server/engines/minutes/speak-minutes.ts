import { pickText, type LocalizedText } from '#app/contract/languages.ts';
import type { MinutesLang } from '#app/contract/minutes.ts';
import { arabic } from './words-ar.ts';
import { french } from './words-fr.ts';
import { clock, type Words } from './words.ts';

/** What a part of the minutes is written with: words, times, and a person's text in the nearest language there is. */
export type Voice = {
  w: Words;
  day(iso: string): string;
  time(iso: string): string;
  pick(text: LocalizedText): string;
};

const tags: Record<MinutesLang, string> = { ar: 'ar-MA', fr: 'fr-MA' };

/** The voice of the minutes in one of their languages. */
export function voiceOf(lang: MinutesLang): Voice {
  return {
    w: lang === 'ar' ? arabic : french,
    ...clock(tags[lang]),
    pick: (text) => pickText(text, lang).text,
  };
}
