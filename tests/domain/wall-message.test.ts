import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { switchWall } from '#server/domain/sessions/switch-wall.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addRoom, type Room } from '#tests/support/forum-sessions.ts';
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

const text = 'نستأنف بعد صلاة العصر';
const show = (more: object = { text, lang: 'ar' as const }) =>
  switchWall(room.moderator, { sessionId: room.sessionId, view: 'message', ...more });
const shownNow = async () => (await loadRoom(forum.db, room.sessionId)).session;

test('a message is shown in its language, and gone with the next view', async () => {
  await show();
  expect(await shownNow()).toMatchObject({ wall: 'message', wallMessage: { text, lang: 'ar' } });
  expect(forum.frames('wall.switched').at(-1)?.data).toEqual({ view: 'message', shown: { text, lang: 'ar' } });
  await switchWall(room.moderator, { sessionId: room.sessionId, view: 'auto' });
  expect(await shownNow()).toMatchObject({ wall: 'auto', wallMessage: null });
  expect(forum.frames('wall.switched').at(-1)?.data).toEqual({ view: 'auto', shown: null });
});

test('the log keeps the act and never the text: who comes later is shown what is shown then', async () => {
  await show();
  const [row] = await forum.sql`
    select data from event_log where topic = ${`session:${room.sessionId}`} and name = 'wall.switched'`;
  expect(row?.data).toEqual({ view: 'message' });
  expect(JSON.stringify(await exportSession(forum.services, room.sessionId))).not.toContain(text);
  const late = async () =>
    (await missedAfter(forum.db, room.sessionId, 0))?.missed.find((e) => e.name === 'wall.switched');
  expect((await late())?.data).toMatchObject({ shown: { text } });
  await switchWall(room.moderator, { sessionId: room.sessionId, view: 'code' });
  expect((await late())?.data).toMatchObject({ view: 'message', shown: null });
});

test('a message needs a text, and a text with another view is no message', async () => {
  expect(await outcomeOf(show({}))).toBe('invalid input.check');
  await switchWall(room.moderator, { sessionId: room.sessionId, view: 'map', text, lang: 'ar' });
  expect((await shownNow()).wallMessage).toBeNull();
});
