import type { ReactNode } from 'react';
import type { SessionView } from '#app/contract/views.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '#app/ui/card.tsx';
import { Facts, type Fact } from '#app/ui/facts.tsx';
import { SessionChip } from '#app/ui/session-chip.tsx';
import { Time } from '#app/ui/time.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';

type SessionCardProps = {
  session: SessionView;
  level: 'h2' | 'h3';
  now: string;
  /** The one card of the page that wants something of the reader. */
  asking?: boolean;
  /** Numbers and other facts beside those of the session itself. */
  facts?: readonly Fact[];
  children: ReactNode;
};

/** A session in a list: its state, name, time and place, and what can be done with it. */
export function SessionCard({ session, level: Heading, now, asking, facts = [], children }: SessionCardProps) {
  const speak = useT();
  const title = speak.pick(session.title);
  const purpose = speak.pick(session.purpose);
  const actions = <div className="flex flex-wrap items-center gap-3">{children}</div>;
  const id = `session-${session.sessionId}`;
  return (
    <Card as="article" kind={asking ? 'asking' : 'plain'} labelledBy={id}>
      <p>
        <SessionChip state={session.state} />
      </p>
      <Heading id={id} className={asking ? 'text-2xl' : undefined}>
        <UserWords text={title.text} lang={title.lang} />
      </Heading>
      {asking || session.state === 'planned' ? <UserText text={purpose.text} lang={purpose.lang} /> : null}
      {asking ? actions : null}
      <Facts items={[...timeFacts(speak, session, now), ...facts]} />
      {asking ? null : actions}
    </Card>
  );
}

function timeFacts(speak: ReturnType<typeof useT>, session: SessionView, now: string): Fact[] {
  const { t } = speak;
  const time = (key: string, iso: string): Fact => ({
    label: t(`commune:${key}`),
    value: <Time iso={iso} absolute={speak.dateTime(iso)} relative={speak.relative(iso, now)} />,
  });
  const when =
    session.state === 'closed'
      ? time('closed_at', session.closedAt ?? session.startsAt)
      : session.state === 'planned'
        ? time('starts', session.startsAt)
        : time('started', session.openedAt ?? session.startsAt);
  if (!session.place || session.state === 'closed') return [when];
  const place = speak.pick(session.place);
  return [when, { label: t('commune:place'), value: <UserWords text={place.text} lang={place.lang} /> }];
}
