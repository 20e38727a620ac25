import * as Y from 'yjs';
import { documentLimits } from '#app/contract/document.ts';
import { refuse, UpdateRefused } from './byte-reader.ts';
import type { Block, Id, Struct } from './parse-update.ts';
import { createWorkMeter } from './work-meter.ts';

type Progress = { block: Block; next: number; reached: number };

type Order = {
  doc: Y.Doc;
  progress: Map<number, Progress>;
  /** Depths of types of the store that were asked for. */
  depths: Map<Y.AbstractType<unknown>, number>;
  /** Counts what a new struct costs; throws when it is too much. */
  charge(struct: Struct): void;
};

/** Depth of what lies in something that was removed. */
const gone = -1;
/** Maps lie in elements (texts), and once more in each other (state of a node). */
const deepestMap = documentLimits.nesting + 2;

/**
 * Walks the structs in an order in which everything comes after what it builds on, as Yjs will, and finds the depth of
 * each. @returns how far each client of the update gets
 * @throws UpdateRefused
 */
export function orderStructs(blocks: Map<number, Block>, doc: Y.Doc): Map<number, number> {
  const progress: Order['progress'] = new Map();
  const charge = createWorkMeter({ doc, findOwn: (id) => findOwn({ doc, progress }, id) });
  const order: Order = { doc, progress, depths: new Map(), charge };
  for (const block of blocks.values()) {
    const reached = Y.getState(doc.store, block.client);
    if (block.clock > reached) throw new UpdateRefused('unknown_base', 'earlier structs are missing');
    order.progress.set(block.client, { block, next: 0, reached });
  }
  for (const progress of order.progress.values()) walk(order, progress);
  return new Map([...order.progress].map(([client, { reached }]) => [client, reached]));
}

/** Takes all structs of a client, and those of others that they wait for. One that waits for itself never ends. */
function walk(order: Order, first: Progress): void {
  const stack = [first];
  const waiting = new Set(stack);
  for (;;) {
    const top = stack.at(-1);
    if (!top) return;
    const struct = top.block.structs[top.next];
    const missing = struct ? findMissing(order, struct) : null;
    if (missing !== null) {
      const needed = order.progress.get(missing);
      if (!needed || needed.next >= needed.block.structs.length || waiting.has(needed)) {
        throw new UpdateRefused('unknown_base', 'it builds on what is not there');
      }
      stack.push(needed);
      waiting.add(needed);
      continue;
    }
    if (struct) take(order, top, struct);
    if (!struct || stack.length > 1) waiting.delete(stack.pop() as Progress);
  }
}

function take(order: Order, progress: Progress, struct: Struct): void {
  struct.depth =
    struct.kind === 'gone' && !struct.left && !struct.right && !struct.parent ? gone : depthOf(order, struct);
  if (struct.kind === 'element' && struct.depth + 1 > documentLimits.nesting) refuse('elements are nested too deeply');
  if (struct.kind === 'map' && struct.depth + 1 > deepestMap) refuse('maps are nested too deeply');
  checkOverlap(order, progress, struct);
  if (struct.depth !== gone && struct.clock + struct.length > progress.reached) order.charge(struct);
  progress.next += 1;
  progress.reached = Math.max(progress.reached, struct.clock + struct.length);
}

/**
 * A struct of which the store has the beginning is cut by Yjs and put behind that beginning, which fails where the
 * beginning was removed together with its parent but the rest claims a living one.
 */
function checkOverlap({ doc }: Order, { reached }: Progress, struct: Struct): void {
  if (struct.depth === gone || struct.clock >= reached || struct.clock + struct.length <= reached) return;
  if (Y.getItem(doc.store, Y.createID(struct.client, reached - 1)).constructor === Y.GC) {
    refuse('it goes on with what was removed');
  }
}

/** The client whose structs must come first, or null. */
function findMissing(order: Order, struct: Struct): number | null {
  const parent = struct.parent === 'root' ? null : struct.parent;
  for (const id of [struct.left, struct.right, parent]) {
    if (!id) continue;
    if (id.client === struct.client) {
      if (id.clock >= struct.clock) refuse('it builds on itself');
    } else if (id.clock >= reachedBy(order, id.client)) return id.client;
  }
  return null;
}

function reachedBy({ progress, doc }: Order, client: number): number {
  return progress.get(client)?.reached ?? Y.getState(doc.store, client);
}

/** The depth of the type a struct lies in: its parent's, or that of its neighbours (as `Item.getMissing` of Yjs). */
function depthOf(order: Order, struct: Struct): number {
  if (struct.parent === 'root') return 0;
  if (struct.parent) return depthInside(order, struct.parent);
  const left = struct.left && depthBeside(order, struct.left);
  const right = struct.right && depthBeside(order, struct.right);
  if (left === gone || right === gone) return gone;
  return left ?? right ?? gone;
}

function depthInside(order: Order, id: Id): number {
  const own = findOwn(order, id);
  if (own) {
    if (own.kind === 'plain') refuse('a parent that holds nothing');
    return own.kind === 'gone' || own.depth === gone ? gone : own.depth + 1;
  }
  const { content } = Y.getItem(order.doc.store, Y.createID(id.client, id.clock)) as Partial<Y.Item>;
  if (content === undefined || content instanceof Y.ContentDeleted) return gone;
  if (!(content instanceof Y.ContentType)) return refuse('a parent that holds nothing');
  return depthOfType(order, content.type);
}

function depthBeside(order: Order, id: Id): number {
  const own = findOwn(order, id);
  if (own) return own.depth;
  const { parent } = Y.getItem(order.doc.store, Y.createID(id.client, id.clock)) as Partial<Y.Item>;
  return parent instanceof Y.AbstractType ? depthOfType(order, parent) : gone;
}

function depthOfType({ depths }: Order, type: Y.AbstractType<unknown>): number {
  const known = depths.get(type);
  if (known !== undefined) return known;
  let depth = 0;
  for (let item = type._item; item?.parent instanceof Y.AbstractType; item = item.parent._item) depth += 1;
  depths.set(type, depth);
  return depth;
}

/** The struct of this update that holds the id, unless the store has it already. */
function findOwn({ progress, doc }: Pick<Order, 'progress' | 'doc'>, id: Id): Struct | null {
  const structs = progress.get(id.client)?.block.structs;
  if (!structs || id.clock < Y.getState(doc.store, id.client)) return null;
  let low = 0;
  let high = structs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((structs[middle] as Struct).clock <= id.clock) low = middle;
    else high = middle - 1;
  }
  return structs[low] ?? null;
}
