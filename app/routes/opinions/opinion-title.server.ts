import type { OpinionView } from '#app/contract/opinions.ts';
import type { Lang } from '#app/contract/languages.ts';
import { pageTitle, speak } from '../../web/speak.server.ts';

/**
 * The title of a page of an opinion: what it is for, then the opinion's subject. A document's title is in one language:
 * readers of another get the opinion's number.
 */
export function opinionTitle(lang: Lang, opinion: OpinionView, ...purpose: string[]): string {
  const { t } = speak(lang);
  const name = opinion.lang === lang ? opinion.title : t('opinion:number', { number: opinion.number });
  return pageTitle(lang, ...purpose, name);
}
