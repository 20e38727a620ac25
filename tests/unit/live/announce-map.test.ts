import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveEvent } from '#app/contract/events.ts';
import type { Published } from '#server/domain/context.ts';
import { createMaps } from '#server/subscribers/announce-map.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const published = (more: Partial<Published>): Published => ({
  frames: [],
  captions: new Map(),
  people: [],
  opinions: [],
  acting: [],
  documents: [],
  votes: { statements: new Map(), motions: new Map(), questions: new Map(), comments: new Map() },
  ...more,
});

/** Maps that take `takes` milliseconds to draw; the number of a map is how many were drawn. */
function createHall(takes = 10) {
  const world = {
    drawn: 0,
    atOnce: 0,
    mostAtOnce: 0,
    away: false,
    nothing: false,
    warnings: 0,
    sent: [] as LiveEvent[],
  };
  const maps = createMaps({
    async draw() {
      world.atOnce += 1;
      world.mostAtOnce = Math.max(world.mostAtOnce, world.atOnce);
      await new Promise((resolve) => setTimeout(resolve, takes));
      world.atOnce -= 1;
      if (world.away) throw new Error('the database is away');
      if (world.nothing) return null;
      return (world.drawn += 1);
    },
    send: (event) => void world.sent.push(event),
    log: { info: () => undefined, warn: () => void (world.warnings += 1), error: () => undefined },
  });
  const vote = (): void =>
    maps.onPublished(
      published({
        votes: { statements: new Map([['s', 'hall']]), motions: new Map(), questions: new Map(), comments: new Map() },
      }),
    );
  return Object.assign(world, { maps, vote });
}

const wait = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

test('a thousand votes are a few maps, one after the other, and the last vote is in the last', async () => {
  const hall = createHall();
  for (let vote = 0; vote < 1000; vote += 1) {
    hall.vote();
    await wait(10);
  }
  const before = hall.drawn;
  expect(before).toBeLessThanOrEqual(3);
  await wait(6_000);
  expect(hall.drawn).toBe(before + 1);
  await wait(60_000);
  expect(hall.drawn).toBe(before + 1);
  expect(hall.mostAtOnce).toBe(1);
  expect(hall.sent.map((event) => event.name === 'map.drawn' && event.data.revision)).toEqual(
    Array.from({ length: hall.drawn }, (_, at) => at + 1),
  );
  expect(hall.sent[0]).toMatchObject({ topic: 'session:hall', data: { sessionId: 'hall' } });
});

test('a map that takes long is drawn a tenth of the time', async () => {
  const hall = createHall(3_000);
  for (let second = 0; second < 120; second += 1) {
    hall.vote();
    await wait(1_000);
  }
  expect(hall.drawn).toBeLessThanOrEqual(5);
  expect(hall.drawn).toBeGreaterThanOrEqual(3);
});

test('one that could not be drawn is tried again, and told only when it is there', async () => {
  const hall = createHall();
  hall.away = true;
  hall.vote();
  await wait(5_000);
  expect([hall.warnings, hall.sent.length]).toEqual([1, 0]);
  hall.away = false;
  await wait(20_000);
  expect([hall.warnings, hall.sent.length]).toEqual([1, 1]);
});

test('hiding a statement and closing the session have it drawn anew, a comment does not; nothing drawn is nothing told', async () => {
  const hall = createHall();
  const happened = (name: LiveEvent['name']): void =>
    hall.maps.onPublished(
      published({ frames: [{ event: { topic: 'session:hall', name } as LiveEvent, audience: 'public' }] }),
    );
  happened('comment.posted');
  await wait(20_000);
  expect(hall.drawn).toBe(0);
  happened('statement.hidden');
  await wait(20_000);
  expect(hall.drawn).toBe(1);
  hall.nothing = true;
  happened('session.moved');
  await wait(20_000);
  expect(hall.sent).toHaveLength(1);
});

test('after the stop nothing is drawn', async () => {
  const hall = createHall();
  hall.vote();
  hall.maps.stop();
  hall.maps.catchUp(['hall']);
  await wait(20_000);
  expect(hall.drawn).toBe(0);
});
