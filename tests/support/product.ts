import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { compiledFolder, nodeOptions } from '#server/start/node-options.mjs';
import { root } from './database-templates.ts';
import { freePort } from './free-port.ts';

export type ProductOptions = {
  /** Overrides of the environment, which otherwise is production with the demo on. */
  env?: Record<string, string>;
  databaseUrl?: string;
  /** Kept after `stop`; without it a temporary folder is made and removed. */
  dataDir?: string;
  /** A file that takes what the server writes instead of `logs()`. */
  logFile?: string;
};

export type Product = {
  url: string;
  port: number;
  pid: number;
  child: ChildProcess;
  dataDir: string;
  /** Asks it to drain; resolves with its exit status, −1 after a signal ended it. */
  stop(): Promise<number>;
  /** Takes the process away without warning. */
  kill(): void;
  /** Everything it wrote so far. */
  logs(): string;
};

const startPatience = 60_000;
const stopPatience = 30_000;

/** Starts the real server as a process of its own and waits until it is ready. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const dataDir = options.dataDir ?? makeDataDir();
  const port = Number(options.env?.PORT ?? (await freePort()));
  const logFile = options.logFile === undefined ? null : openSync(options.logFile, 'w');
  const child = spawn(process.execPath, [...nodeOptions, path.join(root, 'server/main.ts')], {
    cwd: root,
    env: environment(options, port, dataDir),
    stdio: ['ignore', logFile ?? 'pipe', logFile ?? 'pipe', 'ipc'],
  });
  if (logFile !== null) closeSync(logFile);
  const output: string[] = [];
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const temporary = options.dataDir === undefined;
  const product: Product = {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? -1,
    child,
    dataDir,
    stop: () => stop(child, temporary ? dataDir : null, output),
    kill: () => void child.kill('SIGKILL'),
    logs: () => output.join(''),
  };
  await untilReady(product);
  return product;
}

/** Open to be passed by the account that runs the embedded database when root runs the tests. */
function makeDataDir(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tachawor-test-'));
  chmodSync(folder, 0o755);
  return folder;
}

function environment(options: ProductOptions, port: number, dataDir: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|NODE_OPTIONS|DATABASE_URL|SECRET|DEMO|BASE_URL|TEST)/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: compiledFolder,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
    DEMO: '1',
    ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
    ...options.env,
  };
}

async function untilReady(product: Product): Promise<void> {
  const until = Date.now() + startPatience;
  for (;;) {
    if (product.child.exitCode !== null || product.child.signalCode !== null) {
      throw new Error(`The server ended before it was ready:\n${product.logs()}`);
    }
    const answer = await fetch(`${product.url}/readyz`).catch(() => null);
    if (answer?.status === 200) return;
    if (Date.now() > until) {
      product.kill();
      throw new Error(
        `The server was not ready within a minute (${answer?.status ?? 'no answer'}):\n${product.logs()}`,
      );
    }
    await sleep(50);
  }
}

async function stop(child: ChildProcess, temporary: string | null, output: string[]): Promise<number> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const inTime = await Promise.race([ended.then(() => true), sleep(stopPatience, false, { ref: false })]);
    if (!inTime) {
      child.kill('SIGKILL');
      throw new Error(`The server did not stop within ${stopPatience / 1000} seconds:\n${output.join('')}`);
    }
  }
  if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
  return child.exitCode ?? -1;
}
