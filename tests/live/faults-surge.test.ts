import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChecker, fetchOpenData, type Checker } from '#tests/support/checker.ts';
import { startEmbeddedProduct, type EmbeddedProduct } from '#tests/support/embedded-product.ts';
import { until } from '#tests/support/live-client.ts';
import { code, findDemoRoom } from '#tests/support/live-stage.ts';
import { createRandom } from '#tests/support/seeded-random.ts';
import { startSurge, type Surge } from '#tests/support/surge.ts';

const full = Boolean(process.env.TACHAWOR_FULL);
const random = createRandom('faults during a surge');
const people = 60;
/** Votes and comments tried in a second. */
const perSecond = 360;
/** Milliseconds after which everybody must be heard again once the server is there (C-20), and the pool (C-21). The short run, beside other tests, only asks that it happens. */
const patience = full ? { people: 10_000, pool: 15_000 } : { people: 45_000, pool: 45_000 };

let product: EmbeddedProduct;
let sql: postgres.Sql;
let room: Awaited<ReturnType<typeof findDemoRoom>>;

beforeAll(async () => {
  product = await startEmbeddedProduct();
  sql = product.connect();
  room = await findDemoRoom(sql);
});
afterAll(async () => {
  await sql.end({ timeout: 5 });
  await product.remove();
});

/** Lets a hall act while `fault` happens; then nothing acknowledged may be missing, doubled or different. */
async function surviveDuring(name: string, fault: (surge: Surge, checker: Checker) => Promise<void>): Promise<void> {
  const checker = createChecker();
  const surge = await startSurge({ ...room, url: product.url, code, checker, people, perSecond });
  const begun = Date.now();
  await sleep(random.between(600, 1500));
  await fault(surge, checker);
  await sleep(500);
  await surge.stop();
  const seconds = (Date.now() - begun) / 1000;
  const openData = await fetchOpenData(product.url, room.sessionId);
  const findings = await checker.inspect({ sql, sessionId: room.sessionId, openData });
  const counts = checker.counts();
  console.log(`${name}: ${JSON.stringify(counts)} in ${seconds.toFixed(1)} s, lost ${findings.lost.length}`);
  expect(findings).toEqual({ lost: [], doubled: [], refusedButStored: [], exportDiffers: [] });
  expect(counts.refused).toBe(0);
  expect(counts.acknowledged).toBeGreaterThan(people);
}

