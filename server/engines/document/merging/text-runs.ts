import * as Y from 'yjs';
import type { IdRange, Slice } from './id-ranges.ts';

/** Characters in a row of one element, with the ids of each part of them. */
export type TextRun = { text: string; pieces: (IdRange & { at: number })[] };

export type StringItem = Y.Item & { content: Y.ContentString };

export const isString = (item: Y.Item): item is StringItem => item.content instanceof Y.ContentString;

/** Where a character of a run is, by its place in the run; `length` counts to the end of its piece. */
export function idAt({ pieces }: TextRun, offset: number): IdRange | null {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle] as TextRun['pieces'][number]).at <= offset) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[low - 1];
  if (!piece || offset >= piece.at + piece.length) return null;
  const done = offset - piece.at;
  return { client: piece.client, clock: piece.clock + done, length: piece.length - done };
}

/** A part of a run, as a run of its own. */
export function sliceRun({ text, pieces }: TextRun, from: number, to: number): TextRun {
  const part: TextRun = { text: text.slice(from, to), pieces: [] };
  for (const { client, clock, length, at } of pieces) {
    const start = Math.max(from, at);
    const end = Math.min(to, at + length);
    if (start < end) part.pieces.push({ client, clock: clock + start - at, length: end - start, at: start - from });
  }
  return part;
}

export function addToRun(run: TextRun, { id, content }: StringItem, { from, to }: Slice): void {
  run.pieces.push({ client: id.client, clock: id.clock + from, length: to - from, at: run.text.length });
  run.text += content.str.slice(from, to);
}

/** The range of an item. */
export const rangeOf = ({ id, length }: Y.Item): IdRange => ({ client: id.client, clock: id.clock, length });

export const wholeOf = ({ length }: Y.Item): Slice[] => [{ from: 0, to: length }];

type RunInContext = TextRun & { before: string };

/**
 * Rows of those characters of an element that are chosen; markers of looks and what is gone do not part them, other
 * characters that stand there and inner elements do.
 * @param chosen the parts of an item that belong to a row, in order
 * @param before how many characters in front of each row are told
 */
export function listRuns(
  parent: Y.AbstractType<unknown>,
  chosen: (item: StringItem) => Slice[],
  before: number,
): RunInContext[] {
  const runs: RunInContext[] = [];
  let passed = '';
  let open: RunInContext | null = null;
  for (let item = parent._start; item !== null; item = item.right) {
    if (!isString(item)) {
      if (!item.deleted && !isMarker(item)) open = null;
      continue;
    }
    const slices = chosen(item);
    if (slices.length === 0 && !item.deleted) open = null;
    for (const slice of slices) {
      const inFront = passed + item.content.str.slice(0, slice.from);
      if (open === null) runs.push((open = { text: '', pieces: [], before: before > 0 ? inFront.slice(-before) : '' }));
      addToRun(open, item, slice);
    }
    if (before > 0) passed = (passed + item.content.str).slice(-before);
  }
  return runs;
}

function isMarker({ content }: Y.Item): boolean {
  return (
    content instanceof Y.ContentType && content.type instanceof Y.Map && content.type.get('__type') !== 'linebreak'
  );
}

/** The characters of an element as they stand, and the index of Yjs behind each. */
export function readText(element: Y.XmlText): { text: string; indexAt(offset: number): number } {
  const parts: { at: number; from: number; length: number }[] = [];
  let text = '';
  let at = 0;
  for (let item = element._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (isString(item)) {
      parts.push({ at, from: text.length, length: item.length });
      text += item.content.str;
    }
    at += item.length;
  }
  return {
    text,
    /** Where a character goes that is to stand at this place of the text. */
    indexAt(offset) {
      const part = parts.find(({ from, length }) => offset <= from + length && (offset > from || from === 0));
      return part ? part.at + offset - part.from : element.length;
    },
  };
}
