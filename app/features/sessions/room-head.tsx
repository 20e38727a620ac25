import type { ReactNode } from 'react';
import { countTopItems, spentMinutes } from '#app/contract/agenda.ts';
import type { AgendaItemView, RoomView } from '#app/contract/views.ts';
import type { Connection } from '#app/live/use-live-room.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { UserText, UserWords } from '#app/ui/user-text.tsx';
import { Card } from '#app/ui/card.tsx';

const tones = { planned: 'pass', open: 'agree', paused: 'warn', closed: 'pass' } as const;
const icons = { planned: 'clock', open: 'play', paused: 'pause', closed: 'stop' } as const;

type HeadProps = { room: RoomView; connection: Connection | null; connected: number | null };

/** The room's name, its state and the connection, in words. */
export function RoomHead({ room, connection, connected }: HeadProps) {
  const speak = useT();
  const { t } = speak;
  const title = speak.pick(room.session.title);
  const { state } = room.session;
  return (
    <header className="room-head">
      <h1>
        <UserWords text={title.text} lang={title.lang} />
      </h1>
      <p className="flex flex-wrap items-center gap-3">
        <Chip tone={tones[state]} icon={icons[state]}>
          {t(`session.state_${state}`)}
        </Chip>
        <span className="nums flex items-center gap-2">
          <Icon name="people" />
          {connected === null ? t('room:joined', { count: room.people }) : t('room:connected', { count: connected })}
        </span>
        {room.attendance ? <span className="nums">{t('room:attendance', room.attendance)}</span> : null}
        {connection ? (
          <span className="flex items-center gap-2 text-ink-soft">
            <Icon name={connection === 'lost' ? 'wifi-off' : 'wifi'} />
            {t(`room:connection.${connection}`)}
          </span>
        ) : null}
      </p>
    </header>
  );
}

/** What the room is talking about now, large. */
export function CurrentItem({ room }: { room: RoomView }) {
  const speak = useT();
  const item = room.agenda.find((row) => row.agendaItemId === room.session.currentItemId);
  if (!item) return null;
  const title = speak.pick(item.title);
  return (
    <Card kind="marked" as="section" labelledBy="current-item">
      <p className="text-ink-soft">{speak.t('room:agenda.now', { at: item.number, of: countTopItems(room.agenda) })}</p>
      <h2 id="current-item">
        <UserWords text={title.text} lang={title.lang} />
      </h2>
    </Card>
  );
}

/** Before a session and beside it: what is decided, by whom, by when, and what becomes of an answer. */
export function RoomAbout({ room }: { room: RoomView }) {
  const speak = useT();
  const { session } = room;
  const facts = [
    ['purpose', session.purpose],
    ['decides', session.decides],
    ['decided_by', session.decidedBy],
    ['decided_when', session.decidedWhen],
    ['afterwards', session.afterwards],
    ['place', session.place],
  ] as const;
  return (
    <dl className="facts">
      <dt>{speak.t('room:about.starts')}</dt>
      <dd>
        <time suppressHydrationWarning dateTime={session.startsAt}>
          {speak.dateTime(session.startsAt)}
        </time>
      </dd>
      {facts.map(([key, value]) => {
        if (!value) return null;
        const { text, lang } = speak.pick(value);
        return [
          <dt key={`${key}-label`}>{speak.t(`room:about.${key}`)}</dt>,
          <dd key={key}>
            <UserText text={text} lang={lang} />
          </dd>,
        ];
      })}
    </dl>
  );
}

/** The whole agenda; the current item is marked in words too. Once the session is closed, how long each item took. */
export function AgendaList({ room }: { room: RoomView }) {
  const partsOf = (id: string | null) => room.agenda.filter((item) => item.parentId === id);
  const rows = (items: AgendaItemView[]) => (
    <ol className="agenda">
      {items.map((item) => {
        const parts = partsOf(item.agendaItemId);
        return (
          <AgendaLine key={item.agendaItemId} item={item} session={room.session}>
            {parts.length > 0 ? rows(parts) : null}
          </AgendaLine>
        );
      })}
    </ol>
  );
  return rows(partsOf(null));
}

type LineProps = { item: AgendaItemView; session: RoomView['session']; children: ReactNode };

function AgendaLine({ item, session, children }: LineProps) {
  const { t, pick } = useT();
  const title = pick(item.title);
  const current = item.agendaItemId === session.currentItemId;
  const minutes = (count: number): string => t('minutes', { count });
  return (
    <li aria-current={current ? 'step' : undefined} className={current ? 'agenda-now' : undefined}>
      <span className="nums">{item.number}.</span> <UserWords text={title.text} lang={title.lang} />{' '}
      {current ? <Chip tone="info">{t('room:agenda.current')}</Chip> : null}
      <p className="nums flex flex-wrap gap-x-4 font-normal text-ink-soft">
        <span>{t('room:agenda.planned', { minutes: minutes(item.plannedMinutes) })}</span>
        {session.state === 'closed' ? (
          <span>{t('room:agenda.spent', { minutes: minutes(spentMinutes(item.spentMs, null, null)) })}</span>
        ) : null}
        <span>{t('agenda.origin', { origin: t(`agenda.origin_${item.origin}`) })}</span>
      </p>
      {children}
    </li>
  );
}
