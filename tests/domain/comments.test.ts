import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PostCommentInput } from '#app/contract/inputs/post-comment.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadOlderComments, loadRoom, loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { loadThread } from '#server/domain/rooms/load-threads.ts';
import { postComment } from '#server/domain/comments/post-comment.ts';
import { hideComment, showComment } from '#server/domain/moderation/moderate-comment.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom, newComment, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;

beforeAll(async () => {
  forum = await createForum();
  room = await addRoom(forum);
});
afterAll(() => forum.close());

const guestOf = async (of: Room, name?: string) => forum.as(await addGuest(forum, of.code, name));
const comment = (of: Room, changes: Partial<PostCommentInput> = {}): PostCommentInput => ({
  actionId: randomUUID(),
  sessionId: of.sessionId,
  text: 'تعليق',
  kind: 'remark',
  ...changes,
});
const inRoom = async (of: Room, id: string) =>
  (await loadRoom(forum.db, of.sessionId)).comments.items.find((row) => row.commentId === id);

test('a comment is shown with the name its author had, its kind and its number', async () => {
  const guest = await guestOf(room, 'مريم');
  const { commentId, state } = await postComment(guest, comment(room, { kind: 'for', text: 'أوافق' }));
  expect(state).toBe('published');
  expect(await inRoom(room, commentId)).toMatchObject({
    author: 'مريم',
    kind: 'for',
    text: 'أوافق',
    state: 'published',
    lang: 'ar',
  });
  await forum.sql`update people set display_name = 'اسم آخر' where person_id = ${idOf(guest)}`;
  expect((await inRoom(room, commentId))?.author).toBe('مريم');
});

test('a reply stands under the first comment of a thread', async () => {
  const parentId = await newComment(room);
  const reply = await newComment(room, room.moderator, { parentId });
  expect(await inRoom(room, parentId)).toMatchObject({ replies: 1 });
  expect(await inRoom(room, reply)).toMatchObject({ parentId });
});

test('a reply is refused to a reply, to a hidden or held comment, to one of another room, and to none', async () => {
  const other = await addRoom(forum);
  const parentId = await newComment(room);
  const reply = await newComment(room, room.moderator, { parentId });
  const foreign = await newComment(other);
  const hidden = await newComment(room);
  await hideComment(room.moderator, { targetId: hidden, reason: 'off_topic' });
  const answer = (id: string) => outcomeOf(postComment(room.moderator, comment(room, { parentId: id })));
  const before = (await forum.sql`select 1 from comments`).length;
  expect(await answer(reply)).toBe('conflict comment.parent_is_reply');
  expect(await answer(hidden)).toBe('conflict comment.parent_hidden');
  expect(await answer(foreign)).toBe('not_found comment.parent_unknown');
  expect(await answer(randomUUID())).toBe('not_found comment.parent_unknown');
  expect((await forum.sql`select 1 from comments`).length).toBe(before);
});

test('a comment is refused by the session’s state, to strangers and to visitors', async () => {
  const reasons = { planned: 'session.not_open_yet', paused: 'session.paused', closed: 'session.closed' } as const;
  for (const [state, reason] of Object.entries(reasons) as Array<[keyof typeof reasons, string]>) {
    const hall = await addRoom(forum, { state });
    expect(await outcomeOf(postComment(await guestOf(hall), comment(hall)))).toBe(`conflict ${reason}`);
    expect(await outcomeOf(postComment(hall.moderator, comment(hall)))).toBe(`conflict ${reason}`);
  }
  const stranger = await guestOf(await addRoom(forum));
  expect(await outcomeOf(postComment(stranger, comment(room)))).toBe('forbidden session.not_joined');
  expect(await outcomeOf(postComment(await forum.as(null), comment(room)))).toBe('unauthenticated auth.needed');
  expect(await outcomeOf(postComment(room.moderator, comment(room, { sessionId: randomUUID() })))).toBe(
    'not_found session.unknown',
  );
});

test('a held comment is seen by its author and by moderators until it is released', async () => {
  const hall = await addRoom(forum, { holdComments: true });
  const [author, reader] = [await guestOf(hall), await guestOf(hall)];
  const before = forum.frames('comment.posted').length;
  const { commentId, state } = await postComment(author, comment(hall, { text: 'ينتظر' }));
  expect(state).toBe('held');
  expect(await inRoom(hall, commentId)).toBeUndefined();
  expect((await loadRoomSelf(forum.db, author.actor, hall.sessionId)).ownComments).toEqual([
    { commentId, state: 'held', reason: null, text: 'ينتظر' },
  ]);
  expect((await loadRoomSelf(forum.db, reader.actor, hall.sessionId)).ownComments).toEqual([]);
  expect((await loadCockpit(hall.moderator, hall.sessionId)).held.map((row) => row.text)).toEqual(['ينتظر']);
  expect(forum.frames('comment.posted').length).toBe(before);
  expect(await outcomeOf(postComment(hall.moderator, comment(hall, { parentId: commentId })))).toBe(
    'conflict comment.parent_hidden',
  );
  await showComment(hall.moderator, { targetId: commentId });
  expect(forum.frames('comment.posted').at(-1)).toMatchObject({ data: { commentId, shown: { text: 'ينتظر' } } });
  expect(await inRoom(hall, commentId)).toMatchObject({ state: 'published', text: 'ينتظر' });
});

test('moderators’ own comments are not held', async () => {
  const hall = await addRoom(forum, { holdComments: true });
  expect((await postComment(hall.moderator, comment(hall))).state).toBe('published');
});

