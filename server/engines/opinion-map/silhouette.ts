import type { Cluster } from './map-types.ts';

/** Distance of each point to each other: of point i to point j at `i · points + j`. */
export type Distances = Float64Array;

/** Distances between the centres of clusters. */
export function measureDistances(points: readonly Cluster[]): Distances {
  const distances = new Float64Array(points.length ** 2);
  points.forEach((one, row) =>
    points.forEach((other, column) => {
      distances[row * points.length + column] = Math.sqrt((one.x - other.x) ** 2 + (one.y - other.y) ** 2);
    }),
  );
  return distances;
}

/**
 * Mean silhouette of points in clusters (Rousseeuw 1987): (b − a) / max(a, b) for each point, with a its mean distance
 * to the others of its cluster and b that to the nearest other cluster; 0 for a point alone in its cluster, and where
 * there is only one cluster.
 * @param clusterOf the place of each point's cluster among `count`, none of them empty
 * @returns from −1 to 1
 */
export function measureSilhouette(distances: Distances, clusterOf: readonly number[], count: number): number {
  if (count < 2) return 0;
  const sizes = Array.from({ length: count }, (_, cluster) => clusterOf.filter((one) => one === cluster).length);
  const each = clusterOf.map((own, point) => {
    const from = distances.subarray(point * clusterOf.length, (point + 1) * clusterOf.length);
    return silhouetteOf(sumByCluster(from, clusterOf, count), sizes, own);
  });
  return each.reduce((sum, one) => sum + one, 0) / each.length;
}

function sumByCluster(distances: Float64Array, clusterOf: readonly number[], count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let point = 0; point < distances.length; point += 1) {
    const cluster = clusterOf[point] ?? 0;
    sums[cluster] = (sums[cluster] ?? 0) + (distances[point] ?? 0);
  }
  return sums;
}

function silhouetteOf(sums: Float64Array, sizes: readonly number[], own: number): number {
  const size = sizes[own] ?? 0;
  if (size < 2) return 0;
  const within = (sums[own] ?? 0) / (size - 1);
  let beyond = Number.POSITIVE_INFINITY;
  sums.forEach((sum, cluster) => {
    if (cluster !== own) beyond = Math.min(beyond, sum / (sizes[cluster] ?? 1));
  });
  const larger = Math.max(within, beyond);
  return larger === 0 ? 0 : (beyond - within) / larger;
}
