import type { RoomView } from '#app/contract/views.ts';
import { Said } from '#app/i18n/said.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { QrCode } from '#app/ui/qr-code.tsx';

/** Where the code leads, and its picture. */
export type Sign = { url: string; rows: string[] };

type Session = RoomView['session'];

/** The address at which the code is typed, as people read it. */
export const hostOf = ({ url }: Sign): string => url.replace(/^https?:\/\//, '').replace(/\/j\/.*$/, '/join');

/** Whether nobody new is let in now; the results of a closed session are open to everybody. */
export const isShut = ({ door, state }: Session): boolean => door === 'closed' && state !== 'closed';

const measure = 'max-w-[calc(44*var(--wall))]';

/** How to come in, or that nobody new is let in at the moment and why. */
export function JoinSign({ session, sign }: { session: Session; sign: Sign }) {
  const { t } = useT();
  const shut = isShut(session);
  const key = `projector:${shut ? 'door_closed' : session.state === 'closed' ? 'results' : 'join'}`;
  if (shut) {
    return (
      <aside aria-label={t(key)} className={`wall-join text-center ${measure}`}>
        <p className="wall-text font-bold text-balance">
          <Said below say={(speak) => speak.t(key)} />
        </p>
        <DoorReason session={session} size="wall-small" />
      </aside>
    );
  }
  return (
    <aside aria-label={t(key)} className="wall-join text-center">
      <p className={`wall-small ${measure}`}>
        <Said below say={(speak) => speak.t(key)} />
      </p>
      <QrCode
        matrix={sign.rows.map((row) => [...row].map((cell) => cell === '1'))}
        label={t('projector:qr_label', { url: sign.url })}
      />
      <p className="wall-code" dir="ltr">
        {session.code}
      </p>
      <p className={`wall-small ${measure} break-all`} dir="ltr">
        {hostOf(sign)}
      </p>
    </aside>
  );
}

/** Why the door is closed, as the public log tells it. */
export function DoorReason({ session: { doorReason }, size }: { session: Session; size: string }) {
  if (!doorReason) return null;
  return (
    <p className={`${size} text-balance`}>
      <Said below say={({ t }) => t('projector:door_reason', { reason: t(`moderation:door.reason_${doorReason}`) })} />
    </p>
  );
}
