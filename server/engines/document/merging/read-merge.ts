import * as Y from 'yjs';
import { createRangeSet, type IdRange, type RangeSet, type Slice } from './id-ranges.ts';
import type { Effort } from './effort.ts';
import type { Copy, GoneText, GoneTexts } from './gone-texts.ts';
import { matchTexts } from './match-text.ts';
import {
  addToRun,
  isString,
  listRuns,
  rangeOf,
  sliceRun,
  wholeOf,
  type StringItem,
  type TextRun,
} from './text-runs.ts';

/** Words whose element somebody took out without knowing of them. */
export type LostText = TextRun & {
  /** What stood in front of them. */
  before: string;
  /** The id of their element, where it is known. */
  block: Y.ID | null;
};

/** New words in a row, in the element they came into. */
export type FreshRun = TextRun & { parent: Y.XmlText };

export type Merge = {
  lost: LostText[];
  fresh: FreshRun[];
  newBlocks: Y.XmlText[];
  gone: GoneText[];
  /** Some of the update is already forgotten. */
  late: boolean;
  /** How far each client had come before. */
  before: ReadonlyMap<number, number>;
};

/** So many elements are put in the order of the document; more are not the work of a moment. */
const mostOrdered = 100;

/** How many characters in front of words tell where they stood. */
export const contextLength = 24;

/**
 * What an update did to the words of a text. Call while its transaction ends: afterwards Yjs forgets what is gone.
 * @param named what the update takes out by name: its writer knew of that
 */
export function readMerge(transaction: Y.Transaction, named: readonly IdRange[], effort: Effort): Merge {
  const seen = createRangeSet(named);
  const newBlocks: Y.XmlText[] = [];
  const touched = new Set<Y.AbstractType<unknown>>();
  let late = false;
  eachNew(transaction, (item) => {
    if (item instanceof Y.GC) late ||= seen.outside({ ...item.id, length: item.length }).length > 0;
    if (!(item instanceof Y.Item) || item.deleted || item.parentSub !== null) return;
    if (item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlText)
      newBlocks.push(item.content.type);
    if (isString(item)) touched.add(item.parent as Y.AbstractType<unknown>);
  });
  // Where nothing went, nothing was lost and nothing moved.
  const changed = late || named.length > 0 || transaction.deleteSet.clients.size > 0;
  const parents = touched.size > mostOrdered ? [...touched] : inOrder(touched);
  const fresh = changed ? parents.flatMap((parent) => readFresh(parent, transaction)) : [];
  const { beforeState: before } = transaction;
  return { ...readDeleted(transaction, seen, { fresh, effort }), fresh, newBlocks, late, before };
}

/** Elements in the order of the document. */
function inOrder(elements: ReadonlySet<Y.AbstractType<unknown>>): Y.AbstractType<unknown>[] {
  const places = new Map([...elements].map((element) => [element, pathOf(element)]));
  const compare = (a: number[], b: number[]): number => {
    const at = a.findIndex((step, index) => step !== b[index]);
    return at < 0 ? a.length - b.length : (a[at] as number) - (b[at] ?? -1);
  };
  return [...elements].sort((a, b) => compare(places.get(a) ?? [], places.get(b) ?? []));
}

function pathOf(element: Y.AbstractType<unknown>): number[] {
  const path: number[] = [];
  for (let item = element._item; item !== null; item = (item.parent as Y.AbstractType<unknown> | null)?._item ?? null) {
    let before = 0;
    for (let left = item.left; left !== null; left = left.left) before += 1;
    path.unshift(before);
  }
  return path;
}

function readFresh(parent: Y.AbstractType<unknown>, { beforeState }: Y.Transaction): FreshRun[] {
  const type: unknown = parent;
  if (!(type instanceof Y.XmlText)) return [];
  const isNew = (item: StringItem) =>
    !item.deleted && item.id.clock >= (beforeState.get(item.id.client) ?? 0) ? wholeOf(item) : [];
  return listRuns(parent, isNew, 0).map((run) => ({ ...run, parent: type }));
}

function eachNew({ beforeState, afterState, doc }: Y.Transaction, tell: (struct: Y.Item | Y.GC) => void): void {
  for (const [client, end] of afterState) {
    const start = beforeState.get(client) ?? 0;
    if (end === start) continue;
    const structs = doc.store.clients.get(client) ?? [];
    for (let index = Y.findIndexSS(structs, start); index < structs.length; index += 1) {
      const struct = structs[index];
      if (struct instanceof Y.Item || struct instanceof Y.GC) tell(struct);
    }
  }
}

