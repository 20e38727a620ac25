import { $isElementNode, type LexicalNode } from 'lexical';
import type * as Y from 'yjs';
import { elementKinds, pictureProperties, type Properties } from './element-kinds.ts';

type Fields = Record<string, unknown>;

function propertiesOf(node: LexicalNode): Properties {
  return $isElementNode(node) ? (elementKinds[node.getType()]?.properties ?? {}) : pictureProperties;
}

/** Writes what differs of a node's kind and properties into its part. */
export function writeProperties(shared: Y.XmlText | Y.XmlElement, node: LexicalNode): void {
  const fields = node as unknown as Fields;
  const write = (name: string, value: unknown) => {
    // Lexical keeps numbers and null in attributes; the types of Yjs name strings only.
    if ((shared.getAttribute(name) as unknown) !== value) shared.setAttribute(name, value as string);
  };
  if (node.getType() === 'root') return;
  write('__type', node.getType());
  for (const name of Object.keys(propertiesOf(node))) write(name, fields[name]);
}

/** Shows what differs of a part's properties in its node; what no editor writes is passed over. Call inside an update. */
export function $showProperties(shared: Y.XmlText | Y.XmlElement, node: LexicalNode): void {
  for (const [name, isValid] of Object.entries(propertiesOf(node))) {
    const value: unknown = shared.getAttribute(name);
    const shown = (node.getLatest() as unknown as Fields)[name];
    if (value !== shown && isValid(value)) (node.getWritable() as unknown as Fields)[name] = value;
  }
}
