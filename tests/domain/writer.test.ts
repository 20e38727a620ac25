import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { AppError } from '#app/contract/errors.ts';
import { postComment } from '#server/domain/comments/post-comment.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { addStatement } from '#server/domain/statements/add-statement.ts';
import { voteStatement } from '#server/domain/statements/vote-statement.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import type { BatchHandlers } from '#server/domain/writer.ts';
import { createForum, handlers, idOf, type Forum } from '#tests/support/forum.ts';
import { addCrowd } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

const poison = 'سم';

/** PostgreSQL refuses such a batch as a whole, as it would a text it cannot store. */
const poisonable: BatchHandlers = {
  ...handlers,
  async postComment(work, acts) {
    const outcomes = await handlers.postComment(work, acts);
    if (acts.some((act) => act.input.text === poison)) throw new Error('the database refused the whole batch');
    return outcomes;
  },
};

let forum: Forum;
let room: Room;
let people: ActionContext[];
let motionId: string;
let statementId: string;

beforeAll(async () => {
  forum = await createForum({ handlers: poisonable });
  room = await addRoom(forum);
  motionId = await addMotion(room);
  statementId = await newStatement(room);
  people = await Promise.all((await addCrowd(forum, room.sessionId, 20)).map((id) => forum.as(id)));
});
afterAll(() => forum.close());
afterEach(() => expect(forum.lines.splice(0).filter((line) => line.level === 'error')).toEqual([]));

const someone = (place = 0): ActionContext => people[place] ?? room.moderator;
const ballot = (choice: 'yes' | 'no' = 'yes') => ({ actionId: randomUUID(), motionId, ballot: { choice } });
const comment = (text: string) => ({
  actionId: randomUUID(),
  sessionId: room.sessionId,
  text,
  kind: 'remark' as const,
});
const countActs = async (actionId: string) =>
  (await forum.sql`select 1 from performed_acts where action_id = ${actionId}`).length;
const countComments = async () => (await forum.sql`select 1 from comments where session_id = ${room.sessionId}`).length;

test('every kind of act is answered the same when repeated late, and has one effect', async () => {
  const ctx = someone();
  const vote = ballot();
  const opinion = { actionId: randomUUID(), statementId, vote: 1 as const };
  const statement = { actionId: randomUUID(), sessionId: room.sessionId, text: 'رأي يعاد إرساله' };
  const remark = comment('تعليق يعاد إرساله');
  const all = () =>
    Promise.all([
      castVote(ctx, vote),
      voteStatement(ctx, opinion),
      addStatement(ctx, statement),
      postComment(ctx, remark),
    ]);
  const first = await all();
  const rows = await countComments();
  expect(await all()).toEqual(first);
  expect(await countComments()).toBe(rows);
  for (const { actionId } of [vote, opinion, statement, remark]) expect(await countActs(actionId)).toBe(1);
});

test('a repeat is answered as the first time, also when the act would be refused by now', async () => {
  const hall = await addRoom(forum);
  const [guest = room.moderator] = await Promise.all(
    (await addCrowd(forum, hall.sessionId, 1)).map((id) => forum.as(id)),
  );
  const vote = { actionId: randomUUID(), motionId: await addMotion(hall), ballot: { choice: 'yes' as const } };
  const opinion = { actionId: randomUUID(), statementId: await newStatement(hall), vote: 1 as const };
  const statement = { actionId: randomUUID(), sessionId: hall.sessionId, text: 'رأي قبل الإغلاق' };
  const remark = { ...comment('تعليق قبل الإغلاق'), sessionId: hall.sessionId };
  const all = () =>
    Promise.all([
      castVote(guest, vote),
      voteStatement(guest, opinion),
      addStatement(guest, statement),
      postComment(guest, remark),
    ]);
  const first = await all();
  await forum.sql`update sessions set state = 'closed' where session_id = ${hall.sessionId}`;
  expect(await all()).toEqual(first);
  const another = { ...vote, ballot: { choice: 'no' as const } };
  expect(await outcomeOf(castVote(guest, another))).toBe('conflict act.reused');
  expect(await outcomeOf(castVote(guest, { ...vote, actionId: randomUUID() }))).toBe('conflict session.closed');
});

test('an id used with another input is a conflict, late and within one batch', async () => {
  const ctx = someone(1);
  const first = ballot('yes');
  const [stored, other] = await Promise.all([
    outcomeOf(castVote(ctx, first)),
    outcomeOf(castVote(ctx, { ...first, ballot: { choice: 'no' } })),
  ]);
  expect([stored, other]).toEqual(['ok', 'conflict act.reused']);
  expect(await outcomeOf(castVote(ctx, { ...first, ballot: { choice: 'abstain' } }))).toBe('conflict act.reused');
  const elsewhere = { actionId: first.actionId, sessionId: room.sessionId, text: 'نص' };
  expect(await outcomeOf(addStatement(ctx, elsewhere))).toBe('conflict act.reused');
});

test('two people may use the same id', async () => {
  const input = ballot();
  expect(await castVote(someone(2), input)).toEqual({ revision: 1 });
  expect(await castVote(someone(3), input)).toEqual({ revision: 1 });
  expect(await countActs(input.actionId)).toBe(2);
});