function readDeleted(
  transaction: Y.Transaction,
  seen: RangeSet,
  search: { fresh: FreshRun[]; effort: Effort },
): Pick<Merge, 'lost' | 'gone'> {
  const byParent = new Map<Y.AbstractType<unknown>, Set<Y.Item>>();
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !isString(struct)) return;
    const parent = struct.parent as Y.AbstractType<unknown>;
    const items = byParent.get(parent) ?? new Set();
    byParent.set(parent, items.add(struct));
  });
  const lost: LostText[] = [];
  const gone: GoneText[] = [];
  for (const [parent, items] of byParent) {
    const isSeen = (item: StringItem) => (items.has(item) ? seen.inside(rangeOf(item)) : []);
    const isUnseen = (item: StringItem) => (items.has(item) ? seen.outside(rangeOf(item)) : []);
    const block = parent._item?.id ?? null;
    const run = joinRuns(listRuns(parent, isSeen, contextLength));
    if (run) gone.push({ ...run, block, copies: findCopies(run, search) });
    for (const run of listRuns(parent, isUnseen, contextLength)) lost.push({ ...run, block });
  }
  return { lost, gone };
}

/** What was taken out of one element, as if it had been in a row: moved as a whole it stands in a row again. */
function joinRuns<T extends TextRun>([first, ...others]: T[]): T | null {
  if (!first) return null;
  for (const { text, pieces } of others) {
    for (const piece of pieces) first.pieces.push({ ...piece, at: piece.at + first.text.length });
    first.text += text;
  }
  return first;
}

/** Where words were written again. */
function findCopies({ text }: TextRun, { fresh, effort }: { fresh: FreshRun[]; effort: Effort }): Copy[] {
  if (text.trim() === '') return [];
  return matchRuns(text, fresh, effort).map(({ run, from, offset, length }) => ({
    from,
    run: sliceRun(run, offset, offset + length),
  }));
}

export type RunMatch = { run: FreshRun; from: number; offset: number; length: number };

/** What words have in common with rows of new ones, in the order of the document: words that were moved may be parted. */
export function matchRuns(text: string, fresh: readonly FreshRun[], effort: Effort): RunMatch[] {
  if (!effort.spend(20 * fresh.length)) return [];
  const starts: number[] = [];
  let all = '';
  for (const run of fresh) {
    starts.push(all.length);
    all += `${run.text}\u0000`;
  }
  return matchTexts(text, all, effort).flatMap(({ a, b, length }) => {
    const index = starts.findLastIndex((start) => start <= b);
    const run = fresh[index];
    return run ? [{ run, from: a, offset: b - (starts[index] ?? 0), length }] : [];
  });
}

/**
 * Words of an update that came too late: Yjs has forgotten where their element was and dropped them.
 * @param before how far each client had come before the update
 */
export function readLate(
  doc: Y.Doc,
  update: Uint8Array,
  { named, before, memory }: { named: readonly IdRange[]; before: ReadonlyMap<number, number>; memory: GoneTexts },
): LostText[] {
  const seen = createRangeSet(named);
  const lost: LostText[] = [];
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Item) || !isString(struct)) continue;
    const { client } = struct.id;
    const known = (before.get(client) ?? 0) - struct.id.clock;
    for (const { from, to } of seen.outside(rangeOf(struct))) {
      const slice = { from: Math.max(from, known), to };
      const clock = struct.id.clock + slice.from;
      if (slice.from >= to || !isForgotten(doc, client, clock)) continue;
      const origin = slice.from > 0 ? { client, clock: clock - 1 } : struct.origin;
      const last = lost.at(-1);
      const end = last?.pieces.at(-1);
      if (last && end && end.client === origin?.client && end.clock + end.length === origin.clock + 1)
        addToRun(last, struct, slice);
      else lost.push(startLate(struct, slice, origin ? memory.find(origin.client, origin.clock) : null));
    }
  }
  return lost;
}

function startLate(struct: StringItem, slice: Slice, found: ReturnType<GoneTexts['find']>): LostText {
  const inFront = found ? found.gone.before + found.gone.text.slice(0, found.offset + 1) : '';
  const block = found?.gone.block ?? null;
  const one: LostText = { text: '', pieces: [], before: inFront.slice(-contextLength), block };
  addToRun(one, struct, slice);
  return one;
}

function isForgotten(doc: Y.Doc, client: number, clock: number): boolean {
  const structs = doc.store.clients.get(client) ?? [];
  return structs[Y.findIndexSS(structs, clock)] instanceof Y.GC;
}
