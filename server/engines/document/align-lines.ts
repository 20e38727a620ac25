import type { Line } from './list-lines.ts';

/** The words of a line, and how many they are. */
type Bag = { counts: Map<string, number>; total: number };

/** Two lines beside each other, by their places; null where one has no counterpart. */
export type Pair = { older: number | null; newer: number | null };

/** From this share of common words on, two lines are one line that changed. */
const likeness = 0.5;
/** Lines with lines that are compared each with each; beyond that only near ones are. */
const mostCells = 10_000;
/** The same for long lines: letters on both sides, times lines of the shorter one. */
const mostLetters = 20_000_000;
const reach = 20;
/** Cheaper than cutting by dictionary, and as good for telling whether two lines are alike. */
const words = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * Lines of two texts beside each other, in the order of the newer with what is gone where it stood. Lines that occur
 * once in both are anchors; between two anchors the likest ones are paired. Time grows with the number of lines, not with
 * its square.
 */
export function alignLines(older: Line[], newer: Line[]): Pair[] {
  const anchors = findAnchors(older, newer);
  const bags = new Map<Line, Bag>();
  const pairs: Pair[] = [];
  let [from, to] = [0, 0];
  for (const [a, b] of [...anchors, [older.length, newer.length] as const]) {
    pairs.push(...alignGap({ older, newer, bags, a: [from, a], b: [to, b] }));
    if (a < older.length) pairs.push({ older: a, newer: b });
    [from, to] = [a + 1, b + 1];
  }
  return pairs;
}

/** Places of equal lines in both, rising in both: those that occur once, and their equal neighbours. */
function findAnchors(older: Line[], newer: Line[]): Array<readonly [number, number]> {
  const once = (lines: Line[]): Map<string, number> => {
    const places = new Map<string, number>();
    lines.forEach(({ key }, at) => places.set(key, places.has(key) ? -1 : at));
    return places;
  };
  const [here, there] = [once(older), once(newer)];
  const common = [...there].flatMap(([key, b]) => {
    const a = here.get(key) ?? -1;
    return a < 0 || b < 0 ? [] : [[a, b] as const];
  });
  return spread(longestRise(common), older, newer);
}

/** The longest run of pairs whose first places rise as well; the second ones do already. */
function longestRise(pairs: Array<readonly [number, number]>): Array<readonly [number, number]> {
  const ends: number[] = [];
  const before = Array.from<number>({ length: pairs.length });
  pairs.forEach(([a], at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[0] ?? 0) < a) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = at;
  });
  const rise: Array<readonly [number, number]> = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) rise.push(pair);
  }
  return rise.reverse();
}

/** Anchors, with the equal lines that follow and precede each and occur more than once. */
function spread(anchors: Array<readonly [number, number]>, older: Line[], newer: Line[]) {
  const all: Array<readonly [number, number]> = [];
  const same = (a: number, b: number): boolean => older[a] !== undefined && older[a]?.key === newer[b]?.key;
  let [a, b] = [0, 0];
  for (const [nextA, nextB] of [...anchors, [older.length, newer.length] as const]) {
    for (; a < nextA && b < nextB && same(a, b); a += 1, b += 1) all.push([a, b]);
    let back = 0;
    while (nextA - back > a && nextB - back > b && same(nextA - back - 1, nextB - back - 1)) back += 1;
    for (; back > 0; back -= 1) all.push([nextA - back, nextB - back]);
    if (nextA < older.length) all.push([nextA, nextB]);
    [a, b] = [nextA + 1, nextB + 1];
  }
  return all;
}

type Gap = {
  older: Line[];
  newer: Line[];
  bags: Map<Line, Bag>;
  a: [from: number, to: number];
  b: [from: number, to: number];
};

function alignGap(gap: Gap): Pair[] {
  const [rows, columns] = [gap.a[1] - gap.a[0], gap.b[1] - gap.b[0]];
  const few = rows * columns <= mostCells && countLetters(gap) * Math.min(rows, columns) <= mostLetters;
  const matches = rows === 0 || columns === 0 ? [] : few ? matchAll(gap) : matchNear(gap);
  const pairs: Pair[] = [];
  let [a, b] = [gap.a[0], gap.b[0]];
  for (const [nextA, nextB] of [...matches, [gap.a[1], gap.b[1]] as const]) {
    for (; a < nextA; a += 1) pairs.push({ older: a, newer: null });
    for (; b < nextB; b += 1) pairs.push({ older: null, newer: b });
    if (nextA < gap.a[1]) pairs.push({ older: a++, newer: b++ });
  }
  return pairs;
}

