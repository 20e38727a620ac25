import * as Y from 'yjs';
import { createEffort, type Effort } from './effort.ts';
import { createGoneTexts, type GoneTexts } from './gone-texts.ts';
import { createRangeSet, type IdRange } from './id-ranges.ts';
import { isAlive, placeWords } from './place-words.ts';
import { matchRuns, readLate, readMerge, type FreshRun, type Merge } from './read-merge.ts';
import { addToRun, idAt, isString, type TextRun } from './text-runs.ts';

/** What was written to mend a merge, and who wrote the words that were put back: Yjs client, person. */
export type Mend = { update: Uint8Array; writers: Map<number, string> };

type Options = {
  /** The person a Yjs client belongs to. */
  ownerOf(client: number): string | undefined;
};

/** A change to be taken: what it takes out by name, and what its writer knew, where that was told. */
type Change = { update: Uint8Array; deleted: readonly IdRange[]; known: ReadonlyMap<number, number> | null };

/**
 * Merges changes of several writers so that no word is lost and none stands twice, where Yjs alone would: words written
 * into an element that somebody takes out or makes into another at the same time are put back where they belong, and of
 * words that two move at once, one copy stays. Both are told by exact marks: what a change deletes without naming it its
 * writer did not know, and what it names that was gone already somebody else had taken out.
 */
export function createMender({ ownerOf }: Options) {
  const memory = createGoneTexts();
  /** Under which client the words of somebody are put back. */
  const clients = new Map<string, number>();

  function clientOf(writer: number, writers: Map<number, string>): number {
    const person = ownerOf(writer);
    if (person === undefined) return writerless();
    const client = clients.get(person) ?? writerless();
    clients.set(person, client);
    writers.set(client, person);
    return client;
  }

  return {
    /** Takes a checked change into the document. @returns what had to be written besides, or null */
    apply(doc: Y.Doc, { update, deleted, known }: Change): Mend | null {
      // Before it is named a root has no kind, and could not be told from what is no element.
      doc.get('root', Y.XmlText);
      const effort = createEffort();
      const twice = deleted.length > 0 ? listTwice(doc, { deleted, known, memory, effort }) : [];
      const merge = applyReading(doc, update, { deleted, effort });
      if (merge === null) return null;
      for (const one of merge.gone) memory.add(one);
      const late = merge.late ? readLate(doc, update, { named: deleted, before: merge.before, memory }) : [];
      const lost = [...merge.lost, ...late].filter(({ text }) => text.trim() !== '');
      if (lost.length === 0 && twice.length === 0) return null;
      return write(doc, (writers) => {
        for (const text of twice) removeCopy(merge, text, effort);
        for (const one of lost) {
          doc.clientID = clientOf(one.pieces[0]?.client ?? 0, writers);
          const from = Y.getState(doc.store, doc.clientID);
          placeWords(doc, one, { newBlocks: merge.newBlocks, effort });
          const run = writtenSince(doc, from);
          memory.add({ ...one, copies: [{ from: 0, length: one.text.length, run, offset: 0 }] });
        }
      });
    },
  };
}

export type Mender = ReturnType<typeof createMender>;

const writerless = (): number => new Y.Doc().clientID;

type Search = { deleted: readonly IdRange[]; effort: Effort };

/** Words that this change moves and somebody else had moved before, who was not known to its writer. */
function listTwice(
  doc: Y.Doc,
  { deleted, known, memory, effort }: Search & { known: Change['known']; memory: GoneTexts },
): string[] {
  const named = createRangeSet(deleted);
  const isKnown = (id: IdRange) =>
    (known !== null && (known.get(id.client) ?? 0) > id.clock) || named.inside({ ...id, length: 1 }).length > 0;
  return memory
    .listMoved(gone(doc, deleted), (id) => stands(doc, id), effort)
    .flatMap(({ text, now }) => (now.some(isKnown) ? [] : [text]));
}

