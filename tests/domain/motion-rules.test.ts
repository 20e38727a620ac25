import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';
import { findMotion } from '#db/queries/votes.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { createMotion } from '#server/domain/votes/create-motion.ts';
import { editMotion } from '#server/domain/votes/edit-motion.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addPerson, addSeats } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let hall: Room;

beforeAll(async () => {
  forum = await createForum();
  hall = await addRoom(forum);
  await addSeats(forum, hall.commune, 5);
});
afterAll(() => forum.close());

const ballot = (motionId: string, choice: 'yes' | 'no') => ({ actionId: randomUUID(), motionId, ballot: { choice } });
const member = async () => forum.as(await addPerson(forum, { role: 'member', commune: hall.commune }));
const publicMotion = async (motionId: string) =>
  (await loadRoom(forum.db, hall.sessionId)).motions.find((motion) => motion.motionId === motionId);

test('a motion is decided by the rules it was written with', async () => {
  const members = [await member(), await member(), await member()];
  const decide = async (rules: Partial<CreateMotionInput>): Promise<unknown> => {
    const motionId = await addMotion(hall, { electorate: 'members', ...rules });
    expect(await publicMotion(motionId)).toMatchObject(rules);
    for (const [index, ctx] of members.entries()) await castVote(ctx, ballot(motionId, index < 2 ? 'yes' : 'no'));
    await closeMotion(hall.moderator, { motionId });
    const result = (await findMotion(forum.db, motionId))?.result;
    if (!result || !('yes' in result)) throw new Error('there is no such result');
    const { quorum, quorumMet, adopted } = result;
    return { quorum, quorumMet, adopted };
  };
  expect(await decide({ quorumRule: 'half' })).toEqual({ quorum: 3, quorumMet: true, adopted: true });
  expect(await decide({ quorumRule: 'third' })).toEqual({ quorum: 2, quorumMet: true, adopted: true });
  expect(await decide({ quorumRule: 'none' })).toEqual({ quorum: null, quorumMet: true, adopted: true });
  expect(await decide({ majorityRule: 'two_thirds' })).toEqual({ quorum: 3, quorumMet: true, adopted: true });
  expect(await decide({ majorityRule: 'of_members' })).toEqual({ quorum: 3, quorumMet: true, adopted: false });
});

test('where everybody votes no rule may count members', async () => {
  const input = { title: { ar: 'سؤال' }, secrecy: 'named', electorate: 'all' } as const;
  const { sessionId } = hall;
  const asked = (rules: object) =>
    outcomeOf(createMotion(hall.moderator, { actionId: randomUUID(), sessionId, ...input, ...rules }));
  expect(await asked({ quorumRule: 'half' })).toBe('invalid input.check');
  expect(await asked({ majorityRule: 'of_members' })).toBe('invalid input.check');
  expect(await asked({ majorityRule: 'two_thirds' })).not.toContain('invalid');
  const motionId = await addMotion(hall, { electorate: 'members', quorumRule: 'third', state: 'draft' });
  const edited = (rules: object) => outcomeOf(editMotion(hall.moderator, { motionId, ...input, ...rules }));
  expect(await edited({ quorumRule: 'third' })).toBe('invalid input.check');
  await editMotion(hall.moderator, { motionId, ...input });
  expect(await findMotion(forum.db, motionId)).toMatchObject({ quorumRule: 'none', majorityRule: 'simple' });
});

test('members are those of the moment when the vote was opened', async () => {
  const [before, leaving] = [await member(), await member()];
  const motionId = await addMotion(hall, { electorate: 'members' });
  const since = await member();
  expect(await outcomeOf(castVote(since, ballot(motionId, 'yes')))).toBe('forbidden motion.member_since');
  await forum.sql`update mandates set ends_on = current_date - 1 where seat_id in (
    select seat_id from seats s join sessions using (space_id) where session_id = ${hall.sessionId} limit 2)`;
  await castVote(before, ballot(motionId, 'yes'));
  await forum.sql`delete from role_grants where person_id = ${idOf(leaving)}`;
  expect(await outcomeOf(castVote(leaving, ballot(motionId, 'yes')))).toBe('forbidden motion.members_only');
  expect(await publicMotion(motionId)).toMatchObject({ entitled: 5, quorum: 3, cast: 1 });
  await closeMotion(hall.moderator, { motionId });
  expect((await findMotion(forum.db, motionId))?.result).toMatchObject({ entitled: 5, quorum: 3, quorumMet: false });
});
