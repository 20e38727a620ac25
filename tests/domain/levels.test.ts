import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { updateEmailConfirmed } from '#db/queries/people.ts';
import { recountArchive } from '#server/cli/recount/count-archive.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { drawMap } from '#server/domain/rooms/draw-map.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { loadPublicMap } from '#server/domain/rooms/load-map.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { voteStatement } from '#server/domain/statements/vote-statement.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addCrowd, addPerson, addSeats } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, newStatement, type Room } from '#tests/support/forum-sessions.ts';

let forum: Forum;
let room: Room;
/** Seven guests, an account nobody confirmed, two with a confirmed address, and a member, confirmed or not. */
let people: ActionContext[];

beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());

beforeEach(async () => {
  room = await addRoom(forum);
  const guests = await addCrowd(forum, room.sessionId, 7);
  const accounts = await Promise.all([1, 2, 3].map(() => addPerson(forum)));
  for (const personId of accounts.slice(1)) await updateEmailConfirmed(forum.db, personId);
  const member = await addPerson(forum, { role: 'member', commune: room.commune });
  people = await Promise.all([...guests, ...accounts, member].map((personId) => forum.as(personId)));
});

const castAll = async (motionId: string, who = people) => {
  for (const [at, ctx] of who.entries())
    await castVote(ctx, { actionId: randomUUID(), motionId, ballot: { choice: at % 3 === 0 ? 'no' : 'yes' } });
};

async function resultOf(motionId: string) {
  await closeMotion(room.moderator, { motionId });
  await showResult(room.moderator, { motionId });
  return (await loadRoom(forum.db, room.sessionId)).motions.find((row) => row.motionId === motionId)?.result;
}

const told = { device: 8, contact: 2, member: 1 };

test('a result of everybody says how many ballots came from each level', async () => {
  const motionId = await addMotion(room);
  await castAll(motionId);
  expect((await loadRoom(forum.db, room.sessionId)).motions[0]?.result).toBeNull();
  expect(await resultOf(motionId)).toMatchObject({ cast: 11, levels: told });
});

test('of a sealed vote they are counted from the list of those who voted', async () => {
  const motionId = await addMotion(room, { secrecy: 'sealed' });
  await castAll(motionId);
  expect(await resultOf(motionId)).toMatchObject({ cast: 11, levels: told });
});

test('of fewer than ten ballots, and where only members vote, no level is told', async () => {
  const few = await addMotion(room);
  await castAll(few, people.slice(0, 9));
  expect(await resultOf(few)).not.toHaveProperty('levels');
  await addSeats(forum, room.commune, 1);
  const ofMembers = await addMotion(room, { electorate: 'members' });
  await castAll(ofMembers, people.slice(-1));
  expect(await resultOf(ofMembers)).not.toHaveProperty('levels');
});

test('a result stays what it was at the closing, whoever confirms an address later', async () => {
  const motionId = await addMotion(room);
  await castAll(motionId);
  expect(await resultOf(motionId)).toMatchObject({ levels: told });
  await forum.sql`update accounts set email_confirmed_at = now()`;
  const [motion] = (await loadRoom(forum.db, room.sessionId)).motions;
  expect(motion?.result).toMatchObject({ levels: told });
});

test('the map and the open data tell the levels of who voted on statements, and the recount finds a wrong sum', async () => {
  const motionId = await addMotion(room);
  await castAll(motionId);
  await resultOf(motionId);
  for (let at = 0; at < 3; at += 1) {
    const statementId = await newStatement(room, room.moderator, `رأي رقم ${at}`);
    for (const ctx of people) await voteStatement(ctx, { actionId: randomUUID(), statementId, vote: 1 });
  }
  await drawMap(forum.services, room.sessionId);
  expect((await loadPublicMap(forum.db, room.sessionId)).drawn?.levels).toEqual(told);
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
  const archive = await exportSession(forum.services, room.sessionId);
  expect(JSON.parse(archive['opinion-map.json'] ?? '')).toMatchObject({ levels: told });
  expect(recountArchive(archive).differences).toEqual([]);
  for (const name of ['motions.json', 'opinion-map.json'] as const) {
    const wrong = archive[name]?.replace('"device": 8', '"device": 7') ?? '';
    expect(wrong).not.toBe(archive[name]);
    expect(recountArchive({ ...archive, [name]: wrong }).differences.join()).toContain('levels');
  }
  await forum.sql`update accounts set email_confirmed_at = now()`;
  expect(await exportSession(forum.services, room.sessionId)).toEqual(archive);
});
