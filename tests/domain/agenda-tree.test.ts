import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findSession } from '#db/queries/sessions.ts';
import { listAgenda } from '#db/queries/agenda.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import {
  addAgendaItem,
  editAgendaItem,
  placeAgendaItem,
  removeAgendaItem,
  reorderAgenda,
} from '#server/domain/sessions/edit-agenda.ts';
import { moveAgenda } from '#server/domain/sessions/move-agenda.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { openMotion } from '#server/domain/votes/open-motion.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addMotion, addRoom, newAgendaItem, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';
import { missedAfter } from '#tests/support/missed.ts';

let forum: Forum;
let room: Room;

beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());
beforeEach(async () => {
  room = await addRoom(forum);
});

const secret = 'سر لا يراه غير المشرفين';
const add = async (changes: object = {}): Promise<string> => {
  const input = { actionId: randomUUID(), sessionId: room.sessionId, title: { ar: 'نقطة' }, plannedMinutes: 15 };
  return (await addAgendaItem(room.moderator, { ...input, ...changes })).agendaItemId;
};
const item = (agendaItemId: string, changes: object = {}) =>
  editAgendaItem(room.moderator, { agendaItemId, title: { ar: 'نقطة' }, plannedMinutes: 15, ...changes });
const numbers = async () =>
  Object.fromEntries((await loadRoom(forum.db, room.sessionId)).agenda.map((row) => [row.agendaItemId, row.number]));
const makeCurrent = (agendaItemId: string | null) =>
  moveAgenda(room.moderator, { sessionId: room.sessionId, agendaItemId });

test('parts stand after their item and are numbered in it; they move with it', async () => {
  const [one, two] = [await add(), await add()];
  const [first, second] = [await add({ parentId: one, origin: 'petition' }), await add({ parentId: one })];
  expect(await numbers()).toEqual({ [one]: '1', [first]: '1.1', [second]: '1.2', [two]: '2' });
  await reorderAgenda(room.moderator, { agendaItemId: one, direction: 'down' });
  expect(await numbers()).toEqual({ [two]: '1', [one]: '2', [first]: '2.1', [second]: '2.2' });
  await placeAgendaItem(room.moderator, { agendaItemId: second, beforeId: two });
  expect(await numbers()).toEqual({ [second]: '1', [two]: '2', [one]: '3', [first]: '3.1' });
  const { agenda } = await loadRoom(forum.db, room.sessionId);
  expect(agenda.at(-1)).toMatchObject({ parentId: one, origin: 'petition', position: 4 });
});

test('a third level, an item of elsewhere and an item with parts are refused', async () => {
  const one = await add();
  const part = await add({ parentId: one });
  const foreign = await newAgendaItem(await addRoom(forum));
  const place = { agendaItemId: one, beforeId: foreign };
  expect(await outcomeOf(add({ parentId: part }))).toBe('conflict agenda.too_deep');
  expect(await outcomeOf(add({ parentId: foreign }))).toBe('not_found agenda.unknown');
  expect(await outcomeOf(placeAgendaItem(room.moderator, place))).toBe('not_found agenda.unknown');
  expect(await outcomeOf(removeAgendaItem(room.moderator, { agendaItemId: one }))).toBe('conflict agenda.has_parts');
  await removeAgendaItem(room.moderator, { agendaItemId: part });
  await removeAgendaItem(room.moderator, { agendaItemId: one });
});

