import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { editComment } from '#server/domain/comments/edit-comment.ts';
import { returnComment, withdrawComment } from '#server/domain/comments/withdraw-comment.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { confirmWarning, liftSanction, sanctionAuthor } from '#server/domain/moderation/sanction-author.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadModerationLog } from '#server/domain/rooms/load-moderation-log.ts';
import { loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { adoptGuest } from '#server/domain/sessions/adopt-guest.ts';
import { enterSession, joinByCode, joinWithAccount } from '#server/domain/sessions/join-session.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { voteStatement } from '#server/domain/statements/vote-statement.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addGuest, addPerson } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, newComment, newQuestion, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;
let author: ActionContext;
let commentId: string;
beforeAll(async () => {
  forum = await createForum();
});
beforeEach(async () => {
  room = await addRoom(forum);
  author = await forum.as(await addGuest(forum, room.code, 'مريم'));
  commentId = await newComment(room, author, { text: 'كلام مخالف' });
});
afterAll(() => forum.close());

const impose = (kind: 'warn' | 'mute' | 'ban', id = commentId, by = room.moderator) =>
  sanctionAuthor(by, { commentId: id, kind, reason: 'disrespect', ...(kind === 'ban' && { sure: true }) });
const again = (ctx = author) => forum.as(idOf(ctx));
const own = async () => (await loadRoomSelf(forum.db, (await again()).actor, room.sessionId)).sanctions;
const standing = async (of = room) => (await loadCockpit(of.moderator, of.sessionId)).sanctions;
const log = async () => (await loadModerationLog(forum.db, room.sessionId)).people;
const lift = async () => liftSanction(room.moderator, { sanctionId: (await standing())[0]?.sanctionId ?? '' });

test('a warning is read and confirmed by the one it is for; the log names nobody', async () => {
  await impose('warn');
  await impose('warn');
  const [warning] = await own();
  expect(await own()).toMatchObject([{ kind: 'warn', reason: 'disrespect', number: 1 }]);
  const told = forum.frames('sanction.changed').filter((event) => event.topic === `user:${idOf(author)}`);
  expect(told).toHaveLength(1);
  expect(await standing()).toMatchObject([{ kind: 'warn', name: 'مريم', number: 1, confirmed: false }]);
  const sanctionId = warning?.sanctionId ?? '';
  expect(await outcomeOf(confirmWarning(room.moderator, { sanctionId }))).toBe('not_found sanction.unknown');
  await confirmWarning(author, { sanctionId });
  await confirmWarning(author, { sanctionId });
  expect(await own()).toEqual([]);
  expect(await standing()).toMatchObject([{ confirmed: true }]);
  await newComment(room, author);
  const entries = await log();
  expect(entries).toMatchObject([{ act: 'warn', reason: 'disrespect', role: 'moderator', liftedAt: null }]);
  expect(JSON.stringify(entries)).not.toMatch(new RegExp(`مريم|كلام|${idOf(author)}|${commentId}`));
  await lift();
  expect(await log()).toMatchObject([{ act: 'warn', liftedAt: expect.any(String) as string }]);
});

test('who is muted writes nothing in this session and still votes; elsewhere nothing changes; it can be lifted', async () => {
  const statementId = await newStatement(room);
  const motionId = await addMotion(room);
  const withdrawn = await newComment(room, author);
  await withdrawComment(author, { commentId: withdrawn });
  await impose('mute');
  await impose('mute');
  const muted = 'forbidden session.muted';
  expect(await outcomeOf(newComment(room, author))).toBe(muted);
  expect(await outcomeOf(newQuestion(room, author))).toBe(muted);
  expect(await outcomeOf(newStatement(room, author))).toBe(muted);
  expect(await outcomeOf(editComment(author, { actionId: randomUUID(), commentId, text: 'غير ذلك' }))).toBe(muted);
  expect(await outcomeOf(returnComment(author, { commentId: withdrawn }))).toBe(muted);
  await withdrawComment(author, { commentId });
  await voteStatement(author, { actionId: randomUUID(), statementId, vote: 1 });
  await castVote(author, { actionId: randomUUID(), motionId, ballot: { choice: 'yes' } });
  const { can, sanctions } = await loadRoomSelf(forum.db, (await again()).actor, room.sessionId);
  expect(can).toMatchObject({ vote: true, comment: false, ask: false, addStatement: false });
  expect(sanctions).toMatchObject([{ kind: 'mute', reason: 'disrespect' }]);
  const other = await addRoom(forum, { commune: room.commune, moderator: room.moderator });
  await joinByCode(author, { code: other.code }, 'a test');
  await newComment(other, author);
  await lift();
  await lift().catch(() => undefined);
  await newComment(room, author);
  expect(await log()).toMatchObject([{ act: 'mute', liftedAt: expect.any(String) as string }]);
  expect(await log()).toHaveLength(1);
});

test('who is banned takes no part in the sessions of the commune, nor comes in by code or account', async () => {
  const account = await forum.as(await addPerson(forum));
  await joinWithAccount(account, room);
  const theirs = await newComment(room, account);
  const other = await addRoom(forum, { commune: room.commune, moderator: room.moderator });
  const far = await addRoom(forum);
  await impose('ban', theirs);
  await impose('ban', theirs);
  expect(forum.published.flatMap(({ people }) => people)).toContain(idOf(account));
  const banned = 'forbidden session.banned';
  const motionId = await addMotion(room);
  expect(await outcomeOf(newComment(room, account))).toBe(banned);
  expect(await outcomeOf(castVote(account, { actionId: randomUUID(), motionId, ballot: { choice: 'yes' } }))).toBe(
    banned,
  );
  for (const at of [room, other]) {
    expect(await outcomeOf(joinByCode(account, { code: at.code }, 'a test'))).toBe(banned);
    expect(await outcomeOf(joinWithAccount(account, at))).toBe(banned);
    expect(await outcomeOf(enterSession(await again(account), at))).toBe(banned);
  }
  await joinWithAccount(account, far);
  await newComment(far, account);
  expect(await standing(other), 'seen and lifted from every session of the commune').toMatchObject([
    { kind: 'ban', number: null },
  ]);
  await liftSanction(other.moderator, { sanctionId: (await standing(other))[0]?.sanctionId ?? '' });
  await joinWithAccount(account, other);
  await newComment(room, account);
  expect(await log()).toMatchObject([{ act: 'ban', liftedAt: expect.any(String) as string }]);
});

test('signing in takes off neither a mute nor a ban', async () => {
  await impose('mute');
  await impose('ban');
  const accountId = await addPerson(forum);
  await adoptGuest(forum.services, author.actor, accountId);
  const account = await forum.as(accountId);
  expect(await outcomeOf(joinWithAccount(account, room))).toBe('forbidden session.banned');
  for (const { kind, sanctionId } of await standing())
    if (kind === 'ban') await liftSanction(room.moderator, { sanctionId });
  await joinWithAccount(account, room);
  expect(await outcomeOf(newComment(room, account))).toBe('forbidden session.muted');
});

test('moderators and officials of the commune are neither muted nor banned here, and nobody sanctions themselves', async () => {
  const official = await forum.as(await addPerson(forum, { role: 'official', commune: room.commune }));
  const colleague = await forum.as(await addPerson(forum, { role: 'moderator', commune: room.commune }));
  for (const ctx of [official, colleague]) {
    const theirs = await newComment(room, ctx);
    for (const kind of ['mute', 'ban'] as const)
      expect(await outcomeOf(impose(kind, theirs))).toBe('conflict sanction.protected');
    await impose('warn', theirs);
  }
  expect(await outcomeOf(impose('warn', await newComment(room)))).toBe('conflict sanction.is_you');
});

test('two moderators at once: one mute; a comment that is posted meanwhile is counted once or refused', async () => {
  const colleague = await forum.as(await addPerson(forum, { role: 'moderator', commune: room.commune }));
  await forum.warmUp();
  await Promise.all([impose('mute'), impose('mute', commentId, colleague), outcomeOf(newComment(room, author))]);
  expect(await standing()).toHaveLength(1);
  expect(await log()).toHaveLength(1);
  expect(await outcomeOf(newComment(room, author))).toBe('forbidden session.muted');
});
