import { foldArabic } from '#app/contract/fold-arabic.ts';

/** A text in its folded form; `starts` and `ends` say for each of its characters where it came from. */
export type FoldedText = { text: string; starts: number[]; ends: number[] };

const gap = /^[\s\p{Pd}'’‘ʼ`´]$/u;

/** Folds as `foldArabic` does and remembers every place; marks and invisible characters belong to the letter before. */
export function foldWithPlaces(text: string): FoldedText {
  const folded: FoldedText = { text: '', starts: [], ends: [] };
  let at = 0;
  for (const letter of text) {
    const end = at + letter.length;
    const piece = gap.test(letter) ? ' ' : foldArabic(letter);
    const last = folded.ends.length - 1;
    if (piece === '' || (piece === ' ' && folded.text.endsWith(' '))) {
      if (last >= 0) folded.ends[last] = end;
    } else {
      folded.text += piece;
      for (let unit = 0; unit < piece.length; unit += 1) {
        folded.starts.push(at);
        folded.ends.push(end);
      }
    }
    at = end;
  }
  return folded;
}

export type Span = { start: number; end: number };

/** Where `query` stands in `text`, whatever the spelling of alef, hamza, ya and ta marbuta; no two places overlap. */
export function findSpans(text: string, query: string): Span[] {
  const wanted = foldArabic(query);
  if (wanted === '') return [];
  const { text: folded, starts, ends } = foldWithPlaces(text);
  const spans: Span[] = [];
  let from = folded.indexOf(wanted);
  while (from >= 0) {
    const to = from + wanted.length;
    spans.push({ start: starts[from] ?? 0, end: ends[to - 1] ?? text.length });
    from = folded.indexOf(wanted, to);
  }
  return spans;
}
