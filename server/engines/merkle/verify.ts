import { hashNode, isHash, isSameHash } from './hashes.ts';

/** Sizes and indexes are unsigned numbers of 64 bits (RFC 9162, section 4). */
const largest = 2n ** 64n - 1n;

/** A claim: the leaf with the hash `leaf` stands at `index` of the tree of `size` leaves that has this root. */
export type InclusionClaim = {
  leaf: Uint8Array;
  index: bigint;
  size: bigint;
  path: readonly Uint8Array[];
  root: Uint8Array;
};

/** A claim: the tree of `first` leaves is the beginning of that of `second` leaves. */
export type ConsistencyClaim = {
  first: bigint;
  second: bigint;
  firstRoot: Uint8Array;
  secondRoot: Uint8Array;
  proof: readonly Uint8Array[];
};

/**
 * Whether the path proves the claim (RFC 9162, section 2.1.3.2). Work is bounded by the length of the path. Wrong
 * sizes, indexes and lengths give false; never throws.
 */
export function verifyInclusion({ leaf, index, size, path, root }: InclusionClaim): boolean {
  if (index < 0n || index >= size || size > largest) return false;
  if (![leaf, root, ...path].every(isHash)) return false;
  let place = start(index, size - 1n);
  let hash = leaf;
  for (const step of path) {
    if (place.last === 0n) return false;
    const fromLeft = comesFromLeft(place);
    hash = fromLeft ? hashNode(step, hash) : hashNode(hash, step);
    place = climb(place, fromLeft);
  }
  return place.last === 0n && isSameHash(hash, root);
}

/**
 * Whether the hashes prove the claim (RFC 9162, section 2.1.4.2). Trees of the same size are consistent when their
 * roots are the same and the proof is empty. From a tree without leaves nothing can be proved, so that is false, as are
 * wrong sizes and lengths; never throws.
 */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { first, second, firstRoot, secondRoot, proof } = claim;
  if (first <= 0n || first > second || second > largest) return false;
  if (first === second) return proof.length === 0 && isSameHash(firstRoot, secondRoot);
  if (proof.length === 0) return false;
  const [seed, ...steps] = isPowerOfTwo(first) ? [firstRoot, ...proof] : proof;
  if (seed === undefined || ![seed, ...steps].every(isHash)) return false;
  return climbBoth(claim, seed, steps);
}

/** Rebuilds both roots from the largest part that they share and that the proof names. */
function climbBoth(claim: ConsistencyClaim, seed: Uint8Array, steps: readonly Uint8Array[]): boolean {
  let place = start(claim.first - 1n, claim.second - 1n);
  while (isOdd(place.at)) place = up(place);
  let [first, second] = [seed, seed];
  for (const step of steps) {
    if (place.last === 0n) return false;
    const fromLeft = comesFromLeft(place);
    if (fromLeft) first = hashNode(step, first);
    second = fromLeft ? hashNode(step, second) : hashNode(second, step);
    place = climb(place, fromLeft);
  }
  return place.last === 0n && isSameHash(first, claim.firstRoot) && isSameHash(second, claim.secondRoot);
}

/** A node on its level and the last one of that level: `fn` and `sn` of the RFC. */
type Place = { at: bigint; last: bigint };

const start = (at: bigint, last: bigint): Place => ({ at, last });
const up = ({ at, last }: Place): Place => ({ at: at >> 1n, last: last >> 1n });
const isOdd = (value: bigint): boolean => (value & 1n) === 1n;
const isPowerOfTwo = (value: bigint): boolean => (value & (value - 1n)) === 0n;

/** The next hash of the proof belongs to the left of this node. */
const comesFromLeft = ({ at, last }: Place): boolean => isOdd(at) || at === last;

/** One level up; the last node, when it stands alone, up to where something is on its left. */
function climb(place: Place, fromLeft: boolean): Place {
  let next = place;
  if (fromLeft) while (!isOdd(next.at) && next.at !== 0n) next = up(next);
  return up(next);
}
