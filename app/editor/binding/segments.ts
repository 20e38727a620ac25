import * as Y from 'yjs';
import { allFormats } from '#app/contract/document.ts';

/** What stands in an element of the shared document beside characters: an inner element, a picture, a line break. */
export type Shared = Y.XmlText | Y.XmlElement | Y.Map<unknown>;

/** How characters look, as a marker before them says. Formats are the bits of `textFormats`. */
export type Look = { type: 'text' | 'tab'; format: number };

export type Segment =
  | { kind: 'marker'; at: number; map: Y.Map<unknown>; look: Look }
  /** Characters with one marker before them; without one they look plain. */
  | { kind: 'chars'; at: number; text: string; look: Look | null }
  | { kind: 'node'; at: number; shared: Shared };

export const plain: Look = { type: 'text', format: 0 };

export const isSameLook = (a: Look, b: Look): boolean => a.type === b.type && a.format === b.format;

/**
 * What stands in an element, in order; `at` is the place of each by the indexes of Yjs. The format is V1 of
 * `@lexical/yjs`: a text is an embedded `Y.Map` with its look, and the characters after it up to the next embed.
 */
export function readSegments(element: Y.XmlText): Segment[] {
  const found: Segment[] = [];
  let at = 0;
  let look: Look | null = null;
  for (let item = element._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const { content } = item;
    if (content instanceof Y.ContentString) addChars(found, at, content.str, look);
    else {
      const shared: unknown = content instanceof Y.ContentType ? content.type : null;
      look = shared instanceof Y.Map ? readLook(shared) : null;
      if (shared instanceof Y.Map && look) found.push({ kind: 'marker', at, map: shared, look });
      else if (isShared(shared)) found.push({ kind: 'node', at, shared });
    }
    at += item.length;
  }
  return found;
}

function addChars(found: Segment[], at: number, text: string, look: Look | null): void {
  const last = found.at(-1);
  if (last?.kind === 'chars' && last.at + last.text.length === at) last.text += text;
  else found.push({ kind: 'chars', at, text, look });
}

function isShared(value: unknown): value is Shared {
  return value instanceof Y.XmlText || value instanceof Y.XmlElement || value instanceof Y.Map;
}

function readLook(map: Y.Map<unknown>): Look | null {
  const type = map.get('__type');
  const format = map.get('__format');
  if (type !== 'text' && type !== 'tab') return null;
  return { type, format: typeof format === 'number' ? format & allFormats : 0 };
}

export function makeMarker({ type, format }: Look): Y.Map<unknown> {
  const detail = type === 'tab' ? 2 : 0;
  return new Y.Map<unknown>(
    Object.entries({ __type: type, __format: format, __style: '', __mode: 0, __detail: detail }),
  );
}
