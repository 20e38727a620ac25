import { appendLeaf, compactRoot, emptyTree } from './compact-tree.ts';
import { hashLeaf, isHash, isSameHash } from './hashes.ts';
import { verifyTreeHead, type Check } from './tree-head.ts';
import { verifyConsistency, verifyInclusion } from './verify.ts';

/** An entry by its bytes, by the hash of its leaf where the bytes are not published, or both, which must then agree. */
export type LogEntry = { content: Uint8Array; hash: Uint8Array | null } | { content: null; hash: Uint8Array };

/** A published head of the log; `at` in milliseconds since 1970. */
export type LogHead = { size: bigint; root: Uint8Array; at: number; signature: Uint8Array | null };

/**
 * A log as it was exported.
 * - `name`: as it was signed into the heads
 * - `entries`: all of them in order, or null when only proofs are looked at
 * - `heads`: in the order in which they were published
 * - `inclusion`: paths to the head of that size; `entry` may stand in the list instead
 * - `consistency`: proofs between the heads of these sizes
 */
export type Log = {
  name: string;
  entries: readonly LogEntry[] | null;
  heads: readonly LogHead[];
  inclusion: ReadonlyArray<{ index: bigint; size: bigint; path: readonly Uint8Array[]; entry: LogEntry | null }>;
  consistency: ReadonlyArray<{ first: bigint; second: bigint; proof: readonly Uint8Array[] }>;
};

/**
 * The first thing that does not hold: where it stands in its list, or between which two places.
 * - entry: `hash` its bytes have another hash than the one beside them, `root` the tree has another root than the head
 *   `head`, `missing` there are fewer than the head `head` has, `beyond` it is under no head
 * - head: `unsigned`, `signature` not of this key, `shrinks` it is smaller than the one before, `earlier` than the one
 *   before, `conflict` it has another root than the one before of the same size, `root` the same for the log without
 *   entries
 * - inclusion, consistency: `no-head` of that size, `no-entry` to prove, `hash` as above, `proof` does not prove it
 */
export type Broken = BrokenEntry | BrokenHead | BrokenProof;

export type BrokenEntry = {
  part: 'entry';
  reason: 'hash' | 'root' | 'missing' | 'beyond';
  first: number;
  last: number;
  /** The head that does not fit, where it is one. */
  head: number | null;
};

export type BrokenHead = {
  part: 'head';
  reason: 'unsigned' | 'signature' | 'shrinks' | 'earlier' | 'conflict' | 'root';
  first: number;
  last: number;
};

export type BrokenProof = {
  part: 'inclusion' | 'consistency';
  reason: 'no-head' | 'no-entry' | 'hash' | 'proof';
  first: number;
  last: number;
};

/**
 * Checks the heads, the entries against them (RFC 9162, section 2.1.2), then the proofs (sections 2.1.3.2 and 2.1.4.2).
 * Every entry must be under a head, and with a key every head must be signed, so that a row that was changed, taken out,
 * put in or moved is found.
 * @param check of the log's key, or null when signatures are not looked at
 * @returns null when all holds
 */
export function checkLog(log: Log, check: Check | null): Broken | null {
  return checkHeads(log, check) ?? checkEntries(log) ?? checkInclusion(log) ?? checkConsistency(log);
}

function checkHeads({ name, heads }: Log, check: Check | null): Broken | null {
  for (const [place, head] of heads.entries()) {
    const reason = whyUnsigned(name, head, check) ?? whyNotAfter(heads[place - 1], head);
    if (reason !== null) return { part: 'head', reason, first: place, last: place };
  }
  return null;
}

function whyUnsigned(log: string, head: LogHead, check: Check | null): BrokenHead['reason'] | null {
  const { signature } = head;
  if (check === null) return null;
  if (signature === null) return 'unsigned';
  return verifyTreeHead({ ...head, log, signature }, check) ? null : 'signature';
}

function whyNotAfter(before: LogHead | undefined, head: LogHead): BrokenHead['reason'] | null {
  if (before === undefined) return null;
  if (head.size < before.size) return 'shrinks';
  if (head.at < before.at) return 'earlier';
  return head.size === before.size && !isSameHash(head.root, before.root) ? 'conflict' : null;
}

/** Builds the tree entry by entry and compares it with every head on the way; heads are in the order of their sizes. */
function checkEntries({ entries, heads }: Log): Broken | null {
  if (entries === null) return null;
  let tree = emptyTree();
  let sound = 0;
  for (const [place, { size, root }] of heads.entries()) {
    for (let next = Number(tree.size); tree.size < size; next += 1) {
      const entry = entries[next];
      if (entry === undefined) return brokenEntry('missing', sound, next, place);
      const leaf = leafOf(entry);
      if (leaf === null) return brokenEntry('hash', next, next, null);
      tree = appendLeaf(tree, leaf);
    }
    const reached = Number(tree.size);
    if (!isSameHash(compactRoot(tree), root)) {
      if (reached === 0) return { part: 'head', reason: 'root', first: place, last: place };
      return brokenEntry('root', sound, reached - 1, place);
    }
    sound = reached;
  }
  return entries.length === sound ? null : brokenEntry('beyond', sound, entries.length - 1, null);
}

function brokenEntry(reason: BrokenEntry['reason'], first: number, last: number, head: number | null): Broken {
  return { part: 'entry', reason, first, last, head };
}

/** @returns null when the entry's bytes and its hash do not agree, or that is no hash */
function leafOf({ content, hash }: LogEntry): Uint8Array | null {
  if (content === null) return isHash(hash) ? hash : null;
  const leaf = hashLeaf(content);
  return hash === null || isSameHash(leaf, hash) ? leaf : null;
}

function checkInclusion({ entries, heads, inclusion }: Log): Broken | null {
  const roots = rootsBySize(heads);
  for (const [place, proof] of inclusion.entries()) {
    const entry = proof.entry ?? entries?.[Number(proof.index)];
    const reason = whyNotIncluded(proof, entry, roots.get(proof.size));
    if (reason !== null) return { part: 'inclusion', reason, first: place, last: place };
  }
  return null;
}

function whyNotIncluded(
  { index, size, path }: Log['inclusion'][number],
  entry: LogEntry | undefined,
  root: Uint8Array | undefined,
): BrokenProof['reason'] | null {
  if (root === undefined) return 'no-head';
  if (entry === undefined) return 'no-entry';
  const leaf = leafOf(entry);
  if (leaf === null) return 'hash';
  return verifyInclusion({ leaf, index, size, path, root }) ? null : 'proof';
}

function checkConsistency({ heads, consistency }: Log): Broken | null {
  const roots = rootsBySize(heads);
  for (const [place, { first, second, proof }] of consistency.entries()) {
    const [firstRoot, secondRoot] = [roots.get(first), roots.get(second)];
    const hasHeads = firstRoot !== undefined && secondRoot !== undefined;
    if (hasHeads && verifyConsistency({ first, second, firstRoot, secondRoot, proof })) continue;
    return { part: 'consistency', reason: hasHeads ? 'proof' : 'no-head', first: place, last: place };
  }
  return null;
}

/** One root for each size: two heads of one size with different roots were refused before. */
function rootsBySize(heads: readonly LogHead[]): Map<bigint, Uint8Array> {
  return new Map(heads.map(({ size, root }) => [size, root]));
}
