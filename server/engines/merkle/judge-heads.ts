import type { Log, LogHead } from './check-log.ts';
import { appendLeaf, compactRoot, emptyTree } from './compact-tree.ts';
import { isSameHash } from './hashes.ts';
import { verifyTreeHead, type Check } from './tree-head.ts';

/**
 * Why a head that was kept elsewhere does not hold: `unsigned` it is not signed by this key, `other` the record has another root
 * at its size, `beyond` the record has fewer entries than it.
 */
export type HeadFault = { place: number; reason: 'unsigned' | 'other' | 'beyond' };

/** `elsewhere`: the heads are of another record, and nothing else was looked at. Places count from 0. */
export type HeadsVerdict = { elsewhere: boolean; faults: HeadFault[] };

/** Builds the tree of a record entry by entry and keeps its roots at some sizes (RFC 9162, section 2.1.1). */
export function createRootKeeper(heads: readonly LogHead[]) {
  const sizes = new Set(heads.map(({ size }) => size));
  const roots = new Map<bigint, Uint8Array>();
  let tree = emptyTree();
  const note = (): void => {
    if (sizes.has(tree.size)) roots.set(tree.size, compactRoot(tree));
  };
  note();
  return {
    roots: roots as ReadonlyMap<bigint, Uint8Array>,
    /** @param leaf the hash of the next entry */
    add(leaf: Uint8Array): void {
      tree = appendLeaf(tree, leaf);
      note();
    },
  };
}

/**
 * Holds heads that were kept elsewhere against a record as it is now.
 * @param record its name, and its roots at the sizes of these heads as far as it reaches
 * @param check of its key
 */
export function judgeHeads(
  kept: Pick<Log, 'name' | 'heads'>,
  record: { name: string; roots: ReadonlyMap<bigint, Uint8Array> },
  check: Check,
): HeadsVerdict {
  if (kept.name !== record.name) return { elsewhere: true, faults: [] };
  const faults = kept.heads.flatMap((head, place): HeadFault[] => {
    const reason = whyNot(head, kept.name, record.roots.get(head.size), check);
    return reason === null ? [] : [{ place, reason }];
  });
  return { elsewhere: false, faults };
}

function whyNot(
  { signature, ...head }: LogHead,
  log: string,
  root: Uint8Array | undefined,
  check: Check,
): HeadFault['reason'] | null {
  if (signature === null || !verifyTreeHead({ ...head, log, signature }, check)) return 'unsigned';
  if (root === undefined) return 'beyond';
  return isSameHash(root, head.root) ? null : 'other';
}
