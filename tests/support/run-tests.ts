import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBuild } from '#server/start/build.mjs';
import { findBrowser } from './browser.ts';
import { root } from './database-templates.ts';
import { addTallies, readReport, summary, type Tally } from './test-tally.ts';

/** `npm test [-- --full] [filter…]`: every gate in order, then all test projects, then one line that sums up. */
const options = process.argv.slice(2);
const full = options.includes('--full') || process.env.npm_config_full === 'true';
const filters = options.filter((option) => option !== '--full');
const { NODE_ENV: _, ...inherited } = process.env;
const environment = { ...inherited, ...(full ? { TACHAWOR_FULL: '1' } : {}) } as NodeJS.ProcessEnv;

const report = path.join(root, '.cache/test-report.json');
const passed: Tally = { passed: 1, failed: 0, skipped: 0 };
const failed: Tally = { passed: 0, failed: 1, skipped: 0 };

let running: ChildProcess | null = null;
endWithParent();
const tallies: Tally[] = [];
if (filters.length === 0) {
  tallies.push(await gate('format', () => tool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.'])));
  tallies.push(await gate('lint', () => tool('oxlint/bin/oxlint', [])));
  tallies.push(await gate('types', () => tool('typescript/bin/tsc', ['--noEmit'])));
}
tallies.push(await gate('build', () => ensureBuild().then(() => true)));
tallies.push(await gate('browser', () => findBrowser().then(() => true)));
tallies.push(await runVitest());

const total = addTallies(tallies);
console.log(summary(total));
process.exit(total.failed === 0 ? 0 : 1);

async function gate(name: string, work: () => Promise<boolean>): Promise<Tally> {
  console.log(`\n── ${name}`);
  const fine = await work().catch((error: unknown) => {
    console.log(error instanceof Error ? error.message : String(error));
    return false;
  });
  console.log(fine ? 'passed' : 'failed');
  return fine ? passed : failed;
}

async function runVitest(): Promise<Tally> {
  console.log('\n── tests');
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const fine = await tool('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...filters,
  ]);
  return readReport(() => readFileSync(report, 'utf8'), fine);
}

/** Runs a program of node_modules with our own Node version; true when it ended well. */
function tool(entry: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, 'node_modules', entry), ...args], {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    running = child;
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** When we are stopped, or the starting process is killed and nobody reads the result, nothing runs on alone. */
function endWithParent(): void {
  process.once('SIGTERM', end).once('SIGINT', end).once('disconnect', end);
  process.channel?.unref();
}

function end(): never {
  running?.kill('SIGTERM');
  process.exit(1);
}
