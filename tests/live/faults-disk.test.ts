import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChecker, fetchOpenData } from '#tests/support/checker.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { startEmbeddedProduct, type EmbeddedProduct } from '#tests/support/embedded-product.ts';
import { createLiveClient, until } from '#tests/support/live-client.ts';
import { code, findDemoRoom } from '#tests/support/live-stage.ts';
import { startProduct } from '#tests/support/product.ts';
import { mountSmallDisk } from '#tests/support/small-disk.ts';
import { startSurge } from '#tests/support/surge.ts';

const disk = mountSmallDisk(640);
const people = 30;
const perSecond = 240;
const sessions = '/ar/guelmim/sessions';

afterAll(() => disk?.remove());

describe.skipIf(!disk)(`the disk of the database is full${disk ? '' : ' (no disk can be mounted here)'}`, () => {
  let product: EmbeddedProduct;
  let demo: Awaited<ReturnType<typeof findDemoRoom>>;

  beforeAll(async () => {
    product = await startEmbeddedProduct(disk?.folder);
    const sql = product.connect();
    demo = await findDemoRoom(sql);
    await sql.end();
  }, 90_000);
  afterAll(async () => {
    disk?.relieve();
    await product.remove();
  }, 60_000);

  const status = async (path: string): Promise<number> =>
    (await fetch(`${product.url}${path}`, { signal: AbortSignal.timeout(10_000) }).catch(() => null))?.status ?? 0;

  /** Lets a hall act while `fault` happens; then nothing acknowledged may be missing, doubled or different. */
  async function surviveDuring(fault: () => Promise<void>): Promise<void> {
    const checker = createChecker();
    const surge = await startSurge({ ...demo, url: product.url, code, checker, people, perSecond });
    await surge.untilAllBack(Date.now(), 20_000);
    try {
      await fault();
    } finally {
      disk?.relieve();
    }
    await surge.untilAllBack(Date.now(), 60_000);
    await surge.stop();
    const sql = product.connect();
    const openData = await fetchOpenData(product.url, demo.sessionId);
    const findings = await checker.inspect({ sql, sessionId: demo.sessionId, openData });
    await sql.end();
    console.log(`disk full: ${JSON.stringify(checker.counts())}, lost ${findings.lost.length}`);
    expect(findings).toEqual({ lost: [], doubled: [], refusedButStored: [], exportDiffers: [] });
    expect(checker.counts().refused).toBe(0);
  }

  test('writes are refused as a passing trouble, reading goes on, and with room again all goes on', async () => {
    const phone = createLiveClient(product.url);
    await phone.join(code);
    const comment = (): object => ({
      actionId: randomUUID(),
      sessionId: demo.sessionId,
      text: `${'كلام طويل '.repeat(150)}${randomUUID()}`,
      kind: 'remark',
    });
    await surviveDuring(async () => {
      disk?.fill();
      // What fits into pages that are there already is still taken.
      let last = comment();
      let answer = await phone.send('postComment', last);
      await until(async () => {
        if (answer?.ok === false) return true;
        answer = await phone.send('postComment', (last = comment()));
        return false;
      }, 20_000);
      expect(answer).toEqual({
        ok: false,
        error: expect.objectContaining({ code: 'unavailable', reason: 'server.unavailable', retryAfter: 2 }),
      });
      expect(await status('/healthz')).toBe(200);
      expect(await status(sessions)).toBe(200);
      expect(await status(`${sessions}/${demo.sessionId}`)).toBe(200);
      disk?.relieve();
      expect(await phone.insist('postComment', last)).toMatchObject({ ok: true });
    });
    phone.close();
    expect(product.now().child.exitCode).toBeNull();
  }, 150_000);

  test('without room for its log the database stops; the running server starts it again when there is some', async () => {
    const { pid } = product.now();
    await surviveDuring(async () => {
      const sql = product.connect();
      disk?.fill();
      // Each switch asks for a new file of the log; the last one has no room for it.
      await until(async () => {
        await sql`select pg_switch_wal()`.catch(() => undefined);
        await sql`select txid_current()`.catch(() => undefined);
        return (await status('/readyz')) === 503;
      }, 30_000);
      await sql.end({ timeout: 1 });
      const refused = await fetch(`${product.url}/readyz`);
      if (refused.status === 503) expect(refused.headers.get('retry-after')).toBe('2');
      await sleep(3000);
      expect(await status('/healthz')).toBe(200);
      expect(await status(`${sessions}/${demo.sessionId}`)).toBe(503);
      disk?.relieve();
      await until(async () => (await status('/readyz')) === 200, 45_000);
    });
    expect(product.now().pid).toBe(pid);
    expect(product.now().child.exitCode).toBeNull();
  }, 180_000);
});

const full = '/dev/full';
test.each([
  ...(existsSync(full) ? [['never', full] as const] : []),
  ...(disk ? [['at first', path.join(disk.folder, 'log')] as const] : []),
])('a server that can write its log %s goes on', async (_when, logFile) => {
  const database = await createTestDatabase({ seeded: true });
  disk?.fill();
  const product = await startProduct({ databaseUrl: database.url, logFile });
  const phone = createLiveClient(product.url);
  try {
    const { sessionId } = await phone.join(code);
    // Each of these asks for a line of the log.
    for (let nth = 0; nth < 50; nth += 1)
      expect((await fetch(`${product.url}/csp-report`, { method: 'POST' })).status).toBeLessThan(500);
    const input = { actionId: randomUUID(), sessionId, text: 'لا مكان للسجل', kind: 'remark' };
    expect(await phone.send('postComment', input)).toMatchObject({ ok: true });
    disk?.relieve();
    if (logFile !== full) await until(() => readFileSync(logFile, 'utf8').includes('"level"'), 10_000);
    expect(await product.stop()).toBe(0);
  } finally {
    phone.close();
    product.kill();
    disk?.relieve();
    await database.drop();
  }
});
