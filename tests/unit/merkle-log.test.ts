import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkLog, type Log } from '#server/engines/merkle/check-log.ts';
import { hashLeaf } from '#server/engines/merkle/hashes.ts';
import { rootOf } from '#server/engines/merkle/prove.ts';
import { flipBit } from '#tests/support/flip-bit.ts';

const bytes: fc.Arbitrary<Uint8Array> = fc.uint8Array({ maxLength: 20 });
const rows = fc.array(bytes, { minLength: 1, maxLength: 40 });

/** Numbers for a list of any length: `pick(list.length, n)` is a place in it. */
const pick = (length: number, number: number): number => number % length;

describe('a log', () => {
  /** The log of these rows, with a head at every size of `sizes` and at the end. */
  function makeLog(entries: Uint8Array[], sizes: number[]): Log {
    const leaves = entries.map(hashLeaf);
    const all = [...new Set([...sizes.map((size) => size % entries.length), entries.length])].sort((a, b) => a - b);
    return {
      name: '',
      entries: entries.map((content) => ({ content, hash: null })),
      heads: all.map((size) => ({ size: BigInt(size), root: rootOf(leaves, size), at: size, signature: null })),
      inclusion: [],
      consistency: [],
    };
  }
  const withRows = (log: Log, entries: Uint8Array[]): Log => ({
    ...log,
    entries: entries.map((content) => ({ content, hash: null })),
  });
  const sizes = fc.array(fc.nat(), { maxLength: 6 });

  test('that is whole has nothing broken', () => {
    fc.assert(
      fc.property(rows, sizes, (entries, at) => {
        expect(checkLog(makeLog(entries, at), null)).toBeNull();
      }),
    );
  });

  /** The place of the change must be in the range that is told, or before it is reached a row is missing or too many. */
  function expectFound(log: Log, changed: Uint8Array[], place: number): void {
    const broken = checkLog(withRows(log, changed), null);
    expect(broken).toMatchObject({ part: 'entry' });
    expect(broken?.first).toBeLessThanOrEqual(place);
  }

  test('with a flipped bit is broken there, exactly with a head for every entry', () => {
    fc.assert(
      fc.property(rows, sizes, fc.nat(), fc.nat(), (entries, at, number, bit) => {
        const place = pick(entries.length, number);
        const row = entries[place] ?? new Uint8Array();
        const changed: Uint8Array[] = entries.with(
          place,
          row.length === 0 ? Uint8Array.of(bit & 255) : flipBit(row, bit),
        );
        expectFound(makeLog(entries, at), changed, place);
        const everywhere = makeLog(entries, [...entries.keys()]);
        expect(checkLog(withRows(everywhere, changed), null)).toMatchObject({ first: place, last: place });
      }),
    );
  });

  test('without one of its rows is broken', () => {
    fc.assert(
      fc.property(rows, sizes, fc.nat(), (entries, at, number) => {
        const place = pick(entries.length, number);
        expectFound(makeLog(entries, at), entries.toSpliced(place, 1), entries.length - 1);
      }),
    );
  });

  test('with one row more is broken, even with a copy of another one and at the end', () => {
    fc.assert(
      fc.property(rows, sizes, fc.nat(), fc.nat(), fc.option(bytes), (entries, at, number, source, fresh) => {
        const row = fresh ?? entries[pick(entries.length, source)] ?? new Uint8Array();
        expectFound(makeLog(entries, at), entries.toSpliced(pick(entries.length + 1, number), 0, row), entries.length);
      }),
    );
  });

  test('with two different rows exchanged is broken', () => {
    fc.assert(
      fc.property(rows, sizes, fc.nat(), fc.nat(), (entries, at, one, other) => {
        const [first, second] = [pick(entries.length, one), pick(entries.length, other)];
        const [left, right] = [entries[first] ?? new Uint8Array(), entries[second] ?? new Uint8Array()];
        fc.pre(Buffer.compare(left, right) !== 0);
        expectFound(makeLog(entries, at), entries.with(first, right).with(second, left), Math.min(first, second));
      }),
    );
  });
});
