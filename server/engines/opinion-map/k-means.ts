import type { Cluster } from './map-types.ts';
import { assign, loosen, newAssignment, type Assignment } from './nearest-centre.ts';
import { startAnew, startFrom, type Centres, type NamedPoints } from './start-clusters.ts';

/** When every centre moves less than this far, the clusters are found. */
const still = 0.01;

/**
 * Gathers points in at most `k` clusters by k-means (steps 6 and 7), from the first `k` distinct points or from earlier
 * clusters. A point goes to the nearest centre, of equally near ones to the last; a centre without points is given up.
 *
 * @param mostSteps ends the search before the centres stand still
 * @returns by rising id; no cluster is empty
 */
export function findClusters(
  points: NamedPoints,
  k: number,
  mostSteps: number,
  before: readonly Cluster[] = [],
): Cluster[] {
  let centres = before.length > 0 ? startFrom(before, points, k) : startAnew(points, k);
  if (centres.ids.length === 0) return [];
  const assignment = newAssignment(points.xs.length);
  for (let step = 0; step < mostSteps; step += 1) {
    assign(points, centres, assignment);
    const next = recentre(points, centres, assignment);
    const moved = next.ids.length < centres.ids.length ? Number.POSITIVE_INFINITY : largestMove(centres, next);
    centres = next;
    if (moved < still) break;
    loosen(assignment, moved);
  }
  return gather(points, centres, assignment.nearest);
}

/** The weighted means of the points of each centre. Centres without points are left out, and places move up. */
function recentre({ xs, ys, weights }: NamedPoints, { ids }: Centres, { nearest }: Assignment): Centres {
  const sumX = new Float64Array(ids.length);
  const sumY = new Float64Array(ids.length);
  const sum = new Float64Array(ids.length);
  for (let point = 0; point < nearest.length; point += 1) {
    const centre = nearest[point] ?? 0;
    const weight = weights[point] ?? 0;
    sumX[centre] = (sumX[centre] ?? 0) + (xs[point] ?? 0) * weight;
    sumY[centre] = (sumY[centre] ?? 0) + (ys[point] ?? 0) * weight;
    sum[centre] = (sum[centre] ?? 0) + weight;
  }
  const kept = [...ids.keys()].filter((centre) => (sum[centre] ?? 0) > 0);
  const place = new Int32Array(ids.length);
  kept.forEach((centre, index) => (place[centre] = index));
  if (kept.length < ids.length) nearest.forEach((centre, point) => (nearest[point] = place[centre] ?? 0));
  return {
    ids: kept.map((centre) => ids[centre] ?? 0),
    xs: kept.map((centre) => (sumX[centre] ?? 0) / (sum[centre] ?? 1)),
    ys: kept.map((centre) => (sumY[centre] ?? 0) / (sum[centre] ?? 1)),
  };
}

function largestMove(from: Centres, to: Centres): number {
  const moves = from.xs.map((x, place) =>
    Math.hypot(x - (to.xs[place] ?? 0), (from.ys[place] ?? 0) - (to.ys[place] ?? 0)),
  );
  return Math.max(...moves);
}

function gather({ names }: NamedPoints, { ids, xs, ys }: Centres, nearest: Int32Array): Cluster[] {
  const members: number[][] = ids.map(() => []);
  nearest.forEach((centre, point) => members[centre]?.push(names[point] ?? 0));
  return ids
    .map((id, place) => ({
      id,
      x: xs[place] ?? 0,
      y: ys[place] ?? 0,
      members: Int32Array.from(members[place] ?? []),
    }))
    .sort((a, b) => a.id - b.id);
}