const ready = async (): Promise<number> =>
  (await fetch(`${product.url}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(() => null))?.status ?? 0;

test('the surge is one: acts of many are acknowledged all the time', async () => {
  const checker = createChecker();
  const surge = await startSurge({ ...room, url: product.url, code, checker, people, perSecond });
  let best = 0;
  // Other tests may run beside this one: a calm second and a half is enough.
  for (let window = 0; window < 6 && best < 200; window += 1) {
    const before = checker.counts().acknowledged;
    const begun = Date.now();
    await sleep(1500);
    best = Math.max(best, (checker.counts().acknowledged - before) / ((Date.now() - begun) / 1000));
  }
  await surge.stop();
  console.log(`${Math.round(best)} acts a second are acknowledged`);
  expect(best).toBeGreaterThan(full ? 200 : 10);
});

test(
  'the server is killed again and again: each acknowledged act is stored once, everybody is back soon',
  async () => {
    const item = await sql`select current_item_id from sessions where session_id = ${room.sessionId}`;
    await surviveDuring('server killed', async (surge) => {
      for (let kills = full ? 20 : 2; kills > 0; kills -= 1) {
        const database = product.postmaster();
        await product.kill();
        await sleep(random.below(700));
        const startedIn = await product.start();
        const back = await surge.untilAllBack(Date.now(), patience.people);
        console.log(`killed; ready in ${startedIn} ms over its old database, everybody back ${back} ms later`);
        expect(product.postmaster(), 'the orphaned database is taken over, not restarted').toBe(database);
        expect(startedIn).toBeLessThan(30_000);
        await sleep(random.between(300, 1500));
      }
    });
    expect(await sql`select current_item_id from sessions where session_id = ${room.sessionId}`).toEqual(item);
  },
  full ? 600_000 : 90_000,
);

test('PostgreSQL is killed: 503, no crash, the running server starts it again, nothing is lost', async () => {
  const { pid } = product.now();
  await surviveDuring('PostgreSQL killed', async (surge) => {
    for (let kills = full ? 5 : 1; kills > 0; kills -= 1) {
      const database = product.postmaster();
      const at = Date.now();
      process.kill(database, 'SIGKILL');
      await until(async () => (await ready()) === 503, 5000);
      const answer = await fetch(`${product.url}/readyz`);
      if (answer.status === 503) expect(answer.headers.get('retry-after')).toBe('2');
      expect((await fetch(`${product.url}/healthz`)).status).toBe(200);
      await until(async () => (await ready()) === 200, patience.pool);
      const poolBack = Date.now() - at;
      const back = await surge.untilAllBack(Date.now(), patience.pool);
      console.log(`PostgreSQL killed; ready again after ${poolBack} ms, everybody ${back} ms later`);
      expect(poolBack).toBeLessThan(patience.pool);
      expect(product.postmaster()).not.toBe(database);
      await sleep(random.between(300, 1000));
    }
  });
  expect(product.now().child.exitCode).toBeNull();
  expect(product.now().pid).toBe(pid);
}, 120_000);

test('PostgreSQL is shut down in good order by somebody else: the same', async () => {
  await surviveDuring('PostgreSQL restarted', async (surge) => {
    const at = Date.now();
    process.kill(product.postmaster(), 'SIGINT');
    await until(async () => (await ready()) === 503, 5000);
    await until(async () => (await ready()) === 200, patience.pool);
    const back = await surge.untilAllBack(Date.now(), patience.pool);
    console.log(`PostgreSQL restarted; ready again after ${Date.now() - at - back} ms, everybody ${back} ms later`);
  });
});

test('the database does not answer for a while: 503, then everything goes on', async () => {
  await surviveDuring('database locked', async (surge) => {
    await sql.begin(async (tx) => {
      await tx`lock table performed_acts, topics in access exclusive mode`;
      const begun = Date.now();
      expect(await ready()).toBe(503);
      expect(Date.now() - begun).toBeLessThan(4500);
    });
    await until(async () => (await ready()) === 200, 3000);
    await surge.untilAllBack(Date.now(), patience.people);
  });
});

test(
  'the server is frozen for five seconds: nothing happens twice',
  async () => {
    await surviveDuring('server frozen', async (surge) => {
      for (let freezes = full ? 4 : 1; freezes > 0; freezes -= 1) {
        process.kill(product.now().pid, 'SIGSTOP');
        await sleep(full ? random.between(1000, 30_000) : 5000);
        process.kill(product.now().pid, 'SIGCONT');
        await surge.untilAllBack(Date.now(), patience.people);
      }
    });
  },
  full ? 240_000 : 90_000,
);

test('the server is told to stop: clients are told to come back, it ends in good order, nothing is lost', async () => {
  await surviveDuring('server stopped and started', async (surge) => {
    const begun = Date.now();
    expect(await product.now().stop()).toBe(0);
    const took = Date.now() - begun;
    expect(took).toBeLessThan(20_000);
    const told = surge.clients.filter((client) => client.frames.some((frame) => frame.name === 'server.draining'));
    console.log(`stopped in ${took} ms, ${told.length} of ${surge.clients.length} clients were told`);
    expect(told).toHaveLength(surge.clients.length);
    const pidFile = path.join(product.now().dataDir, 'postgres/data/postmaster.pid');
    expect(existsSync(pidFile), 'its database was shut down with it').toBe(false);
    await product.start();
    await surge.untilAllBack(Date.now(), patience.people);
  });
});
