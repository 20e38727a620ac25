import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { AppError } from '#app/contract/errors.ts';
import { gather } from '#server/domain/gather.ts';

/** A run that keeps the groups it got and ends each when told to. */
function slow(answerOne: (one: number) => number | AppError = (one) => one * 10) {
  const groups: number[][] = [];
  const ends: Array<() => void> = [];
  const run = async (group: number[]) => {
    groups.push(group);
    await new Promise<void>((resolve) => void ends.push(resolve));
    return group.map(answerOne);
  };
  return { groups, run, end: () => ends.shift()?.() };
}

const settle = () => sleep(5);

test('while one group is under way the next gathers, in its order', async () => {
  const { groups, run, end } = slow();
  const { ask } = gather({ what: 'numbers', run, most: 3 });
  const first = ask(1);
  await settle();
  const later = [2, 3, 4, 5].map((one) => ask(one));
  end();
  expect(await first).toBe(10);
  await settle();
  end();
  expect(await Promise.all(later.slice(0, 3))).toEqual([20, 30, 40]);
  await settle();
  end();
  expect(await later[3]).toBe(50);
  expect(groups).toEqual([[1], [2, 3, 4], [5]]);
});

test('what is asked at one moment goes together, and a rush is spread over groups that begin apart', async () => {
  const groups: number[][] = [];
  const begun: number[] = [];
  const run = async (group: number[]) => {
    groups.push(group);
    begun.push(performance.now());
    return group;
  };
  const { ask } = gather({ what: 'numbers', run, most: 100, apart: 40 });
  await Promise.all([ask(1), ask(2)]);
  const rest = [ask(3)];
  await settle();
  rest.push(ask(4));
  await Promise.all(rest);
  expect(groups).toEqual([
    [1, 2],
    [3, 4],
  ]);
  // Timers may be late, and never come before their time by more than their grain.
  expect((begun[1] ?? 0) - (begun[0] ?? 0)).toBeGreaterThan(38);
});

test('one is refused, the others are not; a group that fails as a whole is tried one by one', async () => {
  const refusing = gather<number, number>({
    what: 'numbers',
    most: 10,
    run: async (group) => group.map((one) => (one === 2 ? new AppError('conflict', 'act.reused') : one)),
  });
  const outcomes = await Promise.allSettled([1, 2, 3].map((one) => refusing.ask(one)));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);

  const lines: unknown[] = [];
  const groups: number[][] = [];
  const failing = gather<number, number>({
    what: 'numbers',
    log: { warn: (fields) => void lines.push(fields) },
    most: 10,
    async run(group) {
      groups.push(group);
      if (group.includes(2)) throw new Error('a bad one');
      return group;
    },
  });
  const after = await Promise.allSettled([1, 2, 3].map((one) => failing.ask(one)));
  expect(after.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(groups).toEqual([[1, 2, 3], [1], [2], [3]]);
  expect(lines).toEqual([{ what: 'numbers', group: 3 }]);
});

test('where the database is away nobody is tried again, and the next group is asked all the same', async () => {
  let tries = 0;
  const { ask } = gather<number, number>({
    what: 'numbers',
    most: 10,
    async run(group) {
      tries += 1;
      if (tries === 1) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
      return group;
    },
  });
  const away = await Promise.allSettled([ask(1), ask(2)]);
  expect(away).toMatchObject([{ reason: { code: 'unavailable' } }, { reason: { code: 'unavailable' } }]);
  expect(await ask(3)).toBe(3);
  expect(tries).toBe(2);
});

test('an answer that is missing is an error, not somebody else’s answer', async () => {
  const { ask } = gather<number, number>({ what: 'numbers', most: 10, run: async (group) => group.slice(1) });
  expect((await Promise.allSettled([ask(1), ask(2)])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('once closed it takes no more, and is done when those before are', async () => {
  const { run, end } = slow();
  const { ask, close } = gather({ what: 'numbers', run, most: 10 });
  const taken = ask(1);
  await settle();
  let done = false;
  const closing = close().then(() => (done = true));
  await expect(ask(2)).rejects.toMatchObject({ code: 'unavailable' });
  await settle();
  expect(done).toBe(false);
  end();
  await closing;
  expect(await taken).toBe(10);
});
