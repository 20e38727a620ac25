import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { root } from '#tests/support/database-templates.ts';

const run = promisify(execFile);
/** All that need no browser. */
const names = ['vote-surge', 'fan-out', 'tally', 'room-page', 'memory', 'co-edit', 'co-edit-hall', 'map'];

/** The benchmarks in small: whether they work, nothing about speed. */
const smoke = (...args: string[]): Promise<{ stdout: string }> =>
  run(process.execPath, [path.join(root, 'tests/bench/run.ts'), ...args], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', BENCH_DATABASE_URL: inject('databaseAdminUrl') },
  });

test('every benchmark runs beside its reference and loses nothing', async () => {
  const { stdout } = await smoke(...names, '--smoke', '--markdown');
  for (const name of names) expect(stdout).toContain(`| ${name} |`);
  expect(stdout).toMatch(/after SIGKILL: acknowledged ballots lost or doubled, of [1-9]\d* +0/);
  expect(stdout).toMatch(/viewers whose last tally is not exact +0/);
  expect(stdout).toMatch(/ballots refused +0/);
  expect(stdout).toMatch(/strokes that did not arrive +0/);
  expect(stdout).toMatch(/strokes that are lost when the server starts again +0/);
  expect(stdout).not.toContain('NaN');
}, 120_000);

test('a benchmark that does not exist is a mistake told in one line', async () => {
  const failure = await smoke('vote-surg').catch((error: { code: number; stderr: string }) => error);
  expect(failure).toMatchObject({ code: 2 });
  expect((failure as { stderr: string }).stderr).toMatch(
    /^There is no benchmark vote-surg; there are .*vote-surge.*\n$/,
  );
});
