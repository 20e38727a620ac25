import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type ElementNode,
  type LexicalNode,
  type PointType,
  type TextNode,
} from 'lexical';
import * as Y from 'yjs';
import type { Links } from './links.ts';
import { $toPlace, $toRelative, type Place } from './positions.ts';

/** Where somebody's selection is, in the shared document. */
export type Positions = { anchorPos: Y.RelativePosition | null; focusPos: Y.RelativePosition | null };

export const nowhere: Positions = { anchorPos: null, focusPos: null };

/** Where one's own selection is. Call inside a read. */
export function $readPositions(links: Links): Positions {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return nowhere;
  const { anchor, focus } = selection;
  const anchorPos = $toRelative(links, anchor, anchor.getNode());
  const focusPos = $toRelative(links, focus, focus.getNode());
  return anchorPos && focusPos ? { anchorPos, focusPos } : nowhere;
}

export function isSamePositions(a: Positions, b: Positions): boolean {
  return Y.compareRelativePositions(a.anchorPos, b.anchorPos) && Y.compareRelativePositions(a.focusPos, b.focusPos);
}

/**
 * Puts one's own caret back to the words it stood at, after a change of others. Where those are gone it stays where the
 * editor put it. Call inside an update.
 */
export function $keepCaret(links: Links, doc: Y.Doc, { anchorPos, focusPos }: Positions): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const { anchor, focus } = selection;
  if (anchorPos && focusPos) {
    $movePoint(anchor, $toPlace(links, anchorPos, doc));
    $movePoint(focus, $toPlace(links, focusPos, doc));
  }
  if (!$isThere(anchor) || !$isThere(focus)) $getRoot().selectEnd();
}

function $movePoint(point: PointType, place: Place | null): void {
  if (place && (place.key !== point.key || place.offset !== point.offset))
    point.set(place.key, place.offset, place.type);
}

function $isThere({ key, offset }: PointType): boolean {
  const node = $getNodeByKey(key);
  return node?.isAttached() === true && offset <= sizeOf(node);
}

/** Keeps one's own caret within a node that became shorter; Lexical cannot go on with one that is beyond. */
export function $clampCaret(node: TextNode | ElementNode): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const most = sizeOf(node);
  for (const point of [selection.anchor, selection.focus])
    if (point.key === node.getKey() && point.offset > most) point.set(point.key, most, point.type);
}

function sizeOf(node: LexicalNode): number {
  return $isElementNode(node) ? node.getChildrenSize() : node.getTextContentSize();
}
