import * as Y from 'yjs';

type Id = string;
type Change = {
  client: number;
  /** What the writer knew before, by client. */
  known: Map<number, number>;
  /** The writer's own clock after it. */
  end: number;
  /** Marks that were written, anew or again, and where. */
  marks: Map<string, Spot>;
  /** Blocks and texts that were taken out. */
  removed: Set<Id>;
  /** Marks that the binding itself took out, because the text they were in went: nobody's own doing. */
  orphans: string[];
  undo: boolean;
};
/** The blocks and the text that a mark stands in. */
type Spot = { blocks: Id[]; text: Id | null };
type Mark = { client: number; saved: boolean };

/** A letter that goes with every word of a test and with no other, so that it is whole or gone: a Korean syllable. */
export const markOf = (count: number): string => String.fromCodePoint(0xac00 + count);
export const marksIn = (text: string): string[] => text.match(/[\uac00-\ud7a3]/g) ?? [];

/** What all writers did, to tell at the end what may be missing. */
export function createHistory() {
  const changes: Change[] = [];
  const marks = new Map<string, Mark>();
  const deleted = new Set<string>();
  return {
    marks,
    follow(doc: Y.Doc): void {
      doc.on('afterTransaction', (transaction: Y.Transaction) => {
        if (transaction.local) changes.push(readChange(doc, transaction));
      });
    },
    /** A step of a writer: which marks came and which went. */
    step(doc: Y.Doc, before: string[], after: string[]): string[] {
      const had = new Set(before);
      const has = new Set(after);
      for (const mark of had) if (!has.has(mark)) deleted.add(mark);
      const fresh = [...has].filter((mark) => !had.has(mark) && !marks.has(mark));
      for (const mark of fresh) marks.set(mark, { client: doc.clientID, saved: false });
      return fresh;
    },
    isDeleted: (mark: string) => deleted.has(mark),
    /** What somebody took out in which the word stood, and did not know of the word there: its block, or a text in it. */
    coveredUnseen(mark: string): 'block' | 'text' | null {
      const kinds = changes.flatMap((change) => {
        const spot = change.marks.get(mark);
        if (spot === undefined) return [];
        const wasRemoved = (id: Id) => changes.some((other) => isUnseen(change, other) && other.removed.has(id));
        if (spot.blocks.some(wasRemoved)) return ['block' as const];
        return spot.text !== null && wasRemoved(spot.text) ? ['text' as const] : [];
      });
      const isOrphan = changes.some(({ orphans }) => orphans.includes(mark));
      return kinds.at(-1) ?? (isOrphan ? 'text' : null);
    },
    /** Two wrote the same words anew, neither knowing of the other; or one did by an undo. */
    wasCopiedTwice(mark: string): boolean {
      const copies = changes.filter((change) => change.marks.has(mark));
      return copies.some((a) => copies.some((b) => isUnseen(a, b) && isUnseen(b, a)));
    },
    wasCopiedByUndo: (mark: string) => changes.some((change) => change.undo && change.marks.has(mark)),
  };
}

export type History = ReturnType<typeof createHistory>;

/** Whether another writer did not know of a change. */
function isUnseen(change: Change, other: Change): boolean {
  return other.client !== change.client && (other.known.get(change.client) ?? 0) < change.end;
}

function idOf(item: Y.Item | null): Id {
  return item === null ? 'root' : `${item.id.client}:${item.id.clock}`;
}

function readChange(doc: Y.Doc, transaction: Y.Transaction): Change {
  const client = doc.clientID;
  const from = transaction.beforeState.get(client) ?? 0;
  const end = Y.getState(doc.store, client);
  let text = '';
  for (const struct of doc.store.clients.get(client) ?? [])
    if (struct.id.clock >= from && struct instanceof Y.Item)
      text += struct.content instanceof Y.ContentString ? struct.content.str : '|';
  const removed = new Set<Id>();
  const orphans: string[] = [];
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentType) removed.add(idOf(struct));
    if (transaction.origin === null && struct instanceof Y.Item && struct.content instanceof Y.ContentString)
      orphans.push(...marksIn(struct.content.str));
  });
  const marks = new Map(marksIn(text).map((mark) => [mark, findSpot(doc, mark)]));
  const undo = transaction.origin instanceof Y.UndoManager;
  return { client, known: transaction.beforeState, end, marks, removed, orphans, undo };
}

function findSpot(doc: Y.Doc, mark: string): Spot {
  const search = (node: Y.XmlText): Spot | null => {
    let text: Id | null = null;
    for (const { insert } of node.toDelta() as { insert: unknown }[]) {
      if (insert instanceof Y.Map) text = idOf(insert._item);
      if (typeof insert === 'string' && insert.includes(mark)) return { blocks: [idOf(node._item)], text };
      const found = insert instanceof Y.XmlText ? search(insert) : null;
      if (found) return { ...found, blocks: [idOf(node._item), ...found.blocks] };
    }
    return null;
  };
  return search(doc.get('root', Y.XmlText)) ?? { blocks: [], text: null };
}
