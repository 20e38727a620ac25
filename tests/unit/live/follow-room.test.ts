import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveEvent } from '#app/contract/events.ts';
import type { Ack, JoinData } from '#app/live/connect.ts';
import { createFollower } from '#app/live/follow-room.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const sessionId = '7f0d6f2c-6f6c-4d3e-9d65-1b5a3c0a0001';
const frame = (seq: number): LiveEvent => ({
  topic: `session:${sessionId}`,
  seq,
  name: 'agenda.moved',
  at: '2026-11-02T18:00:00.000Z',
  data: { agendaItemId: null },
});
const tally = {
  ...frame(1),
  seq: undefined,
  name: 'motion.tallied',
  data: { motionId: 'm', cast: 1, revision: 1, result: null },
};

/** A server that has logged events up to `last`, as far as a follower sees it. */
function createWorld({ seq = 0, most = 500 }: { seq?: number; most?: number } = {}) {
  const counts = { last: seq, reloads: 0, live: 0 };
  const heard: number[] = [];
  const joins: number[] = [];
  function answerJoin(afterSeq: number): Ack<JoinData> | null {
    if (counts.last - afterSeq > most) return { ok: true, data: { sessionId, seq: counts.last, snapshot: {} } };
    const missed = Array.from({ length: counts.last - afterSeq }, (_, index) => frame(afterSeq + index + 1));
    return { ok: true, data: { sessionId, seq: counts.last, missed } };
  }
  const server = { answer: answerJoin };
  const follower = createFollower({
    seq,
    async join(afterSeq) {
      joins.push(afterSeq);
      const answer = server.answer(afterSeq);
      await Promise.resolve();
      return answer;
    },
    hear: (event) => void (event.seq !== undefined && heard.push(event.seq)),
    reload: () => void (counts.reloads += 1),
    onLive: () => void (counts.live += 1),
  });
  const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
  return Object.assign(counts, { heard, joins, server, follower, settle });
}

test('joining takes what was missed, then events one after the other', async () => {
  const world = createWorld({ seq: 3 });
  world.last = 5;
  world.follower.connected();
  await world.settle();
  world.follower.receive(frame(6));
  expect(world.heard).toEqual([4, 5, 6]);
  expect(world.joins).toEqual([3]);
  expect(world.live).toBe(1);
});

test('on a jump it asks for what is missing, and what came twice is taken once', async () => {
  const world = createWorld();
  world.follower.connected();
  await world.settle();
  world.last = 4;
  for (const seq of [1, 1, 4, 3, 2, 4]) world.follower.receive(frame(seq));
  await world.settle();
  world.last = 5;
  world.follower.receive(frame(5));
  expect(world.heard).toEqual([1, 2, 3, 4, 5]);
});

test('whatever is lost, doubled or out of order, every event is heard once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ lag: fc.nat(3), twice: fc.boolean(), lost: fc.boolean() }), { maxLength: 40 }),
      async (plan) => {
        const world = createWorld();
        world.follower.connected();
        const wire: number[] = [];
        plan.forEach(({ lag, twice, lost }, index) => {
          if (!lost) wire.splice(Math.max(0, wire.length - lag), 0, index + 1);
          if (twice && !lost) wire.push(index + 1);
        });
        for (const seq of wire) {
          world.last = Math.max(world.last, seq);
          world.follower.receive(frame(seq));
          if (seq % 3 === 0) await world.settle(1);
        }
        world.last += 1;
        world.follower.receive(frame(world.last));
        await world.settle(20_000);
        expect(world.heard).toEqual(Array.from({ length: world.last }, (_, index) => index + 1));
      },
    ),
    { numRuns: 200 },
  );
});

test('a join that is not answered or refused for now is tried again until it is', async () => {
  const world = createWorld();
  const { answer } = world.server;
  world.server.answer = () => null;
  world.follower.connected();
  await world.settle(1200);
  world.server.answer = () => ({ ok: false, error: { code: 'unavailable', reason: 'server.unavailable' } });
  await world.settle(3000);
  expect(world.live).toBe(0);
  world.server.answer = answer;
  world.last = 1;
  await world.settle(20_000);
  expect(world.live).toBe(1);
  expect(world.heard).toEqual([1]);
});

test('too much was missed: the page is loaded anew once, and what came meanwhile is fetched after it', async () => {
  const world = createWorld({ most: 5 });
  world.last = 9;
  world.follower.connected();
  await world.settle();
  expect(world.reloads).toBe(1);
  for (const seq of [10, 11, 12]) {
    world.last = seq;
    world.follower.receive(frame(seq));
  }
  await world.settle(100);
  expect(world.joins.length, 'no join for every event').toBe(1);
  world.follower.loaded(10);
  await world.settle();
  expect(world.heard).toEqual([11, 12]);
  expect(world.reloads).toBe(1);
});

test('a page that was loaded from an older state is asked for again', async () => {
  const world = createWorld({ most: 5 });
  world.last = 9;
  world.follower.connected();
  await world.settle();
  world.follower.loaded(7);
  await world.settle(5_100);
  expect(world.reloads).toBe(2);
  world.follower.loaded(9);
  await world.settle(20_000);
  expect(world.reloads).toBe(2);
});

test('an event that is not understood makes the page ask anew, at most every five seconds', async () => {
  const world = createWorld();
  world.follower.connected();
  await world.settle();
  for (let seq = 1; seq <= 40; seq += 1) {
    world.last = seq;
    world.follower.receive({ ...frame(seq), name: 'later.added', data: { what: 1 } });
    await world.settle(250);
    world.follower.loaded(seq);
  }
  expect(world.reloads).toBeGreaterThanOrEqual(2);
  expect(world.reloads).toBeLessThanOrEqual(3);
  world.follower.receive('not even an event');
  await world.settle(6000);
  expect(world.heard).toEqual([]);
});

test('tallies are heard at any time, also while the page is loaded anew', async () => {
  const heard: string[] = [];
  const follower = createFollower({
    seq: 0,
    join: async () => ({ ok: true, data: { sessionId, seq: 900, snapshot: {} } }),
    hear: (event) => void heard.push(event.name),
    reload: () => undefined,
    onLive: () => undefined,
  });
  follower.connected();
  await vi.advanceTimersByTimeAsync(10);
  follower.receive(tally);
  expect(heard).toEqual(['motion.tallied']);
});

test('after it was stopped nothing is asked any more', async () => {
  const world = createWorld();
  world.server.answer = () => null;
  world.follower.connected();
  await world.settle(100);
  world.follower.stop();
  const asked = world.joins.length;
  await world.settle(60_000);
  expect(world.joins.length).toBe(asked);
  expect(world.reloads).toBe(0);
});
