import * as Y from 'yjs';

/** What an element of the shared document holds, in order. */
export type Part =
  | { kind: 'element'; element: Y.XmlText }
  | { kind: 'picture'; element: Y.XmlElement }
  | { kind: 'break' }
  /** The characters that follow a text's properties, by who wrote them (Yjs client ids). */
  | { kind: 'text'; format: unknown; runs: Array<{ text: string; by: number }> };

/**
 * The parts of an element in the V1 format of `@lexical/yjs`: an inner element is an embedded `Y.XmlText`, a text an
 * embedded `Y.Map` and the characters after it. Characters that follow no text, because somebody took that away while
 * another wrote there, are plain ones, as the editor shows them.
 */
export function listParts(element: Y.XmlText): Part[] {
  const parts: Part[] = [];
  let open: Extract<Part, { kind: 'text' }> | null = null;
  for (let item = element._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentString) {
      if (open === null) parts.push((open = { kind: 'text', format: 0, runs: [] }));
      open.runs.push({ text: content.str, by: item.id.client });
      continue;
    }
    if (!(content instanceof Y.ContentType)) continue;
    const type: unknown = content.type;
    open = null;
    if (type instanceof Y.XmlText) parts.push({ kind: 'element', element: type });
    else if (type instanceof Y.XmlElement) {
      if ((type.getAttribute('__type') as unknown) === 'image') parts.push({ kind: 'picture', element: type });
    } else if (type instanceof Y.Map) {
      const name: unknown = type.get('__type');
      if (name === 'linebreak') parts.push({ kind: 'break' });
      else if (name === 'text' || name === 'tab') {
        open = { kind: 'text', format: type.get('__format'), runs: [] };
        parts.push(open);
      }
    }
  }
  return parts;
}
