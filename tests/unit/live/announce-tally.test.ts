import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveEvent } from '#app/contract/events.ts';
import type { Published } from '#server/domain/context.ts';
import { createTallies, tallyInterval } from '#server/subscribers/announce-tally.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const votes = (...ids: string[]): Published => ({
  frames: [],
  captions: new Map(),
  people: [],
  opinions: [],
  acting: [],
  documents: [],
  votes: {
    statements: new Map(ids.map((id) => [id, 'a'])),
    motions: new Map(),
    questions: new Map(),
    comments: new Map(),
  },
});

/** A database with `stored` votes on each statement, whose count takes `takes` milliseconds. */
function createHall(options: { takes?: number; watching?: number } = {}) {
  const sent: Array<{ at: number; event: LiveEvent }> = [];
  const world = { stored: 0, away: false, counting: 0, mostAtOnce: 0, warnings: 0, sent };
  const tallies = createTallies({
    watching: () => options.watching ?? 1,
    send: (event) => void sent.push({ at: Date.now(), event }),
    log: { info: () => undefined, warn: () => void (world.warnings += 1), error: () => undefined },
    async count(_sessionId, { statements }) {
      world.counting += 1;
      world.mostAtOnce = Math.max(world.mostAtOnce, world.counting);
      const { stored, away } = world;
      await new Promise((resolve) => setTimeout(resolve, options.takes ?? 1));
      world.counting -= 1;
      if (away) throw new Error('the database is away');
      const tally = { agree: stored, disagree: 0, pass: 0, revision: stored };
      return {
        statements: statements.map((statementId) => ({ statementId, ...tally })),
        motions: [],
        questions: [],
        comments: [],
      };
    },
  });
  const vote = (...ids: string[]): void => {
    world.stored += 1;
    tallies.onPublished(votes(...ids));
  };
  const told = (): number[] => sent.map(({ event }) => (event.name === 'statement.tallied' ? event.data.agree : -1));
  return Object.assign(world, { tallies, vote, told });
}

const wait = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

test('the first vote is told at once, a thousand votes four times a second, and the last count is exact', async () => {
  const hall = createHall();
  for (let vote = 0; vote < 1000; vote += 1) {
    hall.vote('s');
    await wait(4);
  }
  await wait(1000);
  expect(hall.told()[0]).toBeLessThanOrEqual(2);
  expect(hall.told().at(-1)).toBe(1000);
  expect(hall.sent.length).toBeLessThanOrEqual(4 * 4 + 2);
  hall.sent.slice(1).forEach(({ at }, index) => expect(at - (hall.sent[index]?.at ?? 0)).toBeGreaterThanOrEqual(249));
  expect(tallyInterval(501)).toBe(500);
});

test('counts that take long never pile up, and none is told after a newer one', async () => {
  const hall = createHall({ takes: 2000 });
  for (let vote = 0; vote < 100; vote += 1) {
    hall.vote('s');
    await wait(100);
  }
  await wait(10_000);
  expect(hall.mostAtOnce).toBe(1);
  expect(hall.told()).toEqual(hall.told().toSorted((a, b) => a - b));
  expect(hall.told().at(-1)).toBe(100);
});

test('while the database is away nothing is lost: it is counted again when it is back', async () => {
  const hall = createHall();
  hall.away = true;
  hall.vote('s');
  await wait(5000);
  expect(hall.sent).toEqual([]);
  expect(hall.warnings).toBeGreaterThan(1);
  expect(hall.warnings).toBeLessThan(8);
  hall.away = false;
  await wait(3000);
  expect(hall.told()).toEqual([1]);
  await wait(10_000);
  expect(hall.sent).toHaveLength(1);
});

test('many statements at once travel in one frame', async () => {
  const hall = createHall();
  hall.vote(...Array.from({ length: 30 }, (_, index) => `s${index}`));
  await wait(1000);
  expect(hall.sent).toHaveLength(1);
  expect(hall.sent[0]?.event.name).toBe('statements.tallied');
});

test('after a stop nothing is counted', async () => {
  const hall = createHall();
  hall.vote('s');
  hall.tallies.stop();
  hall.vote('s');
  await wait(10_000);
  expect(hall.sent).toEqual([]);
});
