import { zoneChanges } from '#app/i18n/zone.server.ts';
import type { Lang, LocalizedText } from '#app/contract/text.ts';
import { allMessages } from '#app/i18n/messages.server.ts';
import { createTranslator, type Translator } from '#app/i18n/translator.ts';

const translators: Readonly<Record<Lang, Translator>> = {
  ar: createTranslator('ar', allMessages.ar, zoneChanges),
  fr: createTranslator('fr', allMessages.fr, zoneChanges),
  en: createTranslator('en', allMessages.en, zoneChanges),
};

/** The translator of a language, for what is written outside components: titles of pages, messages sent by mail. */
export function speak(lang: Lang): Translator {
  return translators[lang];
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
