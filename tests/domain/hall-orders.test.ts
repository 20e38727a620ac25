import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';
import { enterHallOrdersInput } from '#app/contract/inputs/enter-hall-count.ts';
import { limits } from '#app/contract/limits.ts';
import { listAllEvents } from '#db/queries/events.ts';
import { findMotion } from '#db/queries/votes.ts';
import { recountArchive } from '#server/cli/recount/count-archive.ts';
import { sessionTopic, type ActionContext } from '#server/domain/context.ts';
import { growLedger } from '#server/domain/ledger/grow-ledger.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { enterHallCount } from '#server/domain/votes/enter-hall-count.ts';
import { loadHallCounts } from '#server/domain/votes/load-hall-counts.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addCrowd, addPerson } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { fieldsOf, outcomeOf } from '#tests/support/refusals.ts';

/** Paper ballots that put options in order. */

let forum: Forum;
let hall: Room;
let first: ActionContext;
let second: ActionContext;

beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());
beforeEach(async () => {
  hall = await addRoom(forum);
  first = hall.moderator;
  second = await forum.as(await addPerson(forum, { role: 'moderator', commune: hall.commune }));
});

const options = [{ ar: 'الحديقة' }, { ar: 'الملعب' }, { ar: 'المكتبة' }];
const open = (method: CreateMotionInput['method'], more: Partial<CreateMotionInput> = {}) =>
  addMotion(hall, { method, options, ...more });
type Orders = Record<string, number>;
const enter = (who: ActionContext, motionId: string, orders: Orders, blank: number, people: number) =>
  enterHallCount(who, { motionId, channel: 'paper', orders, blank, people });
const confirm = async (motionId: string, orders: Orders, blank: number, people: number) => {
  await enter(first, motionId, orders, blank, people);
  await enter(second, motionId, orders, blank, people);
};
const resultOf = async (motionId: string) => (await findMotion(forum.db, motionId))?.result;
const vote = async (motionId: string, people: number, ranking: string[][]) => {
  for (const id of await addCrowd(forum, hall.sessionId, people))
    await castVote(await forum.as(id), { actionId: randomUUID(), motionId, ballot: { ranking } });
};

const counted: Array<[CreateMotionInput['method'], Partial<CreateMotionInput>, string[]]> = [
  // First places: a 4, b 3, c 2; the two of c go to b, which then has five.
  ['ranked-irv', {}, ['b']],
  // c is before a on five of nine, and before b on six.
  ['ranked-schulze', {}, ['c']],
  ['ranked-stv', { seats: 2 }, ['a', 'b']],
];
test.each(counted)('%s: orders on paper are counted with those by phone', async (method, more, expected) => {
  const motionId = await open(method, more);
  await vote(motionId, 4, [['a'], ['c'], ['b']]);
  await confirm(motionId, { 'b>c>a': 3, 'c>b': 2 }, 1, 6);
  await closeMotion(first, { motionId });
  const result = await resultOf(motionId);
  expect(result).toMatchObject({ cast: 10, blank: 1, channels: { phone: 4, paper: 6 } });
  expect((result as { winners: string[] }).winners.toSorted()).toEqual(expected);
});

test('paper alone gives what the same ballots by phone give', async () => {
  const byPhone = await open('ranked-stv', { seats: 2 });
  await vote(byPhone, 3, [['a'], ['b'], ['c']]);
  await vote(byPhone, 2, [['c'], ['a']]);
  const onPaper = await open('ranked-stv', { seats: 2 });
  await confirm(onPaper, { 'a>b>c': 3, 'c>a': 2 }, 0, 5);
  for (const motionId of [byPhone, onPaper]) await closeMotion(first, { motionId });
  const { channels, ...paper } = (await resultOf(onPaper)) as unknown as Record<string, unknown>;
  expect(channels).toEqual({ phone: 0, paper: 5 });
  expect(await resultOf(byPhone)).toMatchObject({
    ...paper,
    ...('levels' in paper ? { levels: expect.anything() } : {}),
  });
});

test('who differs in one order is told so and nothing of the other; the sequence of the lines does not matter', async () => {
  const motionId = await open('ranked-irv');
  await enter(first, motionId, { 'a>b': 2, 'b>a': 1 }, 0, 3);
  await enter(second, motionId, { 'a>b': 1, 'b>a': 2 }, 0, 3);
  const seen = await loadHallCounts(second, { sessionId: hall.sessionId, number: 1 });
  expect(seen.channels).toEqual([
    {
      channel: 'paper',
      count: { channel: 'paper', state: 'differing', ballots: null },
      own: { orders: { 'a>b': 1, 'b>a': 2 }, blank: 0, people: 3 },
    },
  ]);
  await enter(second, motionId, { 'b>a': 1, 'a>b': 2 }, 0, 3);
  expect((await findMotion(forum.db, motionId))?.hall).toMatchObject([{ state: 'confirmed' }]);
  expect(JSON.stringify(await listAllEvents(forum.db, sessionTopic(hall.sessionId)))).not.toContain('a>b');
});

