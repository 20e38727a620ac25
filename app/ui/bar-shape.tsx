import type { Tone } from './tone.ts';

/* Solid, stripes, dots, broad stripes, thin stripes: still five different things in black and white. */
const dashes: Record<Tone, string | undefined> = {
  agree: undefined,
  disagree: '7 4',
  pass: '2 6',
  warn: '14 3',
  info: '3 2',
};

/** One bar, `share` of its track from 0 to 1. Drawn in SVG because a content policy without inline styles forbids widths in CSS. */
export function BarShape({ share, tone }: { share: number; tone: Tone }) {
  const width = `${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%`;
  return (
    <svg className="bar-track" aria-hidden focusable="false">
      <rect width={width} height="100%" fill="currentColor" fillOpacity={dashes[tone] ? 0.22 : 1} />
      {dashes[tone] && share > 0 ? (
        <line
          x1="0"
          x2={width}
          y1="50%"
          y2="50%"
          stroke="currentColor"
          strokeWidth="400"
          strokeDasharray={dashes[tone]}
        />
      ) : null}
    </svg>
  );
}
