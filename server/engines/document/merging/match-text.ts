import type { Effort } from './effort.ts';

/** The same characters in two texts: `length` of them, from a place in each. */
export type Match = { a: number; b: number; length: number };

/** Fewer letters in a row may be chance, unless nearly the whole text is there. */
const least = 8;
const nearlyAll = 0.8;

/**
 * The stretches that two texts have in common, in the same order: the longest one, then those before and behind it
 * (Ratcliff and Obershelp, 1988). Without those that may be chance; empty where it would be too much work to look.
 */
export function matchTexts(a: string, b: string, effort: Effort): Match[] {
  // The search itself may have to begin again at every letter.
  if (a.length > b.length || !effort.spend(b.length + (a.length * b.length) / 8)) return matchParts(a, b, effort);
  const whole = b.indexOf(a);
  if (whole >= 0) return [{ a: 0, b: whole, length: a.length }];
  return matchParts(a, b, effort);
}

function matchParts(a: string, b: string, effort: Effort): Match[] {
  const found = matchBetween({ text: a, from: 0, to: a.length }, { text: b, from: 0, to: b.length }, effort);
  const sum = found.reduce((total, { length }) => total + length, 0);
  return sum >= nearlyAll * a.length ? found : found.filter(({ length }) => length >= least);
}

type Part = { text: string; from: number; to: number };

function matchBetween(a: Part, b: Part, effort: Effort): Match[] {
  if (!effort.spend((a.to - a.from) * (b.to - b.from))) return [];
  const found = longestIn(a, b);
  if (found.length === 0) return [];
  return [
    ...matchBetween({ ...a, to: found.a }, { ...b, to: found.b }, effort),
    found,
    ...matchBetween({ ...a, from: found.a + found.length }, { ...b, from: found.b + found.length }, effort),
  ];
}

function longestIn(a: Part, b: Part): Match {
  let best: Match = { a: a.from, b: b.from, length: 0 };
  let above = new Uint32Array(b.to - b.from + 1);
  for (let i = a.from; i < a.to; i += 1) {
    const row = new Uint32Array(b.to - b.from + 1);
    for (let j = b.from; j < b.to; j += 1) {
      if (a.text[i] !== b.text[j]) continue;
      const length = (above[j - b.from] as number) + 1;
      row[j - b.from + 1] = length;
      if (length > best.length) best = { a: i - length + 1, b: j - length + 1, length };
    }
    above = row;
  }
  return best;
}
