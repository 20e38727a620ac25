import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agendaDirections, spentMinutes } from '#app/contract/agenda.ts';
import { moveItem, placeItem, type PlacedItem } from '#server/domain/sessions/arrange-agenda.ts';

/** `a b(c d) e` as rows. */
const read = (text: string): PlacedItem[] => {
  const items: PlacedItem[] = [];
  let parentId: string | null = null;
  for (const sign of text.replace(/ /g, '')) {
    if (sign === '(') parentId = items.at(-1)?.agendaItemId ?? null;
    else if (sign === ')') parentId = null;
    else items.push({ agendaItemId: sign, parentId });
  }
  return items;
};
const write = (items: PlacedItem[]): string =>
  items
    .filter((item) => item.parentId === null)
    .map(({ agendaItemId }) => {
      const parts = items.filter((item) => item.parentId === agendaItemId).map((item) => item.agendaItemId);
      return parts.length > 0 ? `${agendaItemId}(${parts.join(' ')})` : agendaItemId;
    })
    .join(' ');

describe('buttons', () => {
  test.each([
    ['a b(c d) e', 'e', 'up', 'a e b(c d)'],
    ['a b(c d) e', 'b', 'up', 'b(c d) a e'],
    ['a b(c d) e', 'b', 'down', 'a e b(c d)'],
    ['a b(c d) e', 'a', 'up', 'a b(c d) e'],
    ['a b(c d) e', 'd', 'up', 'a b(d c) e'],
    ['a b(c d) e', 'd', 'down', 'a b(c d) e'],
    ['a b(c d) e', 'e', 'in', 'a b(c d e)'],
    ['a b(c d) e', 'a', 'in', 'a b(c d) e'],
    ['a b(c d) e', 'c', 'in', 'a b(c d) e'],
    ['a b(c d) e', 'c', 'out', 'a b(d) c e'],
    ['a b(c d) e', 'e', 'out', 'a b(c d) e'],
    ['a b', 'x', 'up', 'a b'],
  ] as const)('%s: %s goes %s', (before, id, direction, after) => {
    expect(write(moveItem(read(before), id, direction))).toBe(after);
  });

  test('there is no third level', () => {
    expect(() => moveItem(read('a b(c)'), 'b', 'in')).toThrow('agenda.too_deep');
    expect(() => placeItem(read('a(d) b(c)'), 'b', 'd')).toThrow('agenda.too_deep');
  });
});

describe('drawing', () => {
  test.each([
    ['a b(c d) e', 'e', 'a', 'e a b(c d)'],
    ['a b(c d) e', 'b', 'a', 'b(c d) a e'],
    ['a b(c d) e', 'b', null, 'a e b(c d)'],
    ['a b(c d) e', 'c', 'a', 'c a b(d) e'],
    ['a b(c d) e', 'c', null, 'a b(d) e c'],
    ['a b(c d) e', 'e', 'd', 'a b(c e d)'],
    ['a b(c d) e', 'd', 'c', 'a b(d c) e'],
    ['a b(c d) e', 'b', 'c', 'a b(c d) e'],
    ['a b(c d) e', 'b', 'b', 'a b(c d) e'],
  ] as const)('%s: %s before %s', (before, id, beforeId, after) => {
    expect(write(placeItem(read(before), id, beforeId))).toBe(after);
  });
});

test('whatever is done, no item is lost and parts follow an item of the first level', () => {
  const step = fc.record({
    id: fc.nat(7),
    to: fc.nat(7),
    direction: fc.constantFrom(...agendaDirections, 'place' as const),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let items = read('a b(c d) e f(g) h');
      const names = items.map((item) => item.agendaItemId).sort();
      for (const { id, to, direction } of steps) {
        const name = names[id] ?? '';
        try {
          items = direction === 'place' ? placeItem(items, name, names[to] ?? null) : moveItem(items, name, direction);
        } catch (error) {
          expect(String(error)).toContain('agenda.too_deep');
        }
        expect(items.map((item) => item.agendaItemId).sort()).toEqual(names);
        expect(read(write(items))).toEqual(items);
      }
    }),
  );
});

test('minutes count whole, and only while somebody knows the time', () => {
  const since = '2026-11-02T18:00:00.000Z';
  const now = Date.parse('2026-11-02T18:03:10.000Z');
  expect(spentMinutes(50_000, null, now)).toBe(0);
  expect(spentMinutes(50_000, since, now)).toBe(4);
  expect(spentMinutes(50_000, since, null)).toBe(0);
  expect(spentMinutes(60_000, since, now - 600_000)).toBe(1);
});
