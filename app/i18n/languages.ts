import type { Lang } from '#app/contract/languages.ts';

/** Locale tags for Intl and for `lang`: Morocco's Arabic and French (its numbers and month names), English. */
export const localeTags: Record<Lang, string> = { ar: 'ar-MA', fr: 'fr-MA', en: 'en-GB' };

/** The name of each language in itself. Tamazight is prepared for: `zgh`, written left to right in Tifinagh. */
export const languageNames: Record<Lang, string> = { ar: 'العربية', fr: 'Français', en: 'English' };

export function directionOf(lang: string): 'rtl' | 'ltr' {
  return lang.startsWith('ar') ? 'rtl' : 'ltr';
}
