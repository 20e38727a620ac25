import type { Lang, LocalizedText } from '#app/contract/languages.ts';
import { pageTitle, speak } from '../../web/speak.server.ts';

/** The title of a page beside a session: what it is for, then the session's name. */
export function sessionTitle(lang: Lang, key: string, title: LocalizedText): string {
  const { t, pick } = speak(lang);
  return pageTitle(lang, t(key), pick(title).text);
}
