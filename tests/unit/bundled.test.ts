import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { bundled, fileOf } from '#server/start/bundled.mjs';
import { nodeOptions } from '#server/start/node-options.mjs';
import { inRoot } from '#server/start/paths.mjs';

/** Runs a module in a process that begins as all of ours do. @returns what it wrote, as JSON */
function run(source: string): unknown {
  const args = [...nodeOptions, '--input-type=module', '--eval', source];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: inRoot(), encoding: 'utf8' }));
}

test('programs and threads of ours load the bundled library', () => {
  const resolved = `JSON.stringify(${JSON.stringify(bundled)}.map((one) => import.meta.resolve(one)))`;
  const files = bundled.map((one) => pathToFileURL(inRoot('build', 'bundled', fileOf(one))).href);
  expect(run(`console.log(${resolved})`)).toEqual(files);
  const inThread = `import { Worker } from 'node:worker_threads';
    const source = ${JSON.stringify(`console.log(${resolved})`)};
    new Worker(new URL('data:text/javascript,' + encodeURIComponent(source)));`;
  expect(run(inThread)).toEqual(files);
});

test('the bundle exports what the library exports, with one copy of what its parts share', () => {
  // By its address the library itself is found.
  const installed = ['index.js', 'pg-core/index.js', 'postgres-js/index.js', 'postgres-js/migrator.js'];
  const pairs = bundled.map((one, place) => [
    one,
    pathToFileURL(inRoot('node_modules/drizzle-orm', installed[place] ?? '')).href,
  ]);
  const found = run(`
    const names = {};
    for (const [one, file] of ${JSON.stringify(pairs)}) {
      const [ours, theirs] = [await import(one), await import(file)];
      const exported = (from) => Object.keys(from).sort().join();
      names[one] = ours !== theirs && exported(ours) === exported(theirs);
    }
    const { Table, is } = await import('drizzle-orm');
    const { pgTable, text } = await import('drizzle-orm/pg-core');
    names.shared = is(pgTable('any', { name: text('name') }), Table);
    names.same = pgTable('any', {}) instanceof Table;
    console.log(JSON.stringify(names));`);
  expect(found).toEqual({ ...Object.fromEntries(bundled.map((one) => [one, true])), shared: true, same: true });
});
