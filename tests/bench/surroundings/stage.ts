import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { migrate } from '#db/migrate.ts';
import { seedDemo } from '#db/seed/seed-demo.ts';
import { startEmbeddedPostgres } from '#server/embedded-postgres.ts';
import { root, withDatabase } from '#tests/support/database-templates.ts';
import { startProduct } from '#tests/support/product.ts';
import { pin } from './processes.ts';

/** A server under test, in a process of its own on a core of its own. */
export type Served = { url: string; pid: number; stop(): Promise<void>; kill(): void };
/** A reference also takes orders from the driver. */
export type Reference = Served & { tell(order: object): void };

/** Everything the benchmarks of one run share: one PostgreSQL with a database for the product and one for references. */
export type Stage = {
  /** The product's database, with the demo commune in it. */
  sql: postgres.Sql;
  referenceUrl: string;
  /** True when server and driver each have a core. */
  pinned: boolean;
  /** The path of a file that lasts as long as the stage. */
  path(name: string): string;
  startProduct(): Promise<Served>;
  startReference(name: string, settings?: object): Promise<Reference>;
  close(): Promise<void>;
};

const serverCore = 0;
const driverCore = 1;

/** `profile` is the folder where the product writes processor profiles when it ends. */
export type StageOptions = { adminUrl: string | undefined; profile: string | null };

/**
 * Opens the stage on an embedded PostgreSQL of its own that waits for the disk at every commit, or on the server at
 * `adminUrl`. PostgreSQL is started first and stays free of any core; then the driver takes its own.
 */
export async function openStage({ adminUrl, profile }: StageOptions): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tachawor-bench-'));
  chmodSync(folder, 0o755);
  const embedded = adminUrl ? null : await startEmbeddedPostgres({ dataDir: folder, log: () => undefined });
  const admin = postgres(adminUrl ?? embedded?.url ?? '', { max: 2, onnotice: () => undefined });
  const suffix = `${process.pid}`;
  const names = [`bench_product_${suffix}`, `bench_reference_${suffix}`];
  for (const name of names) await admin`create database ${admin(name)}`;
  const [productUrl = '', referenceUrl = ''] = names.map((name) => withDatabase(adminUrl ?? embedded?.url ?? '', name));
  const sql = postgres(productUrl, { max: 4, onnotice: () => undefined });
  await migrate(productUrl);
  await seedDemo(productUrl);
  const pinned = availableParallelism() >= 2 && pin(process.pid, driverCore);
  return {
    sql,
    referenceUrl,
    pinned,
    path: (name) => path.join(folder, name),
    startProduct: () => serveProduct(productUrl, path.join(folder, 'product'), pinned, profile),
    startReference: (name, settings = {}) => serveReference(name, settings, pinned),
    async close() {
      await sql.end({ timeout: 5 });
      for (const name of names) await admin`drop database if exists ${admin(name)} with (force)`;
      await admin.end({ timeout: 5 });
      await embedded?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function serveProduct(
  databaseUrl: string,
  dataDir: string,
  pinned: boolean,
  profile: string | null,
): Promise<Served> {
  const env: Record<string, string> = profile === null ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profile}` };
  const product = await startProduct({ databaseUrl, dataDir, env });
  if (pinned) pin(product.pid, serverCore);
  return {
    url: product.url,
    pid: product.pid,
    stop: async () => void (await product.stop()),
    kill: () => product.kill(),
  };
}

async function serveReference(name: string, settings: object, pinned: boolean): Promise<Reference> {
  const file = path.join(root, 'tests/bench/references', `${name}.ts`);
  const child = fork(file, [JSON.stringify(settings)], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  });
  const pid = child.pid ?? -1;
  const port = await waitForPort(child, name);
  if (pinned) pin(pid, serverCore);
  return {
    url: `http://127.0.0.1:${port}`,
    pid,
    stop: () => end(child, 'SIGTERM'),
    kill: () => void child.kill('SIGKILL'),
    tell: (order) => void child.send(order),
  };
}

function waitForPort(child: ChildProcess, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port));
    child.once('exit', (code) => reject(new Error(`The reference ${name} ended with ${code} before it listened.`)));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
