import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extendClock, pauseClock, resumeClock, startClock } from '#server/engines/floor/clock.ts';
import { orderFloor, type Turn, type Waiting } from '#server/engines/floor/order-floor.ts';

const ask = (id: string, asked: number, more: Partial<Waiting> = {}): Waiting => ({
  id,
  speaker: id,
  isOrder: false,
  isBeyond: false,
  category: null,
  asked,
  chairPlace: null,
  ...more,
});
const turn = (speaker: string, more: Partial<Turn> = {}): Turn => ({
  speaker,
  category: null,
  spokenMs: 1000,
  ...more,
});
const shown = (waiting: Waiting[], turns: Turn[] = []) =>
  orderFloor(waiting, turns).map(({ id, reason }) => `${id} ${reason}`);

describe('the order of those who wait', () => {
  test('nobody waits', () => expect(orderFloor([], [turn('a')])).toEqual([]));

  test('where nothing else decides, who asked first', () => {
    expect(shown([ask('b', 2), ask('a', 1), ask('c', 3)])).toEqual(['a asked_first', 'b asked_first', 'c asked_first']);
  });

  test('points of order come first, in the order they were asked for, even of those who spoke', () => {
    const waiting = [ask('a', 1), ask('b', 2, { isOrder: true }), ask('c', 3, { isOrder: true })];
    expect(shown(waiting, [turn('b'), turn('b')])).toEqual(['b order', 'c order', 'a asked_first']);
  });

  test('who has not spoken comes before who has', () => {
    expect(shown([ask('a', 1), ask('b', 2)], [turn('a')])).toEqual(['b first_time', 'a asked_first']);
  });

  test('of those who have spoken, fewer turns come first, then less time', () => {
    const waiting = [ask('a', 1), ask('b', 2), ask('c', 3)];
    const turns = [turn('a'), turn('a'), turn('b', { spokenMs: 9000 }), turn('c', { spokenMs: 8000 })];
    expect(shown(waiting, turns)).toEqual(['c fewer_turns', 'b fewer_turns', 'a asked_first']);
  });

  test('of equals, the category that had least of what it waits for', () => {
    const waiting = [ask('m1', 1), ask('m2', 2), ask('w', 3, { category: 'woman' })];
    expect(shown(waiting, [turn('x'), turn('y')])).toEqual(['w balance', 'm1 asked_first', 'm2 asked_first']);
    // Two of three turns were a woman's, who are one of three who wait: the others are due.
    const heard = [turn('x', { category: 'woman' }), turn('y', { category: 'woman' }), turn('z')];
    expect(shown(waiting.toReversed(), heard)).toEqual(['m1 asked_first', 'm2 asked_first', 'w asked_first']);
  });

  test('each place counts for the next: categories alternate by their shares', () => {
    const women = [3, 4].map((nth) => ask(`w${nth}`, nth, { category: 'woman' as const }));
    expect(shown([ask('m1', 1), ask('m2', 2), ...women])).toEqual([
      'm1 asked_first',
      'w3 balance',
      'm2 asked_first',
      'w4 asked_first',
    ]);
  });

  test('balance never puts who has spoken before who has not', () => {
    const waiting = [ask('w', 1, { category: 'woman' }), ask('m', 2)];
    expect(shown(waiting, [turn('w', { category: 'woman' }), turn('x'), turn('y')])).toEqual([
      'm first_time',
      'w asked_first',
    ]);
  });

  test('a place chosen by the chair goes before all rules and is named', () => {
    const waiting = [ask('o', 1, { isOrder: true }), ask('a', 2), ask('b', 3, { chairPlace: 0 })];
    expect(shown(waiting)).toEqual(['b chair', 'o order', 'a asked_first']);
    expect(shown([ask('a', 1, { chairPlace: 1 }), ask('b', 2), ask('c', 3)])).toEqual([
      'b asked_first',
      'a chair',
      'c asked_first',
    ]);
    // A place beyond the end is the last one.
    expect(shown([ask('a', 1, { chairPlace: 9 }), ask('b', 2)])).toEqual(['b asked_first', 'a chair']);
  });
});

