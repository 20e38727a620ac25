import { countTopItems } from '#app/contract/agenda.ts';
import type { RoomView } from '#app/contract/views.ts';
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
      {item.documents > 0 ? (
        <a href="?tab=agenda">{speak.t('room:agenda.documents', { count: item.documents })}</a>
      ) : null}
    </Card>
  );
}
