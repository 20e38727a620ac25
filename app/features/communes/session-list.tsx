import type { SessionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { MixedText } from '#app/ui/mixed-text.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { LiveActions, liveFacts, PlainActions, type Reader } from './session-actions.tsx';
import { SessionCard } from './session-card.tsx';

type SessionListProps = {
  slug: string;
  live: ReadonlyArray<SessionView & { people: number }>;
  coming: readonly SessionView[];
  past: readonly SessionView[];
  reader: Reader;
  /** Whether the reader writes the minutes of the commune's sessions. */
  writesMinutes: boolean;
  now: string;
};

/** All sessions of a commune, by what can be done with them. */
export function SessionList({ slug, live, coming, past, reader, writesMinutes, now }: SessionListProps) {
  const { t, lang } = useT();
  const empty = live.length + coming.length + past.length === 0;
  return (
    <div className="grid gap-10">
      <header className="grid gap-3">
        <h1>{t('commune:sessions_title')}</h1>
        <p>{t('commune:sessions_lead')}</p>
        {reader.moderates ? (
          <p>
            <ButtonLink icon="plus" href={`/${lang}/${slug}/sessions/new`}>
              {t('commune:new_session')}
            </ButtonLink>
          </p>
        ) : null}
      </header>
      {empty ? (
        <EmptyState title={t('commune:nothing_title')}>{t('commune:nothing_text')}</EmptyState>
      ) : (
        <>
          {live.length > 0 ? (
            <section aria-labelledby="live" className="grid gap-4">
              <h2 id="live">{t('commune:sessions_live')}</h2>
              {live.map((session) => (
                <SessionCard
                  key={session.sessionId}
                  session={session}
                  level="h3"
                  now={now}
                  asking
                  facts={liveFacts(t, session)}
                >
                  <LiveActions session={session} reader={reader} />
                </SessionCard>
              ))}
            </section>
          ) : null}
          <Plain id="coming" sessions={coming} reader={reader} now={now} />
          <p className="flex flex-wrap gap-4">
            {(['calendar', 'feed'] as const).map((key) => (
              <a key={key} href={`/${lang}/${slug}/sessions.${key === 'calendar' ? 'ics' : 'atom'}`}>
                <MixedText text={t(`commune:${key}`)} lang={lang} />
              </a>
            ))}
          </p>
          <Plain id="past" sessions={past} reader={reader} writesMinutes={writesMinutes} now={now} />
        </>
      )}
    </div>
  );
}

type PlainProps = {
  id: 'coming' | 'past';
  sessions: readonly SessionView[];
  reader: Reader;
  writesMinutes?: boolean;
  now: string;
};

function Plain({ id, sessions, reader, writesMinutes = false, now }: PlainProps) {
  const { t, lang } = useT();
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <h2 id={id}>{t(`commune:sessions_${id}`)}</h2>
      {sessions.length === 0 ? <p className="text-ink-soft">{t(`commune:${id}_none`)}</p> : null}
      {sessions.map((session) => (
        <SessionCard key={session.sessionId} session={session} level="h3" now={now}>
          <PlainActions session={session} reader={reader} />
          {id === 'coming' ? (
            <a href={`/${lang}/${session.communeSlug}/sessions/${session.sessionId}.ics`}>
              {t('commune:add_calendar')}
            </a>
          ) : null}
          {id === 'past' ? <PastLinks session={session} writesMinutes={writesMinutes} /> : null}
        </SessionCard>
      ))}
    </section>
  );
}

/** What a closed session leaves to read and to take away. */
function PastLinks({ session, writesMinutes }: { session: SessionView; writesMinutes: boolean }) {
  const { t, lang } = useT();
  const room = `/${lang}/${session.communeSlug}/sessions/${session.sessionId}`;
  return (
    <>
      {session.minutesAt === null ? null : <a href={`${room}/minutes`}>{t('minutes:title')}</a>}
      {writesMinutes ? <a href={`${room}/minutes/edit`}>{t('minutes:to_desk_list')}</a> : null}
      <a href={`${room}/replay`}>{t('left.replay')}</a>
      <a href={`${room}/record`}>{t('left.record')}</a>
      <a href={`${room}/log`}>{t('commune:log')}</a>
      <a href={`/api/v1/sessions/${session.sessionId}/export.zip`}>{t('commune:export')}</a>
    </>
  );
}
