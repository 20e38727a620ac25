import type { Lang } from '#app/contract/languages.ts';
import { speech } from '#app/i18n/speech.server.ts';
import type { PackedWords } from '#app/i18n/use-spoken.ts';

/**
 * The words of the languages that a screen speaks beside that of its page; null where it speaks one.
 * @param namespaces what it says in them
 */
export function packWords(langs: readonly Lang[] | null, own: Lang, namespaces: readonly string[]): PackedWords | null {
  if (!langs) return null;
  return langs.filter((lang) => lang !== own).map((lang) => ({ lang, packed: speech.pack(lang, namespaces) }));
}
