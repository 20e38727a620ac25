import * as Y from 'yjs';

type Id = string;
type Change = {
  client: number;
  /** What the writer knew before, by client. */
  known: Map<number, number>;
  /** The writer's own clock after it. */
  end: number;
  /** Marks that were written, anew or again. */
  marks: Set<string>;
  /** Blocks and texts that were taken out. */
  removed: Set<Id>;
  undo: boolean;
};
type Mark = { client: number; end: number; chain: Id[]; saved: boolean };

/** A number in brackets that goes with every word of a test, once. */
export const markShape = /⟨\d+⟩/g;
export const marksIn = (text: string): string[] => text.match(markShape) ?? [];

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
      const end = Y.getState(doc.store, doc.clientID);
      for (const mark of fresh) marks.set(mark, { client: doc.clientID, end, chain: findChain(doc, mark), saved: false });
      return fresh;
    },
    isDeleted: (mark: string) => deleted.has(mark),
    /** Somebody took out what the word stood in, and did not know of the word yet. */
    wasCoveredUnseen(mark: string): boolean {
      const found = marks.get(mark);
      return changes.some(
        ({ client, known, removed }) =>
          found !== undefined &&
          client !== found.client &&
          (known.get(found.client) ?? 0) < found.end &&
          found.chain.some((id) => removed.has(id)),
      );
    },
    /** Two wrote the same words anew, neither knowing of the other; or one did by an undo. */
    wasCopiedTwice(mark: string): boolean {
      const copies = changes.filter((change) => change.marks.has(mark));
      return copies.some((a) =>
        copies.some(
          (b) => a.client !== b.client && (a.known.get(b.client) ?? 0) < b.end && (b.known.get(a.client) ?? 0) < a.end,
        ),
      );
    },
    wasCopiedByUndo: (mark: string) => changes.some((change) => change.undo && change.marks.has(mark)),
  };
}

export type History = ReturnType<typeof createHistory>;

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
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentType) removed.add(idOf(struct));
  });
  const undo = transaction.origin instanceof Y.UndoManager;
  return { client, known: transaction.beforeState, end, marks: new Set(marksIn(text)), removed, undo };
}

/** The blocks and the text that a mark stands in. */
function findChain(doc: Y.Doc, mark: string): Id[] {
  const search = (node: Y.XmlText): Id[] | null => {
    let text: Id | null = null;
    for (const { insert } of node.toDelta() as { insert: unknown }[]) {
      if (insert instanceof Y.Map) text = idOf(insert._item);
      if (typeof insert === 'string' && insert.includes(mark)) return [idOf(node._item), ...(text ? [text] : [])];
      const found = insert instanceof Y.XmlText ? search(insert) : null;
      if (found) return [idOf(node._item), ...found];
    }
    return null;
  };
  return search(doc.get('root', Y.XmlText)) ?? [];
}
