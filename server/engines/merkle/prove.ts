import { emptyRoot, hashNode } from './hashes.ts';

/**
 * The root over the first `size` leaves, by the definition of RFC 9162, section 2.1.1.
 * @param leaves hashes of leaves, in order
 * @throws RangeError when there are not as many leaves
 */
export function rootOf(leaves: readonly Uint8Array[], size: number = leaves.length): Uint8Array {
  requireWhole(size, 0, leaves.length, 'the size');
  return size === 0 ? emptyRoot() : rootOfRange(leaves, 0, size);
}

/**
 * The hashes that lead from one leaf to the root over the first `size` leaves, from below upwards (`PATH` of RFC 9162,
 * section 2.1.3.1).
 * @param leaves hashes of leaves, in order
 * @throws RangeError when there is no such leaf in a tree of that size
 */
export function inclusionPath(
  leaves: readonly Uint8Array[],
  index: number,
  size: number = leaves.length,
): Uint8Array[] {
  requireWhole(size, 1, leaves.length, 'the size');
  return planInclusion(index, size).map(({ start, end }) => rootOfRange(leaves, start, end));
}

/** Leaves from `start` up to and without `end`. */
export type Range = { start: number; end: number };

/**
 * The ranges whose roots lead from one leaf to the root over the first `size` leaves, from below upwards.
 * @throws RangeError when there is no such leaf in a tree of that size
 */
export function planInclusion(index: number, size: number): Range[] {
  requireWhole(size, 1, Number.MAX_SAFE_INTEGER, 'the size');
  requireWhole(index, 0, size - 1, 'the index');
  const downwards: Range[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + leftPart(end - start);
    const goesLeft = index < middle;
    downwards.push(goesLeft ? { start: middle, end } : { start, end: middle });
    [start, end] = goesLeft ? [start, middle] : [middle, end];
  }
  return downwards.toReversed();
}

/**
 * The hashes that show that the tree over the first `first` leaves is the beginning of that over the first `second`
 * (`PROOF` of RFC 9162, section 2.1.4.1); none when both are the same.
 * @param leaves hashes of leaves, in order
 * @throws RangeError when the sizes are not `0 < first <= second <= leaves.length`
 */
export function consistencyProof(
  leaves: readonly Uint8Array[],
  first: number,
  second: number = leaves.length,
): Uint8Array[] {
  requireWhole(second, 1, leaves.length, 'the second size');
  return planConsistency(first, second).map(({ start, end }) => rootOfRange(leaves, start, end));
}

/**
 * The ranges whose roots show that the tree over the first `first` leaves is the beginning of that over the first `second`.
 * @throws RangeError when the sizes are not `0 < first <= second`
 */
export function planConsistency(first: number, second: number): Range[] {
  requireWhole(second, 1, Number.MAX_SAFE_INTEGER, 'the second size');
  requireWhole(first, 1, second, 'the first size');
  const downwards: Range[] = [];
  let [start, end] = [0, second];
  while (end !== first) {
    const middle = start + leftPart(end - start);
    const goesLeft = first <= middle;
    downwards.push(goesLeft ? { start: middle, end } : { start, end: middle });
    [start, end] = goesLeft ? [start, middle] : [middle, end];
  }
  // A part that is the whole first tree has the root that the reader knows already.
  if (start > 0) downwards.push({ start, end });
  return downwards.toReversed();
}

/** The root over the leaves from `start` up to and without `end`, at least one. */
function rootOfRange(leaves: readonly Uint8Array[], start: number, end: number): Uint8Array {
  const leaf = leaves[start];
  if (leaf === undefined) throw new RangeError(`there is no leaf ${start}`);
  if (end - start === 1) return leaf;
  const middle = start + leftPart(end - start);
  return hashNode(rootOfRange(leaves, start, middle), rootOfRange(leaves, middle, end));
}

/** The largest power of two that is smaller than `size`, which is at least 2. */
function leftPart(size: number): number {
  let part = 1;
  while (part * 2 < size) part *= 2;
  return part;
}

function requireWhole(value: number, least: number, most: number, what: string): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${what} must be a whole number from ${least} to ${most}, not ${value}`);
}
