/** Languages of the interface. `zgh` is prepared for in fonts and direction and not yet offered. */
export const languages = ['ar', 'fr', 'en'] as const;
export type Lang = (typeof languages)[number];

/** A short text in one or more languages, written by the house (titles, purposes), never by a machine. */
export type LocalizedText = { ar?: string | undefined; fr?: string | undefined; en?: string | undefined };

const arabic = /\p{Script=Arabic}/gu;
const latin = /\p{Script=Latin}/gu;

/**
 * The language to mark a person's text with: Arabic script is `ar`; Latin script is the language the author
 * used the forum in, or French where that was Arabic. Digits and signs alone take the author's language.
 */
export function guessLang(text: string, author: Lang): Lang {
  const arabicLetters = text.match(arabic)?.length ?? 0;
  const latinLetters = text.match(latin)?.length ?? 0;
  if (arabicLetters === 0 && latinLetters === 0) return author;
  if (arabicLetters >= latinLetters) return 'ar';
  return author === 'ar' ? 'fr' : author;
}

/** The text for a reader and the language it is in: theirs where it exists, else Arabic, French, English in turn. */
export function pickText(text: LocalizedText, lang: Lang): { text: string; lang: Lang } {
  for (const candidate of [lang, ...languages]) {
    const found = text[candidate];
    if (found) return { text: found, lang: candidate };
  }
  return { text: '', lang };
}
