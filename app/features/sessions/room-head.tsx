import type { AgendaItemView, RoomView } from '#app/contract/views.ts';
import type { Connection } from '#app/live/use-live-room.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { UserWords } from '#app/ui/user-text.tsx';
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
  const at = room.agenda.findIndex((item) => item.agendaItemId === room.session.currentItemId);
  const item: AgendaItemView | undefined = room.agenda[at];
  if (!item) return null;
  const title = speak.pick(item.title);
  return (
    <Card kind="marked" as="section" labelledBy="current-item">
      <p className="text-ink-soft">{speak.t('room:agenda.now', { at: at + 1, of: room.agenda.length })}</p>
      <h2 id="current-item">
        <UserWords text={title.text} lang={title.lang} />
      </h2>
    </Card>
  );
}

/** The whole agenda; the current item is marked in words too. */
export function AgendaList({ room }: { room: RoomView }) {
  const speak = useT();
  return (
    <ol className="agenda">
      {room.agenda.map((item) => {
        const title = speak.pick(item.title);
        const current = item.agendaItemId === room.session.currentItemId;
        return (
          <li
            key={item.agendaItemId}
            aria-current={current ? 'step' : undefined}
            className={current ? 'agenda-now' : undefined}
          >
            <UserWords text={title.text} lang={title.lang} />{' '}
            <span className="nums text-ink-soft">{speak.t('minutes', { count: item.plannedMinutes })}</span>
            {current ? <Chip tone="info">{speak.t('room:agenda.current')}</Chip> : null}
          </li>
        );
      })}
    </ol>
  );
}
