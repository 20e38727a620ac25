import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { isUpdateRefused } from '#server/engines/document/check-update.ts';
import { applyChecked, newDoc, rootOf } from '#tests/support/checked-document.ts';

/** A step of somebody at an editor, in the terms of `@lexical/yjs`. */
type Edit = { kind: 'block' | 'text' | 'break' | 'picture' | 'type' | 'delete' | 'property'; at: number; text: string };
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('block', 'text', 'break', 'picture', 'type', 'type', 'type', 'delete', 'delete', 'property'),
  at: fc.nat(1000),
  text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
});

function perform(doc: Y.Doc, { kind, at, text }: Edit): void {
  const root = rootOf(doc);
  const blocks = root
    .toDelta()
    .flatMap(({ insert }: { insert: unknown }) => (insert instanceof Y.XmlText ? [insert] : []));
  const block: Y.XmlText = blocks[at % (blocks.length || 1)] ?? root;
  const offset = at % (block.length + 1);
  doc.transact(() => {
    if (kind === 'block') root.insertEmbed(at % (root.length + 1), new Y.XmlText());
    else if (kind === 'text') {
      block.insertEmbed(
        offset,
        new Y.Map<unknown>([
          ['__type', 'text'],
          ['__format', at],
        ]),
      );
      block.insert(offset + 1, text);
    } else if (kind === 'break') block.insertEmbed(offset, new Y.Map([['__type', 'linebreak']]));
    else if (kind === 'picture') {
      const picture = new Y.XmlElement();
      picture.setAttribute('__alt', text);
      block.insertEmbed(offset, picture);
    } else if (kind === 'type') block.insert(offset, text);
    else if (kind === 'property') block.setAttribute('__indent', at as unknown as string);
    else if (block.length > 0) {
      const from = Math.min(offset, block.length - 1);
      block.delete(from, Math.min(1 + (at % 5), block.length - from));
    }
  });
}

/** Several people edit, now and then taking what the others did; all goes through one server. */
function workTogether(edits: Array<{ who: number; edit: Edit; takes: boolean }>, each: (update: Uint8Array) => void) {
  const server = newDoc(99);
  const people = [1, 2, 3].map((client) => {
    const doc = newDoc(client);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'server') return;
      each(update);
      applyChecked(server, update);
    });
    return doc;
  });
  for (const { who, edit: one, takes } of edits) {
    const doc = people[who] as Y.Doc;
    if (takes) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)), 'server');
    perform(doc, one);
  }
  return { server, people };
}

const session = fc.array(fc.record({ who: fc.nat(2), edit, takes: fc.boolean() }), { maxLength: 60 });
const runs = process.env.TACHAWOR_FULL ? 2000 : 150;

describe('honest updates are taken', () => {
  test('one by one, in every mixture', () => {
    fc.assert(
      fc.property(session, (edits) => {
        const { server, people } = workTogether(edits, () => undefined);
        for (const doc of people) {
          // Nothing is new the second time, and a late copy of everything fits anywhere.
          expect(applyChecked(server, Y.encodeStateAsUpdate(doc)).isNew).toBe(false);
          const fresh = newDoc();
          applyChecked(fresh, Y.encodeStateAsUpdate(doc));
          expect(fresh.get('root', Y.XmlText).toJSON()).toBe(rootOf(doc).toJSON());
        }
      }),
      { numRuns: runs },
    );
  });

  test('as the difference to any earlier state, after being away', () => {
    fc.assert(
      fc.property(session, session, fc.boolean(), (shared, away, gc) => {
        const { server, people } = workTogether(shared, () => undefined);
        const doc = people[0] as Y.Doc;
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)), 'server');
        const vector = Y.encodeStateVector(server);
        const alone = new Y.Doc({ gc });
        alone.clientID = 7;
        alone.get('root', Y.XmlText);
        Y.applyUpdate(alone, Y.encodeStateAsUpdate(doc));
        for (const one of away) perform(alone, one.edit);
        for (const one of shared) perform(people[1] as Y.Doc, one.edit);
        applyChecked(server, Y.encodeStateAsUpdate(alone, vector));
      }),
      { numRuns: runs },
    );
  });

  test('undo and redo', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), fc.array(fc.boolean(), { maxLength: 20 }), (edits, steps) => {
        const server = newDoc(9);
        const doc = newDoc(1);
        const undo = new Y.UndoManager(rootOf(doc), { captureTimeout: 0 });
        doc.on('update', (update: Uint8Array) => void applyChecked(server, update));
        for (const one of edits) perform(doc, one);
        for (const back of steps)
          if (back) undo.undo();
          else undo.redo();
        expect(rootOf(server).toJSON()).toBe(rootOf(doc).toJSON());
      }),
      { numRuns: runs },
    );
  });
});

/** True when it was refused in the right way; throws when it should not have passed. */
function survives(bytes: Uint8Array, base: Uint8Array): void {
  const doc = newDoc(42);
  if (base.length > 0) Y.applyUpdate(doc, base);
  const start = performance.now();
  try {
    applyChecked(doc, bytes);
  } catch (error) {
    if (!isUpdateRefused(error)) throw error;
  }
  expect(performance.now() - start).toBeLessThan(1000);
  expect(() => Y.encodeStateAsUpdate(doc)).not.toThrow();
}

describe('whatever bytes come, Yjs is not harmed', () => {
  test('random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => survives(bytes, new Uint8Array())),
      { numRuns: runs * 10 },
    );
  });

  test('honest updates with bytes changed, cut or put in', () => {
    const change = fc.record({
      at: fc.nat(100_000),
      byte: fc.nat(255),
      kind: fc.constantFrom('set', 'cut', 'insert', 'end'),
    });
    fc.assert(
      fc.property(session, fc.array(change, { minLength: 1, maxLength: 4 }), fc.nat(59), (edits, changes, keep) => {
        const updates: Uint8Array[] = [];
        const { server } = workTogether(edits, (update) => updates.push(update));
        const base = updates.length > 0 ? Y.mergeUpdates(updates.slice(0, keep % updates.length)) : new Uint8Array();
        const victims = [Y.encodeStateAsUpdate(server), ...updates.slice(-4)];
        for (const victim of victims) {
          let bytes = [...victim];
          for (const { at, byte, kind } of changes) {
            const place = at % (bytes.length + 1);
            if (kind === 'set') bytes[place % bytes.length] = byte;
            else if (kind === 'cut') bytes.splice(place, 1 + (byte % 4));
            else if (kind === 'insert') bytes.splice(place, 0, byte);
            else bytes = bytes.slice(0, place);
          }
          survives(Uint8Array.from(bytes), keep === 0 ? new Uint8Array() : base);
        }
      }),
      { numRuns: runs },
    );
  });

  test('V2 updates', () => {
    fc.assert(
      fc.property(session, (edits) => {
        const { server } = workTogether(edits, () => undefined);
        survives(Y.encodeStateAsUpdateV2(server), new Uint8Array());
      }),
      { numRuns: runs },
    );
  });
});
