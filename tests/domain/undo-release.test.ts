import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { LiveEvent } from '#app/contract/events.ts';
import { undoTimes } from '#app/contract/reversible.ts';
import { reduceRoom } from '#app/live/reduce-room.ts';
import { reportComment } from '#server/domain/comments/report-comment.ts';
import { supportComment } from '#server/domain/comments/support-comment.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { showComment } from '#server/domain/moderation/moderate-comment.ts';
import { showQuestion } from '#server/domain/moderation/moderate-question.ts';
import { mergeStatement, showStatement } from '#server/domain/moderation/moderate-statement.ts';
import { takeBackModeration } from '#server/domain/moderation/undo-moderation.ts';
import { moveQuestion } from '#server/domain/questions/move-question.ts';
import { supportQuestion } from '#server/domain/questions/support-question.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadModerationLog } from '#server/domain/rooms/load-moderation-log.ts';
import { loadRoom, loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { voteStatement } from '#server/domain/statements/vote-statement.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom, newComment, newQuestion, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;
let author: ActionContext;
let reader: ActionContext;

beforeAll(async () => void (forum = await createForum()));
afterAll(() => forum.close());
beforeEach(async () => {
  room = await addRoom(forum, { holdComments: true, holdStatements: true });
  author = await forum.as(await addGuest(forum, room.code));
  reader = await forum.as(await addGuest(forum, room.code));
});

const answered = 'conflict undo.answered';
const changed = 'conflict undo.changed';
const loaded = () => loadRoom(forum.db, room.sessionId);
const own = async () => loadRoomSelf(forum.db, author.actor, room.sessionId);
const cockpit = () => loadCockpit(room.moderator, room.sessionId);
const undo = async () => {
  const { undo: last } = await cockpit();
  return outcomeOf(takeBackModeration(room.moderator, { undoId: last?.undoId ?? randomUUID() }));
};

/** Takes the last act back: what is told then leads from the room of before to the one that is loaded anew. */
async function undone(): Promise<LiveEvent[]> {
  const before = await loaded();
  forum.published.length = 0;
  expect(await undo()).toBe('ok');
  const events = forum.published.flatMap(({ frames }) => frames.map(({ event }) => event as LiveEvent));
  const { mapRevision: _m, ledgerHead: _l, ...now } = events.reduce(reduceRoom, before);
  expect(await loaded()).toMatchObject(now);
  return events;
}

const secret = 'نص لا يراه أحد بعد';
const kinds = {
  comment: {
    add: () => newComment(room, author, { text: secret }),
    show: showComment,
    shown: async () => (await loaded()).comments.items,
    waiting: async () => (await cockpit()).held.map((row) => row.commentId),
    mine: async () => (await own()).ownComments.map(({ state }) => state),
  },
  statement: {
    add: () => newStatement(room, author, secret),
    show: showStatement,
    shown: async () => (await loaded()).statements,
    waiting: async () =>
      (await cockpit()).statements.filter(({ state }) => state === 'held').map((row) => row.statementId),
    mine: async () => (await own()).ownStatements.map(({ state }) => state),
  },
  question: {
    add: () => newQuestion(room, author, { text: secret }),
    show: showQuestion,
    shown: async () => (await loaded()).questions.items,
    waiting: async () => (await cockpit()).questions.map((row) => row.questionId),
    mine: async () => (await own()).ownQuestions.map(({ state }) => state),
  },
};

test.each(Object.keys(kinds) as Array<keyof typeof kinds>)(
  'a %s that was let through waits again: nothing of it is left in the room, its author is told, the log says undone',
  async (kind) => {
    const { add, show, shown, waiting, mine } = kinds[kind];
    const targetId = await add();
    for (let time = 0; time < 2; time++) {
      await show(room.moderator, { targetId });
      expect(await shown()).toHaveLength(1);
      expect(await mine()).toEqual([]);
      const events = await undone();
      expect(await shown()).toEqual([]);
      expect(await waiting()).toEqual([targetId]);
      expect(await mine()).toEqual(['held']);
      const told = events.filter(({ topic }) => topic === `user:${idOf(author)}`);
      expect(told).toMatchObject([{ name: `${kind}.decided`, data: { state: 'held' } }]);
      const names = events.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['text.withheld', 'act.undone']));
      expect(JSON.stringify(events)).not.toContain(secret);
    }
    expect(await undo(), 'twice is once').toBe('not_found undo.unknown');
    const log = await loadModerationLog(forum.db, room.sessionId);
    expect([log.entries, log.standing]).toEqual([[], 0]);
    await show(room.moderator, { targetId });
    expect(await shown()).toMatchObject([{ text: secret }]);
  },
);

