import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ActName } from '#app/contract/commands.ts';
import type { Ack } from '#app/live/connect.ts';
import { newActionId } from '#app/live/new-action-id.ts';
import { createOutbox, type OutboxStore, type Waiting } from '#app/live/outbox.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const statementId = '7f0d6f2c-6f6c-4d3e-9d65-1b5a3c0a0001';
const sessionId = '7f0d6f2c-6f6c-4d3e-9d65-1b5a3c0a0002';
const fine: Ack = { ok: true, data: { revision: 1 } };
const refused = (code: 'conflict' | 'unavailable' | 'rate_limited'): Ack => ({
  ok: false,
  error: { code, reason: 'vote.x' },
});

/** A store that outlives pages; `delay` is how long it takes to keep something. */
function createStore(delay = 0): OutboxStore & { rows: Map<string, Waiting> } {
  const rows = new Map<string, Waiting>();
  const after = async (work: () => void): Promise<void> => {
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    work();
  };
  return {
    rows,
    list: async () =>
      [...rows.values()].map((row) => structuredClone(row)).sort((a, b) => (a.actionId < b.actionId ? -1 : 1)),
    put: (item) => after(() => void rows.set(item.actionId, structuredClone(item))),
    remove: (actionId) => after(() => void rows.delete(actionId)),
  };
}

type Sent = { name: ActName; actionId: string; kept: boolean };

/** A page with an outbox over a store. `answers` decides what becomes of each try. */
function openPage(store: ReturnType<typeof createStore>, answers: (nth: number) => Promise<Ack> | Ack) {
  const sent: Sent[] = [];
  const page = { sent, shown: [] as Waiting[], done: [] as string[], failed: [] as string[] };
  const outbox = createOutbox({
    store,
    personId: 'p1',
    async send(name, input) {
      sent.push({ name, actionId: input.actionId, kept: store.rows.has(input.actionId) });
      return answers(sent.length);
    },
    onChange: (items) => void (page.shown = structuredClone(items)),
    onSent: (item) => void page.done.push(item.actionId),
    onFailed: (item) => void page.failed.push(item.actionId),
  });
  return { ...outbox, page };
}

const vote = (box: ReturnType<typeof openPage>, choice: 1 | 0 | -1 = 1): Promise<string> =>
  box.submit('voteStatement', { statementId, vote: choice });
const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

test('an act is kept before it is sent, whatever else is under way, and leaves only when it is acknowledged', async () => {
  const store = createStore(30);
  let answer = (_: Ack): void => undefined;
  const box = openPage(store, () => new Promise((resolve) => (answer = resolve)));
  box.setOnline(true);
  void vote(box);
  void vote(box, 0);
  box.setOnline(true);
  await settle(10);
  expect(box.page.sent).toEqual([]);
  expect(box.page.shown.map((item) => item.state)).toEqual(['keeping', 'keeping']);
  await settle(40);
  expect(box.page.sent).toMatchObject([{ kept: true }]);
  expect(box.page.shown.map((item) => item.state)).toEqual(['sending', 'waiting']);
  expect(store.rows.size).toBe(2);
  answer(fine);
  await settle(100);
  expect(store.rows.size).toBe(1);
  answer(fine);
  await settle(100);
  expect(store.rows.size).toBe(0);
  expect(box.page.shown).toEqual([]);
  expect(box.page.done).toHaveLength(2);
  expect(box.page.sent.every(({ kept }) => kept)).toBe(true);
});

test('without an answer, or with one that passes, the same act is sent again with the same id', async () => {
  const store = createStore();
  const box = openPage(store, (nth) => {
    if (nth === 1) throw new Error('no answer in time');
    if (nth === 2) return refused('unavailable');
    return nth === 3 ? refused('rate_limited') : fine;
  });
  box.setOnline(true);
  const actionId = await vote(box);
  await settle(20_000);
  expect(box.page.sent.map((one) => one.actionId)).toEqual([actionId, actionId, actionId, actionId]);
  expect(box.page.done).toEqual([actionId]);
  expect(box.page.failed).toEqual([]);
});

