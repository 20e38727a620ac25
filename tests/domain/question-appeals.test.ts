import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ActionContext } from '#server/domain/context.ts';
import { appealQuestion, decideAppeal } from '#server/domain/moderation/appeal-text.ts';
import { hideQuestion, showQuestion } from '#server/domain/moderation/moderate-question.ts';
import { moveQuestion } from '#server/domain/questions/move-question.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadModerationLog } from '#server/domain/rooms/load-moderation-log.ts';
import { loadRoom, loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addGuest, addPerson } from '#tests/support/forum-people.ts';
import { addRoom, newQuestion, type Room } from '#tests/support/forum-sessions.ts';
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
const secret = 'سؤال محجوب عن الناس';
const colleague = async () => forum.as(await addPerson(forum, { role: 'moderator', commune: room.commune }));
const own = async (ctx = author, of = room) => (await loadRoomSelf(forum.db, ctx.actor, of.sessionId)).ownQuestions;
const log = async (of = room) => (await loadModerationLog(forum.db, of.sessionId)).entries;
const waiting = async (ctx = room.moderator, of = room) => (await loadCockpit(ctx, of.sessionId)).questionAppeals;
const hide = (targetId: string) => hideQuestion(room.moderator, { targetId, reason: 'off_topic' });
const shown = async (id: string) =>
  (await loadRoom(forum.db, room.sessionId)).questions.items.find((row) => row.questionId === id);

test.each([true, false])(
  'asked with a name: %s, a hidden question is appealed and another shows it where it was',
  async (withName) => {
    const other = await colleague();
    const questionId = await newQuestion(room, author, { text: secret, withName });
    await moveQuestion(room.moderator, { questionId, to: 'shortlisted' });
    await hide(questionId);
    expect(await own()).toMatchObject([{ state: 'hidden', reason: 'off_topic', number: 1, appeal: null }]);
    await appealQuestion(author, { questionId, text });
    await appealQuestion(author, { questionId, text: 'مرة ثانية' });
    expect(await own()).toMatchObject([{ appeal: { outcome: null, note: null } }]);
    const name = withName ? 'مريم' : null;
    expect(await waiting()).toMatchObject([{ text, decidable: false, question: { text: secret, author: name } }]);
    const [appeal] = await waiting(other);
    expect(appeal).toMatchObject({ decidable: true, refused: false });
    const appealId = appeal?.appealId ?? '';
    expect(await outcomeOf(decideAppeal(room.moderator, { appealId, outcome: 'granted' }))).toBe(
      'conflict appeal.your_decision',
    );

    await decideAppeal(other, { appealId, outcome: 'granted', note: 'معكم حق' });
    await decideAppeal(other, { appealId, outcome: 'upheld' });
    expect(await shown(questionId)).toMatchObject({ state: 'shortlisted', text: secret, author: name });
    expect(await own()).toMatchObject([{ state: 'shortlisted', appeal: { outcome: 'granted', note: 'معكم حق' } }]);
    expect(await waiting(other)).toEqual([]);
    const told = forum.frames('question.decided').at(-1);
    expect(told).toMatchObject({ topic: `user:${idOf(author)}`, data: { questionId, state: 'shortlisted' } });
    expect(forum.frames('question.moved').at(-1)).toMatchObject({ data: { questionId, state: 'shortlisted' } });
    const entries = await log();
    expect(entries).toMatchObject([
      { kind: 'question', act: 'hide', reason: 'off_topic', appeal: { outcome: 'granted', sameModerator: false } },
    ]);
    expect(entries[0]?.restoredAt).not.toBeNull();
    expect(JSON.stringify(entries)).not.toMatch(/محجوب|الميثاق|معكم|مريم/);
  },
);

test('a refused question is appealed; upheld it stays, its author is told, and nobody else hears of it', async () => {
  const held = await addRoom(forum, { commune: room.commune, moderator: room.moderator, holdComments: true });
  const guest = await forum.as(await addGuest(forum, held.code));
  const questionId = await newQuestion(held, guest, { text: secret, withName: false });
  expect(await outcomeOf(appealQuestion(guest, { questionId, text }))).toBe('conflict appeal.not_hidden');
  await hideQuestion(held.moderator, { targetId: questionId, reason: 'unlawful' });
  expect(await outcomeOf(appealQuestion(author, { questionId, text }))).toBe('forbidden question.not_yours');
  await appealQuestion(guest, { questionId, text });
  const [appeal] = await waiting(held.moderator, held);
  expect(appeal).toMatchObject({ refused: true, decidable: true });
  const before = forum.frames('question.moved').length + forum.frames('question.asked').length;
  await decideAppeal(held.moderator, { appealId: appeal?.appealId ?? '', outcome: 'upheld', note: 'إشهار' });
  expect(forum.frames('question.moved').length + forum.frames('question.asked').length).toBe(before);
  expect(forum.frames('question.decided').at(-1)).toMatchObject({ topic: `user:${idOf(guest)}` });
  expect(await own(guest, held)).toMatchObject([{ state: 'refused', appeal: { outcome: 'upheld', note: 'إشهار' } }]);
  expect(await log(held)).toMatchObject([{ restoredAt: null, appeal: { outcome: 'upheld', sameModerator: true } }]);
  expect(await outcomeOf(appealQuestion(guest, { questionId, text }))).toBe('conflict appeal.decided');
});

test('showing it again grants the appeal that waits; hidden anew, it may be appealed anew', async () => {
  const questionId = await newQuestion(room, author);
  await hide(questionId);
  await appealQuestion(author, { questionId, text });
  await showQuestion(room.moderator, { targetId: questionId });
  expect(await own()).toMatchObject([{ state: 'open', appeal: { outcome: 'granted' } }]);
  expect(await log()).toMatchObject([{ appeal: { outcome: 'granted', sameModerator: true } }]);
  expect(await outcomeOf(appealQuestion(author, { questionId, text }))).toBe('conflict appeal.not_hidden');
  await hide(questionId);
  expect(await own()).toMatchObject([{ state: 'hidden', appeal: null }]);
  await appealQuestion(author, { questionId, text });
  expect(await log()).toHaveLength(2);
});

test('two moderators who decide at once: one outcome', async () => {
  const [first, second] = [await colleague(), await colleague()];
  const questionId = await newQuestion(room, author);
  await hide(questionId);
  await appealQuestion(author, { questionId, text });
  const appealId = (await waiting(first))[0]?.appealId ?? '';
  await forum.warmUp();
  await Promise.all([
    decideAppeal(first, { appealId, outcome: 'granted' }),
    decideAppeal(second, { appealId, outcome: 'upheld' }),
  ]);
  const [entry] = await log();
  expect((await shown(questionId))?.state).toBe(entry?.appeal?.outcome === 'granted' ? 'open' : 'hidden');
  const acts =
    await forum.sql`select act from moderation_acts where target_id = ${questionId} and act in ('grant', 'uphold')`;
  expect(acts).toHaveLength(1);
});
