import { expect, test } from 'vitest';
import { isAppError } from '#app/contract/errors.ts';
import { createActLimit } from '#server/realtime/act-limit.ts';

function createClock() {
  let now = 1_000_000;
  const limit = createActLimit(() => now);
  /** How many of `tries` acts pass. */
  const act = (tries: number): number => {
    let passed = 0;
    for (let nth = 0; nth < tries; nth += 1) {
      try {
        limit();
        passed += 1;
      } catch (error) {
        expect(isAppError(error) && error.toShape()).toMatchObject({ code: 'rate_limited', retryAfter: 1 });
      }
    }
    return passed;
  };
  return { act, pass: (ms: number) => void (now += ms) };
}

test('a burst passes, a flood does not, and a pause gives room again', () => {
  const { act, pass } = createClock();
  expect(act(1000)).toBe(200);
  pass(1000);
  expect(act(1000)).toBe(50);
  pass(100);
  expect(act(1000)).toBe(5);
  pass(60_000);
  expect(act(1000), 'never more than one burst').toBe(200);
});

test('a person who votes as fast as fingers go is never stopped', () => {
  const { act, pass } = createClock();
  for (let second = 0; second < 600; second += 1) {
    expect(act(8)).toBe(8);
    pass(1000);
  }
});
