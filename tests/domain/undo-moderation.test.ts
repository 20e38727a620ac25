import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AttendanceState } from '#app/contract/attendance.ts';
import type { LiveEvent } from '#app/contract/events.ts';
import { reduceRoom } from '#app/live/reduce-room.ts';
import { recordAttendance } from '#server/domain/attendance/record-attendance.ts';
import { takeBackAttendance } from '#server/domain/attendance/undo-attendance.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { appealComment } from '#server/domain/moderation/appeal-text.ts';
import { hideComment, showComment } from '#server/domain/moderation/moderate-comment.ts';
import { hideQuestion, showQuestion } from '#server/domain/moderation/moderate-question.ts';
import {
  hideStatement,
  mergeStatement,
  showStatement,
  unmergeStatement,
} from '#server/domain/moderation/moderate-statement.ts';
import { liftSanction, sanctionAuthor } from '#server/domain/moderation/sanction-author.ts';
import { takeBackModeration } from '#server/domain/moderation/undo-moderation.ts';
import { moveQuestion } from '#server/domain/questions/move-question.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadModerationLog } from '#server/domain/rooms/load-moderation-log.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addGuest, addPerson, addSeats } from '#tests/support/forum-people.ts';
import { addRoom, newComment, newQuestion, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;
let citizen: ActionContext;
let colleague: ActionContext;

beforeAll(async () => void (forum = await createForum()));
afterAll(() => forum.close());
const enter = async (changes: object = {}) => {
  room = await addRoom(forum, changes);
  citizen = await forum.as(await addGuest(forum, room.code));
  colleague = await forum.as(await addPerson(forum, { role: 'moderator', commune: room.commune }));
};
beforeEach(() => enter());

const reason = 'advertising' as const;
const changed = 'conflict undo.changed';
const loaded = () => loadRoom(forum.db, room.sessionId);
const cockpit = () => loadCockpit(room.moderator, room.sessionId);

async function lastAct(): Promise<string> {
  const [row] = await forum.sql<{ id: string }[]>`
    select undo_id as id from reversible_acts where session_id = ${room.sessionId} order by step desc limit 1`;
  return row?.id ?? '';
}
const undo = async (takeBack = takeBackModeration) => outcomeOf(takeBack(room.moderator, { undoId: await lastAct() }));

/** Takes the last act back, and says whether what was published leads to the room as it is loaded anew. */
async function undone(takeBack = takeBackModeration): Promise<void> {
  const before = await loaded();
  forum.published.length = 0;
  expect(await undo(takeBack)).toBe('ok');
  const events = forum.published.flatMap(({ frames }) => frames.map(({ event }) => event as LiveEvent));
  const { mapRevision: _m, ledgerHead: _l, ...now } = events.reduce(reduceRoom, before);
  expect(await loaded()).toMatchObject(now);
}

test('a comment that was hidden is shown again, one that was shown again is hidden for the reason it had', async () => {
  const targetId = await newComment(room, citizen);
  const state = async () => (await loaded()).comments.items[0];
  await hideComment(room.moderator, { targetId, reason });
  await undone();
  expect(await state()).toMatchObject({ state: 'published', reason: null });
  await hideComment(room.moderator, { targetId, reason });
  await showComment(room.moderator, { targetId });
  await undone();
  expect(await state()).toMatchObject({ state: 'hidden', reason, text: null });
  const { entries, standing } = await loadModerationLog(forum.db, room.sessionId);
  expect(entries.map(({ act, restoredAt }) => [act, restoredAt !== null])).toEqual([
    ['hide', false],
    ['hide', true],
    ['hide', true],
  ]);
  expect(entries.map(({ waitsAgain }) => waitsAgain)).toEqual([false, false, false]);
  expect(standing).toBe(1);
});

test('a comment that was refused waits again; its author was never told more than that', async () => {
  await enter({ holdComments: true });
  const targetId = await newComment(room, citizen);
  await hideComment(room.moderator, { targetId, reason });
  await undone();
  expect((await cockpit()).held.map(({ commentId }) => commentId)).toEqual([targetId]);
  expect((await loaded()).comments.items).toEqual([]);
  const { entries, standing } = await loadModerationLog(forum.db, room.sessionId);
  expect(entries, 'nobody was shown it').toMatchObject([{ act: 'refuse', waitsAgain: true }]);
  expect(standing).toBe(0);
});

test('nothing is taken back over an appeal, or over what a colleague did', async () => {
  const targetId = await newComment(room, citizen);
  await hideComment(room.moderator, { targetId, reason });
  await appealComment(citizen, { commentId: targetId, text: 'لم أخالف الميثاق' });
  expect(await undo()).toBe(changed);
  const other = await newComment(room, citizen, { text: 'رأي آخر' });
  await hideComment(room.moderator, { targetId: other, reason });
  const mine = await lastAct();
  await showComment(colleague, { targetId: other });
  await hideComment(colleague, { targetId: other, reason: 'unlawful' });
  expect(await outcomeOf(takeBackModeration(room.moderator, { undoId: mine }))).toBe(changed);
  expect((await loaded()).comments.items.map(({ state, reason: why }) => [state, why])).toContainEqual([
    'hidden',
    'unlawful',
  ]);
});

test('what was shown again by an appeal has no button that takes it back', async () => {
  const targetId = await newComment(room, citizen);
  await hideComment(room.moderator, { targetId, reason });
  await appealComment(citizen, { commentId: targetId, text: 'لم أخالف الميثاق' });
  await showComment(room.moderator, { targetId });
  expect(await undo()).toBe(changed);
});

test('statements: hidden, shown again, merged, parted', async () => {
  const [one, two] = [await newStatement(room, citizen), await newStatement(room, citizen, 'رأي طويل')];
  const stateOf = async (id: string) => (await loaded()).statements.find((row) => row.statementId === id);
  await hideStatement(room.moderator, { targetId: one, reason });
  await undone();
  expect(await stateOf(one)).toMatchObject({ state: 'accepted' });
  await mergeStatement(room.moderator, { targetId: two, into: 1 });
  await undone();
  expect(await stateOf(two)).toMatchObject({ state: 'accepted', mergedInto: null });
  await mergeStatement(room.moderator, { targetId: two, into: 1 });
  await unmergeStatement(room.moderator, { targetId: two });
  await undone();
  expect(await stateOf(two)).toMatchObject({ state: 'merged', mergedInto: one });
  await unmergeStatement(room.moderator, { targetId: two });
  await hideStatement(colleague, { targetId: one, reason });
  // What it would go into is no longer shown.
  const [mine] = await forum.sql<{ id: string }[]>`
    select undo_id as id from reversible_acts where scope = ${two} order by step desc limit 1`;
  expect(await outcomeOf(takeBackModeration(room.moderator, { undoId: mine?.id ?? '' }))).toBe(changed);
  await showStatement(colleague, { targetId: one });
});

test('a statement that was refused waits again', async () => {
  await enter({ holdStatements: true });
  const targetId = await newStatement(room, citizen);
  await hideStatement(room.moderator, { targetId, reason });
  await undone();
  expect((await cockpit()).statements.find((row) => row.statementId === targetId)?.state).toBe('held');
});

test('a question that was live when it was hidden is live again; one shown again is hidden', async () => {
  const targetId = await newQuestion(room, citizen);
  const state = async () => (await loaded()).questions.items[0];
  await moveQuestion(room.moderator, { questionId: targetId, to: 'live' });
  await hideQuestion(room.moderator, { targetId, reason });
  await undone();
  expect(await state()).toMatchObject({ state: 'live', reason: null });
  await hideQuestion(room.moderator, { targetId, reason });
  await showQuestion(room.moderator, { targetId });
  await undone();
  expect(await state()).toMatchObject({ state: 'hidden', reason });
});

test('a question that was refused waits again, and everybody is told how many do', async () => {
  await enter({ holdComments: true });
  const targetId = await newQuestion(room, citizen);
  await hideQuestion(room.moderator, { targetId, reason });
  expect((await loaded()).questions.held).toBe(0);
  await undone();
  expect((await loaded()).questions).toMatchObject({ held: 1, items: [] });
});

test('what was imposed is lifted, and what was lifted is imposed anew', async () => {
  const commentId = await newComment(room, citizen);
  const held = async () => (await cockpit()).sanctions;
  for (const kind of ['warn', 'mute', 'ban'] as const) {
    await sanctionAuthor(room.moderator, { commentId, kind, reason, sure: true });
    await undone();
    expect(await held()).toEqual([]);
  }
  await sanctionAuthor(room.moderator, { commentId, kind: 'mute', reason });
  const [mute] = await held();
  await liftSanction(room.moderator, { sanctionId: mute?.sanctionId ?? '' });
  await undone();
  expect((await held()).map(({ kind }) => kind)).toEqual(['mute']);
  const { people } = await loadModerationLog(forum.db, room.sessionId);
  expect(people.filter(({ liftedAt }) => liftedAt === null)).toHaveLength(1);
});

test('a slip is taken off the attendance list: nobody was there by it', async () => {
  const [mandateId = '', otherId = ''] = await addSeats(forum, room.commune, 3, []);
  const note = (id: string, state: AttendanceState, by = room.moderator) =>
    recordAttendance(by, { sessionId: room.sessionId, mandateId: id, state });
  const there = async () => (await loaded()).attendance?.present;
  await note(mandateId, 'present');
  await undone(takeBackAttendance);
  expect(await there()).toBe(0);
  await note(otherId, 'present');
  await note(mandateId, 'present');
  await note(mandateId, 'left');
  await undone(takeBackAttendance);
  expect(await there()).toBe(2);
  await note(otherId, 'left');
  const mine = await lastAct();
  await note(otherId, 'present', colleague);
  expect(await outcomeOf(takeBackAttendance(room.moderator, { undoId: mine }))).toBe(changed);
  const moves = await forum.sql`select state from attendance_moves where mandate_id = ${mandateId} order by move_id`;
  expect(moves.map(({ state }) => state as string)).toEqual(['absent', 'present']);
});
