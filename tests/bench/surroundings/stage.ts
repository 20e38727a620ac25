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
export type Served = {
  url: string;
  pid: number;
  stop(): Promise<void>;
  kill(): void;
  /** Everything it wrote so far. */
  output(): string;
};
/** A reference also takes orders from the driver. */
export type Reference = Served & { tell(order: object): void };

/** Everything the benchmarks of one run share: one PostgreSQL with a database for the product and one for references. */
export type Stage = {
  /** The product's database, with the demo commune in it. */
  sql: postgres.Sql;
  referenceUrl: string;
  /** True when server and driver each have a core. */
  pinned: boolean;
  /** Runs work of the driver's own process on all cores. */
  onAllCores<T>(work: () => Promise<T>): Promise<T>;
  /** The path of a file that lasts as long as the stage. */
  path(name: string): string;
  startProduct(nodeOptions?: string): Promise<Served>;
  startReference(name: string, settings?: object, nodeOptions?: string): Promise<Reference>;
  close(): Promise<void>;
};

const serverCore = 0;
const driverCore = 1;

/**
 * `profile` is the folder where the product writes processor profiles when it ends; with `share` one product serves
 * all that ask for nothing special, until it is killed or the stage closes.
 */
export type StageOptions = { adminUrl: string | undefined; profile: string | null; share: boolean };

/**
 * Opens the stage on an embedded PostgreSQL of its own that waits for the disk at every commit, or on the server at
 * `adminUrl`. PostgreSQL is started first and stays free of any core; then the driver takes its own.
 */
export async function openStage({ adminUrl, profile, share }: StageOptions): Promise<Stage> {
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
  const cores = availableParallelism();
  const pinned = cores >= 2 && pin(process.pid, driverCore);
  const serve = (nodeOptions: string): Promise<Served> =>
    serveProduct(productUrl, path.join(folder, 'product'), pinned, nodeOptions);
  const shared = createShared(() => serve(''));
  return {
    sql,
    referenceUrl,
    pinned,
    async onAllCores(work) {
      if (!pinned) return work();
      pin(process.pid, `0-${cores - 1}`);
      return work().finally(() => pin(process.pid, driverCore));
    },
    path: (name) => path.join(folder, name),
    startProduct: (nodeOptions = profile === null ? '' : `--cpu-prof --cpu-prof-dir=${profile}`) =>
      share && nodeOptions === '' ? shared.start() : serve(nodeOptions),
    startReference: (name, settings = {}, nodeOptions = '') => serveReference(name, settings, pinned, nodeOptions),
    async close() {
      await shared.stop();
      await sql.end({ timeout: 5 });
      for (const name of names) await admin`drop database if exists ${admin(name)} with (force)`;
      await admin.end({ timeout: 5 });
      await embedded?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One server for many askers: it is stopped for good only here, and made again after it was killed. */
function createShared(make: () => Promise<Served>) {
  let served: Promise<Served> | null = null;
  return {
    async start(): Promise<Served> {
      served ??= make();
      const real = await served;
      const kill = (): void => {
        served = null;
        real.kill();
      };
      return { ...real, kill, stop: async () => undefined };
    },
    stop: async (): Promise<void> => (await served)?.stop(),
  };
}

async function serveProduct(
  databaseUrl: string,
  dataDir: string,
  pinned: boolean,
  nodeOptions: string,
): Promise<Served> {
  const env: Record<string, string> = nodeOptions === '' ? {} : { NODE_OPTIONS: nodeOptions };
  const product = await startProduct({ databaseUrl, dataDir, env });
  if (pinned) pin(product.pid, serverCore);
  return {
    url: product.url,
    pid: product.pid,
    stop: async () => void (await product.stop()),
    kill: () => product.kill(),
    output: () => product.logs(),
  };
}

async function serveReference(
  name: string,
  settings: object,
  pinned: boolean,
  nodeOptions: string,
): Promise<Reference> {
  const file = path.join(root, 'tests/bench/references', `${name}.ts`);
  const child = fork(file, [JSON.stringify(settings)], {
    env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: nodeOptions },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const output: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const pid = child.pid ?? -1;
  const port = await waitForPort(child, () => `The reference ${name} ended:\n${output.join('')}`);
  if (pinned) pin(pid, serverCore);
  return {
    url: `http://127.0.0.1:${port}`,
    pid,
    stop: () => end(child, 'SIGTERM'),
    kill: () => void child.kill('SIGKILL'),
    output: () => output.join(''),
    tell: (order) => void child.send(order),
  };
}

function waitForPort(child: ChildProcess, explain: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port));
    child.once('exit', () => reject(new Error(explain())));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
