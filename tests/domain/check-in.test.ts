import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findMotion } from '#db/queries/votes.ts';
import { checkIn, recordBySign } from '#server/domain/attendance/check-in.ts';
import { loadAttendanceList } from '#server/domain/attendance/load-attendance-list.ts';
import { loadDoorSign, loadOwnSign } from '#server/domain/attendance/load-sign.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addPerson, addSeats } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let hall: Room;
let member: ActionContext;
let second: ActionContext;
const start = new Date('2026-11-27T10:00:10Z');

beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());

beforeEach(async () => {
  forum.clock.now = start;
  hall = await addRoom(forum);
  const ids = await Promise.all([1, 2].map(() => addPerson(forum, { role: 'member', commune: hall.commune })));
  await addSeats(forum, hall.commune, 4, ids);
  [member, second] = (await Promise.all(ids.map((id) => forum.as(id)))) as [ActionContext, ActionContext];
});

const after = (seconds: number) => void (forum.clock.now = new Date(start.getTime() + seconds * 1000));
const ownCode = async (who = member, room = hall) => (await loadOwnSign(who, room.sessionId))?.sign.code ?? '';
const doorCode = async (room = hall) => (await loadDoorSign(room.moderator, room.sessionId))?.code ?? '';
const atDesk = (code: string, state: 'present' | 'left' = 'present') =>
  recordBySign(hall.moderator, { sessionId: hall.sessionId, code, state });
const atDoor = (code: string, state: 'present' | 'left' = 'present', who = member) =>
  checkIn(who, { sessionId: hall.sessionId, code, state });
const list = async () => (await loadAttendanceList(hall.moderator, hall.sessionId)).rows;
const moves = async () => {
  const rows = await forum.sql`select state, means from attendance_moves where session_id = ${hall.sessionId}
    order by move_id`;
  return rows.map(({ state, means }) => `${state} ${means}`);
};

test('the desk notes a member by the sign on the phone, coming and leaving; a repeat changes nothing', async () => {
  const code = await ownCode();
  expect(await atDesk(code)).toEqual({ number: 1 });
  await atDesk(code);
  expect((await list())[0]).toMatchObject({ state: 'present', bySign: true });
  await atDesk(await ownCode(), 'left');
  expect(await moves()).toEqual(['present sign', 'left sign']);
  expect(await atDesk(await ownCode(second))).toEqual({ number: 2 });
});

test('a member checks in by the sign at the door, and out; the quorum counts who is there', async () => {
  const motionId = await addMotion(hall, { electorate: 'members', quorumRule: 'third' });
  await atDoor(await doorCode());
  await atDoor(await doorCode());
  await atDoor(await doorCode(), 'present', second);
  expect(await moves()).toEqual(['present sign', 'present sign']);
  await castVote(member, { actionId: randomUUID(), motionId, ballot: { choice: 'yes' } });
  await closeMotion(hall.moderator, { motionId });
  expect((await findMotion(forum.db, motionId))?.result).toMatchObject({ present: 2, quorumMet: true });
  await atDoor(await doorCode(), 'left');
  expect((await list()).map(({ state }) => state)).toEqual(['left', 'present', null, null]);
  expect(await loadOwnSign(member, hall.sessionId)).toMatchObject({ state: 'left' });
});

test('signs change each minute: the one before still counts, older ones are refused as old, strange ones as unknown', async () => {
  const own = await ownCode();
  const door = await doorCode();
  after(60);
  expect(await ownCode()).not.toBe(own);
  expect(await outcomeOf(atDesk(own))).toBe('ok');
  expect(await outcomeOf(atDoor(door, 'left'))).toBe('ok');
  after(120);
  expect(await outcomeOf(atDesk(own))).toBe('conflict sign.old');
  expect(await outcomeOf(atDoor(door))).toBe('conflict sign.old');
  after(3600);
  expect(await outcomeOf(atDesk(own))).toBe('not_found sign.unknown');
  expect(await outcomeOf(atDoor('ABCDEFGH'))).toBe('not_found sign.unknown');
  expect(await moves()).toEqual(['present sign', 'left sign']);
});

test('signs of another session, of the wrong kind and of another installation are unknown', async () => {
  const elsewhere = await addRoom(forum, { commune: hall.commune, moderator: hall.moderator });
  expect(await outcomeOf(atDesk(await ownCode(member, elsewhere)))).toBe('not_found sign.unknown');
  expect(await outcomeOf(atDoor(await doorCode(elsewhere)))).toBe('not_found sign.unknown');
  expect(await outcomeOf(atDesk(await doorCode()))).toBe('not_found sign.unknown');
  expect(await outcomeOf(atDoor(await ownCode()))).toBe('not_found sign.unknown');
  const other = { ...member, services: { ...forum.services, secret: 'another secret' } };
  expect(await outcomeOf(atDesk(await ownCode(other)))).toBe('not_found sign.unknown');
  expect(await moves()).toEqual([]);
});

test('who is no member has no sign and does not check in; nobody does once the session is closed', async () => {
  const citizen = await forum.as(await addPerson(forum));
  expect(await loadOwnSign(citizen, hall.sessionId)).toBeNull();
  expect(await outcomeOf(atDoor(await doorCode(), 'present', citizen))).toBe('forbidden sign.no_member');
  const own = await ownCode();
  const door = await doorCode();
  await moveSession(hall.moderator, { sessionId: hall.sessionId, to: 'closed' });
  expect(await outcomeOf(atDesk(own))).toBe('conflict session.closed');
  expect(await outcomeOf(atDoor(door))).toBe('conflict session.closed');
  expect(await loadOwnSign(member, hall.sessionId)).toBeNull();
  expect(await loadDoorSign(hall.moderator, hall.sessionId)).toBeNull();
});

test('wrong codes of one person are limited', async () => {
  for (let at = 0; at < 20; at += 1) await outcomeOf(atDoor('ABCDEFGH'));
  expect(await outcomeOf(atDoor(await doorCode()))).toBe('rate_limited auth.too_many');
  expect(await outcomeOf(atDoor(await doorCode(), 'present', second))).toBe('ok');
});
