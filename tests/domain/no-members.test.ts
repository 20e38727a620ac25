import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMotion } from '#server/domain/votes/open-motion.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addPerson, addSeats } from '#tests/support/forum-people.ts';
import { addMotion, addRoom } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());

test('a vote of members is opened once there is somebody to vote, and a quorum once there are members in office', async () => {
  const room = await addRoom(forum);
  const draft = (quorumRule: 'none' | 'half') => addMotion(room, { electorate: 'members', quorumRule, state: 'draft' });
  const open = async (motionId: Promise<string>) => outcomeOf(openMotion(room.moderator, { motionId: await motionId }));
  expect(await open(draft('none'))).toBe('conflict motion.no_members');
  const member = await addPerson(forum, { role: 'member', commune: room.commune });
  expect(await open(draft('half'))).toBe('conflict motion.no_members');
  expect(await open(draft('none'))).toBe('ok');
  await addSeats(forum, room.commune, 3, [member]);
  expect(await open(draft('half'))).toBe('ok');
});

test('members who have no account vote on paper: the vote is opened', async () => {
  const room = await addRoom(forum);
  await addSeats(forum, room.commune, 3);
  const motionId = await addMotion(room, { electorate: 'members', quorumRule: 'half', state: 'draft' });
  expect(await outcomeOf(openMotion(room.moderator, { motionId }))).toBe('ok');
});
