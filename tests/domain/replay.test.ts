import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { replaySpans, type Replay } from '#app/contract/replay.ts';
import { findNeighbours, readMoment } from '#app/features/replay/replay-at.ts';
import { hideComment } from '#server/domain/moderation/moderate-comment.ts';
import { loadReplay } from '#server/domain/rooms/load-replay.ts';
import { addAgendaItem } from '#server/domain/sessions/edit-agenda.ts';
import { moveAgenda } from '#server/domain/sessions/move-agenda.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addCrowd } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, newComment, newStatement, type Room } from '#tests/support/forum-sessions.ts';

let forum: Forum;
let room: Room;
beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());
beforeEach(async () => {
  room = await addRoom(forum);
});

const load = async (): Promise<Replay> => {
  const replay = await loadReplay(forum.db, room.sessionId, new Date());
  if (!replay) throw new Error('there is no replay');
  return replay;
};
const item = async (title: string, more: object = {}) => {
  const { agendaItemId } = await addAgendaItem(room.moderator, {
    actionId: randomUUID(),
    sessionId: room.sessionId,
    title: { ar: title },
    plannedMinutes: 5,
    ...more,
  });
  return agendaItemId;
};
const told = ({ steps }: Replay) =>
  steps.map((step) =>
    step.what === 'session'
      ? step.state
      : step.what === 'item'
        ? (step.item?.title.ar ?? 'none')
        : step.what === 'motion'
          ? step.act
          : step.what,
  );

test('there is none before the opening; afterwards steps come in the order of the log', async () => {
  const planned = await addRoom(forum, { state: 'planned', commune: room.commune });
  expect(await loadReplay(forum.db, planned.sessionId, new Date())).toBeNull();
  const first = await item('النقطة الأولى');
  await moveAgenda(room.moderator, { sessionId: room.sessionId, agendaItemId: first });
  const motionId = await addMotion(room);
  await closeMotion(room.moderator, { motionId });
  await showResult(room.moderator, { motionId });
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'paused' });
  expect(told(await load())).toEqual(['open', 'النقطة الأولى', 'opened', 'closed', 'result', 'paused']);
  expect(await load()).toMatchObject({ goesOn: true });
});

test('a result is not told before it was shown, and nobody’s choice ever', async () => {
  const motionId = await addMotion(room);
  for (const id of await addCrowd(forum, room.sessionId, 2))
    await castVote(await forum.as(id), { actionId: randomUUID(), motionId, ballot: { choice: 'no' } });
  await closeMotion(room.moderator, { motionId });
  expect(JSON.stringify(await load())).not.toMatch(/"no":|adopted/);
  await showResult(room.moderator, { motionId });
  const replay = await load();
  expect(replay.steps.at(-1)).toMatchObject({
    what: 'result',
    result: { kind: 'yes-no', yes: 0, no: 2, adopted: false },
  });
  const shownAt = replay.steps.at(-1)?.at ?? 0;
  expect(
    readMoment({ ...replay, steps: replay.steps.map((step) => ({ ...step, at: step.at + 5 })) }, shownAt).results,
  ).toEqual([]);
});

test('a hidden agenda item is none, and its title is nowhere', async () => {
  const secret = 'نقطة سرية عن الأجور';
  const hidden = await item(secret, { hidden: true });
  await moveAgenda(room.moderator, { sessionId: room.sessionId, agendaItemId: hidden }).catch(() => undefined);
  await forum.sql`insert into event_log (topic, seq, name, at, data)
    select topic, last_seq + 1, 'agenda.moved', now(), ${forum.sql.json({ agendaItemId: hidden })}
    from topics where topic = ${`session:${room.sessionId}`}`;
  const replay = await load();
  expect(JSON.stringify(replay)).not.toContain(secret);
  expect(told(replay)).toContain('none');
});

test('counts are of what everybody may see now: a hidden comment is in none but that of the decisions', async () => {
  const comment = await newComment(room, room.moderator);
  await newComment(room, room.moderator);
  expect(readMoment(await load(), 1e9).counts).toMatchObject({ comments: 2, moderated: 0 });
  await hideComment(room.moderator, { targetId: comment, reason: 'off_topic' });
  expect(readMoment(await load(), 1e9).counts).toMatchObject({ comments: 1, moderated: 1 });
});

test('a hundred thousand votes come as a few numbers, added up over time', async () => {
  const statement = await newStatement(room);
  await forum.sql`update sessions set opened_at = now() - interval '2 hours' where session_id = ${room.sessionId}`;
  const people = 100_000;
  await forum.sql`alter table statement_votes disable trigger all`;
  await forum.sql`insert into statement_votes (statement_id, person_id, vote, revision, voted_at)
    select ${statement}, gen_random_uuid(), 1, 1, now() - interval '2 hours' * (n::float8 / ${people})
    from generate_series(1, ${people}) n`;
  await forum.sql`alter table statement_votes enable trigger all`;
  const replay = await load();
  expect(JSON.stringify(replay).length).toBeLessThan(8000);
  expect(replay.counts.votes).toHaveLength(replaySpans);
  expect(replay.counts.votes).toEqual([...replay.counts.votes].sort((a, b) => a - b));
  expect(replay.counts.votes.at(-1)).toBe(people);
  const half = readMoment(replay, replay.seconds / 2).counts.votes;
  expect(half).toBeGreaterThan(people * 0.48);
  expect(half).toBeLessThan(people * 0.52);
});

test('a moment knows what is open and what comes before and after', () => {
  const title = { ar: 'ملتمس' };
  const replay: Replay = {
    openedAt: '2026-11-02T18:00:00.000Z',
    seconds: 100,
    goesOn: false,
    left: 0,
    span: 50,
    counts: { statements: [1, 2], votes: [3, 9], comments: [0, 0], questions: [0, 1], moderated: [0, 0] },
    steps: [
      { at: 0, what: 'session', state: 'open' },
      { at: 10, what: 'motion', act: 'opened', number: 1, title },
      { at: 60, what: 'motion', act: 'closed', number: 1, title },
      { at: 100, what: 'session', state: 'closed' },
    ],
  };
  expect(readMoment(replay, 20)).toMatchObject({ done: 2, open: [{ number: 1 }], state: 'open', counts: { votes: 3 } });
  expect(readMoment(replay, 60)).toMatchObject({ done: 3, open: [], counts: { votes: 9 } });
  expect(readMoment(replay, 1e6)).toMatchObject({ at: 100, state: 'closed' });
  expect(readMoment(replay, -5)).toMatchObject({ at: 0, done: 1 });
  expect(findNeighbours(replay.steps, 10)).toEqual({ before: 0, after: 60 });
  expect(findNeighbours(replay.steps, 100)).toEqual({ before: 60, after: null });
});
