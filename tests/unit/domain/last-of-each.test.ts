import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesOf } from '#server/domain/last-of-each.ts';

test('of several acts of one person the last is stored, each with the revision it would have had in turn', () => {
  const acts = fc.array(fc.record({ who: fc.constantFrom('a', 'b', 'c'), refused: fc.boolean() }), { maxLength: 40 });
  fc.assert(
    fc.property(acts, fc.nat({ max: 5 }), (batch, before) => {
      const places = placesOf(batch.map(({ who, refused }) => (refused ? null : who)));
      // The plain model: one act after the other.
      const stored = new Map<string, { last: number; revision: number }>();
      const revisions = batch.map((act, index) => {
        if (act.refused) return null;
        const revision = (stored.get(act.who)?.revision ?? before) + 1;
        stored.set(act.who, { last: index, revision });
        return revision;
      });
      const last = places.flatMap((place, index) => (place?.behind === 0 ? [index] : []));
      expect(last).toEqual([...stored.values()].map((one) => one.last).sort((a, b) => a - b));
      batch.forEach(({ who }, index) => {
        const place = places[index] ?? null;
        if (place === null) return expect(revisions[index]).toBeNull();
        // The statement adds the place of the last act to the stored revision, and takes off what came behind an act.
        const end = before + place.place + place.behind;
        expect(end).toBe(stored.get(who)?.revision);
        expect(end - place.behind).toBe(revisions[index]);
      });
    }),
  );
});
