import type { Translator } from '#app/i18n/translator.ts';

/** A number of seconds in words. */
export function writeSeconds({ t }: Pick<Translator, 't'>, seconds: number): string {
  return seconds % 60 === 0 ? t('minutes', { count: seconds / 60 }) : t('seconds', { count: seconds });
}
