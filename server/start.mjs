/**
 * The way in behind every npm script. It needs nothing but Node 20 and npm: it installs what is missing,
 * builds when the sources changed, and hands over to the Node version the project brings.
 */
import { ensureBuild } from './start/build.mjs';
import { ensureInstalled } from './start/install.mjs';
import { findNode, handOver } from './start/run.mjs';

/** @type {Record<string, { entry: string, build: boolean, mode?: 'production' | 'development' }>} */
const commands = {
  start: { entry: 'server/main.ts', build: true, mode: 'production' },
  dev: { entry: 'server/main.ts', build: false, mode: 'development' },
  // The tests build as one of their own steps, so that a broken build is counted as a failure.
  test: { entry: 'tests/support/run-tests.ts', build: false },
  bench: { entry: 'tests/bench/run.ts', build: true },
  cli: { entry: 'server/cli/main.ts', build: false },
  look: { entry: 'tests/support/look.ts', build: true },
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;

if (command === undefined) {
  console.error(`Usage: node server/start.mjs ${Object.keys(commands).join('|')} [arguments]`);
  process.exit(2);
}

try {
  await ensureInstalled();
  if (command.build) await ensureBuild();
  await handOver(findNode(), command.entry, args, command.mode);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
