import type { Log, LogHead } from '#server/engines/merkle/check-log.ts';
import { appendLeaf, compactRoot, emptyTree } from '#server/engines/merkle/compact-tree.ts';
import { hashLeaf, isSameHash } from '#server/engines/merkle/hashes.ts';
import { checkWith, verifyTreeHead } from '#server/engines/merkle/tree-head.ts';
import type { LogKey } from './read-log.ts';

/**
 * Heads that were kept elsewhere, held against a record: `unsigned` one is not of this key, `elsewhere` they are of another
 * session, `other` the record had another root at that size, `beyond` it has fewer entries than such a head.
 */
export type HeadsCheck = {
  state: 'kept' | 'unsigned' | 'elsewhere' | 'other' | 'beyond';
  head: number | null;
  message: string;
};

/** Computes the root of the record at the size of each kept head. @param log with its entries */
export function checkHeads(kept: Log, log: Log, key: LogKey): HeadsCheck {
  if (kept.name !== log.name) return told('elsewhere', null, kept.heads);
  const check = checkWith(key.key);
  const unsigned = kept.heads.findIndex(
    ({ signature, ...head }) => signature === null || !verifyTreeHead({ ...head, log: kept.name, signature }, check),
  );
  if (unsigned >= 0) return told('unsigned', unsigned, kept.heads);
  const roots = rootsAt(log, new Set(kept.heads.map(({ size }) => size)));
  for (const [place, { size, root }] of kept.heads.entries()) {
    const found = roots.get(size);
    if (found === undefined) return told('beyond', place, kept.heads);
    if (!isSameHash(found, root)) return told('other', place, kept.heads);
  }
  return told('kept', null, kept.heads);
}

function rootsAt({ entries }: Log, sizes: Set<bigint>): Map<bigint, Uint8Array> {
  let tree = emptyTree();
  const roots = new Map<bigint, Uint8Array>();
  const note = (): void => {
    if (sizes.has(tree.size)) roots.set(tree.size, compactRoot(tree));
  };
  note();
  for (const { content, hash } of entries ?? []) {
    tree = appendLeaf(tree, content === null ? (hash as Uint8Array) : hashLeaf(content));
    note();
  }
  return roots;
}

const messages: Record<HeadsCheck['state'], string> = {
  kept: 'kept heads are signed by this key and are of this record.',
  unsigned: 'is not signed by this key.',
  elsewhere: 'The kept heads are of another session.',
  other:
    'has another root than this record at its size: the record was changed since, or two people were shown two records.',
  beyond: 'has more entries than this record: entries were taken away, or the record is an older one.',
};

function told(state: HeadsCheck['state'], head: number | null, heads: readonly LogHead[]): HeadsCheck {
  if (state === 'elsewhere') return { state, head, message: messages[state] };
  const subject = head === null ? `All ${heads.length}` : `The kept head of ${heads[head]?.size} entries`;
  return { state, head, message: `${subject} ${messages[state]}` };
}
