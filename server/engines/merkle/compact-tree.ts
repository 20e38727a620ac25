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
  return rootOfNodes(peaks);
}

/** The root over full subtrees that follow one another from left to right; that of nothing where there are none. */
export function rootOfNodes(hashes: readonly Uint8Array[]): Uint8Array {
  const last = hashes.at(-1);
  return last === undefined
    ? emptyRoot()
    : hashes.slice(0, -1).reduceRight((right, left) => hashNode(left, right), last);
}

/** A full subtree over `2 ** level` leaves, the `position`-th of its size from the left, both from 0. */
export type FullNode = { level: number; position: number };

/**
 * The tree with more leaves on the right, and the full subtrees that came with them, leaves among them: with those kept,
 * every root and every proof is put together from a few of them.
 * @throws RangeError when a leaf is no hash, or the tree has 2^53 leaves or more
 */
export function growTree(
  tree: CompactTree,
  leaves: readonly Uint8Array[],
): { tree: CompactTree; nodes: Array<FullNode & { hash: Uint8Array }> } {
  const nodes: Array<FullNode & { hash: Uint8Array }> = [];
  const peaks = [...tree.peaks];
  let size = Number(tree.size);
  for (const leaf of leaves) {
    if (!isHash(leaf)) throw new RangeError(`a hash has not ${leaf.length} bytes`);
    if (!Number.isSafeInteger(size + 1)) throw new RangeError(`a tree of ${size} leaves cannot be kept`);
    let node = { level: 0, position: size, hash: leaf };
    nodes.push(node);
    while (node.position % 2 === 1) {
      const left = peaks.pop() as Uint8Array;
      node = { level: node.level + 1, position: (node.position - 1) / 2, hash: hashNode(left, node.hash) };
      nodes.push(node);
    }
    peaks.push(node.hash);
    size += 1;
  }
  return { tree: { size: BigInt(size), peaks }, nodes };
}

/**
 * The largest full subtrees over the leaves from `start` up to and without `end`, from left to right. `start` must be a
 * multiple of the power of two that is not smaller than the range, as it is in every root and every proof.
 */
export function fullNodes(start: number, end: number): FullNode[] {
  const nodes: FullNode[] = [];
  for (let from = start; from < end;) {
    const level = Math.floor(Math.log2(end - from));
    nodes.push({ level, position: from / 2 ** level });
    from += 2 ** level;
  }
  return nodes;
}

function countOnes(value: bigint): number {
  return value.toString(2).replaceAll('0', '').length;
}
