import { lazy, Suspense, type ComponentProps, type ReactNode } from 'react';
import { useLocation } from '@remix-run/react';
import { useT } from '#app/i18n/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Skeleton } from '#app/ui/skeleton.tsx';
import { useOpinionMap } from '#app/features/opinion-map/use-opinion-map.ts';
import { notLoaded } from './not-loaded.tsx';
import type { PanelProps } from './room.tsx';

type MapProps = ComponentProps<typeof import('#app/features/opinion-map/opinion-map.tsx').OpinionMap>;
const OpinionMap = lazy<(props: MapProps) => ReactNode>(() =>
  import('#app/features/opinion-map/opinion-map.tsx').then((loaded) => ({ default: loaded.OpinionMap }), notLoaded),
);

/** Milliseconds over which the phones of a hall ask for a new map. */
const spread = 3_000;

/** The opinion map in the room, drawn anew while people vote. */
export function MapView({ page, live }: Pick<PanelProps, 'page' | 'live'>) {
  const { t } = useT();
  const { pathname } = useLocation();
  const { session, statements, mapRevision } = live.room;
  const { map, failed } = useOpinionMap(`${pathname}/map`, page.map, mapRevision, spread);
  return (
    <section aria-labelledby="map-title" className="grid gap-4">
      <h2 id="map-title" className="text-lg">
        {t('map:title')}
      </h2>
      {failed ? <Notice kind="warning">{t('map:failed')}</Notice> : null}
      {map ? (
        <Suspense fallback={<Skeleton label={t('map:loading')} />}>
          <OpinionMap
            map={map}
            statements={statements}
            exportHref={`/api/v1/sessions/${session.sessionId}/export.zip`}
          />
        </Suspense>
      ) : failed ? null : (
        <Skeleton label={t('map:loading')} />
      )}
    </section>
  );
}
