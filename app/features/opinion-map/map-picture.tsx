import { useId } from 'react';
import type { OpinionMapView, OwnPlace } from '#app/contract/opinion-map.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { GroupShape } from './group-mark.tsx';
import { fitPlaces } from './fit-places.ts';

type Props = { view: OpinionMapView; own?: OwnPlace | null };

/** The groups in a plane: the nearer two dots, the more alike their votes. What it shows is also said in words beside it. */
export function MapPicture({ view, own = null }: Props) {
  const { t } = useT();
  const id = useId();
  const { place, dots, letters, width, height } = fitPlaces(view, own);
  const me = own && place(own.x, own.y);
  return (
    <svg
      className="map-picture"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      focusable="false"
    >
      <title id={`${id}-title`}>
        {t('map:picture', { groups: view.groups.length, people: view.people - view.withheld })}
      </title>
      {dots.map(({ label, x, y, size }, at) => (
        <GroupShape key={at} label={label} x={x} y={y} size={size} />
      ))}
      {letters.map(({ label, x, y }) => (
        <text key={label} x={x} y={y} className="map-letter" textAnchor="middle" dominantBaseline="central">
          {label}
        </text>
      ))}
      {me ? (
        <g className="map-own">
          <circle cx={me[0]} cy={me[1]} r={3.2} />
          <circle cx={me[0]} cy={me[1]} r={0.9} className="map-own-core" />
        </g>
      ) : null}
    </svg>
  );
}
