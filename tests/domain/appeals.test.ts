import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ActionContext } from '#server/domain/context.ts';
import { appealComment, decideAppeal } from '#server/domain/moderation/appeal-text.ts';
import { hideComment, showComment } from '#server/domain/moderation/moderate-comment.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadModerationLog } from '#server/domain/rooms/load-moderation-log.ts';
import { loadRoom, loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addGuest, addPerson } from '#tests/support/forum-people.ts';
import { addRoom, newComment, type Room } from '#tests/support/forum-sessions.ts';
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

const text = 'لم أخالف الميثاق';
const colleague = async () => forum.as(await addPerson(forum, { role: 'moderator', commune: room.commune }));
const self = async () => loadRoomSelf(forum.db, author.actor, room.sessionId);
const log = async () => (await loadModerationLog(forum.db, room.sessionId)).entries;
const waiting = async (ctx = room.moderator) => (await loadCockpit(ctx, room.sessionId)).appeals;
const shown = async (id: string) =>
  (await loadRoom(forum.db, room.sessionId)).comments.items.find((row) => row.commentId === id);
const hide = (targetId: string) => hideComment(room.moderator, { targetId, reason: 'off_topic' });

test('an appeal waits for another moderator, who grants it: the comment is shown again and its author is told', async () => {
  const other = await colleague();
  const commentId = await newComment(room, author, { text: 'كلام محجوب' });
  await hide(commentId);
  await appealComment(author, { commentId, text });
  await appealComment(author, { commentId, text: 'مرة ثانية' });
  expect((await self()).ownAppeals).toMatchObject([{ commentId, outcome: null, standing: true }]);
  expect(await waiting()).toMatchObject([{ text, decidable: false, comment: { text: 'كلام محجوب' } }]);
  const [appeal] = await waiting(other);
  expect(appeal).toMatchObject({ text, decidable: true, refused: false });
  const appealId = appeal?.appealId ?? '';
  for (const outcome of ['upheld', 'granted'] as const)
    expect(await outcomeOf(decideAppeal(room.moderator, { appealId, outcome }))).toBe('conflict appeal.your_decision');
  expect(await log()).toMatchObject([{ restoredAt: null, appeal: { outcome: null } }]);

  await decideAppeal(other, { appealId, outcome: 'granted', note: 'معكم حق' });
  await decideAppeal(other, { appealId, outcome: 'upheld' });
  expect(await shown(commentId)).toMatchObject({ state: 'published', text: 'كلام محجوب' });
  expect((await self()).ownAppeals).toMatchObject([{ outcome: 'granted', note: 'معكم حق', standing: false }]);
  expect(await waiting(other)).toEqual([]);
  const told = forum.frames('comment.decided').filter((event) => event.topic === `user:${idOf(author)}`);
  expect(told.at(-1)?.data).toMatchObject({ commentId, state: 'published' });
  const entries = await log();
  expect(entries).toMatchObject([
    { act: 'hide', reason: 'off_topic', restoredAt: expect.any(String) as string, appeal: { outcome: 'granted' } },
  ]);
  expect(entries[0]?.appeal?.sameModerator).toBe(false);
  expect(JSON.stringify(entries)).not.toMatch(/كلام|الميثاق|معكم|مريم/);
});

test('where the commune has no other moderator the same one decides, and the log says so; one appeal a decision', async () => {
  const commentId = await newComment(room, author);
  await hide(commentId);
  await appealComment(author, { commentId, text });
  const [appeal] = await waiting();
  await decideAppeal(room.moderator, { appealId: appeal?.appealId ?? '', outcome: 'upheld', note: 'خارج الموضوع' });
  expect(await shown(commentId)).toMatchObject({ state: 'hidden', text: null });
  expect((await self()).ownAppeals).toMatchObject([{ outcome: 'upheld', note: 'خارج الموضوع', standing: true }]);
  expect(await log()).toMatchObject([{ restoredAt: null, appeal: { outcome: 'upheld', sameModerator: true } }]);
  expect(await outcomeOf(appealComment(author, { commentId, text }))).toBe('conflict appeal.decided');

  // Shown and hidden anew: a new decision, which may be appealed.
  await showComment(room.moderator, { targetId: commentId });
  expect(await outcomeOf(appealComment(author, { commentId, text }))).toBe('conflict appeal.not_hidden');
  await hide(commentId);
  await appealComment(author, { commentId, text });
  expect((await self()).ownAppeals.map(({ outcome, standing }) => [outcome, standing])).toEqual([
    [null, true],
    ['upheld', false],
  ]);
  expect(await log()).toHaveLength(2);
});

test('a refused comment can be appealed too; showing it settles the appeal; a suspended colleague is none', async () => {
  const held = await addRoom(forum, { commune: room.commune, moderator: room.moderator, holdComments: true });
  const guest = await forum.as(await addGuest(forum, held.code));
  await addPerson(forum, { role: 'moderator', commune: room.commune, suspended: true });
  const commentId = await newComment(held, guest);
  expect(await outcomeOf(appealComment(guest, { commentId, text }))).toBe('conflict appeal.not_hidden');
  await hideComment(held.moderator, { targetId: commentId, reason: 'unlawful' });
  expect(await outcomeOf(appealComment(author, { commentId, text }))).toBe('forbidden comment.not_yours');
  await appealComment(guest, { commentId, text });
  const { appeals } = await loadCockpit(held.moderator, held.sessionId);
  expect(appeals).toMatchObject([{ refused: true, decidable: true }]);
  await showComment(held.moderator, { targetId: commentId });
  const [entry] = (await loadModerationLog(forum.db, held.sessionId)).entries;
  expect(entry?.appeal).toMatchObject({ outcome: 'granted', sameModerator: true });
});

test('two moderators who decide at once: one outcome', async () => {
  const [first, second] = [await colleague(), await colleague()];
  const commentId = await newComment(room, author);
  await hide(commentId);
  await appealComment(author, { commentId, text });
  const appealId = (await waiting(first))[0]?.appealId ?? '';
  await forum.warmUp();
  await Promise.all([
    decideAppeal(first, { appealId, outcome: 'granted' }),
    decideAppeal(second, { appealId, outcome: 'upheld' }),
  ]);
  const [entry] = await log();
  const state = (await shown(commentId))?.state;
  expect(state).toBe(entry?.appeal?.outcome === 'granted' ? 'published' : 'hidden');
  const acts =
    await forum.sql`select act from moderation_acts where target_id = ${commentId} and act in ('grant', 'uphold')`;
  expect(acts).toHaveLength(1);
});
