import type { OpinionView } from '#app/contract/opinions.ts';
import type { Translator } from '#app/i18n/translator.ts';

/** How an opinion is called: by its number once it is adopted, before by the day it was begun. */
export function opinionName({ t, date }: Translator, { number, createdAt }: OpinionView): string {
  return number === null ? t('opinion:draft_of', { date: date(createdAt) }) : t('opinion:number', { number });
}
