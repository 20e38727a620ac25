import { expect, test } from 'vitest';
import { decideYesNo, quorumOf } from '#server/engines/decision/decide-yes-no.ts';

test.each([
  [25, 13],
  [24, 13],
  [23, 12],
  [1, 1],
  [0, 1],
])('of %i members in office %i are a quorum', (members, quorum) => expect(quorumOf(members)).toBe(quorum));

test.each([
  ['more yes than no', { yes: 2, no: 1, abstain: 0 }, null, true, true],
  ['a tie', { yes: 2, no: 2, abstain: 5 }, null, true, false],
  ['nobody', { yes: 0, no: 0, abstain: 0 }, null, true, false],
  ['abstentions count for the quorum', { yes: 1, no: 0, abstain: 2 }, 5, true, true],
  ['and not for the majority', { yes: 1, no: 2, abstain: 9 }, 20, true, false],
  ['too few came', { yes: 2, no: 0, abstain: 0 }, 5, false, false],
  ['a space without members', { yes: 0, no: 0, abstain: 0 }, 0, false, false],
])('%s', (_, counts, entitled, quorumMet, adopted) => {
  const cast = counts.yes + counts.no + counts.abstain;
  expect(decideYesNo(counts, entitled)).toMatchObject({ ...counts, cast, entitled, quorumMet, adopted });
});
