import { useMemo } from 'react';
import type { Lang } from '#app/contract/languages.ts';
import type { Packed } from './speech.ts';
import { createTranslator, type Translator } from './translator.ts';

/** Words of other languages than the page's, as they travel with its data. */
export type PackedWords = Array<{ lang: Lang; packed: string }>;

/** The translators of a screen that speaks several languages, in their order; null where it speaks the page's alone. */
export function useSpoken(
  page: Translator,
  langs: readonly Lang[] | null,
  words: PackedWords | null,
): readonly Translator[] | null {
  return useMemo(
    () =>
      langs?.map((lang) => {
        const found = words?.find((row) => row.lang === lang);
        if (!found) return page;
        const { messages, zone } = JSON.parse(found.packed) as Packed;
        return createTranslator(lang, messages, zone);
      }) ?? null,
    [page, langs, words],
  );
}
