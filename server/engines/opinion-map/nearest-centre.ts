import type { Points } from './map-types.ts';
import type { Centres } from './start-clusters.ts';

/**
 * The place of each point's nearest centre, and by how much less than to any other centre its distance to it is at
 * least: while no centre comes nearer by that much, the point need not be looked at.
 */
export type Assignment = { nearest: Int32Array; slack: Float64Array };

/** Distances smaller than this may be rounding. */
const rounding = 1e-9;

/** Nothing known of so many points yet. */
export function newAssignment(count: number): Assignment {
  return { nearest: new Int32Array(count), slack: new Float64Array(count) };
}

/** Takes in that centres moved by so much at most. */
export function loosen({ slack }: Assignment, moved: number): void {
  for (let point = 0; point < slack.length; point += 1) slack[point] = (slack[point] ?? 0) - 2 * moved;
}

/** Centres by rising x, with their places before. */
type Sorted = { places: Int32Array; xs: Float64Array; ys: Float64Array };

/**
 * Finds the nearest centre of each point, of equally near ones the last. Looks only at points that may have another
 * than before, and at centres near enough by their x alone: in a usual picture at far less than points × centres.
 */
export function assign({ xs, ys }: Points, centres: Centres, { nearest, slack }: Assignment): void {
  const sorted = sortCentres(centres);
  for (let point = 0; point < nearest.length; point += 1) {
    if ((slack[point] ?? 0) > 0) continue;
    search(sorted, xs[point] ?? 0, ys[point] ?? 0, nearest, slack, point);
  }
}

function sortCentres({ xs, ys }: Centres): Sorted {
  const places = Int32Array.from(xs.keys()).sort((a, b) => (xs[a] ?? 0) - (xs[b] ?? 0));
  return {
    places,
    xs: Float64Array.from(places, (place) => xs[place] ?? 0),
    ys: Float64Array.from(places, (place) => ys[place] ?? 0),
  };
}

/** To both sides of the point in turn, as long as a centre could be as near as the second nearest by its x alone. */
function search(
  { places, xs, ys }: Sorted,
  x: number,
  y: number,
  nearest: Int32Array,
  slack: Float64Array,
  point: number,
): void {
  let right = countBelow(xs, x);
  let left = right - 1;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  while (left >= 0 || right < xs.length) {
    const toLeft = left < 0 ? Number.POSITIVE_INFINITY : x - (xs[left] ?? 0);
    const toRight = right < xs.length ? (xs[right] ?? 0) - x : Number.POSITIVE_INFINITY;
    const across = Math.min(toLeft, toRight);
    if (across * across > second) break;
    const index = toLeft < toRight ? left-- : right++;
    const up = y - (ys[index] ?? 0);
    const away = across * across + up * up;
    const place = places[index] ?? 0;
    if (away < least || (away === least && place > best)) {
      second = least;
      least = away;
      best = place;
    } else if (away < second) second = away;
  }
  nearest[point] = best;
  slack[point] = Math.sqrt(second) - Math.sqrt(least) - rounding;
}

/** How many of the rising values are smaller. */
function countBelow(rising: Float64Array, value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
