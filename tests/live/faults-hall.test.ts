import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FloorView } from '#app/contract/floor.ts';
import { root } from '#tests/support/database-templates.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { startEmbeddedProduct, type EmbeddedProduct } from '#tests/support/embedded-product.ts';
import { createLiveClient, signIn, until, type LiveClient } from '#tests/support/live-client.ts';
import { code, findDemoRoom } from '#tests/support/live-stage.ts';
import { startProduct } from '#tests/support/product.ts';
import { createRandom } from '#tests/support/seeded-random.ts';

const full = Boolean(process.env.TACHAWOR_FULL);
const random = createRandom('faults in the hall');
const people = 30;

let product: EmbeddedProduct;
let sql: postgres.Sql;
let sessionId: string;

beforeAll(async () => {
  product = await startEmbeddedProduct();
  sql = product.connect();
  ({ sessionId } = await findDemoRoom(sql));
});
afterAll(async () => {
  await sql.end({ timeout: 5 });
  await product.remove();
});

const ready = async (url = product.url): Promise<number> =>
  (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(() => null))?.status ?? 0;

/** Posts a form of the cockpit. @returns the status */
async function moderate(url: string, intent: string, fields: Record<string, string> = {}): Promise<number> {
  const cookie = await signIn(url, 'moderator@demo.tachawor.test');
  const answer = await fetch(`${url}/ar/guelmim/sessions/${sessionId}/moderate`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: url },
    body: new URLSearchParams({ intent, ...fields }),
  });
  return answer.status;
}

/** The floor and the time as somebody sees them who comes in now. */
async function look(url: string): Promise<{ floor: FloorView; at: string }> {
  const watcher = createLiveClient(url);
  try {
    const answer = (await watcher.rejoin(sessionId)) as unknown as { snapshot: { floor: FloorView }; at: string };
    return { floor: answer.snapshot.floor, at: answer.at };
  } finally {
    watcher.close();
  }
}

async function kill(what: 'server' | 'database'): Promise<void> {
  if (what === 'server') {
    await product.kill();
    await sleep(random.below(500));
    await product.start();
    return;
  }
  process.kill(product.postmaster(), 'SIGKILL');
  await until(async () => (await ready()) !== 200, 5000);
  await until(async () => (await ready()) === 200, 45_000);
}

/** One phone that asks for the floor and takes it back, again and again, and notes what was acknowledged. */
async function askAgainAndAgain(phone: LiveClient, state: { stopping: boolean }) {
  const asked: string[] = [];
  const withdrawn: string[] = [];
  const refused: string[] = [];
  while (!state.stopping) {
    const ask = await phone.insist('askFloor', { actionId: randomUUID(), sessionId, kind: 'contribution' });
    if (!ask?.ok) {
      refused.push(ask ? ask.error.reason : 'no answer');
      break;
    }
    const requestId = String(ask.data.requestId);
    asked.push(requestId);
    await sleep(random.below(60));
    const back = await phone.insist('withdrawFloor', { actionId: randomUUID(), requestId });
    if (!back?.ok) {
      refused.push(back ? back.error.reason : 'no answer');
      break;
    }
    withdrawn.push(requestId);
    await sleep(random.below(60));
  }
  return { asked, withdrawn, refused };
}

test.each(['server', 'database'] as const)(
  'the %s is killed while many ask for the floor: each request stands once, each that was taken back is gone',
  async (what) => {
    await moderate(product.url, 'setFloor', { open: '1' });
    const phones = await Promise.all(
      Array.from({ length: people }, async () => {
        const phone = createLiveClient(product.url);
        await phone.join(code);
        return phone;
      }),
    );
    const before = new Set((await sql`select request_id from floor_requests`).map((row) => row.request_id));
    const state = { stopping: false };
    const asking = phones.map((phone) => askAgainAndAgain(phone, state));
    for (let kills = full ? 10 : 1; kills > 0; kills -= 1) {
      await sleep(random.between(300, 900));
      await kill(what);
    }
    await sleep(1000);
    state.stopping = true;
    const done = await Promise.all(asking);
    for (const phone of phones) phone.close();
    expect(done.flatMap(({ refused }) => refused)).toEqual([]);
    const rows = (
      await sql`select request_id, number, state from floor_requests where session_id = ${sessionId}`
    ).filter((row) => !before.has(row.request_id));
    const asked = done.flatMap((one) => one.asked);
    expect(asked.length).toBeGreaterThan(people);
    expect(rows.map((row) => row.request_id).sort()).toEqual([...asked].sort());
    expect(rows.filter((row) => row.state !== 'withdrawn')).toEqual([]);
    expect(new Set(rows.map((row) => row.number)).size).toBe(rows.length);
  },
  full ? 400_000 : 120_000,
);

