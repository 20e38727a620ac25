import { FloorNow } from '#app/features/floor/floor-now.tsx';
import { Invitation } from '#app/features/floor/invitation.tsx';
import { FloorPanel } from '#app/features/floor/floor-panel.tsx';
import { useLocation } from '@remix-run/react';
import { useT } from '#app/i18n/use-t.tsx';
import type { PanelProps } from './room.tsx';

/** Who speaks, the countdown and one's own place, and an invitation to ask for the floor: above the tabs. */
export function FloorStrip({ live }: Pick<PanelProps, 'live'>) {
  const { pathname } = useLocation();
  const { floor, session } = live.room;
  return (
    <>
      <FloorNow
        floor={floor}
        own={live.floorRequest}
        ahead={live.ahead}
        listHref={`${pathname}?tab=floor`}
        onPhase={live.sayPhase}
      />
      {live.invitedAt ? (
        <Invitation
          sessionId={session.sessionId}
          invitedAt={live.invitedAt}
          askHref={`${pathname}?tab=floor#ask-title`}
        />
      ) : null}
    </>
  );
}

/** The speakers' list, and asking to speak. */
export function FloorTab({ page, live, refused }: PanelProps) {
  const { t } = useT();
  const { outbox } = live;
  const { sessionId } = live.room.session;
  const mine = refused?.form === 'askFloor' ? refused : undefined;
  return (
    <FloorPanel
      floor={live.room.floor}
      own={live.floorRequest}
      ahead={live.ahead}
      unspoken={live.unspoken}
      name={page.self.name}
      actionId={page.actionId}
      canAsk={page.self.can.askFloor}
      joined={page.self.joined}
      error={mine && t(`errors:${Object.values(mine.error.fields ?? {})[0] ?? mine.error.reason}`)}
      typed={mine?.values}
      onAsk={outbox ? (asked) => void outbox.submit('askFloor', { sessionId, ...asked }) : undefined}
      onWithdraw={outbox ? (requestId) => void outbox.submit('withdrawFloor', { requestId }) : undefined}
    />
  );
}