test('a reply that was let through goes from its thread, and from the count of its replies', async () => {
  const parentId = await newComment(room, room.moderator);
  const targetId = await newComment(room, author, { parentId });
  await showComment(room.moderator, { targetId });
  expect((await loaded()).comments).toMatchObject({ total: 2, items: [{ replies: 1 }, { parentId }] });
  await undone();
  expect((await loaded()).comments).toMatchObject({ total: 1, items: [{ commentId: parentId, replies: 0 }] });
});

const comment = async () => {
  const targetId = await kinds.comment.add();
  await showComment(room.moderator, { targetId });
  return targetId;
};
const act = () => ({ actionId: randomUUID() });
const answers: Record<string, () => Promise<unknown>> = {
  'a reply, though it waits itself': async () => newComment(room, reader, { parentId: await comment() }),
  'a support that was taken back': async () => {
    const commentId = await comment();
    await supportComment(reader, { ...act(), commentId, support: true });
    await supportComment(reader, { ...act(), commentId, support: false });
  },
  'a report': async () =>
    reportComment(reader, { actionId: randomUUID(), commentId: await comment(), reason: 'unlawful' }),
  'a vote on a statement': async () => {
    const targetId = await kinds.statement.add();
    await showStatement(room.moderator, { targetId });
    await voteStatement(reader, { ...act(), statementId: targetId, vote: 0 });
  },
  'a statement that was merged into it': async () => {
    const targetId = await kinds.statement.add();
    const other = await newStatement(room, room.moderator, 'رأي قريب منه');
    await showStatement(room.moderator, { targetId });
    await mergeStatement(room.moderator, { targetId: other, into: 1 });
    // Nothing but the release is there to be taken back.
    await forum.sql`delete from reversible_acts where scope = ${other}`;
  },
  'a support of a question': async () => {
    const questionId = await kinds.question.add();
    await showQuestion(room.moderator, { targetId: questionId });
    await supportQuestion(reader, { ...act(), questionId, support: true });
  },
};

test.each(Object.keys(answers))('not over %s: it stays, and the words say why', async (name) => {
  await answers[name]?.();
  expect(await undo()).toBe(answered);
  const { comments, statements, questions } = await loaded();
  expect([...comments.items, ...statements, ...questions.items].map((row) => row.text)).toContain(secret);
});

test('nor over new words of its author, over another act, after the session, or too late', async () => {
  const commentId = await comment();
  await forum.sql`update comments set edited_at = now() + interval '1 second' where comment_id = ${commentId}`;
  expect(await undo()).toBe(changed);

  const questionId = await kinds.question.add();
  await showQuestion(room.moderator, { targetId: questionId });
  const undoId = (await cockpit()).undo?.undoId ?? '';
  await moveQuestion(room.moderator, { questionId, to: 'shortlisted' });
  expect(await outcomeOf(takeBackModeration(room.moderator, { undoId }))).toBe(changed);

  const other = await kinds.statement.add();
  await showStatement(room.moderator, { targetId: other });
  await forum.sql`update reversible_acts set acted_at = acted_at - ${undoTimes.heard + 1000} * interval '1 millisecond'
    where scope = ${other}`;
  expect(await undo()).toBe('conflict undo.too_late');

  await showStatement(room.moderator, { targetId: await newStatement(room, author, 'رأي أخير') });
  const last = (await cockpit()).undo?.undoId ?? '';
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
  expect(await outcomeOf(takeBackModeration(room.moderator, { undoId: last }))).toBe(changed);
});

test('a support and the undo of what it is for at once: one of the two', async () => {
  const commentId = await comment();
  const { undo: last } = await cockpit();
  await forum.warmUp();
  const [supported, taken] = await Promise.all([
    outcomeOf(supportComment(reader, { ...act(), commentId, support: true })),
    outcomeOf(takeBackModeration(room.moderator, { undoId: last?.undoId ?? '' })),
  ]);
  expect([supported === 'ok', taken === 'ok'].filter(Boolean)).toHaveLength(1);
  const [row] = await forum.sql<{ supports: number }[]>`
    select count(*)::int as supports from comment_supports where comment_id = ${commentId}`;
  expect((await loaded()).comments.items).toHaveLength(row?.supports ?? 0);
});
