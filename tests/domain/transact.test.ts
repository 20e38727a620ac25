import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '#app/contract/errors.ts';
import { findLastSeq, takeSeqs } from '#db/queries/events.ts';
import { sessionTopic, transact, userTopic, type Work } from '#server/domain/context.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;

beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());

const moved = (sessionId: string) => ({
  topic: sessionTopic(sessionId),
  name: 'agenda.moved' as const,
  data: { agendaItemId: null },
});
const seqOf = (sessionId: string) => findLastSeq(forum.db, sessionTopic(sessionId));

test('what is published is numbered, logged and delivered after the commit', async () => {
  const sessionId = randomUUID();
  const before = forum.published.length;
  await transact(forum.services, async (work) => {
    work.publish(moved(sessionId));
    const data = { statementId: 'x', state: 'accepted', reason: null } as const;
    work.publish({ topic: userTopic(sessionId), name: 'statement.decided', data });
    work.publish(moved(sessionId));
    expect(forum.published.length).toBe(before);
  });
  const [published] = forum.published.slice(before);
  expect(published?.frames.map(({ event }) => [event.name, event.seq])).toEqual([
    ['agenda.moved', 1],
    ['statement.decided', undefined],
    ['agenda.moved', 2],
  ]);
  expect(await seqOf(sessionId)).toBe(2);
});

test.each([
  ['a refusal', () => Promise.reject(new AppError('conflict', 'session.closed'))],
  ['a bug', () => Promise.reject(new Error('a bug'))],
  ['a failing query', (work: Work) => work.tx.execute('select 1/0')],
])('%s publishes nothing and takes no number', async (_, fail) => {
  const sessionId = randomUUID();
  const before = forum.published.length;
  const outcome = await outcomeOf(
    transact(forum.services, async (work) => {
      work.publish(moved(sessionId));
      work.noteVotes('motions', 'm', sessionId);
      await fail(work);
    }),
  );
  expect(outcome).not.toBe('ok');
  expect(forum.published.length).toBe(before);
  expect(await seqOf(sessionId)).toBe(0);
});

test('an event that does not fit its schema rolls everything back', async () => {
  const sessionId = randomUUID();
  const wrong = { ...moved(sessionId), data: { agendaItemId: null, name: 'مريم' } };
  const outcome = await outcomeOf(transact(forum.services, async (work) => work.publish(wrong)));
  expect(outcome).toMatch(/^bug Error: event agenda.moved does not fit its schema/);
  expect(await seqOf(sessionId)).toBe(0);
});

test('a last statement is stored with the rest', async () => {
  const topic = `test:${randomUUID()}`;
  const { sent } = await transact(forum.services, (work) => {
    const sent = takeSeqs(work.tx, topic, 3);
    work.sendLast(sent);
    return Promise.resolve({ sent });
  });
  expect(await sent).toBe(1);
  expect(await findLastSeq(forum.db, topic)).toBe(3);
});

test('a last statement that fails takes all back, publishes nothing, and its error is the one told', async () => {
  const topic = `test:${randomUUID()}`;
  const sessionId = randomUUID();
  const before = forum.published.length;
  const outcome = await outcomeOf(
    transact(forum.services, async (work) => {
      await takeSeqs(work.tx, topic, 3);
      work.publish(moved(sessionId));
      work.sendLast(work.tx.execute('select 1/0').then());
    }),
  );
  expect(outcome).toMatch(/division by zero|select 1\/0/);
  expect(forum.published.length).toBe(before);
  expect([await findLastSeq(forum.db, topic), await seqOf(sessionId)]).toEqual([0, 0]);
  expect(await forum.sql`select 1 as fine`, 'the connection goes on').toEqual([{ fine: 1 }]);
});

test('many transactions at once number each topic without a gap and in the order of their commits', async () => {
  const topics = Array.from({ length: 3 }, () => randomUUID());
  await forum.warmUp();
  await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      outcomeOf(
        transact(forum.services, async (work) => {
          // Opposite orders, which would block each other if topics were locked as they come.
          for (const sessionId of index % 2 ? topics : topics.toReversed()) work.publish(moved(sessionId));
          if (index % 5 === 0) throw new Error('taken back');
        }),
      ),
    ),
  );
  for (const sessionId of topics) {
    const rows = await forum.sql<
      { seq: string }[]
    >`select seq from event_log where topic = ${sessionTopic(sessionId)} order by seq`;
    expect(rows.map((row) => Number(row.seq))).toEqual(Array.from({ length: 48 }, (_, index) => index + 1));
  }
});

test('the log holds no text and no name that a person wrote', async () => {
  const room = await addRoom(forum, { title: { ar: 'عنوان الجلسة الفريد' } });
  await addGuest(forum, room.code, 'اسم فريد');
  const dump = JSON.stringify(await forum.sql`select * from event_log`);
  expect(dump).not.toMatch(/عنوان الجلسة الفريد|اسم فريد/);
});
