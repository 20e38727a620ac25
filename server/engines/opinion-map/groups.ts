import { findClusters } from './k-means.ts';
import type { Cluster, Clustering, Smoothing } from './map-types.ts';
import { measureDistances, measureSilhouette } from './silhouette.ts';

const mostGroups = 5;
/** Another group may be told apart for each so many base clusters. */
const clustersPerGroup = 12;
const mostSteps = 20;
/** So often in a row another number of groups must be the best before it is shown. */
const repeatsToChange = 4;

/**
 * Base clusters in k = 2 … min(5, 2 + ⌊B / 12⌋) groups, weighted by their members (step 7), each from the groups of the
 * same k before.
 */
export function groupClusters(base: readonly Cluster[], before: readonly Clustering[] = []): Clustering[] {
  if (base.length === 0) return [];
  const points = {
    names: Int32Array.from(base, ({ id }) => id),
    xs: Float64Array.from(base, ({ x }) => x),
    ys: Float64Array.from(base, ({ y }) => y),
    weights: Float64Array.from(base, ({ members }) => members.length),
  };
  const most = Math.min(mostGroups, 2 + Math.floor(base.length / clustersPerGroup));
  const distances = measureDistances(base);
  return Array.from({ length: most - 1 }, (_, index) => {
    const k = index + 2;
    const clusters = findClusters(points, k, mostSteps, before.find((one) => one.k === k)?.clusters);
    const silhouette = measureSilhouette(distances, listPlaces(base, clusters), clusters.length);
    return { k, silhouette, clusters };
  });
}

/** The place of each base cluster's group. */
function listPlaces(base: readonly Cluster[], groups: readonly Cluster[]): number[] {
  const placeOf = new Map(groups.flatMap(({ members }, place) => [...members].map((id) => [id, place] as const)));
  return base.map(({ id }) => placeOf.get(id) ?? 0);
}

/**
 * The number of groups to show (step 7): the one of the largest silhouette, the smaller of equals; another than before
 * only after the same answer four times in a row.
 * @returns null without clusterings
 */
export function smoothGroups(clusterings: readonly Clustering[], before: Smoothing | null): Smoothing | null {
  const [first, ...others] = clusterings;
  if (first === undefined) return null;
  const best = others.reduce((one, other) => (other.silhouette > one.silhouette ? other : one), first);
  const repeats = before?.lastK === best.k ? before.repeats + 1 : 1;
  const isShown = clusterings.some(({ k }) => k === before?.k);
  const k = before === null || !isShown || repeats >= repeatsToChange ? best.k : before.k;
  return { k, lastK: best.k, repeats };
}
