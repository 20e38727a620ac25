import { $getNodeByKey, type LexicalNode, type NodeKey } from 'lexical';
import * as Y from 'yjs';
import type { Shared } from './segments.ts';

/** Which node of the editor shows which part of the shared document. Texts have none: they are told by their place. */
export type Links = {
  root: Y.XmlText;
  /** The part a node shows; none when it was taken out. */
  sharedOf(key: NodeKey): Shared | undefined;
  keyOf(shared: Shared): NodeKey | undefined;
  /** The living node that shows a part, or null. Call inside a read or an update. */
  $nodeOf(shared: Shared): LexicalNode | null;
  /** A part is shown by one node, a node shows one part: what was linked to either is not any more. */
  link(shared: Shared, key: NodeKey): void;
  /** The part is gone. */
  drop(shared: Shared): void;
  /** The node is gone. */
  forget(key: NodeKey): void;
};

export function createLinks(doc: Y.Doc): Links {
  const root = doc.get('root', Y.XmlText);
  const keys = new WeakMap<Shared, NodeKey>();
  const shared = new Map<NodeKey, Shared>();
  const links: Links = {
    root,
    sharedOf(key) {
      const part = shared.get(key);
      return part?._item?.deleted === true ? undefined : part;
    },
    keyOf: (part) => keys.get(part),
    $nodeOf(part) {
      const key = keys.get(part);
      return key === undefined ? null : $getNodeByKey(key);
    },
    link(part, key) {
      links.drop(part);
      keys.set(part, key);
      shared.set(key, part);
    },
    drop(part) {
      const key = keys.get(part);
      keys.delete(part);
      if (key !== undefined && shared.get(key) === part) shared.delete(key);
    },
    forget(key) {
      const part = shared.get(key);
      shared.delete(key);
      if (part && keys.get(part) === key) keys.delete(part);
    },
  };
  links.link(root, 'root');
  return links;
}

/** The `__type` of a part, or null where it has none that can be read. */
export function typeOf(shared: Shared): string | null {
  const type: unknown = shared instanceof Y.Map ? shared.get('__type') : shared.getAttribute('__type');
  return typeof type === 'string' ? type : null;
}
