import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActionContext } from '#server/domain/context.ts';
import { postComment } from '#server/domain/comments/post-comment.ts';
import { returnComment, withdrawComment } from '#server/domain/comments/withdraw-comment.ts';
import { hideComment, showComment } from '#server/domain/moderation/moderate-comment.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { loadRoom, loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;
let author: ActionContext;

beforeAll(async () => {
  forum = await createForum();
  room = await addRoom(forum);
  author = await forum.as(await addGuest(forum, room.code));
});
afterAll(() => forum.close());

async function post(text: string): Promise<string> {
  const input = { actionId: randomUUID(), sessionId: room.sessionId, text, kind: 'remark' as const };
  return (await postComment(author, input)).commentId;
}
const shown = async (commentId: string) =>
  (await loadRoom(forum.db, room.sessionId)).comments.items.find((row) => row.commentId === commentId);

test('a withdrawn comment leaves a mark without its text, and comes back as it was', async () => {
  const commentId = await post('كلام أسحبه');
  expect((await loadRoomSelf(forum.db, author.actor, room.sessionId)).ownShown).toContain(commentId);
  await withdrawComment(author, { commentId });
  expect(await shown(commentId)).toMatchObject({ state: 'withdrawn', text: null, author: null });
  const self = await loadRoomSelf(forum.db, author.actor, room.sessionId);
  expect(self.ownComments).toContainEqual({ commentId, state: 'withdrawn', reason: null, text: 'كلام أسحبه' });
  await returnComment(author, { commentId });
  expect(await shown(commentId)).toMatchObject({ state: 'published', text: 'كلام أسحبه' });
});

test('doing it twice changes nothing and tells nobody', async () => {
  const commentId = await post('مرتان');
  await withdrawComment(author, { commentId });
  const before = forum.frames().length;
  await withdrawComment(author, { commentId });
  expect(forum.frames()).toHaveLength(before);
  await returnComment(author, { commentId });
  const after = forum.frames().length;
  await returnComment(author, { commentId });
  expect(forum.frames()).toHaveLength(after);
});

test('nobody else can, and a moderator does not bring it back', async () => {
  const commentId = await post('كلامي أنا');
  const other = await forum.as(await addGuest(forum, room.code));
  expect(await outcomeOf(withdrawComment(other, { commentId }))).toBe('forbidden comment.not_yours');
  expect(await outcomeOf(withdrawComment(room.moderator, { commentId }))).toBe('forbidden comment.not_yours');
  await withdrawComment(author, { commentId });
  await showComment(room.moderator, { targetId: commentId });
  expect(await shown(commentId)).toMatchObject({ state: 'withdrawn' });
});

test('what a moderator hid is not brought back by withdrawing and returning it', async () => {
  const commentId = await post('محجوب');
  await hideComment(room.moderator, { targetId: commentId, reason: 'off_topic' });
  await withdrawComment(author, { commentId });
  await returnComment(author, { commentId });
  expect(await shown(commentId)).toMatchObject({ state: 'hidden', text: null });
});

test('the open data keep the place and lose the text; after the session nothing moves', async () => {
  const commentId = await post('نص للسحب من المعطيات');
  await withdrawComment(author, { commentId });
  const files = await exportSession(forum.services, room.sessionId);
  expect(files['comments.csv']).not.toContain('نص للسحب من المعطيات');
  expect(files['comments.csv']).toContain('withdrawn');
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
  expect(await outcomeOf(returnComment(author, { commentId }))).toBe('conflict session.closed');
});
