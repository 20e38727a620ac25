import type * as Y from 'yjs';
import type { Effort } from './effort.ts';
import { createRangeSet, type IdRange } from './id-ranges.ts';
import { idAt, type TextRun } from './text-runs.ts';

/** Words that a change took out. */
export type GoneText = TextRun & {
  /** What stood in front of them. */
  before: string;
  /** The id of the element they stood in, where it is known. */
  block: Y.ID | null;
  /** Where the same change wrote parts of them again, in order. */
  copies: Copy[];
};
/** The words from a place on, as new ones. */
export type Copy = { from: number; run: TextRun };

/** Words that were moved, in a row, and the place of each of their characters today. */
export type MovedText = { text: string; now: IdRange[] };

/** How much a room remembers: rows of words, the pieces and the characters of them. */
const most = { rows: 1_000, pieces: 5_000, characters: 200_000 };
/** How often words are followed from one place to the next. */
const longestWay = 8;

type Known = { clock: number; length: number; gone: GoneText; at: number };

/**
 * What was taken out of a text lately. Yjs itself forgets it; it is needed to tell where words stood that come late, and
 * whether two moved the same ones. It lives as long as the room: whoever was away longer is merged without it.
 */
export function createGoneTexts() {
  const rows: GoneText[] = [];
  /** The pieces of each client, by clock. */
  const index = new Map<number, Known[]>();
  const size = { pieces: 0, characters: 0 };

  function count({ text, pieces, copies }: GoneText, sign: 1 | -1): void {
    size.pieces += sign * copies.reduce((sum, { run }) => sum + run.pieces.length, pieces.length);
    size.characters += sign * text.length;
  }

  function forgetFirst(): void {
    const gone = rows.shift();
    if (!gone) return;
    count(gone, -1);
    for (const { client, clock } of gone.pieces) {
      const known = index.get(client) ?? [];
      const at = placeOf(known, clock);
      if (known[at]?.gone === gone) known.splice(at, 1);
      if (known.length === 0) index.delete(client);
    }
  }

  function find(client: number, clock: number): { gone: GoneText; offset: number } | null {
    const known = index.get(client) ?? [];
    const piece = known[placeOf(known, clock)];
    if (!piece || clock < piece.clock || clock >= piece.clock + piece.length) return null;
    return { gone: piece.gone, offset: piece.at + clock - piece.clock };
  }

  /** Where a character stands now, if it was moved to where it still stands. */
  function follow(gone: GoneText, offset: number, stands: (id: IdRange) => boolean): IdRange | null {
    let at: { gone: GoneText; offset: number } | null = { gone, offset };
    for (let steps = 0; at !== null && steps < longestWay; steps += 1) {
      const { copies } = at.gone;
      const place: number = at.offset;
      const copy = copies.find(({ from, run }) => place >= from && place < from + run.text.length);
      const id: IdRange | null = copy ? idAt(copy.run, place - copy.from) : null;
      if (id === null || stands(id)) return id;
      at = find(id.client, id.clock);
    }
    return null;
  }

  return {
    add(gone: GoneText): void {
      rows.push(gone);
      count(gone, 1);
      for (const { client, clock, length, at } of gone.pieces) {
        const known = index.get(client) ?? [];
        index.set(client, known);
        known.splice(placeOf(known, clock) + 1, 0, { clock, length, gone, at });
      }
      while (rows.length > most.rows || size.pieces > most.pieces || size.characters > most.characters) forgetFirst();
    },
    /** The words that held an id, and its place in them. */
    find,
    /** Words among these ranges that were moved and stand somewhere else now; not all of them where that is too much work. */
    listMoved(ranges: readonly IdRange[], stands: (id: IdRange) => boolean, effort: Effort): MovedText[] {
      const set = createRangeSet(ranges);
      return rows.flatMap((gone) => {
        if (gone.copies.length === 0 || !effort.spend(10 * gone.pieces.length)) return [];
        const now: (IdRange | null)[] = [];
        for (const piece of gone.pieces) {
          for (const { from, to } of set.inside(piece)) {
            if (!effort.spend(100 * (to - from))) return [];
            while (now.length < gone.text.length) now.push(null);
            for (let n = from; n < to; n += 1) now[piece.at + n] = follow(gone, piece.at + n, stands);
          }
        }
        return listRows(gone.text, now);
      });
    },
  };
}

export type GoneTexts = ReturnType<typeof createGoneTexts>;

/** The last piece that begins at a clock or before it. */
function placeOf(known: readonly Known[], clock: number): number {
  let low = 0;
  let high = known.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((known[middle] as Known).clock <= clock) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function listRows(text: string, now: (IdRange | null)[]): MovedText[] {
  const found: MovedText[] = [];
  let open: MovedText | null = null;
  for (const [offset, id] of now.entries()) {
    if (!id) open = null;
    else {
      if (open === null) found.push((open = { text: '', now: [] }));
      open.text += text[offset] ?? '';
      open.now.push(id);
    }
  }
  return found;
}