test('orders that the ballots cannot have, sums and hands are refused, and nothing is kept of them', async () => {
  const motionId = await open('ranked-irv');
  expect(await fieldsOf(enter(first, motionId, { 'a>d': 1 }, 0, 1))).toEqual({ orders: 'vote.option_unknown' });
  expect(await fieldsOf(enter(first, motionId, { 'a=b': 1 }, 0, 1))).toEqual({ orders: 'vote.place_shared' });
  expect(await fieldsOf(enter(first, motionId, { a: 2 }, 1, 4))).toEqual({ people: 'count.sum_orders' });
  const sums = { motionId, channel: 'paper', options: { a: 1, b: 0, c: 0 }, blank: 0, people: 1 } as const;
  expect(await fieldsOf(enterHallCount(first, sums))).toEqual({ people: 'input.unreadable' });
  const hands = { motionId, channel: 'hands', orders: { a: 1 }, blank: 0, people: 1 } as const;
  expect(await outcomeOf(enterHallCount(first, hands))).toBe('conflict count.hands');
  expect((await findMotion(forum.db, motionId))?.hall).toBeNull();
  const single = await open('single');
  expect(await fieldsOf(enter(first, single, { a: 1 }, 0, 1))).toEqual({ people: 'input.unreadable' });
  const plain = await addMotion(hall);
  expect(await outcomeOf(enter(first, plain, { a: 1 }, 0, 1))).toBe('invalid input.unreadable');
});

test('numbers that are none and too many orders are unreadable', () => {
  const read = (change: object) => {
    const input = { motionId: randomUUID(), channel: 'paper', orders: { 'a>b': 2 }, blank: 0, people: 2, ...change };
    return enterHallOrdersInput.safeParse(input).error?.issues.map(({ message }) => message) ?? [];
  };
  expect(read({})).toEqual([]);
  expect(read({ orders: null })).toEqual(['count.lines']);
  expect(read({ orders: { a: 0 } })).toEqual(['count.number']);
  expect(read({ people: 0 })).toEqual(['count.nobody']);
  const letters = [...'abcdefghijklmnopqrst'];
  const orders = letters.flatMap((one) => letters.flatMap((two) => letters.map((three) => `${one}>${two}>${three}`)));
  const many = Object.fromEntries(orders.slice(0, limits.hallOrders + 1).map((order) => [order, 1]));
  expect(read({ orders: many })).toEqual(['count.lines_many']);
});

test('the table holds one kind of figures of an entry, whole', async () => {
  const motionId = await open('ranked-irv');
  await enter(first, motionId, { a: 1 }, 0, 1);
  for (const change of ['yes = 1', 'people = null', "options = '{}'", 'orders = null'])
    await expect(forum.sql.unsafe(`update hall_entries set ${change} where motion_id = '${motionId}'`)).rejects.toThrow(
      'hall_entries_figures',
    );
});

test('the open data hold the orders; the recount counts with them and finds one that was changed', async () => {
  const motionId = await open('ranked-irv');
  await vote(motionId, 10, [['a'], ['b']]);
  await confirm(motionId, { 'c>b': 5, 'b>c': 7 }, 1, 13);
  await closeMotion(first, { motionId });
  await showResult(first, { motionId });
  await growLedger(forum.services, hall.sessionId);
  const archive = await exportSession(forum.services, hall.sessionId);
  const [file] = JSON.parse(archive['ballots.json'] ?? '') as Array<{ hall: unknown }>;
  expect(file?.hall).toEqual([{ channel: 'paper', orders: { 'b>c': 7, 'c>b': 5 }, blank: 1, people: 13 }]);
  expect(recountArchive(archive).differences).toEqual([]);
  const change = (from: string, to: string): string => {
    const text = archive['ballots.json']?.replace(from, to) ?? '';
    expect(text).not.toBe(archive['ballots.json']);
    return recountArchive({ ...archive, 'ballots.json': text }).differences.join('\n');
  };
  expect(change('"b>c": 7', '"b>c": 6')).toContain('figures of paper do not fit');
  expect(change('"c>b": 5', '"a>b": 5')).toContain('motion 1, ');
});
