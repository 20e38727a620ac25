import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { askToJoin, type LiveSocket } from '#app/live/connect.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LiveEvent } from '#app/contract/events.ts';
import { until, type LiveClient } from '#tests/support/live-client.ts';
import { code, dataOf, newAct, openStage, type LiveStage } from '#tests/support/live-stage.ts';

let stage: LiveStage;
beforeAll(async () => void (stage = await openStage()));
afterAll(() => stage.close());

const comment = (client: LiveClient, text = `comment ${randomUUID()}`) =>
  client.send<{ commentId: string }>(
    'postComment',
    newAct<'postComment'>({ sessionId: stage.sessionId, text, kind: 'remark' }),
  );
const logged = (client: LiveClient): LiveEvent[] => client.frames.filter((frame) => frame.seq !== undefined);
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

test('under parallel load everybody gets every logged event, in order and without a gap', async () => {
  const readers = await Promise.all(Array.from({ length: 8 }, () => stage.guest()));
  const writers = await Promise.all(Array.from({ length: 12 }, () => stage.guest()));
  const { seq } = await readers[0]!.rejoin(stage.sessionId);
  const acts = writers.flatMap((writer) => Array.from({ length: 25 }, () => comment(writer)));
  const pauseAndGoOn = async (): Promise<void> => {
    // Some come before the pause, whoever is faster.
    await Promise.any(acts);
    await stage.moderate('moveSession', { to: 'paused' });
    await stage.moderate('moveSession', { to: 'open' });
  };
  const [answers] = await Promise.all([Promise.all(acts), pauseAndGoOn()]);
  const accepted = answers.filter((answer) => answer?.ok).length;
  const [row] = await stage.sql<
    { last: string }[]
  >`select last_seq as last from topics where topic = ${`session:${stage.sessionId}`}`;
  const last = Number(row?.last);
  expect(accepted).toBeGreaterThan(20);
  // A pause stops the clock of the current item, and going on starts it again: each is told beside the move.
  expect(last - seq, 'one event for each comment, two for each move').toBe(accepted + 4);
  for (const client of [...readers, ...writers]) {
    await until(() => logged(client).at(-1)?.seq === last);
    const seqs = logged(client).map((frame) => frame.seq ?? 0);
    expect(seqs).toEqual(range(seqs[0] ?? 0, last));
  }
  const [gaps] = await stage.sql<{ rows: number; last: string }[]>`
    select count(*)::int as rows, max(seq) as last from event_log where topic = ${`session:${stage.sessionId}`}`;
  expect(gaps?.rows).toBe(Number(gaps?.last));
});

test('who comes back with afterSeq gets exactly what was missed, and the counts as they are now', async () => {
  const reader = await stage.guest();
  const writer = await stage.guest();
  const { seq } = await reader.rejoin(stage.sessionId);
  reader.socket.disconnect();
  await comment(writer, 'first while away');
  const { commentId } = dataOf(await comment(writer, 'hidden while away'));
  await stage.moderate('hideComment', { targetId: commentId, reason: 'off_topic' });
  const statementId = stage.statements[0] ?? '';
  dataOf(await writer.send('voteStatement', newAct<'voteStatement'>({ statementId, vote: 1 })));
  await sleep(600);
  reader.frames.length = 0;
  reader.socket.connect();
  const answer = await reader.rejoin(stage.sessionId, seq);
  expect(answer.snapshot).toBeUndefined();
  expect(answer.missed?.map((event) => [event.seq, event.name])).toEqual([
    [seq + 1, 'comment.posted'],
    [seq + 2, 'comment.posted'],
    [seq + 3, 'comment.hidden'],
  ]);
  expect(answer.seq).toBe(seq + 3);
  expect(JSON.stringify(answer), 'a replay brings back nothing that was hidden').not.toContain('hidden while away');
  expect(JSON.stringify(answer)).toContain('first while away');
  await until(() =>
    reader.frames.some((frame) => frame.name.startsWith('statement') && frame.name.endsWith('.tallied')),
  );
  const [truth] = await stage.sql<{ agree: number }[]>`
    select count(*) filter (where vote = 1)::int as agree from statement_votes where statement_id = ${statementId}`;
  expect(tallyOf(reader, statementId)?.agree).toBe(truth?.agree);
  expect((await reader.rejoin(stage.sessionId, answer.seq)).missed).toEqual([]);
  expect((await reader.rejoin(stage.sessionId, answer.seq + 1000)).snapshot, 'ahead of the log').toBeDefined();
});

test('beyond five hundred missed events there is a snapshot instead', async () => {
  const reader = await stage.guest();
  const { seq } = await reader.rejoin(stage.sessionId);
  const writers = await Promise.all(Array.from({ length: 5 }, () => stage.guest()));
  const write = (many: number) =>
    Promise.all(range(1, many).map((nth) => comment(writers[nth % 5]!).then((answer) => dataOf(answer))));
  await write(500);
  const full = await reader.rejoin(stage.sessionId, seq);
  expect(full.missed).toHaveLength(500);
  expect(full.snapshot).toBeUndefined();
  const join = { sessionId: stage.sessionId, afterSeq: seq };
  const raw = dataOf(await reader.send<{ packed?: string; missed?: unknown }>('join', { ...join, packed: true }));
  expect(raw.missed).toBeUndefined();
  expect(raw.packed?.length).toBeLessThan(JSON.stringify(full.missed).length / 3);
  const page = await askToJoin(reader.socket as unknown as LiveSocket, stage.sessionId, seq);
  expect(page.ok && page.data.missed).toEqual(full.missed);
  const few = await reader.send<{ packed?: string; missed?: unknown }>('join', {
    ...join,
    afterSeq: full.seq - 1,
    packed: true,
  });
  expect(dataOf(few).packed, 'what is short is not packed').toBeUndefined();
  await write(1);
  const snapshot = await reader.rejoin(stage.sessionId, seq);
  expect(snapshot.missed).toBeUndefined();
  expect(snapshot.seq).toBe(seq + 501);
  expect(snapshot.snapshot?.comments.items[0]?.text).toMatch(/^comment /);
});

