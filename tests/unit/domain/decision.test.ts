import { expect, test } from 'vitest';
import { majorityRules, quorumRules } from '#app/contract/motion-rules.ts';
import { decideMotion, quorumOf } from '#server/engines/decision/decide-motion.ts';
import { rulesOf } from '#server/domain/votes/motion-rules.ts';

test.each([
  ['half', 25, 13],
  ['half', 24, 13],
  ['half', 23, 12],
  ['half', 1, 1],
  ['half', 0, 1],
  ['third', 25, 9],
  ['third', 24, 8],
  ['none', 25, null],
  ['half', null, null],
] as const)('with the quorum "%s" of %j members in office %j must take part', (rule, members, quorum) =>
  expect(quorumOf(rule, members)).toBe(quorum),
);

const usual = { quorumRule: 'half', majorityRule: 'simple' } as const;

test.each([
  ['more yes than no', { yes: 2, no: 1, abstain: 0 }, usual, null, true, true],
  ['a tie', { yes: 2, no: 2, abstain: 5 }, usual, null, true, false],
  ['nobody', { yes: 0, no: 0, abstain: 0 }, usual, null, true, false],
  ['abstentions count for the quorum', { yes: 1, no: 0, abstain: 2 }, usual, 5, true, true],
  ['and not for the majority', { yes: 1, no: 2, abstain: 9 }, usual, 20, true, false],
  ['too few came', { yes: 2, no: 0, abstain: 0 }, usual, 5, false, false],
  ['a space without members', { yes: 0, no: 0, abstain: 0 }, usual, 0, false, false],
  [
    'on a second call a third is enough',
    { yes: 2, no: 0, abstain: 0 },
    { ...usual, quorumRule: 'third' },
    5,
    true,
    true,
  ],
  [
    'an absolute majority counts abstentions',
    { yes: 3, no: 1, abstain: 2 },
    { ...usual, majorityRule: 'absolute' },
    null,
    true,
    false,
  ],
  ['one more reaches it', { yes: 4, no: 1, abstain: 2 }, { ...usual, majorityRule: 'absolute' }, null, true, true],
  [
    'a majority of members counts who stayed away',
    { yes: 12, no: 0, abstain: 1 },
    { ...usual, majorityRule: 'of_members' },
    25,
    true,
    false,
  ],
  ['13 of 25 reach it', { yes: 13, no: 0, abstain: 0 }, { ...usual, majorityRule: 'of_members' }, 25, true, true],
  ['two thirds, exactly', { yes: 6, no: 3, abstain: 4 }, { ...usual, majorityRule: 'two_thirds' }, null, true, true],
  [
    'two thirds, missed by one',
    { yes: 5, no: 3, abstain: 4 },
    { ...usual, majorityRule: 'two_thirds' },
    null,
    true,
    false,
  ],
  ['more ballots than members: some left office', { yes: 3, no: 1, abstain: 0 }, usual, 3, true, true],
] as const)('%s', (_, counts, rules, entitled, quorumMet, adopted) => {
  const cast = counts.yes + counts.no + counts.abstain;
  expect(decideMotion(counts, rules, entitled)).toMatchObject({ ...counts, cast, entitled, quorumMet, adopted });
});

test('the rules of the space hold where none is named', () => {
  expect(rulesOf({ electorate: 'members' }, 'space')).toEqual({
    quorumRule: 'half',
    majorityRule: 'simple',
    colleges: null,
  });
  expect(rulesOf({ electorate: 'all' }, 'space')).toEqual({
    quorumRule: 'none',
    majorityRule: 'simple',
    colleges: null,
  });
});

test.each([
  ['all', 'space'],
  ['members', null],
] as const)('where %s vote in the space %j no rule may count members', (electorate, spaceId) => {
  for (const quorumRule of quorumRules)
    for (const majorityRule of majorityRules) {
      const make = () => rulesOf({ electorate, quorumRule, majorityRule }, spaceId);
      if (quorumRule === 'none' && majorityRule !== 'of_members')
        expect(make()).toMatchObject({ quorumRule, majorityRule });
      else expect(make).toThrow(expect.objectContaining({ code: 'invalid', reason: 'input.check' }));
      expect(rulesOf({ electorate: 'members', quorumRule, majorityRule }, 'space')).toEqual({
        quorumRule,
        majorityRule,
        colleges: null,
      });
    }
});
