import type { Lang } from './languages.ts';
import type { StatementView } from './views.ts';

type Written = Pick<StatementView, 'text' | 'lang' | 'translations'>;

/** The words of a statement for a reader: the translation into their language where there is one, else the original. */
export function wordsFor({ text, lang, translations }: Written, reader: Lang) {
  const translation = text !== null && lang !== reader ? translations[reader] : undefined;
  return translation ? { text: translation, lang: reader, translated: true } : { text, lang, translated: false };
}

/** The original and every translation of a shown statement, the original first. */
export function allWordsOf({ text, lang, translations }: Written): Array<{ text: string; lang: Lang }> {
  if (text === null) return [];
  const others = (Object.keys(translations) as Lang[]).filter((other) => other !== lang);
  return [{ text, lang }, ...others.map((other) => ({ text: translations[other] ?? '', lang: other }))];
}
