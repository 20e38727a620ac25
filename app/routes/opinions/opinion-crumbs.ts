import type { OpinionView } from '#app/contract/opinions.ts';
import { opinionName } from '#app/features/opinions/opinion-name.ts';
import type { Translator } from '#app/i18n/translator.ts';
import type { Crumb } from '#app/ui/breadcrumb.tsx';

/** The way from the list of opinions to one, and on to a page of it. */
export function opinionCrumbs(speak: Translator, opinion: OpinionView, ...rest: Crumb[]): Crumb[] {
  const { t, lang } = speak;
  const base = `/${lang}/${opinion.communeSlug}/opinions`;
  const own = { label: opinionName(speak, opinion), href: `${base}/${opinion.opinionId}` };
  const [first, ...more] = rest;
  return [{ label: t('shell.opinions'), href: base }, ...(first ? [own, first, ...more] : [{ label: own.label }])];
}
