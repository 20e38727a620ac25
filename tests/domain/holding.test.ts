import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { isAppError } from '#app/contract/errors.ts';
import { editComment } from '#server/domain/comments/edit-comment.ts';
import { postComment } from '#server/domain/comments/post-comment.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { editWordLists, loadWordLists } from '#server/domain/moderation/edit-word-lists.ts';
import { showComment } from '#server/domain/moderation/moderate-comment.ts';
import { releaseEdit } from '#server/domain/moderation/moderate-edit.ts';
import { askQuestion } from '#server/domain/questions/ask-question.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { editSession } from '#server/domain/sessions/edit-session.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom, newComment, plan, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;
let author: ActionContext;
beforeAll(async () => {
  forum = await createForum();
});
beforeEach(async () => {
  room = await addRoom(forum);
  author = await forum.as(await addGuest(forum, room.code, 'مريم'));
});
afterAll(() => forum.close());

const none = { arabic: [], darija: [], arabizi: [], french: [], amazigh: [] };
const list = (words: Partial<Record<keyof typeof none, string[]>>, by = room) =>
  editWordLists(by.moderator, { communeId: by.commune.communeId, lists: { ...none, ...words } });
const say = (text: string, ctx = author, at = room) =>
  postComment(ctx, { actionId: randomUUID(), sessionId: at.sessionId, text, kind: 'remark' });
const queue = () => loadCockpit(room.moderator, room.sessionId);
const settings = (change: object) => editSession(room.moderator, { sessionId: room.sessionId, ...plan, ...change });

test('a listed word holds a comment until a moderator looked at it, who sees the word; it is never refused', async () => {
  await list({ arabic: ['حمار'], arabizi: ['7mar'] });
  expect(await say('كلام عادي')).toMatchObject({ state: 'published' });
  const { commentId, state } = await say('هذا الحِمار و hmar');
  expect(state).toBe('held');
  const { held, heldWords } = await queue();
  expect(held.map((row) => row.commentId)).toEqual([commentId]);
  expect(heldWords).toEqual({ [commentId]: ['حمار', '7mar'] });
  await showComment(room.moderator, { targetId: commentId });
  const { comments } = await loadRoom(forum.db, room.sessionId);
  expect(comments.items.find((row) => row.commentId === commentId)?.state).toBe('published');
  expect(JSON.stringify(comments)).not.toContain('7mar');
  expect(await say('حمار', room.moderator), 'those of moderators never wait').toMatchObject({ state: 'published' });
  const far = await addRoom(forum);
  const elsewhere = await forum.as(await addGuest(forum, far.code));
  expect(await say('حمار', elsewhere, far), 'the lists of another commune').toMatchObject({ state: 'published' });
});

test('an edit with a listed word waits while the old words stay; without one it shows at once', async () => {
  await list({ french: ['crétin'] });
  const { commentId } = await say('مقبول');
  expect(await editComment(author, { actionId: randomUUID(), commentId, text: 'quel CRETIN' })).toEqual({
    state: 'held',
  });
  const { edits, heldWords } = await queue();
  expect(edits).toMatchObject([{ text: 'quel CRETIN', comment: { text: 'مقبول' } }]);
  expect(heldWords).toEqual({ [commentId]: ['crétin'] });
  await releaseEdit(room.moderator, { targetId: commentId });
  expect(await editComment(author, { actionId: randomUUID(), commentId, text: 'رجعت عنه' })).toEqual({
    state: 'published',
  });
});

test('a question with a listed word waits too', async () => {
  await list({ darija: ['حمار'] });
  const ask = { actionId: randomUUID(), sessionId: room.sessionId, text: 'من هو الحمار؟', withName: true };
  const { questionId, state } = await askQuestion(author, ask);
  expect(state).toBe('held');
  expect((await queue()).heldWords).toEqual({ [questionId]: ['حمار'] });
});

test('lists are kept as written, without doubles, and can be emptied', async () => {
  const { communeId } = room.commune;
  expect(await loadWordLists(room.moderator, communeId)).toEqual(none);
  await list({ arabic: ['ثانية', 'أولى', 'ثانية'], amazigh: ['ⴰⵖⵢⵓⵍ'] });
  await list({ arabic: ['ثانية', 'أولى'], amazigh: ['ⴰⵖⵢⵓⵍ'] });
  expect(await loadWordLists(room.moderator, communeId)).toEqual({
    ...none,
    arabic: ['ثانية', 'أولى'],
    amazigh: ['ⴰⵖⵢⵓⵍ'],
  });
  await list({});
  expect(await loadWordLists(room.moderator, communeId)).toEqual(none);
  expect(await say('أولى')).toMatchObject({ state: 'published' });
});

