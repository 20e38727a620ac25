import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Door } from '#app/contract/door.ts';
import { updateEmailConfirmed } from '#db/queries/people.ts';
import { listAllEvents } from '#db/queries/events.ts';
import { sessionTopic, type ActionContext } from '#server/domain/context.ts';
import { loadModerationLog } from '#server/domain/rooms/load-moderation-log.ts';
import { loadRoom, loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { enterSession, joinByCode, joinWithAccount } from '#server/domain/sessions/join-session.ts';
import { loadJoins } from '#server/domain/sessions/load-joins.ts';
import { moveDoor } from '#server/domain/sessions/move-door.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { voteStatement } from '#server/domain/statements/vote-statement.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addGuest, addPerson } from '#tests/support/forum-people.ts';
import { addRoom, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;
let inside: ActionContext;
beforeAll(async () => {
  forum = await createForum();
});
beforeEach(async () => {
  room = await addRoom(forum);
  inside = await forum.as(await addGuest(forum, room.code));
});
afterAll(() => forum.close());

const move = (door: Door, by = room.moderator) => moveDoor(by, { sessionId: room.sessionId, door, reason: 'rush' });
const join = (ctx: ActionContext) => outcomeOf(joinByCode(ctx, { code: room.code }, 'a test'));
const visitor = () => forum.as(null);
const account = async (confirmed: boolean, role?: 'member') => {
  const personId = await addPerson(forum, { commune: room.commune, ...(role && { role }) });
  if (confirmed) await updateEmailConfirmed(forum.db, personId);
  return forum.as(personId);
};
const vote = async (ctx: ActionContext) => {
  const statementId = await newStatement(room);
  return outcomeOf(voteStatement(ctx, { actionId: randomUUID(), statementId, vote: 1 }));
};

test('a closed door keeps out whoever is new, in plain words, and nobody who is in', async () => {
  await move('closed');
  const closed = 'forbidden session.door_closed';
  expect(await join(await visitor())).toBe(closed);
  const late = await account(true);
  expect(await join(late)).toBe(closed);
  expect(await outcomeOf(joinWithAccount(late, room))).toBe(closed);
  expect(await enterSession(late, room)).toBe(false);
  expect(await vote(late)).toBe(closed);
  expect(await join(inside)).toBe('ok');
  expect(await vote(inside)).toBe('ok');
  const people = await forum.sql`select 1 from participants where session_id = ${room.sessionId}`;
  expect(people).toHaveLength(1);
});

test('an unknown code stays an unknown code behind a closed door', async () => {
  await move('closed');
  expect(await outcomeOf(joinByCode(await visitor(), { code: 'ZZZZZZ' }, 'another test'))).toBe(
    'not_found code.unknown',
  );
});

test('a door for accounts lets confirmed ones in, and neither guests nor accounts that nobody confirmed', async () => {
  await move('accounts');
  const refused = 'forbidden session.door_accounts';
  expect(await join(await visitor())).toBe(refused);
  expect(await join(await account(false))).toBe(refused);
  for (const come of [join, (ctx: ActionContext) => outcomeOf(joinWithAccount(ctx, room))]) {
    const ctx = await account(true);
    expect(await vote(ctx), 'before coming in').toBe(refused);
    expect(await come(ctx)).toBe('ok');
    expect(await vote(ctx)).toBe('ok');
  }
  expect(await enterSession(await account(true), room)).toBe(true);
});

test('members of the space and moderators can always come in', async () => {
  await move('closed');
  const member = await account(false, 'member');
  expect(await vote(member)).toBe('ok');
  expect(await join(member)).toBe('ok');
  expect(await join(room.moderator)).toBe('ok');
});

test('each move is told to the room and in the public log with its reason, and another undoes it', async () => {
  await move('closed');
  await move('closed');
  expect((await loadRoom(forum.db, room.sessionId)).session).toMatchObject({ door: 'closed', doorReason: 'rush' });
  await moveDoor(room.moderator, { sessionId: room.sessionId, door: 'open', reason: 'calm' });
  expect(await join(await visitor())).toBe('ok');
  expect((await loadRoom(forum.db, room.sessionId)).session).toMatchObject({ door: 'open', doorReason: 'calm' });
  const { doors } = await loadModerationLog(forum.db, room.sessionId);
  expect(doors.map(({ door, reason }) => `${door} ${reason}`)).toEqual(['open calm', 'closed rush']);
  const told = (await listAllEvents(forum.db, sessionTopic(room.sessionId))).filter((one) => one.name === 'door.moved');
  expect(told.map(({ data }) => data)).toEqual([
    { door: 'closed', reason: 'rush' },
    { door: 'open', reason: 'calm' },
  ]);
  expect((await loadRoomSelf(forum.db, inside.actor, room.sessionId)).joined).toBe(true);
});

test('only moderators move it, and not once the session is closed', async () => {
  expect(await outcomeOf(move('closed', inside))).toBe('forbidden session.not_moderator');
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
  expect(await outcomeOf(move('closed'))).toBe('conflict session.closed');
});

test('moderators see counts of how people came in; networks are hashes of the day, and forgotten when the session is closed', async () => {
  for (const network of ['10.0.0', '10.0.0', '10.0.1'])
    await joinByCode(await visitor(), { code: room.code }, 'a test', { network });
  await join(await account(true));
  const kept = await forum.sql<{ network: string }[]>`
    select network from participants where session_id = ${room.sessionId} and network is not null`;
  expect(new Set(kept.map(({ network }) => network)).size).toBe(2);
  expect(JSON.stringify(kept)).not.toContain('10.0');
  expect(await forum.sql`select 1 from network_keys`).toHaveLength(1);
  const seen = await loadJoins(room.moderator, room.sessionId);
  expect(seen).toMatchObject({ door: 'open', network: { guests: 3, networks: 2, largest: 2 } });
  expect(seen.ages).toEqual({ hour: 1, day: 0, month: 0, older: 0 });
  expect(seen.minutes.reduce((sum, { guests, accounts }) => sum + guests + accounts, 0)).toBe(5);
  expect(await outcomeOf(loadJoins(inside, room.sessionId))).toBe('forbidden session.not_moderator');
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
  expect(
    await forum.sql`select 1 from participants where session_id = ${room.sessionId} and network is not null`,
  ).toEqual([]);
  expect((await loadJoins(room.moderator, room.sessionId)).network).toEqual({ guests: 3, networks: 2, largest: 2 });
});

test('guests who vote the same in the same order within a short time are counted as a group, others are not', async () => {
  const statements = [];
  for (let at = 0; at < 5; at += 1) statements.push(await newStatement(room, room.moderator, `رأي ${at}`));
  const voteAll = async (ids: string[], value: 1 | -1) => {
    const ctx = await forum.as(await addGuest(forum, room.code));
    for (const statementId of ids) await voteStatement(ctx, { actionId: randomUUID(), statementId, vote: value });
  };
  for (let at = 0; at < 3; at += 1) await voteAll(statements, -1);
  await voteAll([...statements].reverse(), -1);
  await voteAll(statements, 1);
  await voteAll(statements.slice(0, 4), -1);
  const { same } = await loadJoins(room.moderator, room.sessionId);
  expect(same).toMatchObject([{ guests: 3, votes: 5 }]);
});
