import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActionContext } from '#server/domain/context.ts';
import { editComment } from '#server/domain/comments/edit-comment.ts';
import { reportComment } from '#server/domain/comments/report-comment.ts';
import { supportComment } from '#server/domain/comments/support-comment.ts';
import { withdrawComment } from '#server/domain/comments/withdraw-comment.ts';
import { hideComment, keepComment, showComment } from '#server/domain/moderation/moderate-comment.ts';
import { refuseEdit, releaseEdit } from '#server/domain/moderation/moderate-edit.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadModerationLog } from '#server/domain/rooms/load-moderation-log.ts';
import { loadRoom, loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { loadArranged, loadEarlierTexts } from '#server/domain/rooms/load-threads.ts';
import { adoptGuest } from '#server/domain/sessions/adopt-guest.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addCrowd, addGuest, addPerson } from '#tests/support/forum-people.ts';
import { addRoom, newComment, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;
let author: ActionContext;
beforeAll(async () => {
  forum = await createForum();
  room = await addRoom(forum);
  author = await forum.as(await addGuest(forum, room.code, 'مريم'));
});
afterAll(() => forum.close());

const shown = async (of: Room, id: string) =>
  (await loadRoom(forum.db, of.sessionId)).comments.items.find((row) => row.commentId === id);
const crowdOf = async (of: Room, howMany: number) =>
  Promise.all((await addCrowd(forum, of.sessionId, howMany)).map((id) => forum.as(id)));
const selfOf = (ctx: ActionContext, of: Room) => loadRoomSelf(forum.db, ctx.actor, of.sessionId);
const support = (ctx: ActionContext, commentId: string, yes = true) =>
  supportComment(ctx, { actionId: randomUUID(), commentId, support: yes });
const textsOf = async (of: Room, id: string) =>
  (await loadEarlierTexts(forum.db, of.sessionId, id))?.texts.map(({ text }) => text);
const postedAgo = (id: string, ago: string) =>
  forum.sql`update comments set posted_at = now() - ${ago}::interval where comment_id = ${id}`;

test('new words take the place of the old ones, which stay readable until the comment is hidden', async () => {
  const commentId = await newComment(room, author, { text: 'الأول' });
  expect(await editComment(author, { actionId: randomUUID(), commentId, text: 'الثاني' })).toEqual({
    state: 'published',
  });
  await editComment(author, { actionId: randomUUID(), commentId, text: 'الثالث' });
  expect(await shown(room, commentId)).toMatchObject({ text: 'الثالث', editedAt: expect.any(String) as string });
  expect(await textsOf(room, commentId)).toEqual(['الأول', 'الثاني']);
  await hideComment(room.moderator, { targetId: commentId, reason: 'off_topic' });
  expect(await textsOf(room, commentId)).toBeUndefined();
  expect(await outcomeOf(editComment(author, { actionId: randomUUID(), commentId, text: 'الرابع' }))).toBe(
    'conflict comment.cannot_edit',
  );
  await showComment(room.moderator, { targetId: commentId });
  expect(await textsOf(room, commentId)).toEqual(['الأول', 'الثاني']);
  expect(await loadEarlierTexts(forum.db, (await addRoom(forum)).sessionId, commentId)).toBeNull();
});

test('the same words change nothing and are no new event', async () => {
  const commentId = await newComment(room, author, { text: 'كما هو' });
  await editComment(author, { actionId: randomUUID(), commentId, text: 'كما هو' });
  expect((await shown(room, commentId))?.editedAt).toBeNull();
  expect(await textsOf(room, commentId)).toEqual([]);
});

test('changes and reports that come at once are decided one by one, and one that comes twice has one effect', async () => {
  const commentId = await newComment(room, author, { text: 'واحد' });
  const [other] = await crowdOf(room, 1);
  const change = { actionId: randomUUID(), commentId, text: 'اثنان' };
  const report = { actionId: randomUUID(), commentId, reason: 'off_topic' as const };
  const outcomes = await Promise.all([
    outcomeOf(editComment(author, change)),
    outcomeOf(editComment(author, change)),
    outcomeOf(editComment(other!, { ...change, actionId: randomUUID() })),
    outcomeOf(editComment(author, { ...change, actionId: randomUUID(), commentId: randomUUID() })),
    outcomeOf(reportComment(other!, report)),
    outcomeOf(reportComment(author, { ...report, actionId: randomUUID() })),
  ]);
  expect(outcomes).toEqual([
    'ok',
    'ok',
    'forbidden comment.not_yours',
    'not_found comment.unknown',
    'ok',
    'conflict comment.is_yours',
  ]);
  expect(await outcomeOf(editComment(author, { ...change, text: 'ثلاثة' }))).toBe('conflict act.reused');
  expect(await outcomeOf(reportComment(other!, report))).toBe('ok');
  expect(await textsOf(room, commentId)).toEqual(['واحد']);
});

test('five minutes after it was posted, by the clock of the database, it is too late', async () => {
  const commentId = await newComment(room, author, { text: 'قبل الوقت' });
  await postedAgo(commentId, '4 minutes 50 seconds');
  expect(await outcomeOf(editComment(author, { actionId: randomUUID(), commentId, text: 'في الوقت' }))).toBe('ok');
  await postedAgo(commentId, '5 minutes 1 second');
  expect(await outcomeOf(editComment(author, { actionId: randomUUID(), commentId, text: 'بعد الوقت' }))).toBe(
    'conflict comment.edit_over',
  );
  expect((await shown(room, commentId))?.text).toBe('في الوقت');
  const other = await forum.as(await addGuest(forum, room.code));
  expect(await outcomeOf(editComment(other, { actionId: randomUUID(), commentId, text: 'ليس لي' }))).toBe(
    'forbidden comment.not_yours',
  );
});

test('where comments are held, new words wait while the old ones stay; refused ones are told to the author alone', async () => {
  const held = await addRoom(forum, { holdComments: true });
  const guest = await forum.as(await addGuest(forum, held.code));
  const commentId = await newComment(held, guest, { text: 'المقبول' });
  expect(await editComment(guest, { actionId: randomUUID(), commentId, text: 'قبل القبول' })).toEqual({
    state: 'held',
  });
  await showComment(held.moderator, { targetId: commentId });
  expect(await textsOf(held, commentId), 'words that were never shown are not').toEqual([]);
  expect(await editComment(guest, { actionId: randomUUID(), commentId, text: 'ينتظر' })).toEqual({ state: 'held' });
  expect(await editComment(guest, { actionId: randomUUID(), commentId, text: 'ينتظر أيضا' })).toEqual({
    state: 'held',
  });
  expect((await shown(held, commentId))?.text).toBe('قبل القبول');
  expect((await selfOf(guest, held)).ownEdits).toMatchObject([{ commentId, text: 'ينتظر أيضا', state: 'held' }]);
  const { edits } = await loadCockpit(held.moderator, held.sessionId);
  expect(edits).toMatchObject([{ text: 'ينتظر أيضا', comment: { text: 'قبل القبول' } }]);

  await refuseEdit(held.moderator, { targetId: commentId, reason: 'disrespect' });
  expect((await selfOf(guest, held)).ownEdits).toMatchObject([{ state: 'refused', reason: 'disrespect' }]);
  expect((await shown(held, commentId))?.text).toBe('قبل القبول');
  const { entries } = await loadModerationLog(forum.db, held.sessionId);
  expect(entries[0]).toMatchObject({ act: 'refuse-edit', reason: 'disrespect', kind: 'comment' });
  expect(JSON.stringify(entries)).not.toContain('ينتظر');

  await editComment(guest, { actionId: randomUUID(), commentId, text: 'أحسن' });
  await releaseEdit(held.moderator, { targetId: commentId });
  await releaseEdit(held.moderator, { targetId: commentId });
  expect((await shown(held, commentId))?.text).toBe('أحسن');
  expect(await textsOf(held, commentId)).toEqual(['قبل القبول']);
  expect((await selfOf(guest, held)).ownEdits).toEqual([]);
  const own = await newComment(held, held.moderator, { text: 'للمشرفة' });
  expect(await editComment(held.moderator, { actionId: randomUUID(), commentId: own, text: 'تعديل المشرفة' })).toEqual({
    state: 'published',
  });
});

test('one support of each person, which can be taken back; a repeat counts once', async () => {
  const commentId = await newComment(room, author);
  const crowd = await crowdOf(room, 5);
  await Promise.all(crowd.flatMap((ctx) => [support(ctx, commentId), support(ctx, commentId)]));
  await support(crowd[0]!, commentId, false);
  expect(await shown(room, commentId)).toMatchObject({ supports: 4, revision: 11 });
  expect((await selfOf(crowd[1]!, room)).supportedComments).toEqual([commentId]);
  expect((await selfOf(crowd[0]!, room)).supportedComments).toEqual([]);
  const actionId = randomUUID();
  await supportComment(crowd[0]!, { actionId, commentId, support: true });
  await supportComment(crowd[0]!, { actionId, commentId, support: true });
  expect(await shown(room, commentId)).toMatchObject({ supports: 5, revision: 12 });
  await withdrawComment(author, { commentId });
  expect(await outcomeOf(support(crowd[0]!, commentId, false))).toBe('conflict comment.not_shown');
});

test('who signs in keeps the support and the report of the guest they were, counted once', async () => {
  const commentId = await newComment(room, room.moderator);
  const guest = await forum.as(await addGuest(forum, room.code));
  const accountId = await addPerson(forum);
  const account = await forum.as(accountId);
  for (const ctx of [guest, account]) {
    await support(ctx, commentId);
    await reportComment(ctx, { actionId: randomUUID(), commentId, reason: 'off_topic' });
  }
  await adoptGuest(forum.services, guest.actor, accountId);
  expect(await shown(room, commentId)).toMatchObject({ supports: 1, revision: 2 });
  const [{ count } = { count: 0 }] = await forum.sql<{ count: number }[]>`
    select count(*)::int as count from comment_reports where comment_id = ${commentId}`;
  expect(count).toBe(1);
});

test('the most supported threads, and questions that nobody answered, beside the newest', async () => {
  const of = await addRoom(forum);
  const old = await newComment(of, of.moderator, { text: 'قديم مدعوم' });
  const question = await newComment(of, of.moderator, { text: 'سؤال دون رد', kind: 'question' });
  const answered = await newComment(of, of.moderator, { text: 'سؤال له رد', kind: 'question' });
  const later = Array.from({ length: 55 }, (_, nth) => newComment(of, of.moderator, { text: `تعليق ${nth}` }));
  await Promise.all([...later, newComment(of, of.moderator, { text: 'رد', parentId: answered })]);
  const [supporter] = await crowdOf(of, 1);
  await support(supporter!, old);
  const newest = await loadRoom(forum.db, of.sessionId);
  const has = async (order: 'new' | 'top' | 'unanswered', id: string) =>
    (await loadArranged(forum.db, newest, order)).comments.items.some((row) => row.commentId === id);
  expect([await has('new', old), await has('top', old)]).toEqual([false, true]);
  expect(await has('unanswered', question)).toBe(true);
  expect(await has('unanswered', answered)).toBe(false);
});

test('a report is counted once a person, hides nothing, and who sent it is told what became of it', async () => {
  const of = await addRoom(forum);
  const [first, second, third] = await crowdOf(of, 3);
  const kept = await newComment(of, of.moderator, { text: 'باق' });
  const bad = await newComment(of, first, { text: 'سيئ' });
  await reportComment(second!, { actionId: randomUUID(), commentId: kept, reason: 'off_topic' });
  await reportComment(second!, { actionId: randomUUID(), commentId: bad, reason: 'disrespect' });
  await reportComment(second!, { actionId: randomUUID(), commentId: bad, reason: 'unlawful' });
  await reportComment(third!, { actionId: randomUUID(), commentId: bad, reason: 'disrespect' });
  expect(await outcomeOf(reportComment(first!, { actionId: randomUUID(), commentId: bad, reason: 'unlawful' }))).toBe(
    'conflict comment.is_yours',
  );
  expect(await shown(of, bad)).toMatchObject({ state: 'published', text: 'سيئ' });
  const { reported } = await loadCockpit(of.moderator, of.sessionId);
  expect(reported.map(({ comment, reports }) => [comment.commentId, reports])).toEqual([
    [bad, [{ reason: 'disrespect', count: 2 }]],
    [kept, [{ reason: 'off_topic', count: 1 }]],
  ]);
  expect(JSON.stringify(reported)).not.toContain(idOf(second!));

  const told = () =>
    forum.frames().filter((event) => event.name === 'comment.decided' && event.topic === `user:${idOf(second!)}`);
  const before = told().length;
  await keepComment(of.moderator, { targetId: kept });
  await hideComment(of.moderator, { targetId: bad, reason: 'disrespect' });
  expect(told()).toHaveLength(before + 2);
  const outcomes = async () =>
    (await selfOf(second!, of)).ownReports.map(({ commentId, outcome }) => [commentId, outcome]);
  expect(new Map((await outcomes()) as Array<[string, string]>)).toEqual(
    new Map([
      [kept, 'kept'],
      [bad, 'hidden'],
    ]),
  );
  expect((await loadCockpit(of.moderator, of.sessionId)).reported).toEqual([]);
  expect(await outcomeOf(reportComment(third!, { actionId: randomUUID(), commentId: bad, reason: 'unlawful' }))).toBe(
    'conflict comment.not_shown',
  );
  await showComment(of.moderator, { targetId: bad });
  expect((await outcomes()).every(([, outcome]) => outcome === 'kept')).toBe(true);
  expect((await loadModerationLog(forum.db, of.sessionId)).entries).toHaveLength(1);
});
