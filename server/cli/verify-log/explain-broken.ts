import type { Broken, BrokenEntry, BrokenHead, BrokenProof, Log } from '#server/engines/merkle/check-log.ts';

/** One sentence about the first thing that does not hold. Entries, heads and proofs are counted from 0. */
export function explainBroken(broken: Broken, { heads, entries }: Log): string {
  if (broken.part === 'entry') {
    const head = broken.head === null ? undefined : heads[broken.head];
    return `${nameEntries(broken)} ${entrySaying(broken, head?.size ?? 0n, entries?.length ?? 0)}`;
  }
  if (broken.part === 'head') return `Tree head ${broken.first} ${headSayings[broken.reason]}`;
  const name = broken.part === 'inclusion' ? 'Inclusion proof' : 'Consistency proof';
  return `${name} ${broken.first} ${proofSayings[broken.reason]}`;
}

function nameEntries({ first, last }: BrokenEntry): string {
  return first === last ? `Entry ${first}` : `Entries ${first} to ${last}:`;
}

function entrySaying({ reason, first, last, head }: BrokenEntry, size: bigint, count: number): string {
  const isOne = first === last;
  switch (reason) {
    case 'hash':
      return 'is broken: its content has another hash than the one beside it.';
    case 'root':
      return `${isOne ? 'is broken' : 'the first broken entry is one of these'}: with ${isOne ? 'it' : 'them'} the tree of ${size} entries has another root than tree head ${head}.`;
    case 'missing':
      return `${isOne ? 'is missing' : 'at least one is missing'}: tree head ${head} is of ${size} entries, and there are ${count}.`;
    case 'beyond':
      return `${isOne ? 'is' : 'these are'} under no tree head.`;
  }
}

const headSayings: Record<BrokenHead['reason'], string> = {
  unsigned: 'is not signed.',
  signature: 'is broken: its signature is not by this key over this head.',
  shrinks: 'is broken: it has fewer entries than the one before.',
  earlier: 'is broken: it is earlier than the one before.',
  conflict: 'is broken: it has another root than the one before, and as many entries.',
  root: 'is broken: it has no entries and not the root of an empty tree.',
};

const proofSayings: Record<BrokenProof['reason'], string> = {
  'no-head': 'is of a size that no tree head has.',
  'no-entry': 'is of an entry that is not there.',
  hash: 'is broken: the content of its entry has another hash than the one beside it.',
  proof: 'is broken: it does not lead to the root of the tree head.',
};