test('a refused comment is told to its author only, and may still be shown', async () => {
  const hall = await addRoom(forum, { holdComments: true });
  const author = await guestOf(hall);
  const { commentId } = await postComment(author, comment(hall, { text: 'لن يظهر' }));
  const logged = async () =>
    (await forum.sql`select 1 from event_log where topic = ${`session:${hall.sessionId}`}`).length;
  const before = await logged();
  await hideComment(hall.moderator, { targetId: commentId, reason: 'advertising' });
  expect(await logged()).toBe(before);
  expect(forum.frames('comment.decided').at(-1)).toMatchObject({
    topic: `user:${idOf(author)}`,
    data: { commentId, state: 'refused', reason: 'advertising' },
  });
  expect(JSON.stringify(await loadRoom(forum.db, hall.sessionId))).not.toContain('لن يظهر');
  expect((await loadCockpit(hall.moderator, hall.sessionId)).refused.map((row) => row.commentId)).toEqual([commentId]);
  await showComment(hall.moderator, { targetId: commentId });
  expect(await inRoom(hall, commentId)).toMatchObject({ state: 'published', reason: null });
});

test('a hidden comment loses text and name for everybody, is counted, and comes back', async () => {
  const hall = await addRoom(forum);
  const author = await guestOf(hall, 'رشيدة');
  const { commentId } = await postComment(author, comment(hall, { text: 'سيخفى' }));
  await hideComment(hall.moderator, { targetId: commentId, reason: 'disrespect', note: 'لماذا' });
  const room = await loadRoom(forum.db, hall.sessionId);
  expect(room.comments).toMatchObject({ total: 0, hidden: 1 });
  expect(room.comments.items).toEqual([
    expect.objectContaining({ commentId, text: null, author: null, reason: 'disrespect' }),
  ]);
  expect(JSON.stringify(room)).not.toMatch(/سيخفى|رشيدة|لماذا/);
  expect(forum.frames('comment.hidden').at(-1)?.data).toMatchObject({ commentId, reason: 'disrespect' });
  await showComment(hall.moderator, { targetId: commentId });
  expect(forum.frames('comment.restored').at(-1)).toMatchObject({
    data: { shown: { text: 'سيخفى', author: 'رشيدة' } },
  });
});

test('hiding twice, showing twice: one act is kept, once it is told', async () => {
  const commentId = await newComment(room);
  const acts = async () =>
    (
      await forum.sql<
        { act: string }[]
      >`select act from moderation_acts where target_id = ${commentId} order by acted_at`
    ).map((row) => row.act);
  await showComment(room.moderator, { targetId: commentId });
  await hideComment(room.moderator, { targetId: commentId, reason: 'unlawful' });
  await hideComment(room.moderator, { targetId: commentId, reason: 'constants' });
  await showComment(room.moderator, { targetId: commentId });
  await showComment(room.moderator, { targetId: commentId });
  expect(await acts()).toEqual(['hide', 'restore']);
});

test('two moderators who hide at the same moment act once', async () => {
  const commentId = await newComment(room);
  const before = forum.frames('comment.hidden').length;
  await Promise.all(
    Array.from({ length: 6 }, () => hideComment(room.moderator, { targetId: commentId, reason: 'unlawful' })),
  );
  expect(await forum.sql`select 1 from moderation_acts where target_id = ${commentId}`).toHaveLength(1);
  expect(forum.frames('comment.hidden').length).toBe(before + 1);
});

test('hiding is for moderators of the commune, also after the session', async () => {
  const commentId = await newComment(room);
  const { moderator: stranger } = await addRoom(forum);
  const input = { targetId: commentId, reason: 'unlawful' as const };
  expect(await outcomeOf(hideComment(await guestOf(room), input))).toBe('forbidden session.not_moderator');
  expect(await outcomeOf(hideComment(stranger, input))).toBe('forbidden session.not_moderator');
  expect(await outcomeOf(hideComment(room.moderator, { ...input, targetId: randomUUID() }))).toBe(
    'not_found comment.unknown',
  );
  await forum.sql`update sessions set state = 'closed' where session_id = ${room.sessionId}`;
  expect(await outcomeOf(hideComment(room.moderator, input))).toBe('ok');
  await forum.sql`update sessions set state = 'open' where session_id = ${room.sessionId}`;
});

test('long debates are paged by number, and one thread is read whole', async () => {
  const hall = await addRoom(forum);
  const first = await newComment(hall);
  for (let n = 0; n < 5; n += 1) await newComment(hall, hall.moderator, { parentId: first });
  await forum.sql`insert into comments (comment_id, session_id, number, author_id, kind, text, lang, state)
    select gen_random_uuid(), ${hall.sessionId}, n, ${idOf(hall.moderator)}, 'remark', 'x', 'ar', 'published' from generate_series(101, 160) n`;
  const page = await loadRoom(forum.db, hall.sessionId);
  expect(page.comments.items.filter((row) => row.parentId === null)).toHaveLength(50);
  expect(page.comments.older).toBe('111');
  const older = await loadRoom(forum.db, hall.sessionId, 111);
  expect(await loadOlderComments(forum.db, page, 111)).toEqual(older);
  const outdated = { ...page, seq: page.seq - 1, comments: { ...page.comments, total: 0 } };
  expect(await loadOlderComments(forum.db, outdated, 111), 'a room that moved on is read anew').toEqual(older);
  expect(older.comments.items.find((row) => row.commentId === first)).toMatchObject({ replies: 5 });
  expect(older.comments.items.filter((row) => row.parentId === first)).toHaveLength(3);
  const whole = await loadThread(forum.db, older, first);
  expect(whole.comments.items.filter((row) => row.parentId === first)).toHaveLength(5);
  expect(await loadThread(forum.db, older, randomUUID())).toEqual(older);
});
