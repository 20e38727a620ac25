import * as Y from 'yjs';
import { createEffort, type Effort } from './effort.ts';
import { createGoneTexts, type GoneTexts } from './gone-texts.ts';
import { createRangeSet, type IdRange } from './id-ranges.ts';
import { isAlive, placeWords } from './place-words.ts';
import {
  contextLength,
  matchRuns,
  readLate,
  readMerge,
  type FreshRun,
  type LostText,
  type Merge,
} from './read-merge.ts';
import { addToRun, idAt, isString, sliceRun, type TextRun } from './text-runs.ts';

/** What was written to mend a merge, and who wrote the words that were put back: Yjs client, person. */
export type Mend = { update: Uint8Array; writers: Map<number, string> };

type Options = {
  /** The person a Yjs client belongs to. */
  ownerOf(client: number): string | undefined;
};

/** A change to be taken: what it takes out by name, and what its writer knew, where that was told. */
type Change = { update: Uint8Array; deleted: readonly IdRange[]; known: ReadonlyMap<number, number> | null };

/** How much of some words must be there to be a copy of them, in stretches of how many letters. */
const nearlyAll = 0.8;
const fewest = 4;
/** What of one change is put back: rows of words, characters. More is no accident. */
const mostBack = { rows: 50, characters: 16_000 };

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

  function clientOf(person: string | undefined, writers: Map<number, string>): number {
    const client = (person === undefined ? undefined : clients.get(person)) ?? new Y.Doc().clientID;
    if (person === undefined) return client;
    clients.set(person, client);
    writers.set(client, person);
    return client;
  }

  /** Words by who wrote them: nobody's go under the name of somebody else. */
  function listBack(lost: LostText[]): (LostText & { person?: string })[] {
    const back: (LostText & { person?: string })[] = [];
    let left = mostBack.characters;
    for (const one of lost) {
      for (const part of splitByWriter(one, ownerOf)) {
        if (part.text.trim() === '') continue;
        left -= part.text.length;
        if (left < 0 || back.length >= mostBack.rows) return back;
        back.push(part);
      }
    }
    return back;
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
      const back = listBack([...merge.lost, ...late]);
      if (back.length === 0 && twice.length === 0) return null;
      return write(doc, (writers) => {
        for (const text of twice) removeCopy(merge, text, effort);
        for (const { person, ...one } of back) {
          doc.clientID = clientOf(person, writers);
          const from = Y.getState(doc.store, doc.clientID);
          placeWords(doc, one, { newBlocks: merge.newBlocks, effort });
          memory.add({ ...one, copies: [{ from: 0, run: writtenSince(doc, from) }] });
        }
      });
    },
  };
}

export type Mender = ReturnType<typeof createMender>;

function splitByWriter(
  { text, pieces, before, block }: LostText,
  ownerOf: Options['ownerOf'],
): (LostText & { person?: string })[] {
  const parts: (LostText & { person?: string })[] = [];
  let person: string | undefined;
  for (const [index, piece] of pieces.entries()) {
    const owner = ownerOf(piece.client);
    const part = sliceRun({ text, pieces: [piece] }, piece.at, piece.at + piece.length);
    const last = parts.at(-1);
    if (last && index > 0 && owner === person) {
      last.pieces.push({ ...piece, at: last.text.length });
      last.text += part.text;
      continue;
    }
    person = owner;
    const inFront = (before + text.slice(0, piece.at)).slice(-contextLength);
    parts.push({ ...part, before: inFront, block, ...(owner === undefined ? {} : { person: owner }) });
  }
  return parts;
}

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
  doc.on('afterTransaction', read);
  try {
    Y.applyUpdate(doc, update);
  } finally {
    doc.off('afterTransaction', read);
  }
  return merge;
}

function write(doc: Y.Doc, change: (writers: Map<number, string>) => void): Mend | null {
  const updates: Uint8Array[] = [];
  const writers = new Map<number, string>();
  const keep = (update: Uint8Array) => void updates.push(update);
  doc.on('update', keep);
  try {
    doc.transact(() => change(writers));
  } finally {
    doc.off('update', keep);
  }
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
  const structs = store.clients.get(clientID) ?? [];
  if (Y.getState(store, clientID) === from) return run;
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index += 1) {
    const struct = structs[index];
    if (struct instanceof Y.Item && isString(struct)) addToRun(run, struct, { from: 0, to: struct.length });
  }
  return run;
}

/** Takes out the second copy of words, and the new elements round them when nothing is left in there. */
function removeCopy({ fresh, newBlocks }: Merge, text: string, effort: Effort): void {
  const found = matchRuns(text, fresh, effort).filter(({ run, length }) => isCopy(text, run, length));
  // A copy is nearly the whole of the words; anything else somebody wrote in words of their own.
  if (found.reduce((sum, { length }) => sum + length, 0) < nearlyAll * text.length) return;
  for (const [run, parts] of Map.groupBy(found, ({ run: at }) => at)) {
    deleteFrom(run, parts);
    removeEmpty(run.parent, newBlocks);
  }
}

/** A few letters count only where they are all there is. */
function isCopy(text: string, run: FreshRun, length: number): boolean {
  return length >= fewest || (length === text.length && run.text.trim() === text.trim());
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
