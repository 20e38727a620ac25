import {
  $getNodeByKey,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type EditorState,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import * as Y from 'yjs';
import { findSplice, longestRise } from './align.ts';
import { $caretIn, lookOf } from './editor-text.ts';
import { elementKinds } from './element-kinds.ts';
import type { Links } from './links.ts';
import { writeProperties } from './properties.ts';
import { isSameLook, readSegments, type Look, type Segment, type Shared } from './segments.ts';
import { $writeLooks } from './write-looks.ts';

/** One character or one inner part, and where it stands; a part that is to go has a unit that is like no other. */
type Unit = { at: number; value: string | Shared };
/** What the editor shows between two parts that stay. */
type Gap = { wanted: (string | LexicalNode)[]; looks: (Look | null)[]; caret: number | null };

/**
 * Makes a part hold what its element shows. Inner parts that stay keep their place; between them one stretch of characters
 * and parts is replaced. An element that took the place of another keeps its part, so that what others write there at the
 * same time stays.
 * @param before the state of the editor before the change; null for an element that is new
 */
export function $writeChildren(
  links: Links,
  shared: Y.XmlText,
  element: ElementNode,
  before: EditorState | null,
): void {
  const children = element.getChildren();
  const holdsText = elementKinds[element.getType()]?.holds.has('#text') === true;
  if (before) for (const child of children) $takeOver(links, shared, child, before);
  const segments = readSegments(shared);
  const kept = findKept(links, segments, children);
  const anchors = segments.filter((segment) => segment.kind === 'node' && kept.has(segment.shared));
  const gaps = $listGaps(links, kept, element);
  for (let gap = anchors.length; gap >= 0; gap -= 1) {
    const from = gap === 0 ? -1 : (anchors[gap - 1] as Segment).at;
    const to = anchors[gap]?.at ?? Infinity;
    const inside = segments.filter(({ at }) => at > from && at < to);
    $writeGap(links, shared, { base: from + 1, inside, holdsText, ...(gaps[gap] as Gap) });
  }
  if (holdsText) $writeLooks(shared, children);
}

/** A new element with the children of one that is gone, in the same parent, is the old one of another kind. */
function $takeOver(links: Links, shared: Y.XmlText, child: LexicalNode, before: EditorState): void {
  if (!$isElementNode(child) || links.sharedOf(child.getKey()) !== undefined) return;
  const first = child.getFirstChild();
  const source = first ? (before._nodeMap.get(first.getKey())?.__parent ?? null) : null;
  if (source === null || $getNodeByKey(source)?.isAttached() === true) return;
  const part = links.sharedOf(source);
  if (!(part instanceof Y.XmlText) || part.parent !== shared || part._item?.deleted !== false) return;
  links.link(part, child.getKey());
}

/** The parts that stay in this element, in an order that need not change. */
function findKept(links: Links, segments: Segment[], children: LexicalNode[]): Set<Shared> {
  const places = new Map<Shared, number>();
  for (const segment of segments) if (segment.kind === 'node') places.set(segment.shared, segment.at);
  const found = children.flatMap((child) => {
    const part = links.sharedOf(child.getKey());
    const at = part ? places.get(part) : undefined;
    return part && at !== undefined ? [{ part, at }] : [];
  });
  const staying = longestRise(found.map(({ at }) => at));
  return new Set(found.filter((_, index) => staying.has(index)).map(({ part }) => part));
}

function $listGaps(links: Links, kept: Set<Shared>, element: ElementNode): Gap[] {
  let caret = $caretIn(element);
  const gaps: Gap[] = [{ wanted: [], looks: [], caret }];
  for (const child of element.getChildren()) {
    const part = links.sharedOf(child.getKey());
    const { wanted, looks } = gaps.at(-1) as Gap;
    if (part && kept.has(part)) {
      if (caret !== null) caret -= wanted.length + 1;
      gaps.push({ wanted: [], looks: [], caret });
    } else if ($isTextNode(child)) {
      const look = lookOf(child);
      for (const unit of splitUnits(child.getTextContent())) {
        wanted.push(unit);
        looks.push(look);
      }
    } else {
      wanted.push(child);
      looks.push(null);
    }
  }
  return gaps.map((gap) => ({
    ...gap,
    caret: gap.caret !== null && gap.caret >= 0 && gap.caret <= gap.wanted.length ? gap.caret : null,
  }));
}

const splitUnits = (text: string): string[] => text.split('');

type Place = Gap & { base: number; inside: Segment[]; holdsText: boolean };

function $writeGap(links: Links, shared: Y.XmlText, { base, inside, holdsText, wanted, looks, caret }: Place): void {
  const units = inside.flatMap((segment): Unit[] => {
    if (segment.kind === 'chars' && holdsText)
      return splitUnits(segment.text).map((value, index) => ({ at: segment.at + index, value }));
    // A part that the editor does not show is none of its business.
    return segment.kind === 'node' && links.keyOf(segment.shared) ? [{ at: segment.at, value: segment.shared }] : [];
  });
  const { start, removed, added } = findSplice(
    units.map(({ value }) => value),
    wanted,
    caret,
  );
  removeUnits(links, shared, units.slice(start, start + removed));
  if (added === 0) return;
  const at = start > 0 ? (units[start - 1] as Unit).at + 1 : base;
  const coming = wanted.slice(start, start + added);
  $insert(links, shared, passMarkers(inside, at, looks[start] ?? null), coming);
}

function removeUnits(links: Links, shared: Y.XmlText, units: Unit[]): void {
  let end = units.length;
  while (end > 0) {
    let first = end - 1;
    while (first > 0 && (units[first - 1] as Unit).at === (units[first] as Unit).at - 1) first -= 1;
    shared.delete((units[first] as Unit).at, end - first);
    end = first;
  }
  for (const { value } of units) if (typeof value !== 'string') links.drop(value);
}

/** Characters go behind the markers at their place when they look as these say, and do not look as those before them. */
function passMarkers(inside: Segment[], at: number, look: Look | null): number {
  if (look === null) return at;
  let before: Look | null = null;
  let place = at;
  let found = at;
  for (const segment of inside) {
    if (segment.at < at) before = segment.kind === 'node' ? null : segment.look;
    else if (segment.at > place || segment.kind !== 'marker') break;
    else {
      place += 1;
      if (isSameLook(segment.look, look) && !(before && isSameLook(before, look))) found = place;
    }
  }
  return found;
}

function $insert(links: Links, shared: Y.XmlText, from: number, coming: (string | LexicalNode)[]): void {
  let at = from;
  let text = '';
  const flush = () => {
    if (text !== '') shared.insert(at, text);
    at += text.length;
    text = '';
  };
  for (const unit of coming) {
    if (typeof unit === 'string') text += unit;
    else {
      flush();
      $insertPart(links, shared, at, unit);
      at += 1;
    }
  }
  flush();
}

/** Only what is in a document already knows its length, so a part comes before what is in it. */
function $insertPart(links: Links, shared: Y.XmlText, at: number, node: LexicalNode): void {
  if ($isElementNode(node)) {
    const part = new Y.XmlText();
    shared.insertEmbed(at, part);
    links.link(part, node.getKey());
    writeProperties(part, node);
    $writeChildren(links, part, node, null);
    return;
  }
  const part = $isLineBreakNode(node) ? new Y.Map<unknown>([['__type', 'linebreak']]) : new Y.XmlElement();
  shared.insertEmbed(at, part);
  links.link(part, node.getKey());
  if (part instanceof Y.XmlElement) writeProperties(part, node);
}
