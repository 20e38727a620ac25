import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Block } from '#app/contract/document.ts';
import { checkUpdate } from '#server/engines/document/check-update.ts';
import { createMender } from '#server/engines/document/merging/mend-merge.ts';
import { toPlainText } from '#server/engines/document/plain-text.ts';
import { readDocument } from '#server/engines/document/read-document.ts';
import { writeDocument } from '#server/engines/document/write-document.ts';

const line = (words: string): Block => ({
  kind: 'paragraph',
  dir: null,
  children: [{ kind: 'text', text: words, format: 0 }],
});

const people = new Map([
  [1, 'amina'],
  [2, 'mounir'],
]);

/** A room in which client 1, Amina, wrote the text. */
function openRoom(tree: Block[]) {
  const room = new Y.Doc();
  room.clientID = 1;
  writeDocument(room, tree);
  const owners = new Map(people);
  const mender = createMender({ ownerOf: (client) => owners.get(client) });
  return {
    room,
    /** Takes an update of somebody. @returns what was written besides */
    take(update: Uint8Array, known: ReadonlyMap<number, number> | null = null) {
      const { deleted } = checkUpdate(update, room);
      const mend = mender.apply(room, { update, deleted, known });
      for (const [client, person] of mend?.writers ?? []) owners.set(client, person);
      return mend;
    },
    /** The text with the person of each part. */
    authors: () =>
      JSON.stringify(readDocument(room, { authors: true }), (name, value: unknown) =>
        name === 'by' ? owners.get(Number(value)) : value,
      ),
    text: () => toPlainText(readDocument(room)),
  };
}

/** An update that takes out one item by its name, and nothing in it: no editor sends that. */
function deletionOf({ client, clock }: Y.ID): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [0, 1, client, 1, clock, 1]) encoding.writeVarUint(encoder, number);
  });
}

function firstBlock(doc: Y.Doc): Y.XmlText {
  const [first] = doc.get('root', Y.XmlText).toDelta() as { insert: Y.XmlText }[];
  if (!first) throw new Error('the text is empty');
  return first.insert;
}

/** What somebody adds to a copy of the room. */
function written(room: Y.Doc, client: number, change: (doc: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(room));
  copy.clientID = client;
  const before = Y.encodeStateVector(copy);
  copy.transact(() => change(copy));
  return Y.encodeStateAsUpdate(copy, before);
}

describe('C-34 what a change can make the server write', () => {
  test('a list of thousands of lines, taken out without naming them, comes back in part only', () => {
    const items = Array.from({ length: 4_000 }, (_, n) => ({
      dir: null,
      children: [{ kind: 'text' as const, text: `سطر ${n}`, format: 0 }],
      lists: [],
    }));
    const { room, take, text } = openRoom([{ kind: 'list', ordered: false, items }, line('آخر')]);
    const mend = take(deletionOf((firstBlock(room)._item as Y.Item).id));
    expect(mend?.update.length).toBeLessThan(20_000);
    expect(text().split('\n').length).toBeLessThan(120);
  });

  test('nobody’s words come back under the name of somebody else', () => {
    const { room, take, authors } = openRoom([line('أقول '), line('آخر')]);
    take(written(room, 2, (doc) => firstBlock(doc).insert(firstBlock(doc).length, 'ما يريد منير')));
    const mend = take(deletionOf((firstBlock(room)._item as Y.Item).id));
    expect([...new Set(mend?.writers.values())]).toEqual(['amina', 'mounir']);
    expect(authors()).toContain('"text":"أقول ","format":0,"by":"amina"');
    expect(authors()).toContain('"text":"ما يريد منير","format":0,"by":"mounir"');
  });
});

describe('words of one’s own are no copies of others', () => {
  test('a sentence that has some letters of one that was moved stays as it was written', () => {
    const { room, take, text } = openRoom([line('The council decides on the budget.'), line('b')]);
    const apart = new Y.Doc();
    Y.applyUpdate(apart, Y.encodeStateAsUpdate(room));
    const base = Y.encodeStateVector(apart);
    // Amina moves the sentence behind the other line; Mounir takes it out and writes something of his own.
    const moved = written(room, 1, (doc) => {
      const block = firstBlock(doc);
      const second = (doc.get('root', Y.XmlText).toDelta() as { insert: Y.XmlText }[])[1]?.insert;
      block.delete(1, block.length - 1);
      second?.insert(second.length, 'The council decides on the budget.');
    });
    apart.clientID = 2;
    apart.transact(() => {
      const block = firstBlock(apart);
      block.delete(1, block.length - 1);
      const second = (apart.get('root', Y.XmlText).toDelta() as { insert: Y.XmlText }[])[1]?.insert;
      second?.insert(1, 'We should decide this together with the people of the town. ');
    });
    take(moved);
    take(Y.encodeStateAsUpdate(apart, base), Y.decodeStateVector(base));
    expect(text()).toContain('We should decide this together with the people of the town. ');
    expect(text()).toContain('The council decides on the budget.');
  });
});
