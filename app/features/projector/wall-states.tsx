import type { RoomView, WallMessage } from '#app/contract/views.ts';
import { Said } from '#app/i18n/said.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { DoorReason, isShut } from './wall-sign.tsx';
import { WallTitle } from './wall-title.tsx';

/** Before the session: its name and when it begins. */
export function PlannedWall({ room: { session, attendance } }: { room: RoomView }) {
  const { pick } = useT();
  const place = session.place && pick(session.place);
  return (
    <>
      <p className="wall-text">
        <Said below say={({ t }) => t('projector:planned')} />
      </p>
      <WallTitle title={session.title} />
      <p className="wall-text">
        <time dateTime={session.startsAt}>
          <Said below say={({ dateTime }) => dateTime(session.startsAt)} />
        </time>
      </p>
      {place ? (
        <p className="wall-small text-ink-soft">
          <bdi lang={place.lang}>{place.text}</bdi>
        </p>
      ) : null}
      {attendance ? (
        <p className="wall-text nums">
          <Said below say={({ t }) => t('projector:attendance', attendance)} />
        </p>
      ) : null}
    </>
  );
}

/** In a pause: that there is one, and what goes on after it: the current item, or the session where it has none. */
export function PausedWall({ room }: { room: RoomView }) {
  const item = room.agenda.find((row) => row.agendaItemId === room.session.currentItemId);
  return (
    <>
      <p className="wall-title">
        <Said below say={({ t }) => t('projector:paused')} />
      </p>
      <p className="wall-small text-ink-soft">
        <Said say={({ t }) => t('projector:paused_text')} />
      </p>
      <WallTitle title={item?.title ?? room.session.title} less={1} />
    </>
  );
}

/** How to come in, in the largest type there is. */
export function CodeWall({ session, host }: { session: RoomView['session']; host: string }) {
  if (isShut(session)) return <ShutWall session={session} />;
  return (
    <>
      <h1 className="wall-text">
        <Said below say={({ t }) => t('projector:code_text')} />
      </h1>
      <p className="wall-huge" dir="ltr">
        {session.code}
      </p>
      <p className="wall-text break-all" dir="ltr">
        {host}
      </p>
    </>
  );
}

/** While nobody new is let in: that, the reason which is public, and that nobody has to leave. */
function ShutWall({ session }: { session: RoomView['session'] }) {
  return (
    <>
      <h1 className="wall-title">
        <Said below say={({ t }) => t('projector:door_closed')} />
      </h1>
      <DoorReason session={session} size="wall-text" />
      <p className="wall-text text-ink-soft">
        <Said below say={({ t }) => t('projector:door_stay')} />
      </p>
    </>
  );
}

/** After the session: thanks, and where its results stay. */
export function ClosedWall({ session }: { session: RoomView['session'] }) {
  return (
    <>
      <p className="wall-title">
        <Said below say={({ t }) => t('projector:closed')} />
      </p>
      <WallTitle title={session.title} less={2} />
      <p className="wall-text">
        <Said below say={({ t }) => t('projector:closed_text')} />
      </p>
    </>
  );
}

/** The current agenda item, or the session's name before there is one. */
export function ItemWall({ room, less }: { room: RoomView; less: number }) {
  const item = room.agenda.find((row) => row.agendaItemId === room.session.currentItemId);
  return <WallTitle title={item?.title ?? room.session.title} less={less} alone={less > 0} />;
}

/** A short text of the chair, in the language it was written in. */
export function MessageWall({ message }: { message: WallMessage }) {
  return (
    <>
      <p className="wall-text text-ink-soft">
        <Said say={({ t }) => t('projector:message')} />
      </p>
      <WallTitle title={{ [message.lang]: message.text }} />
    </>
  );
}