test('tallies come at most four times a second and the last one is exact', async () => {
  const reader = await stage.guest();
  const voters = await Promise.all(Array.from({ length: 20 }, () => stage.guest()));
  const statementId = stage.statements[1] ?? '';
  const times: number[] = [];
  reader.socket.on('event', (frame: LiveEvent) => {
    if (frame.name === 'statement.tallied' && frame.data.statementId === statementId) times.push(Date.now());
  });
  const start = Date.now();
  const until2s = async (voter: LiveClient, nth: number): Promise<void> => {
    for (let round = 0; Date.now() - start < 2000; round += 1) {
      const vote = ([1, 0, -1] as const)[(nth + round) % 3] ?? 1;
      dataOf(await voter.send('voteStatement', newAct<'voteStatement'>({ statementId, vote })));
      await sleep(30);
    }
  };
  await Promise.all(voters.map(until2s));
  const [truth] = await stage.sql`
    select count(*) filter (where vote = 1)::int as agree, count(*) filter (where vote = -1)::int as disagree,
      count(*) filter (where vote = 0)::int as pass, sum(revision)::int as revision
    from statement_votes where statement_id = ${statementId}`;
  await until(() => tallyOf(reader, statementId)?.revision === truth?.revision);
  expect(tallyOf(reader, statementId)).toMatchObject(truth ?? {});
  const seconds = (Math.max(...times) - Math.min(...times)) / 1000;
  expect(times.length).toBeGreaterThan(3);
  expect(times.length, `in ${seconds} s`).toBeLessThanOrEqual(Math.ceil(seconds * 4) + 2);
});

test('hints to moderators reach moderators, hints to one person that person, and ballots nobody', async () => {
  const moderator = await stage.account('moderator');
  const author = await stage.guest();
  const sameAuthor = stage.open({ guestToken: author.token() ?? '' });
  await sameAuthor.rejoin(stage.sessionId);
  const bystander = await stage.guest();
  const watcher = stage.open();
  await watcher.rejoin(stage.sessionId);
  const citizen = await stage.account('citizen1');
  const { commentId } = dataOf(await comment(author, 'to be hidden'));
  await stage.moderate('hideComment', { targetId: commentId, reason: 'off_topic' });
  dataOf(await author.send('castVote', newAct<'castVote'>({ motionId: stage.motionId, ballot: { choice: 'no' } })));
  await until(() => moderator.frames.some((frame) => frame.name === 'queue.changed'));
  for (const phone of [author, sameAuthor]) {
    await until(() => phone.frames.some((frame) => frame.name === 'comment.decided'));
    expect(phone.frames.find((frame) => frame.name === 'comment.decided')?.data).toMatchObject({
      commentId,
      reason: 'off_topic',
    });
  }
  await until(() => bystander.frames.some((frame) => frame.name === 'motion.tallied'));
  for (const other of [bystander, watcher, citizen]) {
    const names = new Set(other.frames.map((frame) => frame.name));
    expect([...names]).toContain('comment.hidden');
    expect(names.has('queue.changed') || names.has('comment.decided')).toBe(false);
  }
  const person = await stage.personOf(author);
  const everything = JSON.stringify([moderator, bystander, watcher, citizen].map((client) => client.frames));
  expect(everything).not.toContain(person);
  expect(everything).not.toContain('"no"');
  expect(moderator.frames.filter((frame) => frame.topic.startsWith('user:'))).toEqual([]);
});

test('the people connected are counted once each, whoever comes or goes', async () => {
  const watcher = stage.open();
  await watcher.rejoin(stage.sessionId);
  const counted = (): number | undefined =>
    watcher.frames.flatMap((frame) => (frame.name === 'presence.counted' ? [frame.data.people] : [])).at(-1);
  await sleep(2500);
  const before = counted() ?? 0;
  const guests = await Promise.all(Array.from({ length: 7 }, () => stage.guest()));
  const tablet = stage.open({ guestToken: guests[0]?.token() ?? '' });
  await tablet.rejoin(stage.sessionId);
  await until(() => counted() === before + 7, 6000);
  for (const guest of guests.slice(1, 4)) guest.close();
  await until(() => counted() === before + 4, 6000);
  guests[0]?.close();
  await guests[6]?.send('leave', { sessionId: stage.sessionId });
  await until(() => counted() === before + 3, 6000);
  const late = stage.open();
  await late.join(code);
  await until(() => late.frames.some((frame) => frame.name === 'presence.counted'), 1500);
});

type Tally = { agree: number; disagree: number; pass: number; revision: number };

function tallyOf(client: LiveClient, statementId: string): Tally | undefined {
  return client.frames
    .flatMap((frame): Array<Tally & { statementId: string }> => {
      if (frame.name === 'statement.tallied') return [frame.data];
      return frame.name === 'statements.tallied' ? frame.data.tallies : [];
    })
    .filter((tally) => tally.statementId === statementId)
    .at(-1);
}
