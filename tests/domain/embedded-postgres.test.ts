import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#server/embedded-postgres.ts';
import { asAdmin } from '#tests/support/database-templates.ts';

const holder = fileURLToPath(new URL('../support/hold-postgres.ts', import.meta.url));

type Held = { child: ChildProcess; url: string; owned: boolean };

let dataDir: string;
let handles: EmbeddedPostgres[] = [];
let children: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'tachawor-postgres-'));
  // The account that root hands over to must be able to pass.
  chmodSync(dataDir, 0o755);
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const handle of handles.splice(0)) await handle.stop();
  // A test that failed half way leaves a server whose owner is dead: the next handle takes it over and stops it.
  await (await startEmbeddedPostgres({ dataDir, log: () => undefined, durable: false })).stop();
  rmSync(dataDir, { recursive: true, force: true });
  handles = [];
  children = [];
});

test('a first start makes the database, stopping keeps it, a second start finds it on the same port', async () => {
  const first = await start();
  expect(first.owned).toBe(true);
  await asAdmin(first.url, (sql) => sql`create table kept as select 'تشاور' as word`);
  await first.stop();
  await expect(asAdmin(first.url, (sql) => sql`select 1`)).rejects.toThrow();

  const second = await start();
  expect(second.url).toBe(first.url);
  const rows = await asAdmin(second.url, (sql) => sql`select word from kept`);
  expect(rows).toEqual([{ word: 'تشاور' }]);
});

test('the database speaks Arabic, asks for a password, listens to this machine only and is durable', async () => {
  const { url } = await startEmbeddedPostgres({ dataDir, log: () => undefined }).then(remember);
  const [facts] = await asAdmin(
    url,
    (sql) => sql`select datlocprovider as provider, datlocale as locale, pg_encoding_to_char(encoding) as encoding,
      current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as commit, upper('é') as upper from pg_database where datname = current_database()`,
  );
  expect(facts).toEqual({
    provider: 'b',
    locale: 'C.UTF-8',
    encoding: 'UTF8',
    addresses: '127.0.0.1',
    fsync: 'on',
    commit: 'on',
    upper: 'É',
  });
  const wrong = new URL(url);
  wrong.password = 'wrong';
  await expect(asAdmin(wrong.href, (sql) => sql`select 1`)).rejects.toMatchObject({ code: '28P01' });
  expect(statSync(path.join(dataDir, 'postgres/password')).mode & 0o777).toBe(0o600);
});

test('what people wrote is not in the log', async () => {
  const { url } = await start();
  const words = 'very private words';
  await asAdmin(url, async (sql) => {
    await sql`create table words (word text unique)`;
    await sql`insert into words values (${words})`;
    await expect(sql`insert into words values (${words})`).rejects.toThrow();
    await expect(sql`select ${words}::text::integer`).rejects.toThrow();
    await expect(sql.unsafe(`select '${words}' from nowhere`)).rejects.toThrow();
  });
  const folder = path.join(dataDir, 'postgres/log');
  const text = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
  expect(text.join('')).toContain('ready to accept connections');
  expect(text.join('')).not.toContain(words);
});

test('a server whose owner was killed is taken over without a restart', async () => {
  const held = await hold();
  expect(held.owned).toBe(true);
  const before = await serverStart(held.url);
  await end(held.child, 'SIGKILL');

  const heir = await start();
  expect(heir).toMatchObject({ owned: true, url: held.url });
  expect(await serverStart(heir.url)).toEqual(before);
  await heir.stop();
  expect(existsSync(path.join(dataDir, 'postgres/data/postmaster.pid'))).toBe(false);
});

test('a second user beside a live owner leaves the server running', async () => {
  const held = await hold();
  const guest = await start();
  expect(guest).toMatchObject({ owned: false, url: held.url });
  await guest.stop();
  expect(await serverStart(held.url)).toBeInstanceOf(Date);

  await end(held.child, 'SIGTERM');
  await expect(asAdmin(held.url, (sql) => sql`select 1`)).rejects.toThrow();
});

test('an owner that leaves first hands the server to the user that stays', async () => {
  const held = await hold();
  const guest = await start();
  await end(held.child, 'SIGTERM');
  expect(await serverStart(guest.url)).toBeInstanceOf(Date);
  await guest.stop();
  await expect(asAdmin(guest.url, (sql) => sql`select 1`)).rejects.toThrow();
});

test('two first starts at once end with one server', async () => {
  const [one, two] = await Promise.all([hold(), hold()]);
  expect(one.url).toBe(two.url);
  expect([one.owned, two.owned].sort()).toEqual([false, true]);
});

test('a killed server comes back on its port', async () => {
  const { url } = await start();
  const before = await serverStart(url);
  process.kill(postmasterPid(), 'SIGKILL');
  await vi.waitFor(async () => expect(await serverStart(url)).not.toEqual(before), { timeout: 20_000, interval: 200 });
});

test('a pid file left by a server that is gone, its number given to another process, does not block', async () => {
  const first = await start();
  await first.stop();
  const file = path.join(dataDir, 'postgres/data/postmaster.pid');
  writeFileSync(file, `${process.pid}\n${path.dirname(file)}\n1\n1\n\n127.0.0.1\n\nready\n`);
  const second = await start();
  expect(await serverStart(second.url)).toBeInstanceOf(Date);
});

async function start(): Promise<EmbeddedPostgres> {
  return remember(await startEmbeddedPostgres({ dataDir, log: () => undefined, durable: false }));
}

function remember(handle: EmbeddedPostgres): EmbeddedPostgres {
  handles.push(handle);
  return handle;
}

/** Another process that owns or shares the database of the test. */
async function hold(): Promise<Held> {
  const child = spawn(process.execPath, [holder, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, ...(JSON.parse(line) as { url: string; owned: boolean }) };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

async function serverStart(url: string): Promise<Date> {
  const [row] = await asAdmin(url, (sql) => sql<{ at: Date }[]>`select pg_postmaster_start_time() as at`);
  if (row === undefined) throw new Error('The server did not answer.');
  return row.at;
}

function postmasterPid(): number {
  return Number(readFileSync(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
}
