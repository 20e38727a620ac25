import path from 'node:path';
import { root } from '#tests/support/database-templates.ts';
import type { Bench } from './bench.ts';
import { coEditHall } from './benches/co-edit-hall.ts';
import { coEdit } from './benches/co-edit.ts';
import { fanOut } from './benches/fan-out.ts';
import { hallBench } from './benches/hall.ts';
import { joinStorm } from './benches/join-storm.ts';
import { reconnectStorm } from './benches/reconnect-storm.ts';
import { map } from './benches/map.ts';
import { memory } from './benches/memory.ts';
import { pageWeight } from './benches/page-weight.ts';
import { roomPage } from './benches/room-page.ts';
import { tally } from './benches/tally.ts';
import { voteSurge } from './benches/vote-surge.ts';
import { readOptions, UsageError, type Options } from './options.ts';
import { toMarkdown, toResult, toText, writeResult, type Result } from './report.ts';
import { describeMachine, raiseOpenFileLimit } from './surroundings/machine.ts';
import { openStage, type Stage } from './surroundings/stage.ts';

/** `npm run bench [-- NAME…] [--rounds N] [--seconds S] [--smoke] [--markdown] [--profile]`: product and reference in turn. */
const benches: Record<string, Bench> = {
  'vote-surge': voteSurge,
  'fan-out': fanOut,
  tally,
  hall: hallBench,
  'join-storm': joinStorm,
  'reconnect-storm': reconnectStorm,
  'room-page': roomPage,
  'page-weight': pageWeight,
  memory,
  'co-edit': coEdit,
  'co-edit-hall': coEditHall,
  map,
};
/** The usual length of those that want another than the rest. */
const lengths: Record<string, { rounds: number; seconds: number }> = { 'co-edit-hall': { rounds: 10, seconds: 60 } };

const results = path.join(root, 'bench-results');
const most = 5000;
/** Both sides stay connected at once, and there is more to open than sockets. */
const filesNeeded = 2 * most + 2000;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), Object.keys(benches));
  const files = raiseOpenFileLimit(filesNeeded);
  const sockets = options.smoke ? 20 : Math.min(most, Number.isNaN(files) ? 500 : Math.floor((files - 2000) / 2));
  if (!options.smoke && sockets < most)
    say(`Only ${sockets} sockets: this system allows ${files} open files a process.`);
  const found = await runAll(options, sockets);
  if (options.markdown) say(`\n${toMarkdown(found)}`);
}

async function runAll(options: Options, sockets: number): Promise<Result[]> {
  const stage = await openStage({
    adminUrl: process.env.BENCH_DATABASE_URL,
    profile: options.profile ? results : null,
    share: options.smoke,
  });
  closeOnEnd(stage);
  const found: Result[] = [];
  if (!stage.pinned) say('Server and driver share the cores: their rates disturb each other.');
  try {
    for (const name of options.names) {
      say(`\n── ${name}`);
      const own = options.usual ? { ...options, ...lengths[name] } : options;
      const findings = await benches[name]?.({ stage, options: own, sockets, say });
      if (findings === undefined) continue;
      const { rounds, seconds } = own;
      const about = { date: new Date().toISOString(), rounds, seconds, machine: describeMachine() };
      const result = toResult(findings, about, !options.smoke);
      found.push(result);
      say(toText(result));
      if (!options.smoke) say(`Written to ${path.relative(root, writeResult(results, result))}`);
    }
  } finally {
    await stage.close();
  }
  return found;
}

/** Whatever ends us, no server stays behind. */
function closeOnEnd(stage: Stage): void {
  const end = (error?: unknown): void => {
    if (error instanceof Error) process.stderr.write(`${error.stack}\n`);
    void stage.close().finally(() => process.exit(1));
  };
  process
    .once('SIGTERM', () => end())
    .once('SIGINT', () => end())
    .once('uncaughtException', end);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  const usage = error instanceof UsageError;
  process.stderr.write(`${usage ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(usage ? 2 : 1);
});
