import type { Cluster, Points } from './map-types.ts';

/** Points to gather, each with a name that means the same in all updates, and what it counts for. */
export type NamedPoints = Points & { names: Int32Array; weights: Float64Array };

/** Centres of clusters, beside their ids. */
export type Centres = { ids: number[]; xs: number[]; ys: number[] };

/** The first `k` distinct points, as clusters 0, 1, … (step 6). */
export function startAnew({ xs, ys }: NamedPoints, k: number): Centres {
  const centres: Centres = { ids: [], xs: [], ys: [] };
  for (const [place, x] of xs.entries()) {
    if (centres.ids.length >= k) break;
    const y = ys[place] ?? 0;
    if (!centres.xs.some((other, index) => other === x && centres.ys[index] === y)) {
      add(centres, centres.ids.length, x, y);
    }
  }
  return centres;
}

/**
 * Earlier clusters where their members are now, under their ids; those that lost all members are gone, and of those that
 * came to lie in one place the first stays. While there are fewer than `k`, the point furthest from every centre becomes
 * one of its own with the next id.
 */
export function startFrom(before: readonly Cluster[], points: NamedPoints, k: number): Centres {
  const placeOf = new Map<number, number>();
  points.names.forEach((name, place) => placeOf.set(name, place));
  const centres: Centres = { ids: [], xs: [], ys: [] };
  for (const { id, members } of before) {
    const here = [...members].flatMap((name) => placeOf.get(name) ?? []);
    if (here.length === 0) continue;
    const { x, y } = weightedMean(points, here);
    if (!centres.xs.some((other, index) => other === x && centres.ys[index] === y)) add(centres, id, x, y);
  }
  if (centres.ids.length === 0) return startAnew(points, k);
  splitOff(centres, points, k);
  return centres;
}

function splitOff(centres: Centres, { xs, ys }: Points, k: number): void {
  const away = xs.map(() => Number.POSITIVE_INFINITY);
  const approach = (centreX: number, centreY: number): void => {
    for (let place = 0; place < away.length; place += 1) {
      const distance = Math.hypot((xs[place] ?? 0) - centreX, (ys[place] ?? 0) - centreY);
      if (distance < (away[place] ?? 0)) away[place] = distance;
    }
  };
  if (centres.ids.length >= k) return;
  centres.xs.forEach((x, index) => approach(x, centres.ys[index] ?? 0));
  while (centres.ids.length < k) {
    const furthest = away.reduce((best, distance, place) => (distance > (away[best] ?? 0) ? place : best), 0);
    if (!((away[furthest] ?? 0) > 0)) return;
    const [x, y] = [xs[furthest] ?? 0, ys[furthest] ?? 0];
    add(centres, Math.max(...centres.ids) + 1, x, y);
    approach(x, y);
  }
}

function add(centres: Centres, id: number, x: number, y: number): void {
  centres.ids.push(id);
  centres.xs.push(x);
  centres.ys.push(y);
}

function weightedMean({ xs, ys, weights }: NamedPoints, places: number[]): { x: number; y: number } {
  let [x, y, sum] = [0, 0, 0];
  for (const place of places) {
    const weight = weights[place] ?? 0;
    x += (xs[place] ?? 0) * weight;
    y += (ys[place] ?? 0) * weight;
    sum += weight;
  }
  return { x: x / sum, y: y / sum };
}
