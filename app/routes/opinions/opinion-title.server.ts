import type { OpinionView } from '#app/contract/opinions.ts';
import { opinionName } from '#app/features/opinions/opinion-name.ts';
import type { Lang } from '#app/contract/languages.ts';
import { pageTitle, speak } from '../../web/speak.server.ts';

/**
 * The title of a page of an opinion: what it is for, then the opinion's subject. A document's title is in one language:
 * readers of another get how the opinion is called.
 */
export function opinionTitle(lang: Lang, opinion: OpinionView, ...purpose: string[]): string {
  const name = opinion.lang === lang ? opinion.title : opinionName(speak(lang), opinion);
  return pageTitle(lang, ...purpose, name);
}
