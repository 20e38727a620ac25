import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { limits } from '#app/contract/limits.ts';
import { listAgenda } from '#db/queries/agenda.ts';
import { findSession } from '#db/queries/sessions.ts';
import { addAgendaItem, editAgendaItem, removeAgendaItem, reorderAgenda } from '#server/domain/sessions/edit-agenda.ts';
import { moveAgenda } from '#server/domain/sessions/move-agenda.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addMotion, addRoom, newAgendaItem, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;

beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());
beforeEach(async () => {
  room = await addRoom(forum);
});

const titles = async () => (await listAgenda(forum.db, room.sessionId)).map((row) => row.title.ar);
const addInput = (changes: object = {}) => ({
  actionId: randomUUID(),
  sessionId: room.sessionId,
  title: { ar: 'نقطة' },
  plannedMinutes: 15,
  ...changes,
});

test('items stand in the order they were added, and everybody is shown the agenda', async () => {
  for (const title of ['أ', 'ب', 'ج']) await newAgendaItem(room, title);
  expect(await titles()).toEqual(['أ', 'ب', 'ج']);
  const shown = forum.frames('agenda.changed').at(-1)?.data as { shown: unknown[] };
  expect(shown.shown).toHaveLength(3);
});

test('adding twice with one id is adding once', async () => {
  const input = addInput();
  const first = await addAgendaItem(room.moderator, input);
  const frames = forum.frames('agenda.changed').length;
  expect(await addAgendaItem(room.moderator, input)).toEqual(first);
  expect(await outcomeOf(addAgendaItem(room.moderator, { ...input, plannedMinutes: 16 }))).toBe('conflict act.reused');
  expect(await titles()).toHaveLength(1);
  expect(forum.frames('agenda.changed').length).toBe(frames);
});

test('adding at the same moment gives each item a place of its own', async () => {
  await Promise.all(Array.from({ length: 12 }, () => addAgendaItem(room.moderator, addInput())));
  const positions = (await listAgenda(forum.db, room.sessionId)).map((row) => row.position);
  expect(positions).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
});

test('an agenda has an end', async () => {
  const items = Array.from({ length: limits.agendaItems }, (_, index) => index + 1);
  await forum.sql`insert into agenda_items (agenda_item_id, session_id, position, title, planned_minutes)
    select gen_random_uuid(), ${room.sessionId}, n, '{"ar":"x"}', 5 from unnest(${items}::int[]) n`;
  expect(await outcomeOf(addAgendaItem(room.moderator, addInput()))).toBe('conflict agenda.full');
});

test('an item is edited in place', async () => {
  const item = await newAgendaItem(room, 'قديم');
  await editAgendaItem(room.moderator, { agendaItemId: item, title: { ar: 'جديد' }, plannedMinutes: 40 });
  expect((await listAgenda(forum.db, room.sessionId))[0]).toMatchObject({ title: { ar: 'جديد' }, plannedMinutes: 40 });
});

test('items change places with their neighbours and stop at the ends', async () => {
  const [first = '', second = ''] = [await newAgendaItem(room, 'أ'), await newAgendaItem(room, 'ب')];
  await reorderAgenda(room.moderator, { agendaItemId: second, direction: 'up' });
  expect(await titles()).toEqual(['ب', 'أ']);
  await reorderAgenda(room.moderator, { agendaItemId: second, direction: 'up' });
  await reorderAgenda(room.moderator, { agendaItemId: first, direction: 'down' });
  expect(await titles()).toEqual(['ب', 'أ']);
  await reorderAgenda(room.moderator, { agendaItemId: second, direction: 'down' });
  expect(await titles()).toEqual(['أ', 'ب']);
});

test('removing the current item leaves none current', async () => {
  const item = await newAgendaItem(room);
  await moveAgenda(room.moderator, { sessionId: room.sessionId, agendaItemId: item });
  await removeAgendaItem(room.moderator, { agendaItemId: item });
  expect(await titles()).toEqual([]);
  expect((await findSession(forum.db, room.sessionId))?.currentItemId).toBeNull();
  expect(forum.frames('agenda.moved').at(-1)?.data).toEqual({ agendaItemId: null });
});

test('an item with a motion stays, and nobody is told anything', async () => {
  const item = await newAgendaItem(room);
  await addMotion(room, { state: 'draft', agendaItemId: item });
  const before = forum.published.length;
  expect(await outcomeOf(removeAgendaItem(room.moderator, { agendaItemId: item }))).toBe('conflict agenda.has_motion');
  expect(await titles()).toHaveLength(1);
  expect(forum.published.length).toBe(before);
});

test('an unknown item is not found', async () => {
  const agendaItemId = randomUUID();
  const { moderator } = room;
  const edit = { agendaItemId, title: { ar: 'جديد' }, plannedMinutes: 5 };
  expect(await outcomeOf(editAgendaItem(moderator, edit))).toBe('not_found agenda.unknown');
  expect(await outcomeOf(removeAgendaItem(moderator, { agendaItemId }))).toBe('not_found agenda.unknown');
  expect(await outcomeOf(reorderAgenda(moderator, { agendaItemId, direction: 'up' }))).toBe('not_found agenda.unknown');
});

test('moderators of another commune touch nothing here', async () => {
  const item = await newAgendaItem(room);
  const { moderator: stranger } = await addRoom(forum);
  expect(await outcomeOf(removeAgendaItem(stranger, { agendaItemId: item }))).toBe('forbidden session.not_moderator');
  expect(await outcomeOf(addAgendaItem(stranger, addInput()))).toBe('forbidden session.not_moderator');
  expect(await titles()).toHaveLength(1);
});