function countLetters({ older, newer, a, b }: Gap): number {
  return [...older.slice(...a), ...newer.slice(...b)].reduce((sum, { text }) => sum + text.length, 0);
}

/** The pairs whose likenesses add up to most, by comparing each with each. */
function matchAll(gap: Gap): Array<readonly [number, number]> {
  const [rows, columns] = [gap.a[1] - gap.a[0], gap.b[1] - gap.b[0]];
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  const like = (a: number, b: number): number => likenessOf(gap, gap.a[0] + a, gap.b[0] + b);
  const scores = Array.from({ length: rows }, (_row, a) =>
    Float64Array.from({ length: columns }, (_c, b) => like(a, b)),
  );
  const at = (a: number, b: number): number => best[a]?.[b] ?? 0;
  const score = (a: number, b: number): number => scores[a]?.[b] ?? 0;
  for (let a = rows - 1; a >= 0; a -= 1) {
    const row = best[a];
    if (row === undefined) continue;
    for (let b = columns - 1; b >= 0; b -= 1) {
      const paired = score(a, b) > 0 ? score(a, b) + at(a + 1, b + 1) : 0;
      row[b] = Math.max(paired, at(a + 1, b), at(a, b + 1));
    }
  }
  const matches: Array<readonly [number, number]> = [];
  for (let [a, b] = [0, 0]; a < rows && b < columns;) {
    if (score(a, b) > 0 && at(a, b) === score(a, b) + at(a + 1, b + 1)) matches.push([gap.a[0] + a++, gap.b[0] + b++]);
    else if (at(a, b) === at(a + 1, b)) a += 1;
    else b += 1;
  }
  return matches;
}

/** For very different texts: each newer line takes the likest of the next few older ones. */
function matchNear(gap: Gap): Array<readonly [number, number]> {
  const matches: Array<readonly [number, number]> = [];
  let next = gap.a[0];
  for (let b = gap.b[0]; b < gap.b[1]; b += 1) {
    let [found, most] = [-1, 0];
    for (let a = next; a < Math.min(next + reach, gap.a[1]); a += 1) {
      const like = likenessOf(gap, a, b);
      if (like > most) [found, most] = [a, like];
    }
    if (found < 0) continue;
    matches.push([found, b]);
    next = found + 1;
  }
  return matches;
}

/** The share of words that two lines have in common, from {@link likeness} to 1; 0 where they are different lines. */
function likenessOf({ older, newer, bags }: Gap, a: number, b: number): number {
  const [one, other] = [older[a], newer[b]];
  if (one === undefined || other === undefined) return 0;
  if (one.key === other.key) return 1;
  if (one.block === 'image' || other.block === 'image') return pictureOf(one) === pictureOf(other) ? 0.9 : 0;
  const [few, many] = [bagOf(bags, one), bagOf(bags, other)];
  if (few.total > many.total) return shareOf(many, few);
  return shareOf(few, many);
}

function shareOf(few: Bag, many: Bag): number {
  const total = few.total + many.total;
  if (total === 0 || (2 * few.total) / total < likeness) return 0;
  let common = 0;
  for (const [word, count] of few.counts) common += Math.min(count, many.counts.get(word) ?? 0);
  const share = (2 * common) / total;
  return share >= likeness ? share : 0;
}

function pictureOf({ block, key }: Line): string | undefined {
  return block === 'image' ? key.split('\n')[0] : undefined;
}

function bagOf(bags: Gap['bags'], line: Line): Bag {
  const known = bags.get(line);
  if (known) return known;
  const counts = new Map<string, number>();
  const found = line.text.match(words) ?? [];
  for (const word of found) counts.set(word, (counts.get(word) ?? 0) + 1);
  const bag = { counts, total: found.length };
  bags.set(line, bag);
  return bag;
}
