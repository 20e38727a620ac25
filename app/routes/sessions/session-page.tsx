import type { ReactNode } from 'react';
import type { LocalizedText } from '#app/contract/languages.ts';
import { Page } from '../../features/shell/page.tsx';
import { useT } from '../../i18n/use-t.tsx';

type Props = {
  session: { sessionId: string; communeSlug: string; title: LocalizedText };
  /** The name of this page, the last of the way that leads to it. */
  here: string;
  /** Set where the way leads over the cockpit instead of the room. */
  fromCockpit?: boolean;
  children: ReactNode;
};

/** The frame of a page that belongs to a session: the way to it leads over the sessions of the commune and this one. */
export function SessionPage({ session, here, fromCockpit = false, children }: Props) {
  const { t, lang, pick } = useT();
  const title = pick(session.title);
  const base = `/${lang}/${session.communeSlug}/sessions`;
  const room = `${base}/${session.sessionId}`;
  return (
    <Page
      crumbs={[
        { label: t('shell.sessions'), href: base },
        fromCockpit
          ? { label: t('transcript:desk.cockpit'), href: `${room}/moderate` }
          : { label: title.text, href: room, lang: title.lang },
        { label: here },
      ]}
    >
      {children}
    </Page>
  );
}
