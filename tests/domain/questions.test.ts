import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AskQuestionInput } from '#app/contract/inputs/ask-question.ts';
import { limits } from '#app/contract/limits.ts';
import { hideQuestion, showQuestion } from '#server/domain/moderation/moderate-question.ts';
import { askQuestion } from '#server/domain/questions/ask-question.ts';
import { answerQuestion, moveQuestion } from '#server/domain/questions/move-question.ts';
import { supportQuestion } from '#server/domain/questions/support-question.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadModerationLog } from '#server/domain/rooms/load-moderation-log.ts';
import { loadRoom, loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { adoptGuest } from '#server/domain/sessions/adopt-guest.ts';
import { contextOf, createForum, handlers, idOf, makeServices, type Forum } from '#tests/support/forum.ts';
import { addCrowd, addGuest, addPerson } from '#tests/support/forum-people.ts';
import { addRoom, newQuestion, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;
beforeAll(async () => {
  forum = await createForum();
  room = await addRoom(forum);
});
afterAll(() => forum.close());

const guestOf = async (of: Room, name?: string) => forum.as(await addGuest(forum, of.code, name));
const question = (of: Room, changes: Partial<AskQuestionInput> = {}): AskQuestionInput => ({
  actionId: randomUUID(),
  sessionId: of.sessionId,
  text: 'متى تبدأ الأشغال؟',
  withName: true,
  ...changes,
});
const inRoom = async (of: Room, id: string) =>
  (await loadRoom(forum.db, of.sessionId)).questions.items.find((row) => row.questionId === id);
const stateOf = async (of: Room, id: string) => (await inRoom(of, id))?.state;
const support = (questionId: string, yes = true) => ({ actionId: randomUUID(), questionId, support: yes });

test('a question is shown with the name its author had, or without any', async () => {
  const guest = await guestOf(room, 'مريم');
  const named = await askQuestion(guest, question(room));
  const nameless = await askQuestion(guest, question(room, { withName: false, text: 'من يمول هذه الأشغال؟' }));
  expect(named.state).toBe('open');
  expect(await inRoom(room, named.questionId)).toMatchObject({
    author: 'مريم',
    lang: 'ar',
    supports: 0,
    state: 'open',
  });
  expect(await inRoom(room, nameless.questionId)).toMatchObject({ author: null, text: 'من يمول هذه الأشغال؟' });
  const unknown = await forum.sql`select author_name from questions where question_id = ${nameless.questionId}`;
  expect(unknown[0]?.author_name, 'moderators cannot know it either').toBeNull();
  const event = forum.frames('question.asked').at(-1);
  expect(event).toMatchObject({ data: { questionId: nameless.questionId, shown: { author: null } } });
  const log = JSON.stringify(await forum.sql`select data from event_log where name like 'question.%'`);
  expect(log).not.toContain('يمول');
});

test('a question is refused by the session’s state, to strangers and visitors, and beyond one’s share', async () => {
  const reasons = { planned: 'session.not_open_yet', paused: 'session.paused', closed: 'session.closed' } as const;
  for (const [state, reason] of Object.entries(reasons) as Array<[keyof typeof reasons, string]>) {
    const hall = await addRoom(forum, { state });
    expect(await outcomeOf(askQuestion(await guestOf(hall), question(hall)))).toBe(`conflict ${reason}`);
  }
  const stranger = await guestOf(await addRoom(forum));
  expect(await outcomeOf(askQuestion(stranger, question(room)))).toBe('forbidden session.not_joined');
  expect(await outcomeOf(askQuestion(await forum.as(null), question(room)))).toBe('unauthenticated auth.needed');
  const hall = await addRoom(forum);
  const guest = await guestOf(hall);
  const outcomes = await Promise.all(
    Array.from({ length: limits.questionsPerPerson + 3 }, () => outcomeOf(askQuestion(guest, question(hall)))),
  );
  expect(outcomes.filter((one) => one === 'ok')).toHaveLength(limits.questionsPerPerson);
  expect(outcomes.filter((one) => one === 'conflict question.too_many')).toHaveLength(3);
  const numbers = (await loadRoom(forum.db, hall.sessionId)).questions.items.map((row) => row.number);
  expect(numbers).toEqual(Array.from({ length: limits.questionsPerPerson }, (_, at) => at + 1));
});

test('asked again with the same id it is there once; with another text it is refused', async () => {
  const hall = await addRoom(forum);
  const guest = await guestOf(hall);
  const input = question(hall);
  const first = await askQuestion(guest, input);
  expect(await askQuestion(guest, input)).toEqual(first);
  expect(await outcomeOf(askQuestion(guest, { ...input, text: 'سؤال آخر تماما' }))).toBe('conflict act.reused');
  expect((await loadRoom(forum.db, hall.sessionId)).questions.items).toHaveLength(1);
});

test('a held question is counted for everybody, read by its author and moderators, and shown once released', async () => {
  const hall = await addRoom(forum, { holdComments: true });
  const [author, reader] = [await guestOf(hall), await guestOf(hall)];
  const { questionId, state } = await askQuestion(author, question(hall, { text: 'سؤال ينتظر' }));
  expect(state).toBe('held');
  expect(forum.frames('question.held').at(-1)).toMatchObject({ data: { held: 1 } });
  expect((await loadRoom(forum.db, hall.sessionId)).questions).toEqual({ items: [], held: 1 });
  expect((await loadRoomSelf(forum.db, author.actor, hall.sessionId)).ownQuestions).toEqual([
    { questionId, number: 1, state: 'held', reason: null, text: 'سؤال ينتظر', appeal: null },
  ]);
  expect((await loadRoomSelf(forum.db, reader.actor, hall.sessionId)).ownQuestions).toEqual([]);
  expect((await loadCockpit(hall.moderator, hall.sessionId)).questions.map((row) => row.text)).toEqual(['سؤال ينتظر']);
  expect(await outcomeOf(supportQuestion(reader, support(questionId)))).toBe('not_found question.unknown');
  expect(await outcomeOf(moveQuestion(hall.moderator, { questionId, to: 'live' }))).toBe(
    'conflict question.cannot_move',
  );
  await showQuestion(hall.moderator, { targetId: questionId });
  expect(forum.frames('question.asked').at(-1)).toMatchObject({ data: { questionId, shown: { text: 'سؤال ينتظر' } } });
  expect(forum.frames('question.held').at(-1)).toMatchObject({ data: { held: 0 } });
  expect(await stateOf(hall, questionId)).toBe('open');
  expect((await askQuestion(hall.moderator, question(hall))).state, 'moderators need not wait').toBe('open');
});

test('a refused question is told to its author with the reason, and can still be published', async () => {
  const hall = await addRoom(forum, { holdComments: true });
  const author = await guestOf(hall);
  const questionId = await newQuestion(hall, author);
  await hideQuestion(hall.moderator, { targetId: questionId, reason: 'advertising' });
  expect((await loadRoom(forum.db, hall.sessionId)).questions).toEqual({ items: [], held: 0 });
  expect((await loadRoomSelf(forum.db, author.actor, hall.sessionId)).ownQuestions).toMatchObject([
    { state: 'refused', reason: 'advertising' },
  ]);
  await showQuestion(hall.moderator, { targetId: questionId });
  expect(await inRoom(hall, questionId)).toMatchObject({ state: 'open', reason: null });
  const { entries } = await loadModerationLog(forum.db, hall.sessionId);
  expect(entries).toMatchObject([{ kind: 'question', number: 1, act: 'refuse', reason: 'advertising' }]);
  expect(entries[0]?.restoredAt).not.toBeNull();
});

test('support is one of each person, can be taken back, and ends with the answer', async () => {
  const questionId = await newQuestion(room);
  const [a, b] = [await guestOf(room), await guestOf(room)];
  expect(await supportQuestion(a, support(questionId))).toEqual({ revision: 1 });
  expect(await supportQuestion(a, support(questionId))).toEqual({ revision: 2 });
  await supportQuestion(b, support(questionId));
  expect(await inRoom(room, questionId)).toMatchObject({ supports: 2, revision: 3 });
  expect((await loadRoomSelf(forum.db, a.actor, room.sessionId)).supported).toEqual([questionId]);
  const back = support(questionId, false);
  expect(await supportQuestion(a, back)).toEqual({ revision: 3 });
  expect(await supportQuestion(a, back)).toEqual({ revision: 3 });
  expect(await outcomeOf(supportQuestion(a, { ...back, support: true }))).toBe('conflict act.reused');
  expect(await inRoom(room, questionId)).toMatchObject({ supports: 1 });
  expect((await loadRoomSelf(forum.db, a.actor, room.sessionId)).supported).toEqual([]);
  await moveQuestion(room.moderator, { questionId, to: 'answered' });
  expect(await outcomeOf(supportQuestion(a, support(questionId)))).toBe('conflict question.no_support');
  expect(await outcomeOf(supportQuestion(a, support(randomUUID())))).toBe('not_found question.unknown');
});

test('its way: shortlisted, live, answered, archived, and back; each told with the state as it is', async () => {
  const questionId = await newQuestion(room);
  const path = ['shortlisted', 'open', 'shortlisted', 'live', 'answered', 'archived', 'answered'] as const;
  for (const to of path) {
    await moveQuestion(room.moderator, { questionId, to });
    expect(await stateOf(room, questionId)).toBe(to);
    expect(forum.frames('question.moved').at(-1)).toMatchObject({
      data: { questionId, state: to, shown: { state: to } },
    });
  }
  expect(await inRoom(room, questionId)).toMatchObject({ answer: null });
  expect((await inRoom(room, questionId))?.answeredAt, 'answered aloud').not.toBeNull();
  const before = forum.frames().length;
  await moveQuestion(room.moderator, { questionId, to: 'answered' });
  expect(forum.frames().length, 'moving it where it is says nothing').toBe(before);
  expect(await outcomeOf(moveQuestion(room.moderator, { questionId, to: 'live' }))).toBe(
    'conflict question.cannot_move',
  );
});

test('an answer in writing is shown under the question, and can be written anew', async () => {
  const questionId = await newQuestion(room);
  await answerQuestion(room.moderator, { questionId, text: 'تبدأ في الربيع.' });
  const first = await inRoom(room, questionId);
  expect(first).toMatchObject({ state: 'answered', answer: 'تبدأ في الربيع.', answerLang: 'ar' });
  const before = forum.frames().length;
  await answerQuestion(room.moderator, { questionId, text: 'تبدأ في الربيع.' });
  expect(forum.frames().length).toBe(before);
  await answerQuestion(room.moderator, { questionId, text: 'Les travaux commencent au printemps avec les trottoirs.' });
  expect(await inRoom(room, questionId)).toMatchObject({ answerLang: 'fr', answeredAt: first?.answeredAt });
  await moveQuestion(room.moderator, { questionId, to: 'archived' });
  expect(await outcomeOf(answerQuestion(room.moderator, { questionId, text: 'متأخر' }))).toBe(
    'conflict question.cannot_answer',
  );
  const log = JSON.stringify(await forum.sql`select data from event_log where name = 'question.moved'`);
  expect(log).not.toContain('printemps');
});

test('a hidden question loses its text, author and answer for all but moderators, and comes back where it was', async () => {
  const questionId = await newQuestion(room, await guestOf(room, 'سعيد'), { text: 'نص سيحجب' });
  await answerQuestion(room.moderator, { questionId, text: 'جواب سيحجب' });
  await hideQuestion(room.moderator, { targetId: questionId, reason: 'off_topic', note: 'ملاحظة' });
  const hidden = await inRoom(room, questionId);
  expect(hidden).toMatchObject({ state: 'hidden', text: null, author: null, answer: null, reason: 'off_topic' });
  const cockpit = await loadCockpit(room.moderator, room.sessionId);
  expect(cockpit.questions.find((row) => row.questionId === questionId)).toMatchObject({ text: 'نص سيحجب' });
  const log = await loadModerationLog(forum.db, room.sessionId);
  expect(log.entries[0]).toMatchObject({ kind: 'question', act: 'hide', reason: 'off_topic', restoredAt: null });
  expect(JSON.stringify(log)).not.toMatch(/نص سيحجب|سعيد|ملاحظة/);
  const told = forum.frames('question.decided').at(-1);
  expect(told).toMatchObject({ data: { questionId, state: 'hidden', reason: 'off_topic' } });
  const before = forum.frames().length;
  await hideQuestion(room.moderator, { targetId: questionId, reason: 'unlawful' });
  expect(forum.frames().length, 'hiding twice changes nothing').toBe(before);
  await showQuestion(room.moderator, { targetId: questionId });
  expect(await inRoom(room, questionId)).toMatchObject({ state: 'answered', answer: 'جواب سيحجب', reason: null });
});

test('a live question that is hidden comes back to the shortlist', async () => {
  const hall = await addRoom(forum);
  const [first, second] = [await newQuestion(hall), await newQuestion(hall)];
  await moveQuestion(hall.moderator, { questionId: first, to: 'live' });
  await hideQuestion(hall.moderator, { targetId: first, reason: 'disrespect' });
  await moveQuestion(hall.moderator, { questionId: second, to: 'live' });
  await showQuestion(hall.moderator, { targetId: first });
  expect([await stateOf(hall, first), await stateOf(hall, second)]).toEqual(['shortlisted', 'live']);
});

test('two moderators put two questions at once: one is live, the other goes back to the shortlist', async () => {
  const hall = await addRoom(forum);
  const other = await forum.secondNode();
  const colleague = await forum.as(await addPerson(forum, { role: 'moderator', commune: hall.commune }));
  const elsewhere = contextOf(other.services, colleague.actor);
  await Promise.all([forum.warmUp(), other.warmUp()]);
  for (let round = 0; round < 8; round += 1) {
    const ids = [await newQuestion(hall), await newQuestion(hall)] as const;
    const outcomes = await Promise.all([
      outcomeOf(moveQuestion(hall.moderator, { questionId: ids[0], to: 'live' })),
      outcomeOf(moveQuestion(elsewhere, { questionId: ids[1], to: 'live' })),
    ]);
    expect(outcomes).toEqual(['ok', 'ok']);
    expect([await stateOf(hall, ids[0]), await stateOf(hall, ids[1])].sort()).toEqual(['live', 'shortlisted']);
    const live = await forum.sql`select 1 from questions where session_id = ${hall.sessionId} and state = 'live'`;
    expect(live).toHaveLength(1);
  }
  await other.close();
});

test('many support at once on two nodes, each pressing twice: each is counted once', async () => {
  const hall = await addRoom(forum);
  const other = await forum.secondNode();
  const questionId = await newQuestion(hall);
  const crowd = await Promise.all((await addCrowd(forum, hall.sessionId, 60)).map((id) => forum.as(id)));
  await Promise.all([forum.warmUp(), other.warmUp()]);
  await Promise.all(
    crowd.flatMap((ctx, at) => [
      supportQuestion(ctx, support(questionId)),
      supportQuestion(contextOf(other.services, ctx.actor), support(questionId)),
      ...(at % 7 === 0 ? [newQuestion(hall, ctx)] : []),
    ]),
  );
  expect(await inRoom(hall, questionId)).toMatchObject({ supports: 60, revision: 120 });
  await other.close();
});

test('what fails leaves nothing behind: no question, no number, no event', async () => {
  const hall = await addRoom(forum);
  const before = forum.frames().length;
  const recorder = { clock: { now: new Date() }, published: [], mails: [], lines: [] };
  const services = makeServices(forum.db, recorder, {
    ...handlers,
    askQuestion: async (work, acts) => {
      await handlers.askQuestion(work, acts);
      throw new Error('the disk is full');
    },
  });
  const guest = await guestOf(hall);
  await expect(askQuestion(contextOf(services, guest.actor), question(hall))).rejects.toThrow('the disk is full');
  expect((await loadRoom(forum.db, hall.sessionId)).questions.items).toEqual([]);
  expect(recorder.published).toEqual([]);
  expect(forum.frames().length).toBe(before);
  expect(await inRoom(hall, await newQuestion(hall, guest))).toMatchObject({ number: 1 });
});

test('a guest who signs in keeps questions and supports, each counted once', async () => {
  const hall = await addRoom(forum);
  const guest = await guestOf(hall, 'ضيف');
  const account = await forum.as(await addPerson(forum));
  const other = await newQuestion(hall);
  const own = await newQuestion(hall, guest);
  await supportQuestion(guest, support(other));
  await supportQuestion(account, support(other));
  await adoptGuest(forum.services, guest.actor, idOf(account));
  expect(await inRoom(hall, other)).toMatchObject({ supports: 1, revision: 2 });
  expect(await inRoom(hall, own)).toMatchObject({ author: 'ضيف' });
  const [row] = await forum.sql`select author_id from questions where question_id = ${own}`;
  expect(row?.author_id).toBe(idOf(account));
  expect((await loadRoomSelf(forum.db, account.actor, hall.sessionId)).supported).toEqual([other]);
});
