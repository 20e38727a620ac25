/**
 * How far two divisions of the same things into groups agree (Hubert and Arabie 1985): 1 for the same division, about 0
 * for one drawn at random.
 */
export function adjustedRandIndex(pairs: ReadonlyArray<readonly [number, number]>): number {
  const sumOfPairs = (keys: string[]): number => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  };
  const both = sumOfPairs(pairs.map(([one, other]) => `${one} ${other}`));
  const [first, second] = [
    sumOfPairs(pairs.map(([one]) => `${one}`)),
    sumOfPairs(pairs.map(([, other]) => `${other}`)),
  ];
  const expected = (first * second) / ((pairs.length * (pairs.length - 1)) / 2);
  const most = (first + second) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
}

type Placed = { x: number; y: number; group: number };

/** The share of points that lie nearest to the mean of their own group, from 0 to 1. */
export function nearestCentroidAgreement(points: readonly Placed[]): number {
  const groups = [...new Set(points.map(({ group }) => group))];
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const centroids = groups.map((group) => {
    const own = points.filter((point) => point.group === group);
    return { group, x: mean(own.map(({ x }) => x)), y: mean(own.map(({ y }) => y)) };
  });
  const right = points.filter(({ x, y, group }) => {
    const [nearest] = centroids.toSorted((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y));
    return nearest?.group === group;
  });
  return right.length / points.length;
}