test('an act sent one to five times in one batch is done once and answered each time', async () => {
  const inputs = [1, 2, 3, 4, 5].map((times) => ({ times, input: comment(`مرات ${times}`) }));
  const before = await countComments();
  // Something under way makes the rest gather into one batch.
  const first = castVote(someone(4), ballot());
  const answers = await Promise.all(
    inputs.map(({ times, input }) => Promise.all(Array.from({ length: times }, () => postComment(someone(4), input)))),
  );
  await first;
  expect(answers.map((same) => new Set(same.map((one) => one.commentId)).size)).toEqual([1, 1, 1, 1, 1]);
  expect(await countComments()).toBe(before + 5);
});

test('a refused act leaves its id free', async () => {
  const input = { actionId: randomUUID(), motionId: randomUUID(), ballot: { choice: 'yes' as const } };
  expect(await outcomeOf(castVote(someone(5), input))).toBe('not_found motion.unknown');
  expect(await countActs(input.actionId)).toBe(0);
  expect(await outcomeOf(castVote(someone(5), { ...input, motionId }))).toBe('ok');
});

test('one refusal in a batch refuses one act', async () => {
  const acts = people.map((ctx, index) =>
    castVote(ctx, index === 7 ? { ...ballot(), motionId: randomUUID() } : ballot()),
  );
  const outcomes = await Promise.all(acts.map(outcomeOf));
  expect(outcomes.filter((outcome) => outcome !== 'ok')).toEqual(['not_found motion.unknown']);
  expect(outcomes[7]).toBe('not_found motion.unknown');
});

test('an act that breaks a batch harms only itself', async () => {
  const [comments, frames] = [await countComments(), forum.frames('comment.posted').length];
  const first = castVote(someone(6), ballot());
  const acts = [
    ...people.slice(0, 8).map((ctx, index) => postComment(ctx, comment(`سليم ${index}`))),
    postComment(someone(9), comment(poison)),
    ...people.slice(10, 14).map((ctx) => castVote(ctx, ballot())),
    voteStatement(someone(14), { actionId: randomUUID(), statementId, vote: -1 }),
  ];
  const outcomes = await Promise.all([first, ...acts].map(outcomeOf));
  expect(outcomes.filter((outcome) => outcome !== 'ok')).toEqual(['bug Error: the database refused the whole batch']);
  expect(await countComments()).toBe(comments + 8);
  expect(forum.frames('comment.posted').length).toBe(frames + 8);
  expect(forum.lines.map((line) => line.message)).toContain('a batch failed as a whole; trying its acts one by one');
  const numbers = await forum.sql<{ number: number }[]>`
    select number from comments where session_id = ${room.sessionId} order by number`;
  expect(numbers.map((row) => row.number)).toEqual(numbers.map((_, index) => index + 1));
});

test('what a query refuses reaches the log without what people wrote', async () => {
  const secret = 'كلمة لا تكتب في السجل';
  const broken = await createForum({
    url: forum.url,
    handlers: {
      ...handlers,
      async postComment(work) {
        await work.tx.execute(`select '${secret}' where 1/0 = 1`);
        return [];
      },
    },
  });
  const ctx = await broken.as(idOf(room.moderator));
  const error = await postComment(ctx, comment(secret)).catch((thrown: unknown) => thrown as Error);
  expect(error).toBeInstanceOf(Error);
  expect(`${(error as Error).stack} ${String(error)}`).not.toContain(secret);
  expect((error as Error).message).toContain('division by zero');
  await broken.close();
});

test('acts wait in the backlog until they are committed', async () => {
  const acts = people.map((ctx) => castVote(ctx, ballot()));
  expect(forum.services.writer.backlog().waiting).toBe(people.length);
  await forum.services.writer.drain();
  expect(forum.services.writer.backlog()).toEqual({ waiting: 0, oldestMs: 0 });
  await Promise.all(acts);
});

test('a handler that forgets an act is a bug of that act alone', async () => {
  const forgetful = await createForum({ url: forum.url, handlers: { ...handlers, addStatement: async () => [] } });
  const ctx = await forgetful.as(idOf(room.moderator));
  const statement = { actionId: randomUUID(), sessionId: room.sessionId, text: 'نص' };
  const outcomes = await Promise.all([castVote(ctx, ballot()), addStatement(ctx, statement)].map(outcomeOf));
  expect(outcomes).toEqual(['ok', 'bug Error: handler of addStatement left an act without an answer']);
  await forgetful.close();
});

test('an expected refusal of a whole batch keeps its reason', async () => {
  const refusing: BatchHandlers = {
    ...handlers,
    addStatement: () => Promise.reject(new AppError('conflict', 'statement.session_full')),
  };
  const full = await createForum({ url: forum.url, handlers: refusing });
  const ctx = await full.as(idOf(room.moderator));
  const statement = { actionId: randomUUID(), sessionId: room.sessionId, text: 'نص' };
  expect(await outcomeOf(addStatement(ctx, statement))).toBe('conflict statement.session_full');
  await full.close();
});
