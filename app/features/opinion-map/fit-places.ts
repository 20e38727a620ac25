import type { GroupLabel } from '#app/contract/opinion-groups.ts';
import type { OpinionMapView, OwnPlace } from '#app/contract/opinion-map.ts';

type Dot = { label: GroupLabel; x: number; y: number; size: number };

const [width, height, margin] = [100, 64, 8];
/** Radius of one person's dot; the area of a dot is in proportion to the people in it. */
const single = 1.25;
const largest = 6;

/**
 * Fits the places of a map into a picture of 100 × 64, both ways by the same measure, so that distances keep their
 * meaning. Whoever is alone far out does not press the others together: what lies beyond is drawn at the edge.
 */
export function fitPlaces(view: OpinionMapView, own: OwnPlace | null) {
  const all = view.groups.flatMap(({ dots }) => dots);
  const points: Array<readonly [number, number]> = own
    ? [...all.map(([x, y]) => [x, y] as const), [own.x, own.y]]
    : all.map(([x, y]) => [x, y] as const);
  const [xs, ys] = [spread(points.map(([x]) => x)), spread(points.map(([, y]) => y))];
  const scale = Math.min((width - 2 * margin) / (xs.to - xs.from), (height - 2 * margin) / (ys.to - ys.from));
  const place = (x: number, y: number): [number, number] => [
    clamp(width / 2 + (x - (xs.from + xs.to) / 2) * scale, width),
    clamp(height / 2 - (y - (ys.from + ys.to) / 2) * scale, height),
  ];
  const dots: Dot[] = view.groups.flatMap(({ label, dots: people_ }) =>
    people_.map(([x, y, people]) => {
      const [left, top] = place(x, y);
      return { label, x: left, y: top, size: round(Math.min(largest, single * Math.sqrt(people))) };
    }),
  );
  const letters = view.groups.map(({ label, x, y }) => {
    const [left, top] = place(x, y);
    return { label, x: left, y: top };
  });
  // Large dots first, so that none covers a smaller one.
  return { place, dots: dots.sort((a, b) => b.size - a.size), letters, width, height };
}

/** From the second smallest to the second largest of a hundred, never of no width. */
function spread(values: number[]): { from: number; to: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const [from, to] = [at(0.01), at(0.99)];
  return to - from > 0.001 ? { from, to } : { from: from - 0.5, to: to + 0.5 };
}

const clamp = (value: number, most: number): number => round(Math.min(most - margin / 2, Math.max(margin / 2, value)));
const round = (value: number): number => Math.round(value * 100) / 100;
