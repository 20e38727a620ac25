import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundledFolder } from './bundled.mjs';
import { compressBuilt } from './compress.mjs';
import { withCheckoutLock } from './lock.mjs';
import { compiledFolder, nodeOptions } from './node-options.mjs';
import { inRoot, root } from './paths.mjs';
import { findNode, projectEnvironment } from './run.mjs';

const stamp = inRoot('build', '.stamp');
const log = inRoot('build', 'build.log');
const sources = [
  'app',
  // Pages bundle the domain's code.
  'server',
  'db',
  'public',
  'remix.config.js',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** Builds pages and browser code when a source differs from what was built last. */
export async function ensureBuild() {
  if (isCurrent()) return;
  await withCheckoutLock(async () => {
    if (isCurrent()) return;
    console.error('Building the pages…');
    const built = fingerprint();
    rmSync(stamp, { force: true });
    if ((await build()) !== 0) {
      console.error(readFileSync(log, 'utf8'));
      throw new Error('The build failed; its output is above and in build/build.log.');
    }
    await compressBuilt(inRoot('build', 'client'));
    await prepareStart();
    writeFileSync(stamp, built);
  });
}

function isCurrent() {
  return (
    existsSync(stamp) &&
    existsSync(inRoot('build', 'server', 'index.js')) &&
    readFileSync(stamp, 'utf8') === fingerprint()
  );
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => listFiles(source))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inRoot(file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Sorted, so that the order in which a disk lists its files does not matter. @param {string} source @returns {string[]} */
function listFiles(source) {
  if (!existsSync(inRoot(source))) return [];
  if (path.extname(source) !== '') return [source];
  return readdirSync(inRoot(source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

/**
 * Bundles what is slow to load, then compiles the server ahead. Where one fails nothing is lost but time at the start.
 * @returns {Promise<void>}
 */
async function prepareStart() {
  rmSync(bundledFolder, { recursive: true, force: true });
  rmSync(compiledFolder, { recursive: true, force: true });
  await runStep('bundle.mjs');
  await runStep('compile.mjs');
}

/** @param {string} step a file of this folder @returns {Promise<void>} */
async function runStep(step) {
  const env = { ...projectEnvironment(), NODE_ENV: 'production', NODE_COMPILE_CACHE: compiledFolder };
  const child = spawn(findNode(), [...nodeOptions, inRoot('server', 'start', step)], {
    cwd: root,
    env,
    stdio: 'ignore',
  });
  await new Promise((resolve) => {
    child.once('error', resolve);
    child.once('close', resolve);
  });
}

/** The compiler empties the folder first, so its output is kept aside until it is done. @returns {Promise<number>} */
async function build() {
  const compiler = inRoot('node_modules', '@remix-run', 'dev', 'dist', 'cli.js');
  const child = spawn(findNode(), [compiler, 'vite:build'], {
    cwd: root,
    env: { ...projectEnvironment(), NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  /** @type {Buffer[]} */
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
  mkdirSync(inRoot('build'), { recursive: true });
  writeFileSync(log, Buffer.concat(output));
  return code;
}
