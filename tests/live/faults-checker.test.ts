import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createChecker, fetchOpenData, type Findings } from '#tests/support/checker.ts';
import { root } from '#tests/support/database-templates.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { freePort } from '#tests/support/free-port.ts';
import { until } from '#tests/support/live-client.ts';
import { code, findDemoRoom } from '#tests/support/live-stage.ts';
import { startProduct } from '#tests/support/product.ts';
import { createRandom } from '#tests/support/seeded-random.ts';
import { startSurge } from '#tests/support/surge.ts';

let database: TestDatabase;
let server: ChildProcess | null = null;
beforeEach(async () => void (database = await createTestDatabase({ seeded: true })));
afterEach(async () => {
  server?.kill('SIGKILL');
  await database.drop();
});

/** Runs a surge over a server of the given kind, kills it in the middle where asked, and lets the checker look. */
async function judge(mode: string, killed: boolean): Promise<Findings> {
  createRandom(`a ${mode} server`);
  const sql = postgres(database.url, { max: 2, onnotice: () => undefined });
  const checker = createChecker();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await start(mode, port);
  const room = await findDemoRoom(sql);
  const surge = await startSurge({ ...room, url, code, checker, people: 25, perSecond: 250 });
  await sleep(1500);
  if (killed) {
    await kill();
    await start(mode, port);
    await surge.untilAllBack(Date.now(), 15_000);
  }
  await surge.stop();
  await sleep(400);
  await kill();
  const honest = await startProduct({ databaseUrl: database.url });
  const openData = await fetchOpenData(honest.url, room.sessionId);
  await honest.stop();
  const findings = await checker.inspect({ sql, sessionId: room.sessionId, openData });
  await sql.end({ timeout: 5 });
  const numbers = Object.fromEntries(Object.entries(findings).map(([name, list]) => [name, list.length]));
  console.log(mode, checker.counts(), numbers);
  expect(checker.counts().acknowledged).toBeGreaterThan(10);
  return findings;
}

async function start(mode: string, port: number): Promise<void> {
  const script = path.join(root, 'tests/support/lossy-server.ts');
  server = spawn(process.execPath, [script, mode, String(port), database.url], { cwd: root, stdio: 'inherit' });
  await until(
    () =>
      fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      ),
    20_000,
  );
}

async function kill(): Promise<void> {
  const ended = server && once(server, 'exit');
  server?.kill('SIGKILL');
  await ended;
  server = null;
}

test('an honest server that is killed leaves nothing to find', async () => {
  expect(await judge('honest', true)).toEqual({ lost: [], doubled: [], refusedButStored: [], exportDiffers: [] });
});

test('a server that acknowledges before the commit is caught: acts are lost', async () => {
  const { lost } = await judge('early', true);
  expect(lost.filter((act) => act.startsWith('postComment')).length).toBeGreaterThan(0);
  expect(lost.filter((act) => act.startsWith('voteStatement')).length).toBeGreaterThan(0);
});

test('a server that does not know an act again is caught: acts are doubled', async () => {
  expect((await judge('forgetful', false)).doubled.length).toBeGreaterThan(0);
});

test('a server that stores what it refuses is caught', async () => {
  expect((await judge('refusing', false)).refusedButStored.length).toBeGreaterThan(0);
});
