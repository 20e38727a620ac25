import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Published } from '#server/domain/context.ts';
import { createSequencer } from '#server/subscribers/deliver-in-order.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Frame = Published['frames'][number];

const frame = (topic: string, seq?: number): Frame => ({
  audience: 'public',
  event: {
    topic,
    ...(seq !== undefined && { seq }),
    name: 'agenda.moved',
    at: '',
    data: { agendaItemId: null },
  },
});

function createDelivery() {
  const passed: Array<number | undefined> = [];
  const deliver = createSequencer(({ event }) => void passed.push(event.seq));
  return { passed, deliver: (...seqs: number[]) => deliver(seqs.map((seq) => frame('session:a', seq))), raw: deliver };
}

test('transactions that report the wrong way round are put right', () => {
  const { passed, deliver } = createDelivery();
  deliver(1);
  deliver(4, 5);
  deliver(6);
  expect(passed).toEqual([1]);
  deliver(2, 3);
  expect(passed).toEqual([1, 2, 3, 4, 5, 6]);
});

test('any order of reports within the time it waits leaves in order', () => {
  const shuffled = fc.integer({ min: 1, max: 30 }).chain((size) =>
    fc.shuffledSubarray(
      Array.from({ length: size }, (_, index) => index + 2),
      { minLength: size },
    ),
  );
  fc.assert(
    fc.property(shuffled, (seqs) => {
      const { passed, deliver } = createDelivery();
      deliver(1);
      for (const seq of seqs) deliver(seq);
      expect(passed).toEqual([1, ...seqs.toSorted((a, b) => a - b)]);
    }),
  );
});

test('a number that never comes holds the others up for a moment only', async () => {
  const { passed, deliver } = createDelivery();
  deliver(1);
  deliver(3, 4);
  deliver(7);
  await vi.advanceTimersByTimeAsync(200);
  expect(passed).toEqual([1]);
  await vi.advanceTimersByTimeAsync(100);
  expect(passed).toEqual([1, 3, 4]);
  await vi.advanceTimersByTimeAsync(300);
  expect(passed).toEqual([1, 3, 4, 7]);
  deliver(2);
  expect(passed, 'late ones are passed on, not swallowed').toEqual([1, 3, 4, 7, 2]);
  deliver(8);
  expect(passed.at(-1)).toBe(8);
});

test('frames without a number, and other topics, do not wait', () => {
  const { passed, deliver, raw } = createDelivery();
  deliver(1);
  deliver(3);
  raw([frame('session:a'), frame('session:b', 40), frame('session:b', 41)]);
  expect(passed).toEqual([1, undefined, 40, 41]);
});

test('a topic may begin anywhere: the log is older than the process', () => {
  const { passed, deliver } = createDelivery();
  deliver(1207);
  deliver(1208);
  expect(passed).toEqual([1207, 1208]);
});
