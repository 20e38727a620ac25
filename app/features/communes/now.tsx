import type { LocalizedText } from '#app/contract/languages.ts';
import type { SessionView } from '#app/contract/views.ts';
import { Phrase, useT } from '#app/i18n/use-t.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
import { LiveActions, liveFacts, PlainActions, type Reader } from './session-actions.tsx';
import { SessionCard } from './session-card.tsx';

type Live = SessionView & { people: number };
type NowProps = {
  commune: { slug: string; name: LocalizedText };
  live: readonly Live[];
  next: SessionView | undefined;
  last: SessionView | undefined;
  reader: Reader;
  now: string;
};

/** A commune's first page: what goes on, what comes next, what was last. */
export function Now({ commune, live, next, last, reader, now }: NowProps) {
  const speak = useT();
  const { t, lang } = speak;
  const name = speak.pick(commune.name);
  const base = `/${lang}/${commune.slug}`;
  return (
    <div className="grid gap-10">
      <h1>
        <Phrase k="commune:now_heading" parts={{ commune: <UserWords text={name.text} lang={name.lang} /> }} />
      </h1>
      <LiveNow live={live} nothingAtAll={!next && !last} reader={reader} now={now} />
      {next || last ? (
        <div className="grid items-start gap-6 md:grid-cols-2">
          {next ? <Beside id="next" session={next} reader={reader} now={now} /> : null}
          {last ? <Beside id="last" session={last} reader={reader} now={now} /> : null}
        </div>
      ) : null}
      {next || last ? (
        <p>
          <a href={`${base}/sessions`}>{t('commune:all_sessions')}</a>
        </p>
      ) : null}
      <AlsoHere base={base} />
    </div>
  );
}

function LiveNow({
  live,
  nothingAtAll,
  reader,
  now,
}: Pick<NowProps, 'live' | 'reader' | 'now'> & { nothingAtAll: boolean }) {
  const { t, lang } = useT();
  if (live.length === 0) {
    const key = nothingAtAll ? 'nothing' : 'none_live';
    return (
      <EmptyState
        title={t(`commune:${key}_title`)}
        action={<ButtonLink href={`/${lang}/join`}>{t('commune:have_code')}</ButtonLink>}
      >
        {t(`commune:${key}_text`)}
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="live" className="grid gap-4">
      <h2 id="live">{t(live.length > 1 ? 'commune:live_many' : 'commune:live')}</h2>
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
  );
}

function Beside({
  id,
  session,
  reader,
  now,
}: {
  id: 'next' | 'last';
  session: SessionView;
  reader: Reader;
  now: string;
}) {
  const { t } = useT();
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <h2 id={id}>{t(`commune:${id}`)}</h2>
      <SessionCard session={session} level="h3" now={now}>
        <PlainActions session={session} reader={reader} />
      </SessionCard>
    </section>
  );
}

/** Where else to look in this commune. */
function AlsoHere({ base }: { base: string }) {
  const { t } = useT();
  return (
    <section aria-labelledby="more" className="grid gap-4">
      <h2 id="more">{t('commune:more')}</h2>
      <ul className="grid gap-4 md:grid-cols-2">
        {['space', 'charter'].map((key) => (
          <Card key={key} as="li">
            <h3>
              <a href={`${base}/${key}`}>{t(`commune:${key}_title`)}</a>
            </h3>
            <p>{t(`commune:${key}_text`)}</p>
          </Card>
        ))}
      </ul>
    </section>
  );
}
