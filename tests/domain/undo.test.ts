import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { undoTimes } from '#app/contract/reversible.ts';
import type { LiveEvent } from '#app/contract/events.ts';
import { reduceRoom } from '#app/live/reduce-room.ts';
import { listAllEvents } from '#db/queries/events.ts';
import { sessionTopic, type ActionContext } from '#server/domain/context.ts';
import { askFloor } from '#server/domain/floor/ask-floor.ts';
import { giveFloor } from '#server/domain/floor/give-floor.ts';
import { addHallSpeaker, moveFloorRequest, removeFloorRequest, setFloor } from '#server/domain/floor/lead-list.ts';
import * as countdown from '#server/domain/floor/run-countdown.ts';
import * as turn from '#server/domain/floor/steer-turn.ts';
import { takeBackFloor } from '#server/domain/floor/undo-floor.ts';
import { answerQuestion, moveQuestion } from '#server/domain/questions/move-question.ts';
import { takeBackQuestion } from '#server/domain/questions/undo-question.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { moveAgenda } from '#server/domain/sessions/move-agenda.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { switchWall } from '#server/domain/sessions/switch-wall.ts';
import { takeBackSession } from '#server/domain/sessions/undo-session.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addGuest, addPerson } from '#tests/support/forum-people.ts';
import { addRoom, newAgendaItem, newComment, newQuestion, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;
let colleague: ActionContext;

beforeAll(async () => void (forum = await createForum()));
afterAll(() => forum.close());
beforeEach(async () => {
  room = await addRoom(forum);
  colleague = await forum.as(await addPerson(forum, { role: 'moderator', commune: room.commune }));
});

const later = (seconds: number): void => void (forum.clock.now = new Date(forum.clock.now.getTime() + seconds * 1000));
const changed = 'conflict undo.changed';

async function lastAct(): Promise<string> {
  const [row] = await forum.sql<{ id: string }[]>`
    select undo_id as id from reversible_acts where session_id = ${room.sessionId} order by step desc limit 1`;
  return row?.id ?? '';
}

type Undo = typeof takeBackSession;
const undo = async (takeBack: Undo, by = room.moderator) => outcomeOf(takeBack(by, { undoId: await lastAct() }));
const loaded = () => loadRoom(forum.db, room.sessionId);

/** Loads the room, does something, and says whether what was published leads to the room as it is loaded anew. */
async function leadsThere(task: () => Promise<unknown>): Promise<void> {
  const before = await loaded();
  forum.published.length = 0;
  await task();
  const events = forum.published.flatMap(({ frames }) => frames.map(({ event }) => event as LiveEvent));
  const { mapRevision: _m, ledgerHead: _l, ...now } = events.reduce(reduceRoom, before);
  expect(await loaded()).toMatchObject(now);
}

describe('what concerns the session', () => {
  test('another item, and back again; the log has both, and what was taken back', async () => {
    const [one, two] = [await newAgendaItem(room), await newAgendaItem(room)];
    const { sessionId } = room;
    await moveAgenda(room.moderator, { sessionId, agendaItemId: one });
    await moveAgenda(room.moderator, { sessionId, agendaItemId: two });
    await leadsThere(async () => expect(await undo(takeBackSession)).toBe('ok'));
    expect((await loaded()).session.currentItemId).toBe(one);
    const events = await listAllEvents(forum.db, sessionTopic(sessionId));
    expect(events.filter(({ name }) => name === 'act.undone').map(({ data }) => data)).toEqual([
      { act: 'agenda-moved', by: 'moderator' },
    ]);
    // Twice is once, and nothing further back is reached through it.
    expect(await undo(takeBackSession)).toBe('ok');
    expect((await loaded()).session.currentItemId).toBe(one);
  });

  test('only by who did it, only while nobody did something else, and not for ever', async () => {
    const [one, two] = [await newAgendaItem(room), await newAgendaItem(room)];
    const { sessionId } = room;
    await moveAgenda(room.moderator, { sessionId, agendaItemId: one });
    const first = await lastAct();
    expect(await undo(takeBackSession, colleague)).toBe('forbidden undo.not_yours');
    await moveAgenda(colleague, { sessionId, agendaItemId: two });
    await moveAgenda(colleague, { sessionId, agendaItemId: one });
    expect(await outcomeOf(takeBackSession(room.moderator, { undoId: first }))).toBe(changed);
    expect(await outcomeOf(takeBackFloor(room.moderator, { undoId: first }))).toBe('not_found undo.unknown');
    expect(await outcomeOf(takeBackSession(room.moderator, { undoId: randomUUID() }))).toBe('not_found undo.unknown');
    await switchWall(room.moderator, { sessionId, view: 'code' });
    later(undoTimes.heard / 1000 + 1);
    expect(await undo(takeBackSession)).toBe('conflict undo.too_late');
    expect((await loaded()).session).toMatchObject({ wall: 'code', currentItemId: one });
  });

  test('a message of the wall gives way to what was there before', async () => {
    const { sessionId } = room;
    await switchWall(room.moderator, { sessionId, view: 'message', text: 'نعود بعد قليل', lang: 'ar' });
    await switchWall(room.moderator, { sessionId, view: 'code' });
    await leadsThere(async () => expect(await undo(takeBackSession)).toBe('ok'));
    expect((await loaded()).session).toMatchObject({ wall: 'message', wallMessage: { text: 'نعود بعد قليل' } });
  });

  test('a start is taken back before anybody contributed, not after', async () => {
    const own = await addRoom(forum, { state: 'planned', commune: room.commune, moderator: room.moderator });
    room = own;
    await moveSession(own.moderator, { sessionId: own.sessionId, to: 'open' });
    await leadsThere(async () => expect(await undo(takeBackSession)).toBe('ok'));
    expect((await loaded()).session).toMatchObject({ state: 'planned', openedAt: null });
    await moveSession(own.moderator, { sessionId: own.sessionId, to: 'open' });
    await newComment(own, await forum.as(await addGuest(forum, own.code)));
    expect(await undo(takeBackSession)).toBe(changed);
    expect((await loaded()).session.state).toBe('open');
  });

  test('a pause, with the turn that it stopped; and going on', async () => {
    const { sessionId } = room;
    const { requestId } = await addHallSpeaker(room.moderator, { actionId: randomUUID(), sessionId, kind: 'for' });
    await giveFloor(room.moderator, { requestId, asNext: true });
    await moveSession(room.moderator, { sessionId, to: 'paused' });
    await leadsThere(async () => expect(await undo(takeBackSession)).toBe('ok'));
    expect(await loaded()).toMatchObject({
      session: { state: 'open' },
      floor: { speaker: { clock: { remainingMs: null } } },
    });
    await moveSession(room.moderator, { sessionId, to: 'paused' });
    await moveSession(room.moderator, { sessionId, to: 'open' });
    await leadsThere(async () => expect(await undo(takeBackSession)).toBe('ok'));
    expect((await loaded()).session.state).toBe('paused');
    await moveSession(room.moderator, { sessionId, to: 'closed' });
    expect(await undo(takeBackSession)).toBe('conflict session.closed');
  });
});

describe('the floor', () => {
  const floor = async () => (await loaded()).floor;
  const hall = async (name: string) =>
    (await addHallSpeaker(room.moderator, { actionId: randomUUID(), sessionId: room.sessionId, kind: 'for', name }))
      .requestId;
  const undone = () => leadsThere(async () => expect(await undo(takeBackFloor)).toBe('ok'));
  const names = async () => (await floor()).waiting.map(({ name }) => name);

  test('the list is opened, closed and set, and is as before', async () => {
    const { sessionId, moderator } = room;
    await setFloor(moderator, { sessionId, open: true });
    await undone();
    expect((await floor()).open).toBe(false);
    await setFloor(moderator, { sessionId, turnSeconds: 60 });
    await undone();
    expect((await floor()).turnSeconds).toBe(180);
  });

  test('who was entered, moved, removed or given the floor stands where they stood', async () => {
    await hall('أ');
    const second = await hall('ب');
    await hall('ج');
    await undone();
    expect(await names()).toEqual(['أ', 'ب']);
    await moveFloorRequest(room.moderator, { requestId: second, direction: 'up' });
    expect(await names()).toEqual(['ب', 'أ']);
    await undone();
    expect(await names()).toEqual(['أ', 'ب']);
    await moveFloorRequest(room.moderator, { requestId: second, direction: 'up' });
    await removeFloorRequest(room.moderator, { requestId: second });
    await undone();
    expect(await names()).toEqual(['ب', 'أ']);
    await giveFloor(room.moderator, { requestId: second, asNext: true });
    later(4);
    await undone();
    expect(await floor()).toMatchObject({ speaker: null, spoken: 0 });
    expect(await names()).toEqual(['ب', 'أ']);
  });

  test('who was removed and has asked anew meanwhile does not wait twice', async () => {
    const { sessionId, moderator } = room;
    await setFloor(moderator, { sessionId, open: true });
    const citizen = await forum.as(await addGuest(forum, room.code));
    const ask = () => askFloor(citizen, { actionId: randomUUID(), sessionId, kind: 'question' });
    await removeFloorRequest(moderator, { requestId: (await ask()).requestId });
    await ask();
    expect(await undo(takeBackFloor)).toBe(changed);
    expect((await floor()).waiting).toHaveLength(1);
  });

  test('a turn goes on with what was left', async () => {
    const requestId = await hall('أ');
    const { moderator } = room;
    await giveFloor(moderator, { requestId, asNext: true });
    const endsAt = async () => (await floor()).speaker?.clock;
    later(30);
    await turn.pauseTurn(moderator, { requestId });
    later(5);
    await undone();
    expect(await endsAt()).toMatchObject({
      remainingMs: null,
      endsAt: new Date(forum.clock.now.getTime() + 150_000).toISOString(),
    });
    await turn.extendTurn(moderator, { actionId: randomUUID(), requestId });
    await undone();
    expect(await endsAt()).toMatchObject({ plannedMs: 180_000 });
    await turn.stopTurn(moderator, { requestId });
    later(8);
    await undone();
    expect(await endsAt()).toMatchObject({ endsAt: new Date(forum.clock.now.getTime() + 150_000).toISOString() });
    await turn.stopTurn(moderator, { requestId });
    await giveFloor(moderator, { requestId: await hall('ب'), asNext: true });
    expect((await floor()).speaker?.name).toBe('ب');
  });

  test('a countdown, through all that is done with it', async () => {
    const { sessionId, moderator } = room;
    const clock = async () => (await floor()).countdown?.clock;
    await countdown.startCountdown(moderator, { sessionId, seconds: 60 });
    await undone();
    expect(await clock()).toBeUndefined();
    await countdown.startCountdown(moderator, { sessionId, seconds: 60, label: 'استراحة' });
    later(10);
    await countdown.pauseCountdown(moderator, { sessionId });
    later(5);
    await undone();
    expect(await clock()).toMatchObject({ endsAt: new Date(forum.clock.now.getTime() + 50_000).toISOString() });
    await countdown.extendCountdown(moderator, { actionId: randomUUID(), sessionId });
    await undone();
    expect(await clock()).toMatchObject({ plannedMs: 60_000 });
    await countdown.stopCountdown(moderator, { sessionId });
    later(5);
    await undone();
    expect(await floor()).toMatchObject({ countdown: { label: { text: 'استراحة' }, clock: { remainingMs: null } } });
    expect(await clock()).toMatchObject({ endsAt: new Date(forum.clock.now.getTime() + 50_000).toISOString() });
    await countdown.stopCountdown(colleague, { sessionId });
    expect(await undo(takeBackFloor)).toBe('forbidden undo.not_yours');
  });
});

describe('questions', () => {
  const stateOf = async (id: string) => (await loaded()).questions.items.find((row) => row.questionId === id)?.state;
  const undone = () => leadsThere(async () => expect(await undo(takeBackQuestion)).toBe('ok'));

  test('one that was put on the screens gives way to the one before; an answer is as it was', async () => {
    const by = await forum.as(await addGuest(forum, room.code));
    const [one, two] = [await newQuestion(room, by), await newQuestion(room, by, { text: 'ومتى يفتح المستوصف؟' })];
    await moveQuestion(room.moderator, { questionId: one, to: 'live' });
    await moveQuestion(room.moderator, { questionId: two, to: 'live' });
    await undone();
    expect([await stateOf(one), await stateOf(two)]).toEqual(['live', 'open']);
    await answerQuestion(room.moderator, { questionId: one, text: 'في الربيع' });
    await undone();
    expect((await loaded()).questions.items[0]).toMatchObject({ state: 'live', answer: null, answeredAt: null });
    await moveQuestion(room.moderator, { questionId: two, to: 'archived' });
    await undone();
    await moveQuestion(room.moderator, { questionId: two, to: 'shortlisted' });
    const mine = await lastAct();
    await moveQuestion(colleague, { questionId: two, to: 'open' });
    expect(await outcomeOf(takeBackQuestion(room.moderator, { undoId: mine }))).toBe(changed);
    expect(await stateOf(two)).toBe('open');
  });
});
