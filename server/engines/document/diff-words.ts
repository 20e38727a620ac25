import { diffArrays } from 'diff';
import type { DiffPart } from '#app/contract/document.ts';

const segmenter = new Intl.Segmenter('ar', { granularity: 'word' });
const wordLetter = /[\p{L}\p{N}]/u;
/** Words put in and taken out beyond which two lines are told as one taken out and one put in. */
const mostChanges = 500;

/**
 * What may still be spent on comparing words: steps grow with the square of the changes in a line, letters are those of
 * the lines that are cut into words.
 */
export type Budget = { steps: number; letters: number };

/** Enough for any honest comparison of 40 pages, and little enough that one reader does not keep the others waiting. */
export function newBudget(): Budget {
  return { steps: 1_000_000, letters: 400_000 };
}

/** Words, and between them spaces and signs, which put together again give the text. Arabic and French are cut alike. */
function cutWords(text: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of segmenter.segment(text)) pieces.push(segment);
  return pieces;
}

/** True for a piece of {@link cutWords} that is a word or a number. */
function isWord(piece: string): boolean {
  return wordLetter.test(piece);
}

/**
 * The parts of two lines, what is taken out before what is put in. The parts that are the same or taken out, put
 * together, are the older line; those that are the same or put in are the newer.
 * @param budget is made smaller; once it is spent, lines are told as taken out and put in whole
 */
export function diffWords(older: string, newer: string, budget = newBudget()): DiffPart[] {
  budget.letters -= older.length + newer.length;
  const most = budget.letters < 0 ? 0 : Math.min(mostChanges, Math.floor(Math.sqrt(budget.steps)));
  const changes = most > 0 ? diffArrays(cutWords(older), cutWords(newer), { maxEditLength: most }) : undefined;
  const changed =
    changes?.reduce((sum, { added, removed, count }) => (added || removed ? sum + count : sum), 0) ?? most;
  budget.steps -= changed ** 2;
  if (!changes) return joinParts([part('removed', older), part('added', newer)]);
  const parts = changes.map(({ added, removed, value }) =>
    part(added ? 'added' : removed ? 'removed' : 'same', value.join('')),
  );
  return joinParts(withoutCrumbs(parts));
}

function part(kind: DiffPart['kind'], text: string): DiffPart {
  return { kind, text };
}

/** A space or a comma alone between two changes belongs to both: "a b" for "c d" reads better than word by word. */
function withoutCrumbs(parts: DiffPart[]): DiffPart[] {
  return parts.flatMap((one, at) => {
    const between = at > 0 && at < parts.length - 1;
    if (one.kind !== 'same' || !between || one.text.length > 3 || isWord(one.text)) return [one];
    return [part('removed', one.text), part('added', one.text)];
  });
}

/**
 * Between two parts that are the same: first all that is taken out, then all that is put in, each in one piece. A space
 * that ends both is no change.
 */
function joinParts(parts: DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  let removed = '';
  let added = '';
  const close = (): string => {
    const end = removed && added ? endSpace(removed, added) : '';
    if (removed) joined.push(part('removed', removed.slice(0, removed.length - end.length)));
    if (added) joined.push(part('added', added.slice(0, added.length - end.length)));
    removed = added = '';
    return end;
  };
  for (const { kind, text } of parts) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (text) joined.push(part('same', close() + text));
  }
  const end = close();
  return end ? [...joined, part('same', end)] : joined;
}

/** A space at the end of both; none where nothing else would be left of one. */
function endSpace(one: string, other: string): string {
  const space = /\s$/.exec(one)?.[0] ?? '';
  return other.endsWith(space) && one.trim() && other.trim() ? space : '';
}
