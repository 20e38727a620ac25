import { expect, test } from 'vitest';
import { createBroadcast, Encoded, frameText, takeEvents } from '#server/realtime/frames.ts';

test.each([0, 1, 125, 126, 65_535, 65_536])('a frame of %i bytes says its length', (length) => {
  const frame = frameText('a'.repeat(length));
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  expect(frame.length).toBe(head + length);
  expect(frame[0]).toBe(0x81);
  const [, short = 0] = frame;
  const said = short < 126 ? short : short === 126 ? frame.readUInt16BE(2) : Number(frame.readBigUInt64BE(2));
  expect(said).toBe(length);
});

test('lengths are counted in bytes', () => {
  const frame = frameText('تشاور');
  expect(frame[1]).toBe(10);
  expect(frame.subarray(2).toString()).toBe('تشاور');
});

/** The bytes a socket was given, as texts of frames with a short head; those written while corked are one. */
function wire(texts: string[]) {
  let corked: Buffer[] | null = null;
  return {
    cork: () => void (corked = []),
    uncork() {
      const all = Buffer.concat(corked ?? []);
      const [, short = 0] = all;
      texts.push(all.subarray(short < 126 ? 2 : 4).toString());
      corked = null;
    },
    write: (data: Buffer) => void (corked ? corked.push(data) : texts.push(data.subarray(2).toString())),
  };
}

/** A connection of the engine in a given state, and what it was given. */
function connection(state: {
  open?: boolean;
  writable?: boolean;
  waiting?: number;
  name?: string;
  socketState?: number;
}) {
  const direct: string[] = [];
  const queued: string[] = [];
  const socket = {
    readyState: state.socketState ?? 1,
    _socket: wire(direct),
  };
  const conn = {
    readyState: state.open === false ? 'closing' : 'open',
    writeBuffer: Array.from({ length: state.waiting ?? 0 }),
    transport: { name: state.name ?? 'websocket', writable: state.writable ?? true, socket },
  };
  return {
    live: { conn, client: { writeToEngine: (packets: string[]) => void queued.push(...packets) } },
    direct,
    queued,
  };
}

function broadcastTo(state: Parameters<typeof connection>[0]) {
  const one = connection(state);
  const sockets = { adapter: { rooms: new Map([['room', new Set(['a'])]]) }, sockets: new Map([['a', one.live]]) };
  const broadcast = createBroadcast({ sockets });
  broadcast('room', { name: 'x' });
  broadcast('elsewhere', { name: 'y' });
  return { direct: one.direct, queued: one.queued };
}

test('a websocket with nothing waiting is written to at once', () => {
  expect(broadcastTo({})).toEqual({ direct: ['42["event",{"name":"x"}]'], queued: [] });
});

test.each([
  ['waits for its last packet', { writable: false }],
  ['has packets waiting', { waiting: 1 }],
  ['is closing', { open: false }],
  ['is a polling one', { name: 'polling' }],
  ['lost its socket', { socketState: 2 }],
])('a connection that %s gets the packet in its turn', (_, state) => {
  expect(broadcastTo(state)).toEqual({ direct: [], queued: ['2["event",{"name":"x"}]'] });
});

/** What a client that sends this packet is answered by a server that echoes. */
function echo(packet: { data: unknown[]; id?: number }, state: Parameters<typeof connection>[0] = {}) {
  const one = connection(state);
  const taken: unknown[] = [];
  takeEvents(one.live, (name, args, acknowledge) => {
    taken.push(name, ...args);
    acknowledge?.({ ok: true, data: args });
  });
  (one.live as unknown as { onevent(packet: object): void }).onevent(packet);
  return { taken, direct: one.direct, queued: one.queued };
}

test('an event is handed over with its arguments, and answered under its number', () => {
  expect(echo({ data: ['castVote', { a: 1 }], id: 0 })).toEqual({
    taken: ['castVote', { a: 1 }],
    direct: ['430[{"ok":true,"data":[{"a":1}]}]'],
    queued: [],
  });
  expect(echo({ data: ['x'], id: 17 }, { waiting: 1 }).queued).toEqual(['317[{"ok":true,"data":[]}]']);
});

test('a client that waits for no answer gets none', () => {
  expect(echo({ data: ['castVote', {}] })).toEqual({ taken: ['castVote', {}], direct: [], queued: [] });
});

test.each([
  ['at once', {}, 'direct', '430'],
  ['in its turn', { waiting: 1 }, 'queued', '30'],
] as const)('a snapshot that was encoded for many is the same to its reader, %s', (_, state, how, type) => {
  const snapshot = { titles: ['تشاور', '"'.repeat(100)], people: 3 };
  const one = connection(state);
  takeEvents(one.live, (_name, _args, acknowledge) =>
    acknowledge?.({ ok: true, data: { sessionId: 'a', snapshot: new Encoded(snapshot), seq: 1 } }),
  );
  (one.live as unknown as { onevent(packet: object): void }).onevent({ data: ['join', {}], id: 0 });
  expect(one[how]).toHaveLength(1);
  const text = one[how][0] ?? '';
  expect(text.startsWith(type)).toBe(true);
  expect(JSON.parse(text.slice(type.length))).toEqual([{ ok: true, data: { sessionId: 'a', seq: 1, snapshot } }]);
});
