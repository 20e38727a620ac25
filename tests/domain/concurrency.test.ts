import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLastSeq } from '#db/queries/events.ts';
import { findMotion } from '#db/queries/votes.ts';
import { postComment } from '#server/domain/comments/post-comment.ts';
import { sessionTopic, type ActionContext } from '#server/domain/context.ts';
import { moveAgenda } from '#server/domain/sessions/move-agenda.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { addStatement } from '#server/domain/statements/add-statement.ts';
import { voteStatement } from '#server/domain/statements/vote-statement.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { openMotion } from '#server/domain/votes/open-motion.ts';
import { contextOf, createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addCrowd } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, newAgendaItem, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let other: Forum;
let room: Room;
let crowd: ActionContext[];

const choices = ['yes', 'no', 'abstain'] as const;
const ballot = (motionId: string, choice: (typeof choices)[number] = 'yes') => ({
  actionId: randomUUID(),
  motionId,
  ballot: { choice },
});
/** The same person on the other node. */
const elsewhere = (ctx: ActionContext): ActionContext => contextOf(other.services, ctx.actor);

beforeAll(async () => {
  forum = await createForum();
  other = await forum.secondNode();
  room = await addRoom(forum);
  crowd = await Promise.all((await addCrowd(forum, room.sessionId, 40)).map((id) => forum.as(id)));
  await Promise.all([forum.warmUp(), other.warmUp()]);
});
afterAll(async () => {
  await other.close();
  await forum.close();
});

async function expectGapFree(sessionId: string): Promise<void> {
  const rows = await forum.sql<{ seq: string }[]>`
    select seq from event_log where topic = ${sessionTopic(sessionId)} order by seq`;
  expect(rows.map((row) => Number(row.seq))).toEqual(rows.map((_, index) => index + 1));
  expect(await findLastSeq(forum.db, sessionTopic(sessionId))).toBe(rows.length);
}

test('200 ballots of one person at once are one row, and each change has its own revision', async () => {
  const motionId = await addMotion(room);
  const [ctx = room.moderator] = crowd;
  const inputs = Array.from({ length: 200 }, (_, index) => ballot(motionId, choices[index % 3]));
  const answers = await Promise.all(inputs.map((input) => castVote(ctx, input)));
  expect(answers.map((answer) => answer.revision)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  const rows = await forum.sql`select choice, revision from ballots where motion_id = ${motionId}`;
  expect(rows).toEqual([expect.objectContaining({ choice: choices[199 % 3], revision: 200 })]);
  const [acts] = await forum.sql`select count(*)::int as acts from performed_acts
    where action_id in ${forum.sql(inputs.map((input) => input.actionId))}`;
  expect(acts?.acts).toBe(200);
});

test('200 ballots of one person through two nodes are one row and 200 revisions', async () => {
  const motionId = await addMotion(room);
  const [ctx = room.moderator] = crowd;
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, index) => castVote(index % 2 ? ctx : elsewhere(ctx), ballot(motionId))),
  );
  const revisions = answers.map((answer) => answer.revision).sort((a, b) => a - b);
  expect(revisions).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
});

test('one act sent to two nodes at once is done once and answered alike', async () => {
  for (let round = 0; round < 10; round += 1) {
    const input = { actionId: randomUUID(), sessionId: room.sessionId, text: `دورة ${round}`, kind: 'remark' as const };
    const [ctx = room.moderator] = crowd;
    const [here, there] = await Promise.all([postComment(ctx, input), postComment(elsewhere(ctx), input)]);
    expect(there).toEqual(here);
    const rows = await forum.sql`select 1 from comments where text = ${input.text}`;
    expect(rows).toHaveLength(1);
  }
});

test('two nodes that store the same pairs in opposite order do not block each other', async () => {
  const statements = await Promise.all(Array.from({ length: 8 }, () => newStatement(room)));
  const voteAll = (ctx: ActionContext, ids: string[]) =>
    ids.map((statementId) => voteStatement(ctx, { actionId: randomUUID(), statementId, vote: 1 }));
  const start = performance.now();
  for (let round = 0; round < 5; round += 1) {
    await Promise.all([
      ...crowd.flatMap((ctx) => voteAll(ctx, statements)),
      ...crowd.toReversed().flatMap((ctx) => voteAll(elsewhere(ctx), statements.toReversed())),
    ]);
  }
  const [row] = await forum.sql`select count(*)::int as votes, sum(revision)::int as changes from statement_votes
    where statement_id in ${forum.sql(statements)}`;
  expect(row).toEqual({ votes: 320, changes: 3200 });
  // A deadlock is noticed by PostgreSQL after a second.
  expect(performance.now() - start).toBeLessThan(5_000);
  expect([...forum.lines, ...other.lines]).toEqual([]);
});

