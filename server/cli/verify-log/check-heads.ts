import type { Log, LogHead } from '#server/engines/merkle/check-log.ts';
import { hashLeaf } from '#server/engines/merkle/hashes.ts';
import { createRootKeeper, judgeHeads } from '#server/engines/merkle/judge-heads.ts';
import { checkWith } from '#server/engines/merkle/tree-head.ts';
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
  const keeper = createRootKeeper(kept.heads);
  for (const { content, hash } of log.entries ?? [])
    keeper.add(content === null ? (hash as Uint8Array) : hashLeaf(content));
  const verdict = judgeHeads(kept, { name: log.name, roots: keeper.roots }, checkWith(key.key));
  if (verdict.elsewhere) return told('elsewhere', null, kept.heads);
  // One that is not signed says nothing of the record, so it is told before all others.
  const fault = verdict.faults.find(({ reason }) => reason === 'unsigned') ?? verdict.faults[0];
  return fault ? told(fault.reason, fault.place, kept.heads) : told('kept', null, kept.heads);
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
