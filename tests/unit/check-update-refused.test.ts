import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { documentLimits } from '#app/contract/document.ts';
import { checkUpdate, isUpdateRefused } from '#server/engines/document/check-update.ts';
import { applyChecked, newDoc, rootOf } from '#tests/support/checked-document.ts';

/** Writes an update by hand. */
const write = (...parts: Array<number | string>): Uint8Array =>
  encoding.encode((encoder) => {
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part);
      else encoding.writeVarString(encoder, part);
    }
  });
const max = Number.MAX_SAFE_INTEGER;
const gcStruct = [0, 1];

describe('refused', () => {
  const cases: Array<[string, Uint8Array]> = [
    ['nothing', new Uint8Array()],
    ['one byte', write(1)],
    ['more after the end', write(0, 0, 0)],
    ['a huge count of clients', write(5_000_000, 0)],
    ['a huge count of structs', write(1, 5_000_000, 1, 0, ...gcStruct, 0)],
    ['a huge count of deletions', write(0, 1, 1, 30_000_000)],
    ['a huge length', write(1, 1, 1, 0, 0, max, 1, 1, 1, 0, max)],
    ['a clock beyond 53 bits', write(1, 2, 1, 0, 0, max, 0, max, 0)],
    ['a client beyond 53 bits', Uint8Array.of(1, 1, 255, 255, 255, 255, 255, 255, 255, 255, 1, 0, 0, 1, 0)],
    ['a number that does not end', new Uint8Array(64_000).fill(0x80)],
    ['the same client twice', write(2, 1, 1, 0, ...gcStruct, 1, 1, 0, ...gcStruct, 0)],
    ['a gap before the first struct', write(1, 1, 1, 5, ...gcStruct, 0)],
    ['a skip', write(1, 2, 1, 0, 10, 1, ...gcStruct, 0)],
    ['an origin that nobody has', write(1, 1, 1, 0, 0x84, 2, 0, 'x', 0)],
    ['an origin in itself', write(1, 1, 1, 0, 0x84, 1, 0, 'x', 0)],
    ['two that wait for each other', write(2, 1, 1, 0, 0x84, 2, 0, 'x', 1, 2, 0, 0x84, 1, 0, 'y', 0)],
    ['another root', write(1, 1, 1, 0, 4, 1, 'other', 'x', 0)],
    ['a parent that is a text', write(1, 2, 1, 0, 4, 1, 'root', 'x', 4, 0, 1, 0, 'y', 0)],
    ['an empty text', write(1, 1, 1, 0, 4, 1, 'root', '', 0)],
    ['JSON', write(1, 1, 1, 0, 2, 1, 'root', 1, '1', 0)],
    ['binary', write(1, 1, 1, 0, 3, 1, 'root', 1, 1, 0)],
    ['an embed', write(1, 1, 1, 0, 5, 1, 'root', '{}', 0)],
    ['a format', write(1, 1, 1, 0, 6, 1, 'root', 'bold', 'true', 0)],
    ['a document', write(1, 1, 1, 0, 9, 1, 'root', 'guid', 118, 0, 0)],
    ['an unknown content', write(1, 1, 1, 0, 17, 1, 'root', 'x', 0)],
    ['an array', write(1, 1, 1, 0, 7, 1, 'root', 0, 0)],
    ['an unknown type', write(1, 1, 1, 0, 7, 1, 'root', 7, 0)],
    ['text that is not UTF-8', Uint8Array.of(1, 1, 1, 0, 4, 1, 4, 114, 111, 111, 116, 2, 0xed, 0xa0, 0)],
    [
      'a value nested 100 deep',
      write(1, 1, 1, 0, 0x28, 1, 'root', 'k', 1, ...Array.from({ length: 100 }, () => [117, 1]).flat(), 126, 0),
    ],
    ['a value with a huge count', write(1, 1, 1, 0, 0x28, 1, 'root', 'k', 1, 117, max)],
    ['a key that is __proto__', write(1, 1, 1, 0, 0x28, 1, 'root', 'k', 1, 118, 1, '__proto__', 126, 0)],
    ['deletions of what is not there', write(0, 1, 1, 1, 0, 5)],
    ['deletions out of order', write(1, 1, 1, 0, 0, 9, 1, 1, 2, 4, 2, 1, 2)],
  ];
  test.each(cases)('%s', (_, bytes) => {
    expect(() => checkUpdate(bytes, newDoc())).toThrow(expect.objectContaining({ brand: 'tachawor.update-refused' }));
  });

  test('elements nested more deeply than allowed, in one update and in several', () => {
    const nest = (doc: Y.Doc, depth: number): void => {
      let parent = rootOf(doc);
      for (let level = 0; level < depth; level += 1) {
        const child = new Y.XmlText();
        parent.insertEmbed(0, child);
        parent = child;
      }
    };
    for (const together of [true, false]) {
      const taken = newDoc(1);
      const server = newDoc(2);
      const updates: Uint8Array[] = [];
      taken.on('update', (update: Uint8Array) => updates.push(update));
      if (together) taken.transact(() => nest(taken, documentLimits.nesting + 1));
      else nest(taken, documentLimits.nesting + 1);
      const last = updates.pop() as Uint8Array;
      for (const update of updates) applyChecked(server, update);
      expect(() => checkUpdate(last, server)).toThrow('nested');
    }
  });

  /** Many structs put at one place, each of which Yjs would have to carry past all others. */
  const crowd = (count: number, from = 0): Uint8Array =>
    write(1, count, 9, from, ...Array.from({ length: count }, (_, n) => [0x44, 5, n % 2, 'x']).flat(), 0);

  test('more work than bytes, at once and little by little', () => {
    const other = newDoc(5);
    rootOf(other).insert(0, 'ab');
    const doc = newDoc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(() => checkUpdate(crowd(12_000), doc)).toThrow('too much work');
    let from = 0;
    for (let size = 400, tries = 0; tries < 12; tries += 1) {
      const update = crowd(size, from);
      const start = performance.now();
      try {
        applyChecked(doc, update);
        from += size;
      } catch (error) {
        if (!isUpdateRefused(error)) throw error;
        size >>= 1;
      }
      expect(performance.now() - start).toBeLessThan(1000);
    }
    expect(() => checkUpdate(crowd(12_000, from), doc)).toThrow('too much work');
  });

  test('but not what two people wrote at the same places while they were away from each other', () => {
    const [first, second] = [newDoc(1), newDoc(2)];
    rootOf(first).insert(0, 'some words that both of them see');
    Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
    const random = fc.sample(fc.nat(1_000_000), { numRuns: 12_000, seed: 7 });
    for (const [index, number] of random.entries()) {
      const root = rootOf(index % 2 ? first : second);
      if (number % 5 === 0 && root.length > 40) root.delete(number % (root.length - 3), 3);
      else if (number % 7 === 0) root.insertEmbed(number % 30, new Y.Map([['__type', 'linebreak']]));
      else root.insert(number % 3 ? number % 30 : number % root.length, 'xy');
    }
    const server = newDoc(3);
    applyChecked(server, Y.encodeStateAsUpdate(first));
    applyChecked(server, Y.encodeStateAsUpdate(second));
    Y.applyUpdate(first, Y.encodeStateAsUpdate(second));
    expect(rootOf(server).toJSON()).toBe(rootOf(first).toJSON());
  });

  test('a megabyte of anything is looked at quickly', () => {
    const bytes = new Uint8Array(1024 * 1024);
    for (const fill of [0, 1, 0x7f, 0x80, 0xff, 4, 0x84]) {
      bytes.fill(fill);
      bytes.set([1, 0xff, 0xff, 0x1f, 1, 0]);
      const start = performance.now();
      expect(() => checkUpdate(bytes, newDoc())).toThrow();
      expect(performance.now() - start).toBeLessThan(300);
    }
  });
});
