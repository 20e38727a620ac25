import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '#server/engines/decision/decide.ts';
import {
  DecisionError,
  simpleMajority,
  type College,
  type MajorityRule,
  type QuorumRule,
} from '#server/engines/decision/rules.ts';

const none: QuorumRule = { kind: 'none' };
const counts = (yes: number, no: number, abstain = 0) => ({ yes, no, abstain });
const passes = (majority: MajorityRule, college: Omit<College, 'majority'>): boolean =>
  decide({ quorum: none, colleges: [{ ...college, majority }] }).passed;

describe('majorities at their edge', () => {
  test.each([
    ['more than half of the votes expressed', simpleMajority, { counts: counts(2, 1, 9) }, true],
    ['exactly half of them is not more', simpleMajority, { counts: counts(2, 2) }, false],
    ['abstentions in', { of: 'cast', share: [1, 2], more: true }, { counts: counts(2, 1, 1) }, false],
    ['two thirds, exactly', { of: 'expressed', share: [2, 3] }, { counts: counts(2, 1) }, true],
    ['two thirds, one short', { of: 'expressed', share: [2, 3] }, { counts: counts(665, 334) }, false],
    ['of those present', { of: 'present', share: [1, 2], more: true }, { counts: counts(5, 0), present: 10 }, false],
    ['of those entitled', { of: 'entitled', share: [1, 2], more: true }, { counts: counts(13, 0), entitled: 25 }, true],
    ['everybody', { of: 'entitled', share: [1, 1] }, { counts: counts(24, 0), entitled: 25 }, false],
    ['nobody voted', { of: 'expressed', share: [1, 2] }, { counts: counts(0, 0) }, false],
    ['a least number of yes', { ...simpleMajority, leastYes: 3 }, { counts: counts(2, 0) }, false],
  ] as const)('%s', (_, majority, college, expected) => expect(passes(majority, college)).toBe(expected));
});

describe('quorums', () => {
  const of25 = (quorum: QuorumRule, votes = counts(4, 4, 4), present = 12) =>
    decide({ quorum, colleges: [{ counts: votes, entitled: 25, present, majority: simpleMajority }] });
  test.each([
    ['more than half of 25', { kind: 'share', of: 'entitled', share: [1, 2], more: true }, 13, 1],
    ['a third, rounded up', { kind: 'share', of: 'entitled', share: [1, 3] }, 9, 0],
    ['a fixed number', { kind: 'fixed', votes: 20 }, 20, 8],
    ['without abstentions', { kind: 'fixed', votes: 10, counts: 'expressed' }, 10, 2],
    ['by presence', { kind: 'fixed', votes: 14, counts: 'present' }, 14, 2],
    ['of those present', { kind: 'share', of: 'present', share: [1, 2] }, 6, 0],
    ['half the root of 25, three times', { kind: 'root', times: 3 }, 7.5, 0],
  ] as const)('%s', (_, quorum, required, part) => {
    expect(of25(quorum)).toMatchObject({ quorum: required, quorumMet: part === 0, needed: { part } });
  });
});

test('what is still needed is enough, and one less is not', () => {
  const majority = fc.record({
    of: fc.constantFrom('expressed', 'cast', 'entitled' as const),
    share: fc.constantFrom([1, 2], [2, 3], [3, 4], [1, 1] as const),
    more: fc.boolean(),
  });
  fc.assert(
    fc.property(majority, fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(60), (rule, yes, no, abstain, left) => {
      const entitled = yes + no + abstain + left;
      const college = { counts: counts(yes, no, abstain), entitled, majority: rule as MajorityRule };
      const [needed = null] = decide({ quorum: none, colleges: [college] }).needed.yes;
      const passedWith = (more: number): boolean =>
        passes(rule as MajorityRule, { counts: counts(yes + more, no, abstain), entitled });
      expect(passedWith(needed ?? left)).toBe(needed !== null);
      if (needed !== null && needed > 0) expect(passedWith(needed - 1)).toBe(false);
    }),
  );
});

test.each([
  ['no college', { quorum: none, colleges: [] }],
  ['half a vote', { quorum: none, colleges: [{ counts: counts(0.5, 0), majority: simpleMajority }] }],
  [
    'a share above one',
    { quorum: none, colleges: [{ counts: counts(1, 0), majority: { of: 'cast', share: [3, 2] } }] },
  ],
  [
    'presence that nobody counted',
    { quorum: none, colleges: [{ counts: counts(1, 0), majority: { of: 'present', share: [1, 2] } }] },
  ],
  [
    'a quorum of unknown people',
    { quorum: { kind: 'root', times: 3 }, colleges: [{ counts: counts(1, 0), majority: simpleMajority }] },
  ],
] as const)('%s is refused', (_, question) => {
  const { quorum, colleges } = question;
  expect(() => decide({ quorum, colleges: [...colleges] })).toThrow(DecisionError);
});