test('nothing is sent while there is no connection, everything at once when it is back', async () => {
  const box = openPage(createStore(), () => fine);
  await vote(box);
  await box.submit('postComment', { sessionId, text: 'تعليق', kind: 'remark' });
  await settle(60_000);
  expect(box.page.sent).toEqual([]);
  expect(box.page.shown.map((item) => item.state)).toEqual(['waiting', 'waiting']);
  box.setOnline(true);
  await settle();
  expect(box.page.sent.map(({ name }) => name)).toEqual(['voteStatement', 'postComment']);
});

test('acts go out one after the other in the order they were made', async () => {
  const store = createStore(5);
  let under = 0;
  const box = openPage(store, async () => {
    under += 1;
    expect(under).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    under -= 1;
    return fine;
  });
  box.setOnline(true);
  const ids = await Promise.all([vote(box, 1), vote(box, 0), vote(box, -1), settle(20)]);
  await settle(1000);
  expect(box.page.sent.map(({ actionId }) => actionId)).toEqual(ids.slice(0, 3));
});

test('a refusal is shown, survives a reload and does not hold up what follows', async () => {
  const store = createStore();
  const box = openPage(store, (nth) => (nth === 1 ? refused('conflict') : fine));
  box.setOnline(true);
  const first = await vote(box);
  const second = await vote(box, 0);
  await settle();
  expect(box.page.failed).toEqual([first]);
  expect(box.page.done).toEqual([second]);
  box.stop();

  const later = openPage(store, () => fine);
  await later.start();
  later.setOnline(true);
  await settle(10_000);
  expect(later.page.shown).toMatchObject([{ actionId: first, state: 'failed', error: { code: 'conflict' } }]);
  expect(later.page.sent).toEqual([]);
  later.retry(first);
  await settle();
  expect(later.page.done).toEqual([first]);
  expect(store.rows.size).toBe(0);
});

test('a failed act can be given up', async () => {
  const store = createStore();
  const box = openPage(store, () => refused('conflict'));
  box.setOnline(true);
  const actionId = await vote(box);
  await settle();
  await box.discard(actionId);
  expect(box.page.shown).toEqual([]);
  expect(store.rows.size).toBe(0);
});

test('what a page left behind while sending is sent by the next one, in its order and with the same ids', async () => {
  const store = createStore();
  const before = openPage(store, () => new Promise(() => undefined));
  before.setOnline(true);
  const ids = [await vote(before, 1), await vote(before, 0), await vote(before, -1)];
  await settle(10);
  before.stop();

  const after = openPage(store, () => fine);
  await after.start();
  expect(after.page.shown.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting']);
  after.setOnline(true);
  await settle(10);
  expect(after.page.sent.map(({ actionId }) => actionId)).toEqual(ids);
});

test('the acts of somebody else who used this browser stay where they are', async () => {
  const store = createStore();
  const input = { actionId: newActionId(), statementId, vote: 1 as const };
  await store.put({ actionId: input.actionId, personId: 'p2', name: 'voteStatement', input, at: 1, state: 'waiting' });
  const box = openPage(store, () => fine);
  await box.start();
  box.setOnline(true);
  await settle(10_000);
  expect(box.page.sent).toEqual([]);
  expect(store.rows.size).toBe(1);
});

test('a browser that refuses to keep anything still sends', async () => {
  const store = createStore();
  store.put = () => Promise.reject(new Error('quota'));
  store.remove = () => Promise.reject(new Error('quota'));
  const box = openPage(store, () => fine);
  box.setOnline(true);
  const actionId = await vote(box);
  await settle(100);
  expect(box.page.done).toEqual([actionId]);
});

test('a clock that is set back does not change the order', async () => {
  const store = createStore();
  const before = openPage(store, () => fine);
  vi.setSystemTime(new Date('2026-11-02T18:00:00Z'));
  const first = await vote(before, 1);
  vi.setSystemTime(new Date('2026-11-02T15:00:00Z'));
  const second = await vote(before, 0);
  const after = openPage(store, () => fine);
  await after.start();
  expect(after.page.shown.map(({ actionId }) => actionId)).toEqual([first, second]);
});

test('ids of acts are UUIDs of version 4, all different', () => {
  const ids = Array.from({ length: 500 }, newActionId);
  expect(new Set(ids).size).toBe(500);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
