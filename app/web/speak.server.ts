import type { Lang, LocalizedText } from '#app/contract/languages.ts';
import { speech } from '#app/i18n/speech.server.ts';
import type { Translator } from '#app/i18n/translator.ts';

/** The translator of a language, for what is written outside components: titles of pages, messages sent by mail. */
export function speak(lang: Lang): Translator {
  return speech.translators[lang];
}

/** The title of a page: its own words first, then the site's name. */
export function pageTitle(lang: Lang, ...words: string[]): string {
  return [...words, speak(lang).t('shell.product')].join(' · ');
}

/** The title of a page of a commune. */
export function communeTitle(lang: Lang, key: string, commune: LocalizedText): string {
  const { t, pick } = speak(lang);
  return pageTitle(lang, t(key), `${t('shell.commune')} ${pick(commune).text}`);
}