test('whose group has used its time is heard after the others, also for the first time; a point of order is not', () => {
  const waiting = [
    ask('beyond', 1, { isBeyond: true }),
    ask('order', 2, { isBeyond: true, isOrder: true }),
    ask('often', 3),
    ask('beyond again', 4, { isBeyond: true }),
    ask('alone', 5),
  ];
  expect(orderFloor(waiting, [turn('often'), turn('beyond again')])).toEqual([
    { id: 'order', reason: 'order' },
    { id: 'alone', reason: 'first_time' },
    { id: 'often', reason: 'asked_first' },
    { id: 'beyond', reason: 'group_time' },
    { id: 'beyond again', reason: 'group_time' },
  ]);
  expect(orderFloor([ask('beyond', 1, { isBeyond: true, chairPlace: 0 }), ask('free', 2)], [])[0]).toEqual({
    id: 'beyond',
    reason: 'chair',
  });
});

const waitings = fc
  .array(
    fc.record({
      speaker: fc.constantFrom('p', 'q', 'r', 's', 't'),
      isOrder: fc.boolean(),
      isBeyond: fc.boolean(),
      category: fc.constantFrom('woman' as const, 'young' as const, 'disability' as const, null),
      chairPlace: fc.option(fc.nat(6)),
    }),
    { maxLength: 9 },
  )
  .map((rows) => rows.map((row, index): Waiting => ({ ...row, id: `id${index}`, asked: index })));
const turnsOf = fc.array(
  fc.record({
    speaker: fc.constantFrom('p', 'q', 'r', 's'),
    category: fc.constantFrom('woman' as const, 'young' as const, null),
    spokenMs: fc.nat(5000),
  }),
  { maxLength: 8 },
);

test('everybody has exactly one place, whatever the order of the rows', () => {
  fc.assert(
    fc.property(waitings, turnsOf, fc.nat(), (waiting, turns, by) => {
      const places = orderFloor(waiting, turns);
      expect(places.map(({ id }) => id).sort()).toEqual(waiting.map(({ id }) => id).sort());
      const turned = [...waiting.slice(by % 9), ...waiting.slice(0, by % 9)];
      expect(orderFloor(turned, turns.toReversed())).toEqual(places);
    }),
  );
});

test('without the chair, nobody who spoke more stands before who spoke less, points of order and groups without time apart', () => {
  fc.assert(
    fc.property(waitings, turnsOf, (all, turns) => {
      const waiting = all.map((row) => ({ ...row, chairPlace: null, speaker: row.id }));
      const heard = turns.map((row, index) => ({ ...row, speaker: `id${index % 4}` }));
      const byId = new Map(waiting.map((row) => [row.id, row]));
      const rows = orderFloor(waiting, heard).flatMap(({ id }) => byId.get(id) ?? []);
      const others = rows.filter(({ isOrder }) => !isOrder);
      expect(others).toEqual(others.toSorted((a, b) => Number(a.isBeyond) - Number(b.isBeyond)));
      for (const isBeyond of [false, true]) {
        const amounts = others
          .filter((row) => row.isBeyond === isBeyond)
          .map(({ id }) => heard.filter((row) => row.speaker === id).length);
        expect(amounts).toEqual([...amounts].sort((a, b) => a - b));
      }
    }),
  );
});

describe('the clock of a turn or a countdown', () => {
  const now = new Date('2026-11-02T18:00:00.000Z');
  const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
  const clock = startClock(60_000, now);

  test('it runs until its end, stands with what is left, and goes on with it', () => {
    expect(clock).toEqual({ plannedMs: 60_000, endsAt: later(60), remainingMs: null });
    const standing = pauseClock(clock, later(20));
    expect(standing).toEqual({ plannedMs: 60_000, endsAt: null, remainingMs: 40_000 });
    expect(pauseClock(standing, later(50))).toEqual(standing);
    expect(resumeClock(standing, later(100))).toEqual({ plannedMs: 60_000, endsAt: later(140), remainingMs: null });
    expect(resumeClock(clock, later(30))).toEqual(clock);
  });

  test('nothing is left once the time is over', () => {
    expect(pauseClock(clock, later(75)).remainingMs).toBe(0);
  });

  test('more time is added to what is left, and counts from now once the time is over', () => {
    expect(extendClock(clock, 60_000, later(10))).toMatchObject({ plannedMs: 120_000, endsAt: later(120) });
    expect(extendClock(clock, 60_000, later(90)).endsAt).toEqual(later(150));
    expect(extendClock(pauseClock(clock, later(20)), 60_000, later(30)).remainingMs).toBe(100_000);
  });
});
