import type { SessionView } from '#app/contract/views.ts';
import type { Translator } from '#app/i18n/translator.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import type { Fact } from '#app/ui/facts.tsx';

/** What decides which doors of a session are shown. */
export type Reader = { kind: 'visitor' | 'guest' | 'account'; joined: string[]; moderates: boolean };

/** The way into a session that goes on: straight in for those who are known there, else by its code. */
export function LiveActions({ session, reader }: { session: SessionView; reader: Reader }) {
  const { t, lang } = useT();
  const room = `/${lang}/${session.communeSlug}/sessions/${session.sessionId}`;
  const known = reader.moderates || reader.joined.includes(session.sessionId);
  return (
    <>
      <ButtonLink variant="main" icon="hand" href={known ? room : `/${lang}/j/${session.code}`}>
        {t(known ? 'commune:enter' : 'commune:join')}
      </ButtonLink>
      {known ? null : <ButtonLink href={room}>{t('commune:watch')}</ButtonLink>}
      {reader.moderates ? <ButtonLink href={`${room}/moderate`}>{t('commune:moderate')}</ButtonLink> : null}
    </>
  );
}

/** A session that has not begun, or has ended: its page. */
export function PlainActions({ session, reader }: { session: SessionView; reader: Reader }) {
  const { t, lang } = useT();
  const room = `/${lang}/${session.communeSlug}/sessions/${session.sessionId}`;
  const closed = session.state === 'closed';
  return (
    <>
      <ButtonLink href={room}>{t(closed ? 'commune:read' : 'commune:details')}</ButtonLink>
      {reader.moderates && !closed ? <ButtonLink href={`${room}/moderate`}>{t('commune:moderate')}</ButtonLink> : null}
    </>
  );
}

/** How many joined, and the code that is read out in the hall. */
export function liveFacts(t: Translator['t'], session: SessionView & { people: number }): Fact[] {
  const code = (
    <bdi dir="ltr" lang="fr" className="nums">
      {session.code}
    </bdi>
  );
  return [
    { label: t('commune:code'), value: code },
    { label: t('commune:people'), value: t('commune:joined', { count: session.people }) },
  ];
}
