import { hash } from 'node:crypto';

/** Bytes of a SHA-256 hash: of every leaf, node and root. */
export const hashLength = 32;

/** Leaves and nodes are hashed apart, so that no node can be shown as an entry. */
const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** The hash of a leaf, from the bytes of its entry (RFC 9162, section 2.1.1). */
export function hashLeaf(entry: Uint8Array): Uint8Array {
  return sha256(leafPrefix, entry);
}

/** The hash of the node above two others (RFC 9162, section 2.1.1). */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(nodePrefix, left, right);
}

/** The root of a tree without leaves: the hash of nothing (RFC 9162, section 2.1.1). */
export function emptyRoot(): Uint8Array {
  return sha256();
}

export function isHash(bytes: Uint8Array): boolean {
  return bytes.length === hashLength;
}

export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

function sha256(...parts: Uint8Array[]): Uint8Array {
  return hash('sha256', Buffer.concat(parts), 'buffer');
}
