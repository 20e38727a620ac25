import { lazy, Suspense, type ComponentType } from 'react';
import type { FloorNowProps } from '#app/features/floor/floor-now.tsx';
import type { FloorPanelProps } from '#app/features/floor/floor-panel.tsx';
import { useLocation } from '@remix-run/react';
import { useT } from '#app/i18n/use-t.tsx';
import type { PanelProps } from './room.tsx';

/** Loaded when its tab is opened: most people only see who speaks. */
const FloorPanel = lazy<ComponentType<FloorPanelProps>>(() =>
  import('#app/features/floor/floor-panel.tsx').then(
    (loaded) => ({ default: loaded.FloorPanel }),
    () => ({ default: () => null }),
  ),
);

/** Loaded when somebody speaks or waits for it: a page that cannot get it shows the rest. */
const FloorNow = lazy<ComponentType<FloorNowProps>>(() =>
  import('#app/features/floor/floor-now.tsx').then(
    (loaded) => ({ default: loaded.FloorNow }),
    () => ({ default: () => null }),
  ),
);

/** Who speaks, the countdown and one's own place, above the tabs. */
export function FloorStrip({ live }: Pick<PanelProps, 'live'>) {
  const { pathname } = useLocation();
  const { floor } = live.room;
  const isIn = floor.waiting.some((row) => row.requestId === live.floorRequest);
  if (!floor.speaker && !floor.countdown && !isIn) return null;
  return (
    <Suspense fallback={null}>
      <FloorNow
        floor={floor}
        own={live.floorRequest}
        ahead={live.ahead}
        listHref={`${pathname}?tab=floor`}
        onPhase={live.sayPhase}
      />
    </Suspense>
  );
}

/** The speakers' list, and asking to speak. */
export function FloorTab({ page, live, refused }: PanelProps) {
  const { t } = useT();
  const { outbox } = live;
  const { sessionId } = live.room.session;
  const mine = refused?.form === 'askFloor' ? refused : undefined;
  return (
    <Suspense fallback={null}>
      <FloorPanel
        floor={live.room.floor}
        own={live.floorRequest}
        name={page.self.name}
        actionId={page.actionId}
        canAsk={page.self.can.askFloor}
        joined={page.self.joined}
        error={mine && t(`errors:${Object.values(mine.error.fields ?? {})[0] ?? mine.error.reason}`)}
        typed={mine?.values}
        onAsk={outbox ? (asked) => void outbox.submit('askFloor', { sessionId, ...asked }) : undefined}
        onWithdraw={outbox ? (requestId) => void outbox.submit('withdrawFloor', { requestId }) : undefined}
      />
    </Suspense>
  );
}
