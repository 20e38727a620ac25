import { $isElementNode, type ElementNode, type LexicalNode } from 'lexical';
import * as Y from 'yjs';
import { elementKinds } from './element-kinds.ts';
import { typeOf, type Links } from './links.ts';
import { $showProperties } from './properties.ts';
import { $showChildren } from './show-children.ts';

/**
 * Shows in the editor what changed in the shared document: the elements an event speaks of, and nothing else. Call inside
 * an update, with an editor that shows what the document held before.
 */
export function $showChanges(links: Links, events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void {
  const elements = new Map<Y.XmlText, number>();
  for (const { target } of events) {
    const type: unknown = target;
    const own = type instanceof Y.XmlText || type instanceof Y.XmlElement ? links.$nodeOf(type) : null;
    if (own && (type instanceof Y.XmlText || type instanceof Y.XmlElement)) $showOwn(links, type, own);
    const found = findShown(links, target);
    if (found) elements.set(found, depthOf(found));
  }
  // From the top: what is inside a new element is shown with it.
  for (const [shared] of [...elements].sort(([, a], [, b]) => a - b)) {
    const node = links.$nodeOf(shared);
    if ($isElementNode(node)) $showChildren(links, shared, node);
  }
}

/** The next element upwards that the editor shows: one that was hidden may have to be shown now. */
function findShown(links: Links, type: Y.AbstractType<unknown>): Y.XmlText | null {
  let at: Y.AbstractType<unknown> | null = type;
  while (at !== null) {
    const shared: unknown = at;
    if (shared instanceof Y.XmlText && links.$nodeOf(shared)) return shared;
    at = at.parent;
  }
  return null;
}

function depthOf(shared: Y.XmlText): number {
  let depth = 0;
  for (let at: Y.AbstractType<unknown> | null = shared.parent; at !== null; at = at.parent) depth += 1;
  return depth;
}

function $showOwn(links: Links, shared: Y.XmlText | Y.XmlElement, node: LexicalNode): void {
  const type = typeOf(shared);
  const kind = type === null ? undefined : elementKinds[type];
  if (!$isElementNode(node) || node.getType() === 'root' || kind === undefined || type === node.getType())
    return $showProperties(shared, node);
  const other: ElementNode = kind.make();
  node.replace(other, true);
  links.link(shared, other.getKey());
  $showProperties(shared, other);
}
