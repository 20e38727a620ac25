import * as Y from 'yjs';

/** One change: position in code points, how many are removed there, what is put in. */
type Patch = [position: number, removed: number, inserted: string];
type Txn = { patches: Patch[] };
export type FlatTrace = { startContent: string; endContent: string; txns: Txn[] };
export type ConcurrentTrace = {
  endContent: string;
  txns: Array<Txn & { parents: number[]; agent: number }>;
};

/** Changes of one person between two moments at which somebody takes something over. */
export type Run = {
  agent: number;
  txns: Txn[];
  /** How many runs of the other one must have been taken over before. */
  needs: number;
};

/** Cuts a history into runs, so that each merge is of whole runs. */
export function planRuns({ txns }: ConcurrentTrace): Run[] {
  const previous = new Map<number, number>();
  const seen = txns.map(() => [0, 0]);
  const ends = new Set<number>();
  txns.forEach(({ parents, agent }, index) => {
    const before = previous.get(agent);
    previous.set(agent, index);
    for (const parent of parents) if (parent !== before) ends.add(parent);
  });
  const runs: Run[] = [];
  const count = [0, 0];
  const runOf: number[] = [];
  const open: Array<Run | null> = [null, null];
  txns.forEach((txn, index) => {
    const { agent, parents } = txn;
    const mine = seen[index] as number[];
    for (const parent of parents) {
      mine[0] = Math.max(mine[0] ?? 0, seen[parent]?.[0] ?? 0);
      mine[1] = Math.max(mine[1] ?? 0, seen[parent]?.[1] ?? 0);
      const author = txns[parent]?.agent ?? 0;
      if (author !== agent) mine[author] = Math.max(mine[author] ?? 0, runOf[parent] ?? 0);
    }
    const other = mine[1 - agent] ?? 0;
    const current = open[agent];
    if (current && current.needs === other) current.txns.push(txn);
    else {
      const run: Run = { agent, txns: [txn], needs: other };
      open[agent] = run;
      runs.push(run);
      count[agent] = (count[agent] ?? 0) + 1;
    }
    runOf[index] = count[agent] ?? 0;
    mine[agent] = runOf[index] ?? 0;
    if (ends.has(index)) open[agent] = null;
  });
  return runs;
}

/**
 * Types a history into one text node of one paragraph, in the form of `@lexical/yjs`. It writes on a copy of its own,
 * which has exactly what its person had seen; the connected document gets what was written when it is sent.
 */
export function createTraceEditor(clientId: number, connected: Y.Doc, otherId = 0) {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const written: Uint8Array[] = [];
  /** How much of the other one's each of them builds on. */
  const requires: number[] = [];
  const note = (update: Uint8Array): void => {
    written.push(update);
    requires.push(Y.getState(doc.store, otherId));
  };
  let taken = 0;
  let sent = 0;
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'taken') note(update);
  });
  const paragraph = (from: Y.Doc = doc): Y.XmlText | null => {
    const parts = from.get('root', Y.XmlText).toDelta() as Array<{ insert: unknown }>;
    const found = parts.findLast(({ insert }) => insert instanceof Y.XmlText && insert.length > 0);
    return (found?.insert as Y.XmlText | undefined) ?? null;
  };
  let characters = new CodePoints('');
  let begun = 0;

  return {
    /** Makes the paragraph. */
    begin(text = ''): void {
      doc.transact(() => {
        const root = doc.get('root', Y.XmlText);
        const block = new Y.XmlText();
        root.insertEmbed(root.length, block);
        block.setAttribute('__type', 'paragraph');
        block.insertEmbed(0, new Y.Map<unknown>([['__type', 'text']]));
        if (text) block.insert(1, text);
      });
      characters = new CodePoints(text);
      begun = written.length;
    },
    /** Does the changes of a run as one change. */
    type({ txns }: { txns: Txn[] }): void {
      const block = paragraph();
      if (!block) throw new Error('there is no paragraph yet');
      const before = written.length;
      doc.transact(() => {
        for (const { patches } of txns) {
          for (const [position, removed, inserted] of patches) {
            const [at, units] = characters.replace(position, removed, inserted);
            if (units > 0) block.delete(1 + at, units);
            if (inserted) block.insert(1 + at, inserted);
          }
        }
      });
      // A run that changes nothing counts like the others.
      if (written.length === before) note(Uint8Array.of(0, 0));
    },
    /** Takes over the first `runs` runs of the other one, and the paragraph. */
    take(other: { written: Uint8Array[]; begun(): number }, runs: number): void {
      const until = runs + other.begun();
      if (taken >= until) return;
      for (; taken < until; taken += 1) Y.applyUpdate(doc, other.written[taken] as Uint8Array, 'taken');
      characters = new CodePoints(this.text());
    },
    written,
    /** Changes before the first run. */
    begun: () => begun,
    /**
     * Hands what was written to the connected document, as one change: as far as what it builds on has come there
     * through the server. @returns whether something is left
     */
    send(): boolean {
      const from = sent;
      const there = Y.getState(connected.store, otherId);
      while (sent < written.length && (requires[sent] ?? 0) <= there) sent += 1;
      if (sent > from) Y.applyUpdate(connected, Y.mergeUpdates(written.slice(from, sent)), 'typed');
      return sent < written.length;
    },
    /** Whether all of the other one's came to the connected document. */
    reached: (other: { clientId: number; clock(): number }): boolean =>
      Y.getState(connected.store, other.clientId) >= other.clock(),
    clientId,
    /** How much of what was written is sent, from 0 to 1. */
    progress: () => sent / written.length,
    clock: () => Y.getState(doc.store, clientId),
    /** The characters of the text node. */
    text(): string {
      const block = paragraph(clientId === 0 ? connected : doc);
      const parts = (block?.toDelta() ?? []) as Array<{ insert: unknown }>;
      return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
    },
  };
}

export type TraceEditor = ReturnType<typeof createTraceEditor>;

/** A text addressed by code points; where there are no pairs of surrogates the two are the same. */
class CodePoints {
  private text: string;
  private plain: boolean;

  constructor(text: string) {
    this.text = text;
    this.plain = !/[\ud800-\udfff]/.test(text);
  }

  /** @returns where the change is and how much it removes, in UTF-16 units */
  replace(position: number, removed: number, inserted: string): [at: number, units: number] {
    const at = this.unitsBefore(position);
    const end = this.unitsBefore(position + removed);
    this.text = this.text.slice(0, at) + inserted + this.text.slice(end);
    this.plain &&= !/[\ud800-\udfff]/.test(inserted);
    return [at, end - at];
  }

  private unitsBefore(points: number): number {
    if (this.plain) return points;
    let units = 0;
    for (let left = points; left > 0; left -= 1) units += (this.text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
    return units;
  }
}
