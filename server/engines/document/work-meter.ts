import * as Y from 'yjs';
import { refuse } from './byte-reader.ts';
import type { Id, Struct } from './parse-update.ts';

/** Steps of one update. Honest ones need few; at this number Yjs is busy for some tens of milliseconds. */
const mostSteps = 300_000;

type Options = {
  doc: Y.Doc;
  /** The struct of this update that holds an id, or null where the store has it. */
  findOwn(id: Id): Struct | null;
};

/**
 * Counts how many neighbours Yjs will have to look at to put the structs of an update in their places (the loop of
 * `Item.integrate`), before it does. That loop passes over everything that was put at the same place: usually nothing, or
 * what somebody else wrote there meanwhile. Sixty thousand bytes made for it would keep the server busy for a minute.
 * To be asked in the order in which structs are integrated. @returns a function that throws UpdateRefused
 */
export function createWorkMeter({ doc, findOwn }: Options): (struct: Struct) => void {
  /** For each place of this update: how many structs were put there, and the last of them. */
  const places = new Map<string, { count: number; last: Struct }>();
  /** Structs of this update that hang on an item of the store, over any number of others. */
  const hanging = new Map<Y.Item, number>();
  const anchors = new Map<Struct, Y.Item>();
  let taken = 0;
  let steps = 0;

  function spend(count: number): void {
    steps += count;
    if (steps > mostSteps) refuse('it asks for too much work');
  }

  function itemAt(id: Id | null): Y.Item | null {
    if (!id || findOwn(id)) return null;
    const found = Y.getItem(doc.store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC;
    return found instanceof Y.Item ? found : null;
  }

  function hang(struct: Struct, left: Y.Item | null): void {
    const own = struct.left && findOwn(struct.left);
    const anchor = own ? anchors.get(own) : left;
    if (!anchor) return;
    anchors.set(struct, anchor);
    hanging.set(anchor, (hanging.get(anchor) ?? 0) + 1);
  }

  /** What the store has between a struct's neighbours, as far as Yjs looks. */
  function walk(struct: Struct, left: Y.Item | null): void {
    const right = itemAt(struct.right);
    const seen = new Set<Y.Item>();
    let item = left ? left.right : firstOf(struct, right);
    if (left && struct.left && struct.left.clock < left.id.clock + left.length - 1) {
      // It goes into the middle of an item, usually between two characters of it.
      if (struct.right?.client === left.id.client && struct.right.clock === struct.left.clock + 1) return;
      seen.add(left);
    }
    for (; item && item !== right; item = item.right) {
      spend(1 + (hanging.get(item) ?? 0));
      if (!isPassed(struct, item, seen)) return;
      seen.add(item);
    }
  }

  function isPassed(struct: Struct, item: Y.Item, seen: Set<Y.Item>): boolean {
    const { origin } = item;
    if (origin === null || struct.left === null) return origin === null && struct.left === null;
    if (origin.client === struct.left.client && origin.clock === struct.left.clock) return true;
    const before = Y.getItem(doc.store, origin) as Y.Item | Y.GC;
    return before instanceof Y.Item && seen.has(before);
  }

  /** Where Yjs begins to look when there is nothing to the left. Values of one name are walked back to the first. */
  function firstOf({ parent, name }: Struct, right: Y.Item | null): Y.Item | null {
    const holder = parent === 'root' ? doc.get('root', Y.XmlText) : parent && typeOf(itemAt(parent));
    const type = holder ?? (right?.parent instanceof Y.AbstractType ? right.parent : null);
    if (!type || (right && right.left === null)) return right;
    if (name === null) return type._start;
    let item = type._map.get(name) ?? null;
    for (; item?.left; item = item.left) spend(1);
    return item;
  }

  return function charge(struct: Struct): void {
    taken += 1;
    const left = itemAt(struct.left);
    const key = placeOf(struct);
    const place = places.get(key);
    if (!place) places.set(key, { count: 1, last: struct });
    // Put before what came to this place last, as by somebody who types there: its neighbours are beside each other.
    const isNext = place && struct.right?.client === place.last.client && struct.right.clock === place.last.clock;
    if (place && !isNext) spend(taken);
    if (!isNext && !(struct.left && !left)) walk(struct, left);
    hang(struct, left);
    if (place) place.last = struct;
  };
}

function placeOf({ left, right, parent, name }: Struct): string {
  if (left) return `${left.client} ${left.clock}`;
  if (parent) return `in ${parent === 'root' ? parent : `${parent.client} ${parent.clock}`} ${name ?? ''}`;
  return right ? 'at a beginning' : '';
}

const typeOf = (item: Y.Item | null): Y.AbstractType<unknown> | null =>
  item?.content instanceof Y.ContentType ? item.content.type : null;