function applyReading(doc: Y.Doc, update: Uint8Array, { deleted, effort }: Search): Merge | null {
  let merge: Merge | null = null;
  const read = (transaction: Y.Transaction) => {
    merge = readMerge(transaction, deleted, effort);
  };
  doc.once('afterTransaction', read);
  Y.applyUpdate(doc, update);
  doc.off('afterTransaction', read);
  return merge;
}

function write(doc: Y.Doc, change: (writers: Map<number, string>) => void): Mend | null {
  const updates: Uint8Array[] = [];
  const writers = new Map<number, string>();
  const keep = (update: Uint8Array) => void updates.push(update);
  doc.on('update', keep);
  change(writers);
  doc.off('update', keep);
  return updates.length > 0 ? { update: Y.mergeUpdates(updates), writers } : null;
}

/** Those parts of ranges that are gone from a document already. */
function gone(doc: Y.Doc, ranges: readonly IdRange[]): IdRange[] {
  return ranges.flatMap(({ client, clock, length }) => {
    const structs = doc.store.clients.get(client) ?? [];
    const found: IdRange[] = [];
    if (clock >= Y.getState(doc.store, client)) return found;
    for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
      const struct = structs[index] as Y.Item | Y.GC;
      const from = Math.max(clock, struct.id.clock);
      const to = Math.min(clock + length, struct.id.clock + struct.length);
      if (from >= to) break;
      if (struct.deleted) found.push({ client, clock: from, length: to - from });
    }
    return found;
  });
}

function stands(doc: Y.Doc, { client, clock }: IdRange): boolean {
  if (clock >= Y.getState(doc.store, client)) return false;
  const structs = doc.store.clients.get(client) ?? [];
  return structs[Y.findIndexSS(structs, clock)]?.deleted === false;
}

/** The words that were put in last. */
function writtenSince({ store, clientID }: Y.Doc, from: number): TextRun {
  const run: TextRun = { text: '', pieces: [] };
  for (const struct of store.clients.get(clientID) ?? [])
    if (struct.id.clock >= from && struct instanceof Y.Item && isString(struct))
      addToRun(run, struct, { from: 0, to: struct.length });
  return run;
}

/** Takes out the second copy of words, and the new elements round them when nothing is left in there. */
function removeCopy({ fresh, newBlocks }: Merge, text: string, effort: Effort): void {
  const matches = Map.groupBy(matchRuns(text, fresh, effort), ({ run }) => run);
  for (const [run, found] of matches) {
    deleteFrom(run, found);
    removeEmpty(run.parent, newBlocks);
  }
}

function deleteFrom(run: FreshRun, matches: readonly { offset: number; length: number }[]): void {
  const wanted = new Set(
    matches.flatMap(({ offset, length }) => Array.from({ length }, (_, n) => idKey(idAt(run, offset + n)))),
  );
  let index = 0;
  const found: number[] = [];
  for (let item = run.parent._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (isString(item))
      for (let n = 0; n < item.length; n += 1)
        if (wanted.has(`${item.id.client} ${item.id.clock + n}`)) found.push(index + n);
    index += item.length;
  }
  for (let end = found.length; end > 0;) {
    let first = end - 1;
    while (first > 0 && found[first - 1] === (found[first] as number) - 1) first -= 1;
    run.parent.delete(found[first] as number, end - first);
    end = first;
  }
}

const idKey = (id: IdRange | null): string => (id ? `${id.client} ${id.clock}` : '');

function removeEmpty(element: Y.XmlText, newBlocks: readonly Y.XmlText[]): void {
  let at: Y.XmlText = element;
  while (newBlocks.includes(at) && isAlive(at) && isEmpty(at)) {
    const parent: unknown = at.parent;
    if (!(parent instanceof Y.XmlText)) return;
    let index = 0;
    for (let item = at._item?.left ?? null; item !== null; item = item.left)
      if (!item.deleted && item.countable) index += item.length;
    parent.delete(index, 1);
    at = parent;
  }
}

/** Nothing is in it but markers of looks. */
function isEmpty(element: Y.XmlText): boolean {
  for (let item = element._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const isMarker = item.content instanceof Y.ContentType && item.content.type instanceof Y.Map;
    if (!isMarker) return false;
  }
  return true;
}
