/** Random numbers that can be had again: the seed is printed, and taken from the environment where it is given. */
export type Random = {
  seed: number;
  /** From 0 to 1. */
  next(): number;
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  between(from: number, to: number): number;
  pick<T>(rows: readonly T[]): T;
};

/** `TACHAWOR_SEED=… npm test` plays the same choices again. */
export function createRandom(what: string, salt = 0): Random {
  const given = Number(process.env.TACHAWOR_SEED);
  const seed = Number.isInteger(given) && given > 0 ? given : 1 + Math.floor(Math.random() * 2 ** 31);
  if (salt === 0) console.log(`${what}: TACHAWOR_SEED=${seed}`);
  let state = (seed ^ Math.imul(salt, 0x9e3779b1)) | 0;
  const next = (): number => {
    // mulberry32 by Tommy Ettinger (public domain).
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    seed,
    next,
    below,
    between: (from, to) => from + below(to - from + 1),
    pick(rows) {
      const row = rows[below(rows.length)];
      if (row === undefined) throw new Error('nothing to pick from');
      return row;
    },
  };
}
