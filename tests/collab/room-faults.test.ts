import * as decoding from 'lib0/decoding';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { AppError } from '#app/contract/errors.ts';
import type { Member } from '#server/collab/member.ts';
import { readMessage } from '#server/collab/messages.ts';
import { createRoom, type Room } from '#server/collab/room.ts';
import { visitor } from '#server/domain/actor.ts';
import type { LogEntry } from '#server/domain/opinions/update-log.ts';
import { firstUpdate } from '#server/engines/document/write-document.ts';
import { addParagraph, textOf, waitFor } from '#tests/support/text-client.ts';
import { createTypist, nothing } from '#tests/support/text-socket.ts';

/** Lets the next merge stop in its midst, with half of the change in the document. */
const merging = vi.hoisted(() => ({ fails: false }));
vi.mock('#server/engines/document/merging/mend-merge.ts', async (importOriginal) => {
  const { createMender } = await importOriginal<typeof import('#server/engines/document/merging/mend-merge.ts')>();
  return {
    createMender: (options: Parameters<typeof createMender>[0]) => {
      const mender = createMender(options);
      return {
        apply(...change: Parameters<typeof mender.apply>) {
          const mend = mender.apply(...change);
          if (merging.fails) throw new Error('half merged');
          return mend;
        },
      };
    },
  };
});

type Sent = { entry: LogEntry; commit(): void; fail(error: Error): void };
type Person = Member & { frames: Uint8Array[]; code: number | null; doc: Y.Doc };

let log: Sent[];
let room: Room;
let broken: Array<'merging' | null>;
let nextId: number;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const base = firstUpdate([{ kind: 'paragraph', dir: null, children: [] }]);

beforeEach(() => {
  log = [];
  merging.fails = false;
  broken = [];
  nextId = 1;
  room = openRoom(true);
});

function openRoom(spares: boolean): Room {
  return createRoom({
    opinionId: 'x',
    loaded: { state: null, through: 0, updates: [{ updateId: 1, update: base }], writers: new Map() },
    updateLog: {
      append: (entry) =>
        new Promise((resolve, reject) => {
          log.push({ entry, commit: () => resolve({ updateId: (nextId += 1) }), fail: reject });
        }),
    },
    log: silent,
    spares,
    onChange: () => undefined,
    onBroken: (cause) => void broken.push(cause),
  });
}

function join(personId: string, mode: Member['mode'] = 'editor'): Person {
  const frames: Uint8Array[] = [];
  const person: Person = {
    mode,
    personId,
    name: personId,
    actor: visitor,
    greeted: false,
    synced: false,
    knew: null,
    frames,
    code: null,
    doc: new Y.Doc(),
    send: (frame) => void frames.push(frame),
    charge: () => undefined,
    close(code) {
      person.code ??= code;
      room.leave(person);
    },
  };
  room.join(person);
  return person;
}

const ask = (person: Person): void => room.receive(person, { kind: 'ask', vector: Uint8Array.of(0) });
const greet = async (person: Person): Promise<void> => {
  room.receive(person, { kind: 'answer', update: nothing });
  ask(person);
  await settle();
};
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
/** What a person has seen so far. */
function seen(person: Person): string {
  for (const frame of person.frames.splice(0)) {
    if (frame[0] !== 0 || frame[1] === 0) continue;
    const message = readMessage(frame);
    if ('update' in message) Y.applyUpdate(person.doc, message.update);
    else Y.applyUpdate(person.doc, decoding.readVarUint8Array(decoding.createDecoder(frame.subarray(2))));
  }
  return textOf(person.doc);
}
const typist = (client: number) => {
  const { change, doc } = createTypist(client, base);
  return (text: string) => change(() => addParagraph(doc, text));
};

describe('C-10 C-32 committed before it is told', () => {
  test('others hear of a change after its commit, not before', async () => {
    const [one, two] = [join('one'), join('two')];
    await Promise.all([greet(one), greet(two)]);
    room.receive(one, { kind: 'update', update: typist(1)('hello') });
    await settle();
    expect(seen(two)).not.toContain('hello');
    log[0]?.commit();
    await settle();
    expect(seen(two)).toContain('hello');
    expect(log[0]?.entry).toMatchObject({ opinionId: 'x', personId: 'one', clients: [1] });
  });

  test('a question is answered when all that came before it is committed, and with no more than that', async () => {
    const [one, two] = [join('one'), join('two')];
    const [type, typeToo] = [typist(1), typist(2)];
    room.receive(two, { kind: 'answer', update: nothing });
    room.receive(one, { kind: 'answer', update: type('first') });
    ask(two);
    room.receive(one, { kind: 'update', update: type('second') });
    room.receive(two, { kind: 'answer', update: typeToo('third') });
    await settle();
    expect(seen(two)).toBe('');
    log[0]?.commit();
    await settle();
    expect(seen(two)).toContain('first');
    expect(seen(two)).not.toContain('second');
    log[2]?.commit();
    await settle();
    ask(one);
    await settle();
    expect(seen(one)).toBe('');
    log[1]?.commit();
    await settle();
    expect(seen(one)).toMatch(/first[^]*second|second[^]*first/);
    expect(seen(one)).toContain('third');
    expect(seen(two)).toContain('second');
  });

  test('whoever comes back is answered after it told what it wrote meanwhile, and that is committed', async () => {
    const [one, mute] = [join('one'), join('two')];
    ask(one);
    ask(mute);
    await settle();
    room.receive(one, { kind: 'answer', update: typist(1)('while away') });
    await settle();
    expect(one.greeted).toBe(false);
    log[0]?.commit();
    await settle();
    expect(one.greeted).toBe(true);
    // One that never tells is not kept waiting for ever.
    await waitFor(() => mute.greeted, 3_000, 'it is not answered');
  });

  test('what brings nothing new is not stored', async () => {
    const one = join('one');
    const update = typist(1)('hello');
    for (const kind of ['answer', 'update', 'update', 'answer'] as const) room.receive(one, { kind, update });
    for (const empty of [nothing, base]) room.receive(one, { kind: 'update', update: empty });
    expect(log).toHaveLength(1);
    expect(one.code).toBeNull();
  });

  test('before a client told what we lack, what builds on it waits for it', async () => {
    const one = join('one');
    const type = typist(1);
    const [first, second] = [type('first'), type('second')];
    room.receive(one, { kind: 'update', update: second });
    expect(one.code).toBeNull();
    room.receive(one, { kind: 'answer', update: Y.mergeUpdates([first, second]) });
    expect(log).toHaveLength(1);
    const gap = typist(3);
    gap('not sent');
    room.receive(one, { kind: 'update', update: gap('sent') });
    expect(one.code).toBe(4422);
  });
});

