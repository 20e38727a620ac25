import {
  $getNodeByKey,
  $isElementNode,
  type EditorState,
  type ElementNode,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import * as Y from 'yjs';
import type { Links } from './links.ts';
import { writeProperties } from './properties.ts';
import { $writeChildren } from './write-children.ts';

/** What changed in the editor, and the state before. */
export type EditorChange = {
  before: EditorState;
  /** Elements that changed, or in which something did. */
  dirtyElements: ReadonlyMap<NodeKey, unknown>;
  dirtyLeaves: ReadonlySet<NodeKey>;
};

/**
 * Writes what changed in the editor into the shared document, in as few operations as it takes: words that stay are not
 * touched, whatever becomes of their look or of their block. Call inside a read of the new state, in a transaction.
 */
export function $writeChanges(links: Links, root: ElementNode, change: EditorChange): void {
  const changed = new Set<NodeKey>();
  // An element that has other children than before is another object.
  for (const key of change.dirtyElements.keys())
    if ($getNodeByKey(key) !== change.before._nodeMap.get(key)) changed.add(key);
  for (const key of change.dirtyLeaves) {
    const leaf = $getNodeByKey(key);
    const parent = leaf?.getParent();
    if (parent) changed.add(parent.getKey());
    if (leaf) $writeOwn(links, leaf);
  }
  $writeDirty(links, root, { change, changed });
  for (const key of [...change.dirtyElements.keys(), ...change.dirtyLeaves])
    if ($getNodeByKey(key) === null) links.forget(key);
}

type Pass = { change: EditorChange; changed: ReadonlySet<NodeKey> };

function $writeDirty(links: Links, element: ElementNode, pass: Pass): void {
  const key = element.getKey();
  if (!pass.change.dirtyElements.has(key)) return;
  const shared = links.sharedOf(key);
  if (!(shared instanceof Y.XmlText)) return;
  writeProperties(shared, element);
  const inner = element.getChildren().filter($isElementNode);
  // A line that was only shown so far is shared once somebody writes on it.
  const isShared = (child: ElementNode) => links.sharedOf(child.getKey()) !== undefined;
  if (pass.changed.has(key) || !inner.every(isShared)) $writeChildren(links, shared, element, pass.change.before);
  for (const child of inner) $writeDirty(links, child, pass);
}

function $writeOwn(links: Links, leaf: LexicalNode): void {
  const shared = links.sharedOf(leaf.getKey());
  if (shared instanceof Y.XmlElement) writeProperties(shared, leaf);
}
