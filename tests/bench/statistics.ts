/** Middle, smallest and largest of a figure over its rounds. */
export type Summary = { median: number; min: number; max: number };

/** The middle value; the mean of both middles where their count is even. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? Number.NaN;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? Number.NaN) + upper) / 2 : upper;
}

/** The smallest value that at least this share of all values does not exceed (nearest rank). NaN for none. */
export function percentile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

export function summarise(values: readonly number[]): Summary {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * Product over reference, round by round: both of a round met the same neighbours on the machine, so their ratio
 * says more than the ratio of two medians.
 */
export function pairRatios(product: readonly number[], reference: readonly number[]): number[] {
  if (product.length !== reference.length) throw new Error('Every round of the product needs one of the reference.');
  return product.map((value, round) => value / (reference[round] ?? Number.NaN));
}

/** How much `y` rises while `x` rises by one: the line with the least squares. NaN for fewer than two points. */
export function slope(points: ReadonlyArray<{ x: number; y: number }>): number {
  const mean = (of: 'x' | 'y'): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean('x'), mean('y')];
  const rise = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0);
  return rise / points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
}
