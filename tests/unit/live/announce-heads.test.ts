import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveEvent } from '#app/contract/events.ts';
import type { Published } from '#server/domain/context.ts';
import { createHeads } from '#server/subscribers/announce-heads.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const wait = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** A record that grows by one entry each time it is asked, and takes ten milliseconds for it. */
function createHall() {
  const world = { size: 0, away: false, warnings: 0, sent: [] as LiveEvent[] };
  const heads = createHeads({
    async grow() {
      await new Promise((resolve) => setTimeout(resolve, 10));
      if (world.away) throw new Error('the database is away');
      return { size: (world.size += 1), root: 'ab'.repeat(32), at: new Date().toISOString() };
    },
    send: (event) => void world.sent.push(event),
    log: { info: () => undefined, warn: () => void (world.warnings += 1), error: () => undefined },
  });
  const tell = (more: Partial<Published>): void =>
    heads.onPublished({
      frames: [],
      captions: new Map(),
      people: [],
      opinions: [],
      acting: [],
      documents: [],
      votes: { statements: new Map(), motions: new Map(), questions: new Map(), comments: new Map() },
      ...more,
    });
  const vote = (): void =>
    tell({
      votes: { statements: new Map(), motions: new Map([['m', 'hall']]), questions: new Map(), comments: new Map() },
    });
  const event = (name: string, data: object, seq?: number): void =>
    tell({ frames: [{ event: { topic: 'session:hall', name, at: '', data, seq } as LiveEvent, audience: 'public' }] });
  return Object.assign(world, { heads, vote, event });
}

test('ballots come under a head soon, then one a minute, and the last of them is under the last', async () => {
  const hall = createHall();
  for (let vote = 0; vote < 120; vote += 1) {
    hall.vote();
    await wait(1_000);
  }
  await wait(60_000);
  expect(hall.size).toBe(3);
  expect(hall.sent.map(({ name }) => name)).toEqual(['ledger.signed', 'ledger.signed', 'ledger.signed']);
});

test('what is closed or shown is under a head at once, also while another one is being signed', async () => {
  const hall = createHall();
  hall.vote();
  await wait(5_005);
  hall.event('motion.closed', { motionId: 'm' }, 7);
  await wait(20);
  expect(hall.size).toBe(2);
  hall.event('motion.shown', { motionId: 'm' }, 8);
  hall.event('session.moved', { sessionId: 'hall', state: 'closed', at: '' }, 9);
  await wait(40);
  expect(hall.size).toBeGreaterThan(2);
});

test('a pause can wait; what is not logged, and votes on statements, are not in the record', async () => {
  const hall = createHall();
  hall.event('session.moved', { sessionId: 'hall', state: 'paused', at: '' }, 7);
  await wait(100);
  expect(hall.size).toBe(0);
  await wait(5_000);
  expect(hall.size).toBe(1);
  hall.event('presence.counted', { sessionId: 'hall' });
  await wait(120_000);
  expect(hall.size).toBe(1);
});

test('a record that could not grow is tried again; a server that stops signs nothing more', async () => {
  const hall = createHall();
  hall.away = true;
  hall.vote();
  await wait(5_100);
  expect([hall.size, hall.warnings]).toEqual([0, 1]);
  hall.away = false;
  await wait(10_100);
  expect(hall.size).toBe(1);
  hall.vote();
  hall.heads.stop();
  await wait(120_000);
  expect(hall.size).toBe(1);
});
