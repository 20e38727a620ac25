import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ballotFields, readBallot } from '#app/contract/ballot-fields.ts';
import { wrongInBallot, type Ballot } from '#app/contract/ballots.ts';
import { methods, optionIds, type Method } from '#app/contract/methods.ts';
import { isAppError } from '#app/contract/errors.ts';
import { ballotSchema, castVoteInput } from '#app/contract/inputs/cast-vote.ts';
import { limits } from '#app/contract/limits.ts';
import { parseInput } from '#app/contract/parse-input.ts';

const uuid = '0b0e7a8e-1111-4222-8333-444455556666';
const ids = [...'abcd'];
const paper = (method: Method, points: number | null = null) => ({
  method,
  points,
  options: ids.map((optionId) => ({ optionId })),
});

/** What a ballot of a motion is refused for: `field reason`, or `ok`. */
function verdict(method: Method, raw: unknown): string {
  try {
    const { ballot } = parseInput(castVoteInput, { actionId: uuid, motionId: uuid, ballot: raw });
    const wrong = wrongInBallot(ballot, paper(method));
    return wrong ? `ballot.${wrong.field} ${wrong.reason}` : 'ok';
  } catch (error) {
    if (!isAppError(error)) throw error;
    return Object.entries(error.fields ?? {})
      .map(([field, reason]) => `${field} ${reason}`)
      .join(', ');
  }
}

describe('a ballot fits its motion or is refused with the field named', () => {
  test.each<[Method, unknown, string]>([
    ['yes-no', { choice: 'yes' }, 'ok'],
    ['yes-no', { choice: 'maybe' }, 'ballot.choice vote.choice_missing'],
    ['yes-no', {}, 'ballot.choice vote.choice_missing'],
    ['yes-no', { option: 'a' }, 'ballot.choice vote.choice_missing'],
    ['consent', { stand: 'agree' }, 'ok'],
    ['consent', { stand: 'block', reason: 'لا ماء فيها' }, 'ok'],
    ['consent', { stand: 'block' }, 'ballot.reason vote.reason_missing'],
    ['consent', { stand: 'aside', reason: 'كلام' }, 'ballot.reason vote.reason_not_asked'],
    ['consent', { stand: 'block', reason: 'x' }, 'ballot.reason text.short'],
    ['consent', { stand: 'no' }, 'ballot.stand vote.choice_missing'],
    ['consent', { choice: 'yes' }, 'ballot.stand vote.choice_missing'],
    ['single', { option: 'b' }, 'ok'],
    ['single', { option: 'e' }, 'ballot.option vote.option_unknown'],
    ['single', { option: '__proto__' }, 'ballot.option vote.option_unknown'],
    ['single', { option: undefined }, 'ballot.option vote.option_missing'],
    ['single', { options: ['a'] }, 'ballot.option vote.option_missing'],
    ['approval', { options: ['a', 'd'] }, 'ok'],
    ['approval', { options: [] }, 'ballot.options vote.options_empty'],
    ['approval', { options: ['a', 'a'] }, 'ballot.options vote.option_twice'],
    ['approval', { options: ['z'] }, 'ballot.options.0 vote.option_unknown'],
    ['score', { scores: { a: 5, b: 0 } }, 'ok'],
    ['score', { scores: {} }, 'ballot.scores vote.scores_empty'],
    ['score', { scores: { a: 6 } }, 'ballot.scores vote.score_range'],
    ['score', { scores: { a: -1 } }, 'ballot.scores.a vote.number'],
    ['score', { scores: { a: 1.5 } }, 'ballot.scores.a vote.number'],
    ['score', { scores: { toString: 1 } }, 'ballot.scores vote.option_unknown'],
    ['score', { points: { a: 1 } }, 'ballot.scores vote.scores_empty'],
    ['dot', { points: { a: 6, b: 4 } }, 'ok'],
    ['dot', { points: { a: 3 } }, 'ok'],
    ['dot', { points: { a: 6, b: 5 } }, 'ballot.points vote.points_too_many'],
    ['dot', { points: { a: 0 } }, 'ballot.points vote.points_none'],
    ['dot', { points: { e: 1 } }, 'ballot.points vote.option_unknown'],
    ['ranked-schulze', { ranking: [['b'], ['a', 'c']] }, 'ok'],
    ['ranked-irv', { ranking: [['b'], ['a']] }, 'ok'],
    ['ranked-irv', { ranking: [['b'], ['a', 'c']] }, 'ballot.ranking vote.place_shared'],
    ['ranked-stv', { ranking: [['a', 'c']] }, 'ballot.ranking vote.place_shared'],
    ['ranked-stv', { ranking: [['a'], ['b'], ['a']] }, 'ballot.ranking vote.option_twice'],
    ['ranked-irv', { ranking: [] }, 'ballot.ranking vote.ranking_empty'],
    ['ranked-irv', { ranking: [[]] }, 'ballot.ranking.0 vote.ranking_empty'],
    ['ranked-irv', { ranking: [['q']] }, 'ballot.ranking vote.option_unknown'],
  ])('%s %j: %s', (method, ballot, expected) => {
    expect(verdict(method, ballot)).toBe(expected);
  });

  test('nothing else fits any motion', () => {
    for (const raw of [null, 5, 'yes', [], { choice: 'yes', option: 'a' }, { ranking: ['a'] }, { points: { a: 1e9 } }])
      for (const method of methods) expect(verdict(method, raw), `${method} ${JSON.stringify(raw)}`).not.toBe('ok');
  });

  test('each motion takes ballots of its own method only', () => {
    const good: Record<Method, Ballot> = {
      'yes-no': { choice: 'no' },
      consent: { stand: 'aside' },
      single: { option: 'a' },
      approval: { options: ['a'] },
      score: { scores: { a: 1 } },
      dot: { points: { a: 1 } },
      'ranked-schulze': { ranking: [['a']] },
      'ranked-irv': { ranking: [['a']] },
      'ranked-stv': { ranking: [['a']] },
    };
    for (const method of methods)
      for (const other of methods)
        expect(verdict(method, good[other]) === 'ok', `${other} on ${method}`).toBe(
          Object.keys(good[method])[0] === Object.keys(good[other])[0],
        );
  });
});

