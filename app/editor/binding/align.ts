/** A change of one place in a sequence: how many go at `start`, and what comes there. */
export type Splice = { start: number; removed: number; added: number };

/**
 * The one place in which two sequences differ. Where it could be in several (a letter beside its like), it ends at the caret.
 * @param caret where writing stands in `after`, or null
 */
export function findSplice(before: ArrayLike<unknown>, after: ArrayLike<unknown>, caret: number | null): Splice {
  const shorter = Math.min(before.length, after.length);
  const most = caret === null ? shorter : Math.min(shorter, after.length - caret);
  let tail = 0;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  let start = 0;
  while (start < shorter - tail && before[start] === after[start]) start += 1;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  // The halves of a character beyond the first 65,536 stay together.
  if (start > 0 && isHigh(after[start - 1] ?? before[start - 1])) start -= 1;
  if (tail > 0 && isLow(after[after.length - tail])) tail -= 1;
  return { start, removed: before.length - tail - start, added: after.length - tail - start };
}

const isHigh = (unit: unknown) => typeof unit === 'string' && unit >= '\ud800' && unit < '\udc00';
const isLow = (unit: unknown) => typeof unit === 'string' && unit >= '\udc00' && unit < '\ue000';

/** Indexes of a longest row of values that rise: what can stay where it is while the rest moves. */
export function longestRise(values: readonly number[]): Set<number> {
  const before: number[] = [];
  const ends: number[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] as number] as number) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (ends[low - 1] as number) : -1;
    ends[low] = index;
  }
  const found = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] as number) found.add(at);
  return found;
}
