import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveEvent } from '#app/contract/events.ts';
import { readLiveEvent } from '#app/contract/read-live-event.ts';
import type { RoomView } from '#app/contract/views.ts';
import { reduceRoom, takeLoaded } from '#app/live/reduce-room.ts';
import { load, playHistory, replay, steps, trim } from './room-model.ts';

const reduceAll = (room: RoomView, events: LiveEvent[]): RoomView => events.reduce(reduceRoom, room);
const runs = { numRuns: 400 };

test('a room loaded at any moment, and the events after it, are the room loaded at the end', () => {
  fc.assert(
    fc.property(steps, fc.nat(), (all, from) => {
      const { events, moments } = playHistory(all);
      const start = from % moments.length;
      const reached = reduceAll(moments[start]!, events.slice(start));
      expect(trim(reached)).toEqual(trim(moments.at(-1)!));
    }),
    runs,
  );
});

test('so they are when the events are replayed later, with everything shown as it is by then', () => {
  fc.assert(
    fc.property(steps, fc.nat(), (all, from) => {
      const history = playHistory(all);
      const start = from % history.moments.length;
      const reached = reduceAll(history.moments[start]!, replay(history).slice(start));
      expect(trim(reached)).toEqual(trim(history.moments.at(-1)!));
    }),
    runs,
  );
});

test('events that came before the room was loaded, or come twice, change nothing', () => {
  fc.assert(
    fc.property(steps, fc.nat(), (all, from) => {
      const { events, moments } = playHistory(all);
      const late = reduceAll(moments.at(-1)!, events);
      expect(late).toEqual(moments.at(-1));
      const start = from % moments.length;
      const once = reduceAll(moments[start]!, events.slice(start));
      const twice = reduceAll(
        moments[start]!,
        events.slice(start).flatMap((event) => [event, event]),
      );
      expect(twice).toEqual(once);
      expect(reduceAll(once, events)).toEqual(once);
    }),
    runs,
  );
});

test('tallies may come in any order and any number of times: the highest revision stays', () => {
  fc.assert(
    fc.property(steps, fc.array(fc.nat()), (all, order) => {
      const { events, moments } = playHistory(all);
      const tallies = events.filter((event) => event.name.endsWith('.tallied'));
      const shuffled = order.flatMap((index) => tallies[index % (tallies.length || 1)] ?? []);
      const end = moments.at(-1)!;
      expect(reduceAll(end, shuffled)).toEqual(end);
    }),
    runs,
  );
});

test('a page that was asked for anew neither takes back what events brought nor misses what it brings', () => {
  fc.assert(
    fc.property(steps, fc.nat(), fc.nat(), (all, one, other) => {
      const { moments } = playHistory(all);
      const [early, late] = [one % moments.length, other % moments.length].sort((x, y) => x - y);
      const [before, after] = [moments[early ?? 0]!, moments[late ?? 0]!];
      expect(takeLoaded(after, before)).toEqual(after);
      expect(takeLoaded(before, after)).toEqual(after);
    }),
    runs,
  );
});

test('another room replaces the one before', () => {
  const { moments } = playHistory([]);
  const room = { ...moments[0]!, seq: 9 };
  const other = { ...room, seq: 1, session: { ...room.session, sessionId: 's2' } };
  expect(takeLoaded(room, other)).toBe(other);
});

test('every event of the model fits the schema that readers apply', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const history = playHistory(all);
      for (const event of [...history.events, ...replay(history)]) {
        expect(readLiveEvent(structuredClone(event)), event.name).not.toBeNull();
      }
      expect(load(history.truth, 0).comments.total).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 50 },
  );
});

test('hints and unknown names leave the room as it is', () => {
  const [room] = playHistory([]).moments;
  const base = { topic: 'session:s1', at: '' };
  const hint = { ...base, name: 'queue.changed', data: { sessionId: 's1' } } as const;
  expect(reduceRoom(room!, hint)).toBe(room);
  expect(reduceRoom(room!, { ...base, name: 'later.added', data: {} } as unknown as LiveEvent)).toBe(room);
  const joined = { ...room!, people: 40 };
  expect(reduceRoom(joined, { ...base, name: 'presence.counted', data: { people: 7 } }).people).toBe(40);
});