const some = fc.subarray(ids, { minLength: 1 });
const marks = (max: number) => fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 1, max }), { minKeys: 1 });
const ballots: fc.Arbitrary<[Method, Ballot]> = fc.oneof(
  fc.tuple(fc.constant('consent' as const), fc.constant({ stand: 'block' as const, reason: 'سبب واضح' })),
  fc.tuple(
    fc.constant('single' as const),
    fc.constantFrom(...ids).map((option) => ({ option })),
  ),
  fc.tuple(
    fc.constant('approval' as const),
    some.map((options) => ({ options })),
  ),
  fc.tuple(
    fc.constant('score' as const),
    marks(5).map((scores) => ({ scores })),
  ),
  fc.tuple(
    fc.constant('dot' as const),
    marks(2).map((points) => ({ points })),
  ),
  fc.tuple(
    fc.constant('ranked-schulze' as const),
    fc
      .shuffledSubarray(ids, { minLength: 1 })
      .chain((order) => fc.nat(order.length - 1).map((cut) => ({ ranking: [order.slice(0, cut + 1).toSorted()] }))),
  ),
  fc.tuple(
    fc.constant('ranked-irv' as const),
    fc.shuffledSubarray(ids, { minLength: 1 }).map((order) => ({ ranking: order.map((id) => [id]) })),
  ),
);

test('a ballot written into its form is read back as it was', () => {
  fc.assert(
    fc.property(ballots, ([method, ballot]) => {
      const read = parseInput(ballotSchema, readBallot(method, ballotFields(ballot)));
      expect(read).toEqual(ballot);
      expect(wrongInBallot(read, paper(method))).toBeNull();
    }),
  );
});

test('numbers are read as people write them, and places by their order', () => {
  expect(readBallot('dot', { 'points.a': '٣', 'points.b': ' 2 ', 'points.c': '' })).toEqual({ points: { a: 3, b: 2 } });
  expect(readBallot('dot', { 'points.a': 'three' })).toEqual({ points: { a: Number.NaN } });
  expect(readBallot('ranked-irv', { 'place.a': '3', 'place.b': '1', 'place.c': '' })).toEqual({
    ranking: [['b'], ['a']],
  });
  expect(readBallot('ranked-schulze', { 'place.a': '1', 'place.b': '1' })).toEqual({ ranking: [['a', 'b']] });
  expect(readBallot('consent', { stand: 'agree', reason: 'written, then changed' })).toEqual({ stand: 'agree' });
});

test('there is a letter for every option', () => {
  expect(new Set(optionIds).size).toBe(limits.motionOptions.max);
});
