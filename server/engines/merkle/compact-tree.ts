import { emptyRoot, hashNode, isHash } from './hashes.ts';

/**
 * A log's tree with only the roots of its full subtrees, from left (largest) to right: one for each 1 in the binary
 * digits of `size`. Enough to append and to give the root, both in O(log n). Never changed in place.
 */
export type CompactTree = { readonly size: bigint; readonly peaks: readonly Uint8Array[] };

/** The tree without leaves. */
export function emptyTree(): CompactTree {
  return { size: 0n, peaks: [] };
}

/**
 * A tree as it was stored.
 * @throws RangeError when the roots cannot be those of a tree of that size
 */
export function restoreTree(size: bigint, peaks: readonly Uint8Array[]): CompactTree {
  if (size < 0n || countOnes(size) !== peaks.length || !peaks.every(isHash))
    throw new RangeError(`these are not the ${peaks.length} full subtrees of a tree of ${size} leaves`);
  return { size, peaks };
}

/**
 * The tree with one more leaf on the right (the stack of RFC 9162, section 2.1.2).
 * @param leaf its hash
 * @throws RangeError when it is no hash
 */
export function appendLeaf(tree: CompactTree, leaf: Uint8Array): CompactTree {
  if (!isHash(leaf)) throw new RangeError(`a hash has not ${leaf.length} bytes`);
  let full = 0;
  while ((tree.size >> BigInt(full)) & 1n) full += 1;
  const kept = tree.peaks.length - full;
  const peak = tree.peaks.slice(kept).reduceRight((right, left) => hashNode(left, right), leaf);
  return { size: tree.size + 1n, peaks: [...tree.peaks.slice(0, kept), peak] };
}

/** The root, the same as that over the list of all leaves (RFC 9162, section 2.1.1). */
export function compactRoot({ peaks }: CompactTree): Uint8Array {
  const last = peaks.at(-1);
  return last === undefined
    ? emptyRoot()
    : peaks.slice(0, -1).reduceRight((right, left) => hashNode(left, right), last);
}

function countOnes(value: bigint): number {
  return value.toString(2).replaceAll('0', '').length;
}