describe('when the log does not take a change', () => {
  test('the database away: everybody goes, the room is not used any more', async () => {
    const [one, two] = [join('one'), join('two')];
    await Promise.all([greet(one), greet(two)]);
    room.receive(one, { kind: 'update', update: typist(1)('lost') });
    log[0]?.fail(new AppError('unavailable', 'server.unavailable'));
    await settle();
    expect([one.code, two.code, broken, room.isOpen()]).toEqual([1013, 1013, [null], false]);
    expect(seen(two)).not.toContain('lost');
  });

  test('rights that ended: that person is told so, the others come back', async () => {
    const [one, tab, two] = [join('one'), join('one'), join('two')];
    await Promise.all([greet(one), greet(tab), greet(two)]);
    room.receive(one, { kind: 'update', update: typist(1)('refused') });
    room.receive(two, { kind: 'update', update: typist(2)('taken') });
    log[0]?.fail(new AppError('forbidden', 'opinion.not_member'));
    log[1]?.commit();
    await settle();
    expect([one.code, tab.code, two.code, broken]).toEqual([4403, 4403, 1012, [null]]);
    expect(seen(two)).toBe('\n');
  });
});

test('what was half merged is never told or stored: all come back to a room made anew, without harm to what came before', async () => {
  const [one, two] = [join('one'), join('two')];
  await Promise.all([greet(one), greet(two)]);
  const type = typist(1);
  room.receive(one, { kind: 'update', update: type('before') });
  merging.fails = true;
  room.receive(one, { kind: 'update', update: type('half') });
  expect([one.code, two.code]).toEqual([1012, 1012]);
  expect(broken).toEqual(['merging']);
  expect(room.isOpen()).toBe(false);
  merging.fails = false;
  const late = typist(2)('late');
  room.receive(two, { kind: 'update', update: late });
  expect(log).toHaveLength(1);
  log[0]?.commit();
  await settle();
  expect(seen(two)).not.toContain('half');
  expect(textOf(room.source.doc)).not.toContain('half');
});

test('a room where that failed takes the same change without sparing words', async () => {
  room = openRoom(false);
  merging.fails = true;
  const [one, two] = [join('one'), join('two')];
  await Promise.all([greet(one), greet(two)]);
  room.receive(one, { kind: 'update', update: typist(1)('half') });
  log[0]?.commit();
  await settle();
  expect(seen(two)).toContain('half');
  expect([one.code, two.code, broken]).toEqual([null, null, []]);
});

describe('whose words they are', () => {
  test('a client id belongs to the person who used it first, and those of the server to nobody', async () => {
    const [one, two] = [join('one'), join('two')];
    await Promise.all([greet(one), greet(two)]);
    const type = typist(1);
    room.receive(one, { kind: 'update', update: type('mine') });
    room.receive(two, { kind: 'update', update: type('not yours') });
    expect(two.code).toBe(4422);
    const [server] = [...Y.decodeStateVector(Y.encodeStateVectorFromUpdate(base)).keys()];
    room.receive(one, { kind: 'update', update: typist(server ?? 0)('as the template') });
    expect(one.code).toBe(4422);
    expect(log).toHaveLength(1);
  });
});

test('changes for readers are gathered, and those of the server reach everybody', async () => {
  const [one, reader] = [join('one'), join('r', 'reader')];
  await Promise.all([greet(one), greet(reader)]);
  seen(reader);
  const type = typist(1);
  for (const text of ['a', 'b', 'c']) room.receive(one, { kind: 'update', update: type(text) });
  for (const sent of log) sent.commit();
  room.takeStored(typist(9)('restored'), 50);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(reader.frames).toHaveLength(1);
  expect(seen(reader)).toMatch(/restored/);
  expect(seen(one)).toMatch(/restored/);
  expect(room.source.through()).toBe(50);
});
