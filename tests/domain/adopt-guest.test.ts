import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Ballot } from '#app/contract/ballots.ts';
import { charterVersion } from '#app/contract/charter.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { adoptGuest } from '#server/domain/sessions/adopt-guest.ts';
import { joinByCode } from '#server/domain/sessions/join-session.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { voteStatement } from '#server/domain/statements/vote-statement.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { postComment } from '#server/domain/comments/post-comment.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addGuest, addPerson } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, newComment, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;
let guest: ActionContext;
let account: ActionContext;

beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());
beforeEach(async () => {
  room = await addRoom(forum);
  guest = await forum.as(await addGuest(forum, room.code, 'ضيفة'));
  account = await forum.as(await addPerson(forum, { charter: false }));
});

const adopt = (ctx: ActionContext, accountId: string) => adoptGuest(forum.services, ctx.actor, accountId);
const vote = (ctx: ActionContext, statementId: string, choice: 1 | 0 | -1) =>
  voteStatement(ctx, { actionId: randomUUID(), statementId, vote: choice });
const cast = (ctx: ActionContext, motionId: string, choice: 'yes' | 'no' | 'abstain') =>
  castVote(ctx, { actionId: randomUUID(), motionId, ballot: { choice } });
const ballotsOn = (motionId: string) =>
  forum.sql<{ personId: string; choice: string; revision: number }[]>`
    select person_id as "personId", choice, revision from ballots where motion_id = ${motionId} order by cast_at`;

test('votes, texts, place and consent of a guest become those of the account that signs in', async () => {
  const statementId = await newStatement(room, guest);
  const motionId = await addMotion(room);
  const commentId = await newComment(room, guest);
  await vote(guest, statementId, 1);
  await cast(guest, motionId, 'yes');
  await adopt(guest, idOf(account));
  const [row] = await forum.sql`
    select (select author_id from comments where comment_id = ${commentId}) as comment,
      (select author_name from comments where comment_id = ${commentId}) as name,
      (select author_id from statements where statement_id = ${statementId}) as statement,
      (select array_agg(person_id) from participants where session_id = ${room.sessionId}) as people,
      (select person_id from statement_votes where statement_id = ${statementId}) as voter,
      (select charter_version from people where person_id = ${idOf(account)}) as charter`;
  expect(row).toEqual({
    comment: idOf(account),
    name: 'ضيفة',
    statement: idOf(account),
    people: [idOf(account)],
    voter: idOf(account),
    charter: charterVersion,
  });
  expect(await ballotsOn(motionId)).toEqual([{ personId: idOf(account), choice: 'yes', revision: 1 }]);
  const told = forum.published.at(-1)?.votes;
  expect([...(told?.motions.keys() ?? [])]).toEqual([motionId]);
  expect([...(told?.statements.keys() ?? [])]).toEqual([statementId]);
});

test('where both voted one vote is left, the later one, and the revision never falls', async () => {
  const [first, second] = [await newStatement(room), await newStatement(room)];
  const motionId = await addMotion(room);
  await joinByCode(account, { code: room.code }, 'hall');
  account = await forum.as(idOf(account));
  await vote(guest, first, 1);
  await vote(account, first, -1);
  await vote(account, second, -1);
  await vote(guest, second, 1);
  await cast(account, motionId, 'no');
  await cast(guest, motionId, 'abstain');
  await cast(guest, motionId, 'yes');
  await adopt(guest, idOf(account));
  expect(await ballotsOn(motionId)).toEqual([{ personId: idOf(account), choice: 'yes', revision: 3 }]);
  const votes = await forum.sql`select statement_id, person_id, vote, revision from statement_votes
    where statement_id = any(${[first, second]}::uuid[]) order by voted_at`;
  expect(votes.map((row) => [row.statement_id, row.person_id, row.vote, row.revision])).toEqual([
    [first, idOf(account), -1, 2],
    [second, idOf(account), 1, 2],
  ]);
});

