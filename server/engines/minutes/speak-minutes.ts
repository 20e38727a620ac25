import { guessLang, pickText, type LocalizedText } from '#app/contract/languages.ts';
import type { MinutesLang } from '#app/contract/minutes.ts';
import { isolateWords } from '#app/contract/script-runs.ts';
import { arabic } from './words-ar.ts';
import { french } from './words-fr.ts';
import { clock, type Words } from './words.ts';

/** What a part of the minutes is written with: words, times, and a person's text in the nearest language there is. */
export type Voice = {
  w: Words;
  day(iso: string): string;
  time(iso: string): string;
  pick(text: LocalizedText): string;
  /** A person's words: those of the other script are kept apart in direction. */
  quote(text: string): string;
};

const tags: Record<MinutesLang, string> = { ar: 'ar-MA', fr: 'fr-MA' };

/** The voice of the minutes in one of their languages. */
export function voiceOf(lang: MinutesLang): Voice {
  const quote = (text: string): string =>
    guessLang(text, lang === 'ar' ? 'ar' : 'fr') === lang ? text : isolateWords(text);
  return {
    quote,
    w: lang === 'ar' ? arabic : french,
    ...clock(tags[lang]),
    pick: (text) => quote(pickText(text, lang).text),
  };
}
