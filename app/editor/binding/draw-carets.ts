import { createDOMRange } from '@lexical/selection';
import { $getNodeByKey, type LexicalEditor } from 'lexical';
import { readTint } from '../people/read-people.ts';
import type { Place } from './positions.ts';

/** Somebody's selection, as it is to be drawn. */
export type Drawn = { name: string; color: string; anchor: Place; focus: Place };

/**
 * Draws where others write: a caret with a name, and what they have chosen in their colour where the browser can colour
 * ranges. Nothing of it is in the text.
 * @param layer lies over the text and is as large as it
 */
export function createCaretLayer(editor: LexicalEditor, layer: HTMLElement) {
  const carets = new Map<number, HTMLElement>();
  const chosen = new Map<number, [string, AbstractRange]>();

  function place(client: number, { name, color, rect, range }: Measured): void {
    const caret = carets.get(client) ?? makeCaret(layer);
    carets.set(client, caret);
    caret.style.setProperty('--caret-color', color);
    caret.style.left = `${rect.left}px`;
    caret.style.top = `${rect.top}px`;
    caret.style.height = `${rect.height}px`;
    const label = caret.firstElementChild;
    if (label && label.textContent !== name) label.textContent = name;
    chosen.delete(client);
    if (range && !range.collapsed) chosen.set(client, [`author-${readTint(color)}`, range]);
  }

  function colour(): void {
    if (typeof CSS === 'undefined' || !('highlights' in CSS)) return;
    const ranges = Map.groupBy(chosen.values(), ([name]) => name);
    for (const name of CSS.highlights.keys())
      if (name.startsWith('author-') && !ranges.has(name)) CSS.highlights.delete(name);
    for (const [name, found] of ranges) CSS.highlights.set(name, new Highlight(...found.map(([, range]) => range)));
  }

  function erase(client: number): void {
    carets.get(client)?.remove();
    carets.delete(client);
    chosen.delete(client);
  }

  return {
    /** Draws these and no other. */
    draw(drawn: ReadonlyMap<number, Drawn>): void {
      // All is measured before anything is written, so that the page is laid out once.
      const measured = measure(editor, layer, drawn);
      for (const client of carets.keys()) if (!measured.has(client)) erase(client);
      for (const [client, one] of measured) place(client, one);
      colour();
    },
  };
}

type Measured = { name: string; color: string; rect: DOMRect; range: Range | null };

function measure(editor: LexicalEditor, layer: HTMLElement, drawn: ReadonlyMap<number, Drawn>): Map<number, Measured> {
  const found = new Map<number, Measured>();
  if (drawn.size === 0) return found;
  const frame = layer.getBoundingClientRect();
  for (const [client, { name, color, anchor, focus }] of drawn) {
    const rect = rectOf(editor, focus);
    if (rect === null) continue;
    const inside = new DOMRect(rect.left - frame.left, rect.top - frame.top, rect.width, rect.height);
    found.set(client, { name, color, rect: inside, range: rangeOf(editor, anchor, focus) });
  }
  return found;
}

function makeCaret(layer: HTMLElement): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'doc-caret';
  const name = document.createElement('span');
  name.className = 'doc-caret-name';
  caret.append(name);
  layer.append(caret);
  return caret;
}

function rangeOf(editor: LexicalEditor, anchor: Place, focus: Place): Range | null {
  return editor.read(() => {
    const [from, to] = [$getNodeByKey(anchor.key), $getNodeByKey(focus.key)];
    return from && to ? createDOMRange(editor, from, anchor.offset, to, focus.offset) : null;
  });
}

/** Where a caret stands on the page; beside an empty line or a picture, where that begins. */
function rectOf(editor: LexicalEditor, at: Place): DOMRect | null {
  const rect = rangeOf(editor, at, at)?.getBoundingClientRect();
  if (rect && rect.height > 0) return rect;
  const element = editor.getElementByKey(at.key);
  const beside = element?.children[at.offset] ?? element?.lastElementChild ?? element;
  if (!element || !beside) return null;
  const box = beside.getBoundingClientRect();
  const left = getComputedStyle(element).direction === 'rtl' ? box.right : box.left;
  return new DOMRect(left, box.top, 0, Math.min(box.height, 24));
}
