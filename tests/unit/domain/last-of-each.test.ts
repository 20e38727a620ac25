import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '#app/contract/errors.ts';
import { lastOfEach } from '#server/domain/last-of-each.ts';

type Act = { who: string; value: number };
const no = new AppError('conflict', 'motion.closed');

test('of several acts of one person the last is stored, each with the revision it would have had in turn', () => {
  const acts = fc.array(fc.record({ who: fc.constantFrom('a', 'b', 'c'), value: fc.nat(), refused: fc.boolean() }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(acts, fc.nat({ max: 5 }), (batch, before) => {
      const refused = batch.map((act) => (act.refused ? no : null));
      const groups = lastOfEach<Act>(batch, refused, (act) => act.who);
      // The plain model: one act after the other.
      const stored = new Map<string, { value: number; revision: number }>();
      const revisions = batch.map((act) => {
        if (act.refused) return null;
        const revision = (stored.get(act.who)?.revision ?? before) + 1;
        stored.set(act.who, { value: act.value, revision });
        return revision;
      });
      expect(groups.rows.map(({ act, changes }) => [act.who, act.value, before + changes]).sort()).toEqual(
        [...stored].map(([who, { value, revision }]) => [who, value, revision]).sort(),
      );
      const ends = new Map([...stored].map(([who, { revision }]) => [who, revision]));
      batch.forEach((act, index) => {
        if (!act.refused) expect(groups.revisionOf(index, ends)).toBe(revisions[index]);
      });
    }),
  );
});