test.each(Array.from({ length: 20 }, (_, round) => round))('closing races 40 ballots, round %i', async (round) => {
  const motionId = await addMotion(room);
  const accepted: string[] = [];
  const refusals: string[] = [];
  const vote = async (ctx: ActionContext, index: number): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, (index * 7 + round) % 12));
    const choice = choices[index % 3] ?? 'yes';
    const outcome = await outcomeOf(castVote(index % 2 ? ctx : elsewhere(ctx), ballot(motionId, choice)));
    if (outcome === 'ok') accepted.push(choice);
    else refusals.push(outcome);
  };
  const close = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, round % 10));
    await closeMotion(room.moderator, { motionId });
  };
  await Promise.all([...crowd.map(vote), close()]);
  const motion = await findMotion(forum.db, motionId);
  const [recount] = await forum.sql`select count(*)::int as cast,
    count(*) filter (where choice = 'yes')::int as yes, count(*) filter (where choice = 'no')::int as no,
    count(*) filter (where choice = 'abstain')::int as abstain from ballots where motion_id = ${motionId}`;
  expect(motion?.result).toMatchObject({ ...recount });
  expect(recount?.cast).toBe(accepted.length);
  expect(new Set(refusals).size).toBeLessThanOrEqual(1);
  expect(refusals.every((outcome) => outcome === 'conflict motion.closed')).toBe(true);
});

test('closing at the same moment counts once', async () => {
  const motionId = await addMotion(room);
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, () => outcomeOf(closeMotion(room.moderator, { motionId }))),
  );
  expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
  expect(new Set(outcomes)).toEqual(new Set(['ok', 'conflict motion.not_open']));
});

test('comments, statements and moderators’ acts at once: numbers and seq without a gap', async () => {
  const items = await Promise.all([newAgendaItem(room), newAgendaItem(room)]);
  const drafts = await Promise.all([1, 2, 3].map(() => addMotion(room, { state: 'draft' })));
  const node = (index: number, ctx: ActionContext) => (index % 2 ? ctx : elsewhere(ctx));
  await Promise.all([
    ...crowd.map((ctx, index) =>
      postComment(node(index, ctx), {
        actionId: randomUUID(),
        sessionId: room.sessionId,
        text: `${index}`,
        kind: 'for',
      }),
    ),
    ...crowd.map((ctx, index) =>
      addStatement(node(index, ctx), { actionId: randomUUID(), sessionId: room.sessionId, text: `رأي ${index}` }),
    ),
    ...items.map((agendaItemId) => moveAgenda(room.moderator, { sessionId: room.sessionId, agendaItemId })),
    ...drafts.map((motionId) => openMotion(elsewhere(room.moderator), { motionId })),
  ]);
  await expectGapFree(room.sessionId);
  for (const table of ['comments', 'statements', 'motions']) {
    const rows = await forum.sql<{ number: number }[]>`
      select number from ${forum.sql(table)} where session_id = ${room.sessionId} order by number`;
    expect(rows.map((row) => row.number)).toEqual(rows.map((_, index) => index + 1));
  }
});

test('frames of one commit carry the numbers they have in the log', async () => {
  const before = forum.published.length;
  await Promise.all(
    crowd.map((ctx, index) =>
      postComment(ctx, { actionId: randomUUID(), sessionId: room.sessionId, text: `تتابع ${index}`, kind: 'for' }),
    ),
  );
  const frames = forum.published.slice(before).flatMap((one) => one.frames.map(({ event }) => event));
  const seqs = frames.map((event) => event.seq ?? 0);
  expect(seqs).toHaveLength(crowd.length);
  expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
});

test('pausing races comments: what was accepted is stored, the rest is told why', async () => {
  const outcomes = await Promise.all([
    ...crowd.map((ctx, index) =>
      outcomeOf(
        postComment(index % 2 ? ctx : elsewhere(ctx), {
          actionId: randomUUID(),
          sessionId: room.sessionId,
          text: 'سباق',
          kind: 'for',
        }),
      ),
    ),
    outcomeOf(moveSession(room.moderator, { sessionId: room.sessionId, to: 'paused' })),
  ]);
  const stored = await forum.sql`select 1 from comments where session_id = ${room.sessionId} and text = 'سباق'`;
  expect(outcomes.at(-1)).toBe('ok');
  expect(outcomes.slice(0, -1).filter((outcome) => outcome === 'ok')).toHaveLength(stored.length);
  expect(outcomes.filter((outcome) => outcome !== 'ok' && outcome !== 'conflict session.paused')).toEqual([]);
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'open' });
});

test('somebody who sends many statements at once gets no more than their share', async () => {
  const [, ctx = room.moderator] = crowd;
  const mine = await addCrowd(forum, room.sessionId, 1);
  const [own = ctx] = await Promise.all(mine.map((id) => forum.as(id)));
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      outcomeOf(
        addStatement(index % 2 ? own : elsewhere(own), {
          actionId: randomUUID(),
          sessionId: room.sessionId,
          text: `كثير ${index}`,
        }),
      ),
    ),
  );
  expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(10);
  expect(outcomes.filter((outcome) => outcome === 'conflict statement.too_many')).toHaveLength(20);
  const rows = await forum.sql`select 1 from statements where author_id = ${idOf(own)}`;
  expect(rows).toHaveLength(10);
});
