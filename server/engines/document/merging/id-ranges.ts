/** What a client made from `clock` on. */
export type IdRange = { client: number; clock: number; length: number };

/** A part of something long, from and up to a place in it. */
export type Slice = { from: number; to: number };

/** Ranges in order, to be asked what of others is in them. */
export function createRangeSet(ranges: readonly IdRange[]) {
  const byClient = Map.groupBy(ranges, ({ client }) => client);
  for (const known of byClient.values()) known.sort((a, b) => a.clock - b.clock);

  /** The parts of a range that are in the set. */
  function inside({ client, clock, length }: IdRange): Slice[] {
    const known = byClient.get(client) ?? [];
    const found: Slice[] = [];
    for (let index = firstAfter(known, clock); index < known.length; index += 1) {
      const range = known[index] as IdRange;
      if (range.clock >= clock + length) break;
      const to = Math.min(range.clock + range.length, clock + length) - clock;
      found.push({ from: Math.max(range.clock - clock, 0), to });
    }
    return found;
  }

  return {
    inside,
    /** The parts of a range that are not in the set. */
    outside(range: IdRange): Slice[] {
      const found: Slice[] = [];
      let at = 0;
      for (const { from, to } of [...inside(range), { from: range.length, to: range.length }]) {
        if (from > at) found.push({ from: at, to: from });
        at = Math.max(at, to);
      }
      return found;
    },
  };
}

export type RangeSet = ReturnType<typeof createRangeSet>;

/** The first range that ends behind a clock. */
function firstAfter(known: readonly IdRange[], clock: number): number {
  let low = 0;
  let high = known.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { clock: start, length } = known[middle] as IdRange;
    if (start + length <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
