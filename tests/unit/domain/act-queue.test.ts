import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createActQueue, shareOf, type Lane } from '#server/domain/act-queue.ts';

type Name = 'castVote' | 'voteStatement' | 'addStatement' | 'postComment';
const act = (personId: string, name: Name, number = 0) => ({ act: { name, personId }, number });

test('a lane takes the oldest first, at most a batch', () => {
  const queue = createActQueue<ReturnType<typeof act>>();
  for (const personId of ['a', 'b', 'c']) queue.add(act(personId, 'postComment'));
  expect(queue.oldest()?.act.personId).toBe('a');
  expect(queue.take('all', 2).map(({ act: one }) => one.personId)).toEqual(['a', 'b']);
  expect(queue.size()).toBe(1);
});

test('the lane of votes leaves posts, and votes of those whose post comes first', () => {
  const queue = createActQueue<ReturnType<typeof act>>();
  for (const one of [act('a', 'postComment'), act('a', 'castVote'), act('b', 'voteStatement')]) queue.add(one);
  expect(queue.votes()).toBe(2);
  expect(queue.take('votes', 10).map(({ act: one }) => one.personId)).toEqual(['b']);
  expect(queue.votes()).toBe(1);
  expect(queue.take('all', 10).map(({ act: one }) => one.name)).toEqual(['postComment', 'castVote']);
});

test('while acts of a person are under way no other lane takes more of them', () => {
  const queue = createActQueue<ReturnType<typeof act>>();
  queue.add(act('a', 'castVote', 1));
  queue.add(act('a', 'castVote', 2));
  const first = queue.take('all', 1);
  expect(queue.take('votes', 1)).toEqual([]);
  expect(queue.size()).toBe(1);
  queue.release(first);
  expect(queue.take('votes', 1).map(({ number }) => number)).toEqual([2]);
});

test('whatever is queued and whichever lane takes it: nothing is lost or doubled, each person’s acts keep their order', () => {
  const names = fc.constantFrom<Name>('castVote', 'voteStatement', 'addStatement', 'postComment');
  const queued = fc.array(fc.record({ who: fc.constantFrom('a', 'b', 'c', 'd'), name: names }), { maxLength: 60 });
  const turns = fc.array(fc.constantFrom<Lane>('all', 'votes'), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(queued, turns, fc.integer({ min: 1, max: 7 }), (acts, lanes, most) => {
      const queue = createActQueue<ReturnType<typeof act>>();
      acts.forEach(({ who, name }, index) => queue.add(act(who, name, index)));
      const underWay = new Map<Lane, ReturnType<typeof act>[]>();
      const done: ReturnType<typeof act>[] = [];
      const turn = (lane: Lane): void => {
        const before = underWay.get(lane) ?? [];
        done.push(...before);
        queue.release(before);
        const batch = queue.take(lane, most);
        const others = [...underWay].flatMap(([other, busy]) => (other === lane ? [] : busy));
        expect(batch.filter((one) => others.some((busy) => busy.act.personId === one.act.personId))).toEqual([]);
        underWay.set(lane, batch);
      };
      for (const lane of lanes) turn(lane);
      while (queue.size() > 0 || [...underWay.values()].some((batch) => batch.length > 0)) {
        turn('votes');
        turn('all');
      }
      expect(done.map(({ number }) => number).sort((a, b) => a - b)).toEqual(acts.map((_, index) => index));
      for (const who of ['a', 'b', 'c', 'd']) {
        const own = done.filter((one) => one.act.personId === who).map(({ number }) => number);
        expect(own).toEqual([...own].sort((a, b) => a - b));
      }
    }),
  );
});

test('a batch leaves half to the other lane where that is worth a transaction', () => {
  const sizes = { most: 1000, worthwhile: 75 };
  expect(shareOf(500, 0, sizes)).toBe(250);
  expect(shareOf(250, 250, sizes)).toBe(1000);
  expect(shareOf(400, 100, sizes)).toBe(250);
  expect(shareOf(149, 0, sizes)).toBe(1000);
  expect(shareOf(150, 0, sizes)).toBe(75);
  expect(shareOf(5000, 0, sizes)).toBe(1000);
});
