import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { createMotion } from '#server/domain/votes/create-motion.ts';
import { editMotion, removeMotion } from '#server/domain/votes/edit-motion.ts';
import { openMotion } from '#server/domain/votes/open-motion.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom, newAgendaItem, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;

beforeAll(async () => {
  forum = await createForum();
  room = await addRoom(forum);
});
afterAll(() => forum.close());

const plan = { title: { ar: 'مشروع ملتمس' }, secrecy: 'named' as const, electorate: 'all' as const };

async function addDraft(): Promise<string> {
  const made = await createMotion(room.moderator, { actionId: randomUUID(), sessionId: room.sessionId, ...plan });
  return made.motionId;
}
const find = async (motionId: string) =>
  (await loadCockpit(room.moderator, room.sessionId)).motions.find((motion) => motion.motionId === motionId);

test('a draft can be changed, and what is left out is taken away', async () => {
  const motionId = await addDraft();
  await editMotion(room.moderator, {
    motionId,
    ...plan,
    title: { ar: 'ملتمس آخر', fr: 'Autre motion' },
    explanation: { ar: 'شرح الملتمس' },
    electorate: 'members',
  });
  expect(await find(motionId)).toMatchObject({ title: { fr: 'Autre motion' }, electorate: 'members', state: 'draft' });
  await editMotion(room.moderator, { motionId, ...plan });
  expect(await find(motionId)).toMatchObject({ title: plan.title, explanation: null, electorate: 'all' });
});

test('a draft can be removed', async () => {
  const motionId = await addDraft();
  await removeMotion(room.moderator, { motionId });
  expect(await find(motionId)).toBeUndefined();
  expect(await outcomeOf(removeMotion(room.moderator, { motionId }))).toBe('not_found motion.unknown');
});

test('once the vote was opened the text stands', async () => {
  const motionId = await addDraft();
  await openMotion(room.moderator, { motionId });
  expect(await outcomeOf(editMotion(room.moderator, { motionId, ...plan }))).toBe('conflict motion.opened_before');
  expect(await outcomeOf(removeMotion(room.moderator, { motionId }))).toBe('conflict motion.opened_before');
  expect(await find(motionId)).toMatchObject({ state: 'open' });
});

test('only moderators change drafts, and only to items of the same session', async () => {
  const motionId = await addDraft();
  const guest = await forum.as(await addGuest(forum, room.code));
  expect(await outcomeOf(editMotion(guest, { motionId, ...plan }))).toBe('forbidden session.not_moderator');
  expect(await outcomeOf(removeMotion(guest, { motionId }))).toBe('forbidden session.not_moderator');
  const other = await addRoom(forum);
  const agendaItemId = await newAgendaItem(other);
  expect(await outcomeOf(editMotion(room.moderator, { motionId, ...plan, agendaItemId }))).toBe(
    'not_found agenda.unknown',
  );
  expect(await find(motionId)).toMatchObject({ agendaItemId: null });
});
