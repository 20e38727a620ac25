import * as Y from 'yjs';
import { insertLine } from '../write-document.ts';
import type { Effort } from './effort.ts';
import type { LostText } from './read-merge.ts';
import { readText } from './text-runs.ts';

const lines: readonly unknown[] = ['paragraph', 'heading', 'article', 'quote', 'listitem', 'link'];
/** So few characters in front of words may be anywhere. */
const fewest = 3;
/** So many elements are looked through for the words in front. */
const mostNear = 40;

const typeOf = (element: Y.XmlText): unknown => element.getAttribute('__type');

type Near = { newBlocks: readonly Y.XmlText[]; effort: Effort };

/**
 * Puts words back whose element is gone: behind the characters they stood behind, where those were moved to; else on a
 * line of their own at the place of the element, or at the end of the text.
 * @param newBlocks elements of the change that took the words out
 */
export function placeWords(doc: Y.Doc, { text, before, block }: LostText, { newBlocks, effort }: Near): void {
  const place = findParent(doc, block && itemAt(doc, block));
  const near = [...newBlocks.slice(0, mostNear), ...neighbours(place)]
    .filter((element) => lines.includes(typeOf(element)) && isAlive(element) && effort.spend(100 + 10 * element.length))
    .map((element) => ({ element, found: readText(element) }));
  for (let length = before.length; length >= fewest; length -= 1) {
    const wanted = before.slice(-length);
    for (const { element, found } of near) {
      const at = effort.spend(100 + found.text.length) ? found.text.indexOf(wanted) : -1;
      if (at >= 0) return element.insert(found.indexAt(at + length), text);
    }
  }
  const type = typeOf(place.parent) === 'list' ? 'listitem' : 'paragraph';
  insertLine(place.parent, place.index, type, text);
}

function itemAt({ store }: Y.Doc, id: Y.ID): Y.Item | null {
  const struct = id.clock < Y.getState(store, id.client) ? Y.getItem(store, id) : null;
  return struct instanceof Y.Item ? struct : null;
}

type Spot = { parent: Y.XmlText; index: number; left: Y.Item | null; right: Y.Item | null };

/** The next element upwards that is still there and may hold lines, and the place in it. */
function findParent(doc: Y.Doc, block: Y.Item | null): Spot {
  const root = doc.get('root', Y.XmlText);
  for (let item = block; item !== null; item = (item.parent as Y.AbstractType<unknown> | null)?._item ?? null) {
    const parent: unknown = item.parent;
    if (!(parent instanceof Y.XmlText) || !isAlive(parent) || !mayHoldLines(parent)) continue;
    return { parent, index: indexOf(item), left: alive(item, 'left'), right: alive(item, 'right') };
  }
  return { parent: root, index: root.length, left: alive(root._item, 'left'), right: null };
}

function mayHoldLines(element: Y.XmlText): boolean {
  return element._item === null || ['tablecell', 'list'].includes(String(typeOf(element)));
}

/** An element that is in the document, with everything round it. */
export function isAlive(element: Y.XmlText): boolean {
  for (let type: Y.AbstractType<unknown> | null = element as Y.AbstractType<unknown>; type !== null; type = type.parent)
    if (type._item?.deleted === true) return false;
  return true;
}

function alive(from: Y.Item | null, side: 'left' | 'right'): Y.Item | null {
  let item = from?.[side] ?? null;
  while (item?.deleted === true) item = item[side];
  return item;
}

function indexOf(item: Y.Item): number {
  let index = 0;
  for (let before = item.left; before !== null; before = before.left)
    if (!before.deleted && before.countable) index += before.length;
  return index;
}

function neighbours({ left, right }: Spot): Y.XmlText[] {
  const found: Y.XmlText[] = [];
  const open = [left, right].flatMap((item) => elementIn(item) ?? []);
  for (let element = open.shift(); element && found.length < mostNear; element = open.shift()) {
    found.push(element);
    for (let item = element._start; item !== null && open.length < mostNear; item = item.right) {
      const inner = elementIn(item);
      if (inner) open.push(inner);
    }
  }
  return found;
}

function elementIn(item: Y.Item | null): Y.XmlText | null {
  const type: unknown = item && !item.deleted && item.content instanceof Y.ContentType ? item.content.type : null;
  return type instanceof Y.XmlText ? type : null;
}
