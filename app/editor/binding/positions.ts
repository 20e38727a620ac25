import { $isElementNode, $isTextNode, type ElementNode, type LexicalNode, type PointType } from 'lexical';
import * as Y from 'yjs';
import type { Links } from './links.ts';
import { readSegments } from './segments.ts';

/** A place in the editor: in a text, or between the children of an element. */
export type Place = { key: string; offset: number; type: 'text' | 'element' };

/**
 * The place of a point in the shared document, which moves with the character before it. Call inside a read.
 * @returns null for a place in what is not shared
 */
export function $toRelative(
  links: Links,
  { key, offset, type }: PointType,
  node: LexicalNode,
): Y.RelativePosition | null {
  const element = type === 'text' ? node.getParent() : node;
  const shared = element ? links.sharedOf(element.getKey()) : undefined;
  if (!$isElementNode(element) || !(shared instanceof Y.XmlText)) return null;
  let units = 0;
  for (const [index, child] of element.getChildren().entries()) {
    if (type === 'element' && index >= offset) break;
    if (child.getKey() === key) {
      units += offset;
      break;
    }
    units += $isTextNode(child) ? child.getTextContentSize() : 1;
  }
  return Y.createRelativePositionFromTypeIndex(shared, indexOfUnit(links, shared, units), -1);
}

/** The index behind as many characters and shown parts. */
function indexOfUnit(links: Links, shared: Y.XmlText, units: number): number {
  if (units === 0) return 0;
  let left = units;
  for (const segment of readSegments(shared)) {
    if (segment.kind === 'marker') continue;
    if (segment.kind === 'node' && !links.keyOf(segment.shared)) continue;
    const size = segment.kind === 'chars' ? segment.text.length : 1;
    if (left <= size) return segment.at + left;
    left -= size;
  }
  return shared.length;
}

/** Where a place of the shared document is in the editor; null when it is gone or not shown. Call inside a read. */
export function $toPlace(links: Links, position: Y.RelativePosition, doc: Y.Doc): Place | null {
  const found = Y.createAbsolutePositionFromRelativePosition(position, doc, false);
  const shared: unknown = found?.type;
  if (!found || !(shared instanceof Y.XmlText)) return null;
  const element = links.$nodeOf(shared);
  return $isElementNode(element) ? placeIn(element, countUnits(links, shared, found.index)) : null;
}

function countUnits(links: Links, shared: Y.XmlText, index: number): number {
  let units = 0;
  for (const segment of readSegments(shared)) {
    if (segment.at >= index) break;
    if (segment.kind === 'chars') units += Math.min(segment.text.length, index - segment.at);
    else if (segment.kind === 'node' && links.keyOf(segment.shared)) units += 1;
  }
  return units;
}

function placeIn(element: ElementNode, units: number): Place {
  let left = units;
  const children = element.getChildren();
  for (const [index, child] of children.entries()) {
    if ($isTextNode(child)) {
      const size = child.getTextContentSize();
      if (left <= size) return { key: child.getKey(), offset: left, type: 'text' };
      left -= size;
    } else if (left === 0) return { key: element.getKey(), offset: index, type: 'element' };
    else left -= 1;
  }
  const last = children.at(-1);
  if ($isTextNode(last)) return { key: last.getKey(), offset: last.getTextContentSize(), type: 'text' };
  return { key: element.getKey(), offset: children.length, type: 'element' };
}
