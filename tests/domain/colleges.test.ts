import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';
import { findMotion } from '#db/queries/votes.ts';
import { recountArchive } from '#server/cli/recount/count-archive.ts';
import { recordAttendance } from '#server/domain/attendance/record-attendance.ts';
import { countVotes } from '#server/domain/votes/count-votes.ts';
import { growLedger } from '#server/domain/ledger/grow-ledger.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { editMotion } from '#server/domain/votes/edit-motion.ts';
import { openMotion } from '#server/domain/votes/open-motion.ts';
import { setWeights } from '#server/domain/votes/set-weights.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { addSitting, delegate, type Sitting } from '#tests/support/forum-delegations.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addMotion } from '#tests/support/forum-sessions.ts';
import { fieldsOf, outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());

/** A sitting of five: seats 1 to 3 of civil society, 4 and 5 of youth. */
async function addTwoColleges(): Promise<Sitting> {
  const sitting = await addSitting(forum, 5);
  await forum.sql`update seats set category = 'youth' where space_id = ${sitting.room.commune.spaceId} and number > 3`;
  return sitting;
}
const rules = {
  electorate: 'members',
  colleges: { categories: ['civil_society'] },
} satisfies Partial<CreateMotionInput>;
const vote = (sitting: Sitting, seat: number, motionId: string, choice: 'yes' | 'no' | 'abstain') =>
  castVote(sitting.members[seat] as Sitting['members'][number], {
    actionId: randomUUID(),
    motionId,
    ballot: { choice },
  });
const end = async ({ room }: Sitting, motionId: string) => {
  await closeMotion(room.moderator, { motionId });
  await showResult(room.moderator, { motionId });
  return (await findMotion(forum.db, motionId))?.result;
};

test('carried only where both colleges carry it, each by its own quorum and majority', async () => {
  const sitting = await addTwoColleges();
  const motionId = await addMotion(sitting.room, rules);
  const [view] = (await loadRoom(forum.db, sitting.room.sessionId)).motions;
  expect(view?.quorum).toBeNull();
  expect(view?.colleges).toMatchObject([
    { categories: ['civil_society'], entitled: 3, quorum: 2, part: 0 },
    { categories: ['youth', 'women', 'disability', 'equity_body'], entitled: 2, quorum: 2, part: 0 },
  ]);
  for (const seat of [0, 1, 2, 3]) await vote(sitting, seat, motionId, 'yes');
  const counted = await countVotes(forum.db, { statements: [], motions: [motionId], questions: [], comments: [] });
  expect(counted.motions).toMatchObject([{ cast: 4, parts: [3, 1] }]);
  expect(await end(sitting, motionId), 'a great majority, and one college without quorum').toMatchObject({
    yes: 4,
    cast: 4,
    quorumMet: false,
    adopted: false,
    colleges: [
      { yes: 3, quorum: 2, quorumMet: true, adopted: true },
      { yes: 1, quorum: 2, quorumMet: false, adopted: false },
    ],
  });
  const both = await addMotion(sitting.room, rules);
  for (const seat of [0, 1, 3, 4]) await vote(sitting, seat, both, 'yes');
  expect(await end(sitting, both)).toMatchObject({ adopted: true, quorumMet: true });
  const split = await addMotion(sitting.room, rules);
  for (const seat of [0, 1, 2]) await vote(sitting, seat, split, 'yes');
  for (const seat of [3, 4]) await vote(sitting, seat, split, 'no');
  expect(await end(sitting, split)).toMatchObject({ yes: 3, no: 2, quorumMet: true, adopted: false });
});

test('the second college may have rules of its own; the attendance list makes the quorum of each', async () => {
  const sitting = await addTwoColleges();
  const own = { ...rules.colleges, quorumRule: 'none', majorityRule: 'two_thirds' } as const;
  const motionId = await addMotion(sitting.room, { ...rules, colleges: own });
  await vote(sitting, 0, motionId, 'yes');
  await vote(sitting, 3, motionId, 'yes');
  await recordAttendance(sitting.room.moderator, {
    sessionId: sitting.room.sessionId,
    mandateId: sitting.mandates[2] ?? '',
    state: 'present',
  });
  expect(await end(sitting, motionId)).toMatchObject({
    adopted: true,
    colleges: [
      { cast: 1, present: 2, quorum: 2, quorumMet: true, adopted: true },
      { cast: 1, present: 1, quorum: null, adopted: true },
    ],
  });
});

test('colleges, weights and delegates together; record, open data and recount agree, false figures are found', async () => {
  const sitting = await addTwoColleges();
  const { room } = sitting;
  await delegate(sitting, 4, 0);
  const motionId = await addMotion(room, { ...rules, quorumRule: 'third', state: 'draft' });
  await setWeights(room.moderator, { motionId, reason: 'بحسب المقاعد', list: [{ seat: 5, weight: 3 }] });
  await openMotion(room.moderator, { motionId });
  await vote(sitting, 0, motionId, 'yes');
  await vote(sitting, 3, motionId, 'no');
  expect(await end(sitting, motionId), 'the giver counts in their own college').toMatchObject({
    adopted: true,
    delegated: 1,
    weight: { cast: 5, entitled: 7 },
    colleges: [
      { yes: 1, no: 0, cast: 1, adopted: true },
      { yes: 3, no: 1, cast: 2, delegated: 1, present: 1, adopted: true },
    ],
  });
  await growLedger(forum.services, room.sessionId);
  const archive = await exportSession(forum.services, room.sessionId);
  expect(recountArchive(archive).differences).toEqual([]);
  const change = (from: string, to: string) => {
    const motions = archive['motions.json']?.replace(from, to) ?? '';
    expect(motions).not.toBe(archive['motions.json']);
    return recountArchive({ ...archive, 'motions.json': motions }).differences.join();
  };
  expect(change('"part": 1', '"part": 2')).toContain('college 1');
  expect(change('"yes": 3', '"yes": 1')).toContain('colleges');
});

test('colleges where they mean nothing are refused, and can be taken away', async () => {
  const { room } = await addTwoColleges();
  const wrong = (more: Partial<CreateMotionInput>) => fieldsOf(addMotion(room, { ...rules, state: 'draft', ...more }));
  expect(await wrong({ electorate: 'all' })).toEqual({ colleges: 'motion.college_members' });
  expect(await wrong({ secrecy: 'sealed' })).toEqual({ colleges: 'motion.college_sealed' });
  expect(await wrong({ method: 'consent' })).toEqual({ colleges: 'motion.college_yes_no' });
  expect(await wrong({ colleges: { categories: [] } })).toEqual({ colleges: 'motion.college_all' });
  const motionId = await addMotion(room, { ...rules, state: 'draft', colleges: { categories: ['women'] } });
  expect(await outcomeOf(openMotion(room.moderator, { motionId }))).toBe('conflict motion.college_empty');
  await editMotion(room.moderator, { motionId, title: { ar: 'ملتمس' }, electorate: 'members', secrecy: 'named' });
  await openMotion(room.moderator, { motionId });
  expect((await findMotion(forum.db, motionId))?.colleges).toBeNull();
});
