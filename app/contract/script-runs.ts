import type { MinutesLang } from './minutes.ts';

/** Words of one language inside a text; those of the other script are kept apart in direction. */
export type ScriptRun = { text: string; lang: MinutesLang };

/** First-strong isolate and its end: what stands between them does not turn what stands around it. */
const [isolate, end] = ['\u2068', '\u2069'];
const isolated = /\u2068([^\u2069]*)\u2069/u;
const controls = /[\u202a-\u202e\u2066-\u2069]/g;

const foreign: Record<MinutesLang, RegExp> = {
  ar: /(\p{Script=Latin}(?:[\p{Script=Latin}\s.’'-]*\p{Script=Latin})?)/u,
  fr: /(\p{Script=Arabic}(?:[\p{Script=Arabic}\s]*\p{Script=Arabic})?)/u,
};

/** A text without the marks that keep directions apart. */
export const withoutIsolates = (text: string): string => text.replace(controls, '');

/** Words of the other language, kept apart by marks that nobody sees. */
export const isolateWords = (text: string): string => `${isolate}${withoutIsolates(text)}${end}`;

/**
 * Splits a line into runs by language: words between isolates, and any others of the other script.
 * @param lang of the line
 */
export function scriptRuns(text: string, lang: MinutesLang): ScriptRun[] {
  const other = lang === 'ar' ? 'fr' : 'ar';
  return text
    .split(isolated)
    .flatMap((part, at): ScriptRun[] => {
      if (at % 2 === 1) return [{ text: part, lang: other }];
      return part.split(foreign[lang]).map((piece, index) => ({ text: piece, lang: index % 2 === 1 ? other : lang }));
    })
    .map((run) => ({ ...run, text: withoutIsolates(run.text) }))
    .filter((run) => run.text !== '');
}
