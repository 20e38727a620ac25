import { expect, test } from 'vitest';
import { createClock } from '#server/domain/clock.ts';

/** Two clocks of a made-up world in which a reading of the database takes `way` milliseconds. */
function world(offMs: number, ways: number[] = [4]) {
  const state = { time: 1_000_000, offMs, reading: 0, away: false };
  const lines: unknown[] = [];
  const clock = createClock({
    readOwnClock: () => state.time,
    async readDatabaseClock() {
      if (state.away) throw new Error('gone');
      const way = ways[state.reading++ % ways.length] ?? 0;
      state.time += way / 2;
      const told = state.time + state.offMs;
      state.time += way / 2;
      return told;
    },
    warn: (fields) => void lines.push(fields),
  });
  return { clock, state, lines };
}

test('a clock that agrees with the database is left alone, whatever the way to it takes', async () => {
  for (const ways of [[0], [4], [900], [3, 700, 20]]) {
    const { clock, state, lines } = world(20, ways);
    await clock.measure();
    expect(clock.offMs()).toBe(0);
    expect(clock.now().getTime()).toBe(state.time);
    expect(lines).toEqual([]);
  }
});

test('an hour too early or too late is set right, and told once', async () => {
  for (const hour of [3_600_000, -3_600_000]) {
    const { clock, state, lines } = world(hour, [6, 300, 2]);
    await clock.measure();
    expect(clock.now().getTime()).toBe(state.time + hour);
    await clock.measure();
    expect(lines).toEqual([{ offMs: hour }]);
  }
});

test('a clock that was set meanwhile is noticed; without the database the time goes on', async () => {
  const { clock, state, lines } = world(3_600_000);
  await clock.measure();
  state.away = true;
  await clock.measure();
  expect(clock.now().getTime()).toBe(state.time + 3_600_000);
  state.away = false;
  state.offMs = 0;
  await clock.measure();
  expect(clock.offMs()).toBe(0);
  expect(lines).toEqual([{ offMs: 3_600_000 }]);
});