test('whoever speaks goes on speaking, and the countdown ends when it was to end, whatever is killed', async () => {
  await moderate(product.url, 'addHallSpeaker', {
    actionId: randomUUID(),
    kind: 'contribution',
    name: 'متحدث من القاعة',
  });
  const [speaker] = (await look(product.url)).floor.waiting;
  await moderate(product.url, 'giveFloor', { requestId: speaker?.requestId ?? '' });
  await moderate(product.url, 'startCountdown', { seconds: '600', label: 'نقاش حر' });
  const before = (await look(product.url)).floor;
  expect(before.speaker).toMatchObject({ requestId: speaker?.requestId, clock: { remainingMs: null } });
  expect(before.countdown?.clock.endsAt).toEqual(expect.any(String));
  await kill('server');
  expect((await look(product.url)).floor).toEqual(before);
  await kill('database');
  expect((await look(product.url)).floor).toEqual(before);
  // A minute more that was asked for twice, before and after a kill, is one minute.
  const extend = { actionId: randomUUID() };
  const end = Date.parse(before.countdown?.clock.endsAt ?? '');
  expect(await moderate(product.url, 'extendCountdown', extend)).toBe(303);
  await kill('server');
  expect(await moderate(product.url, 'extendCountdown', extend)).toBe(303);
  const extended = Date.parse((await look(product.url)).floor.countdown?.clock.endsAt ?? '');
  expect(extended - end).toBe(60_000);
  // One that stands still stands, however long the server is gone.
  await moderate(product.url, 'pauseCountdown');
  const { remainingMs } = (await look(product.url)).floor.countdown?.clock ?? {};
  await kill('server');
  expect((await look(product.url)).floor.countdown?.clock).toMatchObject({ endsAt: null, remainingMs });
}, 180_000);

test('two nodes of which one is an hour wrong tell the same time, and what one begins the other ends', async () => {
  const database = await createTestDatabase({ seeded: true });
  const preload = `--import ${pathToFileURL(path.join(root, 'tests/support/wrong-clock.mjs')).href}`;
  const wrong = { NODE_OPTIONS: preload, WRONG_CLOCK_MS: String(random.pick([1, -1]) * 3_600_000) };
  const [right, off] = await Promise.all([
    startProduct({ databaseUrl: database.url }),
    startProduct({ databaseUrl: database.url, env: wrong }),
  ]);
  const direct = postgres(database.url, { max: 1, onnotice: () => undefined });
  ({ sessionId } = await findDemoRoom(direct));
  try {
    expect(off.logs()).toContain('the clock of this machine differs');
    expect(right.logs()).not.toContain('the clock of this machine differs');
    await moderate(off.url, 'setFloor', { open: '1' });
    await moderate(off.url, 'startCountdown', { seconds: '600' });
    const [here, there] = await Promise.all([look(right.url), look(off.url)]);
    expect(Math.abs(Date.parse(here.at) - Date.parse(there.at))).toBeLessThan(10_000);
    expect(here.floor.countdown).toEqual(there.floor.countdown);
    const left = Date.parse(here.floor.countdown?.clock.endsAt ?? '') - Date.parse(there.at);
    expect(left).toBeGreaterThan(500_000);
    expect(left).toBeLessThanOrEqual(601_000);
    // A login made there is one here, and what is said there is said now.
    const phone = createLiveClient(off.url);
    await phone.join(code);
    const said = await phone.insist('postComment', {
      actionId: randomUUID(),
      sessionId,
      text: 'قيل على خادم ساعته خاطئة',
      kind: 'remark',
    });
    expect(said).toMatchObject({ ok: true });
    const same = createLiveClient(right.url, { guestToken: phone.token() ?? '' });
    expect((await same.rejoin(sessionId)).sessionId).toBe(sessionId);
    expect(await same.insist('askFloor', { actionId: randomUUID(), sessionId, kind: 'question' })).toMatchObject({
      ok: true,
    });
    phone.close();
    same.close();
    const [apart] = await direct<{ seconds: number }[]>`
      select abs(extract(epoch from now() - posted_at))::int as seconds from comments
      where comment_id = ${said?.ok ? String(said.data.commentId) : ''}`;
    expect(apart?.seconds).toBeLessThan(60);
  } finally {
    await Promise.all([right.stop(), off.stop(), direct.end({ timeout: 5 })]);
    await database.drop();
  }
}, 120_000);