test('what is hidden and what is noted reaches moderators alone: no room, no event, no export, no gap in a number', async () => {
  const before = forum.published.length;
  const [one, hidden] = [await add({ note: secret }), await add({ title: { ar: secret }, hidden: true })];
  const [part, three] = [await add({ parentId: hidden, title: { ar: secret } }), await add()];
  const frames = forum.published.slice(before);
  expect(await numbers()).toEqual({ [one]: '1', [three]: '2' });
  const { agenda } = await loadRoom(forum.db, room.sessionId);
  expect(agenda.map((row) => row.position)).toEqual([1, 2]);
  const seen = await Promise.all([
    loadRoom(forum.db, room.sessionId),
    exportSession(forum.services, room.sessionId),
    missedAfter(forum.db, room.sessionId, 0),
    forum.sql`select * from event_log where topic = ${`session:${room.sessionId}`}`,
  ]);
  const everything = JSON.stringify([seen, frames]);
  for (const kept of [secret, hidden, part]) expect(everything).not.toContain(kept);
  expect(everything).toContain(three);
  const changes = forum.frames('agenda.changed').filter(({ topic }) => topic.endsWith(room.sessionId));
  expect(changes, 'nobody is told that something hidden changed').toHaveLength(2);
  const cockpit = await loadCockpit(room.moderator, room.sessionId);
  expect(cockpit.agenda).toMatchObject([
    { number: '1', note: secret, hidden: false },
    { number: null, hidden: true, covered: false, title: { ar: secret } },
    { number: null, hidden: false, covered: true },
    { number: '2' },
  ]);
});

test('a hidden item is never the current one, and hiding the current one leaves none', async () => {
  const one = await add();
  const part = await add({ parentId: one });
  await makeCurrent(part);
  await item(one, { hidden: true });
  expect(await findSession(forum.db, room.sessionId)).toMatchObject({ currentItemId: null, itemSince: null });
  expect(forum.frames('agenda.moved').at(-1)?.data).toEqual({ agendaItemId: null });
  expect(await outcomeOf(makeCurrent(one))).toBe('conflict agenda.hidden');
  expect(await outcomeOf(makeCurrent(part))).toBe('conflict agenda.hidden');
  await item(one, { hidden: false });
  await makeCurrent(part);
});

test('no vote is opened on a hidden item, and an item whose vote was opened is not hidden', async () => {
  const one = await add({ hidden: true });
  const motionId = await addMotion(room, { state: 'draft', agendaItemId: one });
  expect(await outcomeOf(openMotion(room.moderator, { motionId }))).toBe('conflict agenda.hidden_motion');
  await item(one, { hidden: false });
  await openMotion(room.moderator, { motionId });
  expect(await outcomeOf(item(one, { hidden: true }))).toBe('conflict agenda.opened');
  expect((await listAgenda(forum.db, room.sessionId))[0]?.hidden).toBe(false);
});

test('an item counts the time it was current in the open session, by the clock of the database', async () => {
  const [one, two] = [await add(), await add()];
  const { sessionId } = room;
  const later = (minutes: number) =>
    forum.sql`update sessions set item_since = item_since - make_interval(mins => ${minutes}) where session_id = ${sessionId}`;
  const spent = async () => {
    const { agenda } = await loadRoom(forum.db, sessionId);
    return agenda.map(({ spentMs }) => Math.floor(spentMs / 60_000));
  };
  await makeCurrent(one);
  await later(5);
  await moveSession(room.moderator, { sessionId, to: 'paused' });
  expect(await spent()).toEqual([5, 0]);
  expect((await findSession(forum.db, sessionId))?.itemSince).toBeNull();
  await later(60);
  await moveSession(room.moderator, { sessionId, to: 'open' });
  await later(2);
  await makeCurrent(two);
  await later(7);
  await makeCurrent(one);
  await later(1);
  await moveSession(room.moderator, { sessionId, to: 'closed' });
  expect(await spent()).toEqual([8, 7]);
  const timed = forum.frames('agenda.timed').at(-1)?.data as { shown: { itemSince: string | null; spent: unknown[] } };
  expect(timed.shown).toMatchObject({ itemSince: null, spent: [{ agendaItemId: one }, { agendaItemId: two }] });
});

test('what an edit leaves out stays as it is', async () => {
  const one = await add({ note: 'ملاحظة', origin: 'opinion', hidden: true });
  await item(one, { title: { ar: 'جديدة' } });
  expect((await loadCockpit(room.moderator, room.sessionId)).agenda[0]).toMatchObject({
    title: { ar: 'جديدة' },
    note: 'ملاحظة',
    origin: 'opinion',
    hidden: true,
  });
});
