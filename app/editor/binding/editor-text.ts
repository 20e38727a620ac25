import { $getSelection, $isRangeSelection, $isTextNode, type ElementNode, type TextNode } from 'lexical';
import { allFormats } from '#app/contract/document.ts';
import type { Look } from './segments.ts';

/** How a text of the editor looks, without what the document does not hold. */
export function lookOf(node: TextNode): Look {
  return { type: node.getType() === 'tab' ? 'tab' : 'text', format: node.getFormat() & allFormats };
}

/** How many units (characters, and nodes that are no text) stand before the caret in an element; null when it is elsewhere. */
export function $caretIn(element: ElementNode): number | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const { key, offset } = selection.anchor;
  let units = 0;
  for (const child of element.getChildren()) {
    if (child.getKey() === key) return units + offset;
    units += $isTextNode(child) ? child.getTextContentSize() : 1;
  }
  return null;
}