test('a counted motion keeps the ballots it was counted with', async () => {
  const [both, alone] = [await addMotion(room), await addMotion(room)];
  await joinByCode(account, { code: room.code }, 'hall');
  account = await forum.as(idOf(account));
  await cast(account, both, 'no');
  await cast(guest, both, 'yes');
  await cast(guest, alone, 'yes');
  for (const motionId of [both, alone]) await closeMotion(room.moderator, { motionId });
  await adopt(guest, idOf(account));
  expect((await ballotsOn(both)).map(({ personId }) => personId)).toEqual([idOf(account), idOf(guest)]);
  expect((await ballotsOn(alone)).map(({ personId }) => personId)).toEqual([idOf(account)]);
});

test('a closed session and its open data stay as they are', async () => {
  const statementId = await newStatement(room, guest);
  await vote(guest, statementId, 1);
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
  const before = await exportSession(forum.services, room.sessionId);
  await adopt(guest, idOf(account));
  expect(await exportSession(forum.services, room.sessionId)).toEqual(before);
});

test('an act of the guest that is sent again by the account has no second effect', async () => {
  const input = { actionId: randomUUID(), sessionId: room.sessionId, text: 'تعليق', kind: 'remark' as const };
  const first = await postComment(guest, input);
  await adopt(guest, idOf(account));
  account = await forum.as(idOf(account));
  expect(await postComment(account, input)).toEqual(first);
  const [row] = await forum.sql`select count(*)::int as posted from comments where session_id = ${room.sessionId}`;
  expect(row?.posted).toBe(1);
});

test('votes that are under way while the guest signs in are counted once, or refused', async () => {
  await forum.warmUp();
  for (let round = 0; round < 12; round += 1) {
    const motionId = await addMotion(room);
    const newcomer = await forum.as(await addGuest(forum, room.code));
    const citizen = await forum.as(await addPerson(forum));
    await joinByCode(citizen, { code: room.code }, 'hall');
    const casting = [citizen, newcomer, newcomer].map((ctx) => outcomeOf(cast(ctx, motionId, 'yes')));
    const [outcomes] = await Promise.all([Promise.all(casting), adopt(newcomer, idOf(citizen))]);
    expect(['ok', 'forbidden session.not_joined']).toEqual(expect.arrayContaining(outcomes));
    expect((await ballotsOn(motionId)).map(({ personId }) => personId)).toEqual([idOf(citizen)]);
  }
});

test('nothing happens to a visitor, to somebody signed in, or for a guest who is named as the account', async () => {
  await newComment(room, guest);
  const other = await addGuest(forum, room.code);
  const before = await exportSession(forum.services, room.sessionId);
  await adopt(await forum.as(null), idOf(account));
  await adopt(account, idOf(guest));
  await adopt(guest, other);
  expect(await exportSession(forum.services, room.sessionId)).toEqual(before);
});

test('a ballot of another method moves too, and where both voted the later one counts', async () => {
  const options = [{ ar: 'أول' }, { ar: 'ثان' }];
  const [alone, both] = [
    await addMotion(room, { method: 'ranked-irv', options }),
    await addMotion(room, { method: 'dot', options }),
  ];
  const send = (ctx: ActionContext, motionId: string, ballot: Ballot) =>
    castVote(ctx, { actionId: randomUUID(), motionId, ballot });
  await send(guest, alone, { ranking: [['b'], ['a']] });
  await joinByCode(account, { code: room.code }, 'test');
  await send(account, both, { points: { a: 1 } });
  await send(guest, both, { points: { b: 2 } });
  await adopt(guest, idOf(account));
  const rows = await forum.sql`
    select person_id, ballot, revision from method_ballots where motion_id in (${alone}, ${both}) order by revision`;
  expect([...rows]).toEqual([
    { person_id: idOf(account), ballot: { ranking: [['b'], ['a']] }, revision: 1 },
    { person_id: idOf(account), ballot: { points: { b: 2 } }, revision: 2 },
  ]);
});