test('slow mode: too early is refused with the seconds to wait, a repeat is not; moderators are free', async () => {
  await settings({ slowSeconds: 30 });
  const input = { actionId: randomUUID(), sessionId: room.sessionId, text: 'الأول', kind: 'remark' as const };
  const first = await postComment(author, input);
  expect(await postComment(author, input), 'the same act again').toEqual(first);
  const error: unknown = await say('الثاني').catch((thrown: unknown) => thrown);
  expect(isAppError(error) && error.toShape()).toMatchObject({ code: 'rate_limited', reason: 'comment.slow' });
  const wait = isAppError(error) ? (error.retryAfter ?? 0) : 0;
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(30);
  const other = await forum.as(await addGuest(forum, room.code));
  expect(await outcomeOf(say('تعليق آخر', other))).toBe('ok');
  for (const text of ['للمشرفة', 'مرتين']) expect(await outcomeOf(say(text, room.moderator))).toBe('ok');
  await forum.sql`update comments set posted_at = now() - interval '31 seconds' where comment_id = ${first.commentId}`;
  expect(await outcomeOf(say('بعد المهلة'))).toBe('ok');
  const { session } = await loadRoom(forum.db, room.sessionId);
  expect(session).toMatchObject({ slowSeconds: 30, holdFirst: false });
});

test('slow mode: of two comments of one person at the same moment one is taken', async () => {
  await settings({ slowSeconds: 15 });
  await forum.warmUp();
  const node = await forum.secondNode();
  const there = { ...author, services: node.services };
  const outcomes = await Promise.all([say('واحد'), say('اثنان'), say('ثلاثة', there)].map(outcomeOf));
  expect(outcomes.sort()).toEqual(['ok', 'rate_limited comment.slow', 'rate_limited comment.slow']);
  await node.close();
});

test('first messages wait until one of theirs was released, in any session of the commune', async () => {
  await settings({ holdFirst: true });
  const first = await say('أول تعليق');
  const second = await say('ثان');
  expect([first.state, second.state]).toEqual(['held', 'held']);
  expect(new Set((await queue()).heldFirst)).toEqual(new Set([first.commentId, second.commentId]));
  await showComment(room.moderator, { targetId: first.commentId });
  expect(await say('ثالث')).toMatchObject({ state: 'published' });
  const other = await addRoom(forum, { commune: room.commune, moderator: room.moderator, holdFirst: true });
  const known = await forum.as(await addGuest(forum, other.code));
  expect(await say('جديد هنا', known, other)).toMatchObject({ state: 'held' });
  expect(await newComment(other, room.moderator)).toBeTruthy();
  const { session } = await loadRoom(forum.db, other.sessionId);
  expect(session.holdFirst).toBe(true);
});

test('the same long text by the same person within a minute is refused, a short one at the fourth time', async () => {
  const pasted = 'نص طويل يلصقه شخص واحد مرارا';
  expect(await say(pasted)).toMatchObject({ state: 'published' });
  expect(await outcomeOf(say(pasted))).toBe('conflict comment.same');
  expect(await say(`${pasted} ثم غيره`)).toMatchObject({ state: 'published' });
  const atOnce = 'نص طويل يرسل مرتين في وقت واحد';
  expect((await Promise.all([outcomeOf(say(atOnce)), outcomeOf(say(atOnce))])).sort()).toEqual([
    'conflict comment.same',
    'ok',
  ]);
  const short: string[] = [];
  for (let at = 0; at < 5; at += 1) short.push(await outcomeOf(say('شكرا')));
  expect(short).toEqual(['ok', 'ok', 'ok', 'conflict comment.same', 'conflict comment.same']);
  await forum.sql`update comments set posted_at = posted_at - interval '2 minutes' where session_id = ${room.sessionId}`;
  expect(await say(pasted), 'later').toMatchObject({ state: 'published' });
  for (let at = 0; at < 2; at += 1)
    expect(await say(pasted, room.moderator), 'moderators').toMatchObject({ state: 'published' });
});

test('a long text that several others have just posted waits, and moderators see why; a short one does not', async () => {
  const states: string[] = [];
  const long = 'هذا نص ينسخه كثيرون ويلصقونه في النقاش';
  for (let at = 0; at < 6; at += 1) {
    const ctx = await forum.as(await addGuest(forum, room.code));
    states.push((await say(long, ctx)).state);
    expect(await say('أوافق', ctx)).toMatchObject({ state: 'published' });
  }
  expect(states).toEqual(['published', 'published', 'published', 'published', 'held', 'held']);
  expect((await queue()).heldSame).toHaveLength(2);
  expect((await queue()).heldFirst).toEqual([]);
});
