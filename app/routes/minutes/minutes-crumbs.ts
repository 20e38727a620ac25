import type { SessionView } from '#app/contract/views.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Crumb } from '../../ui/breadcrumb.tsx';

/** The way to a page of the minutes of a session. */
export function minutesCrumbs({ t, lang, pick }: Translator, session: SessionView, ...last: Crumb[]): Crumb[] {
  const title = pick(session.title);
  const base = `/${lang}/${session.communeSlug}/sessions`;
  return [
    { label: t('shell.sessions'), href: base },
    { label: title.text, href: `${base}/${session.sessionId}`, lang: title.lang },
    ...last,
  ];
}
