import path from 'node:path';
import { root } from '#tests/support/database-templates.ts';
import type { Bench } from './bench.ts';
import { voteSurge } from './benches/vote-surge.ts';
import { readOptions, UsageError, type Options } from './options.ts';
import { toMarkdown, toResult, toText, writeResult, type Result } from './report.ts';
import { describeMachine, raiseOpenFileLimit } from './surroundings/machine.ts';
import { openStage } from './surroundings/stage.ts';

/** `npm run bench [-- NAME…] [--rounds N] [--seconds S] [--smoke] [--markdown]`: product and reference in turn. */
const benches: Record<string, Bench> = {
  'vote-surge': voteSurge,
};

const most = 5000;
/** Both sides stay connected at once, and there is more to open than sockets. */
const filesNeeded = 2 * most + 2000;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), Object.keys(benches));
  const files = raiseOpenFileLimit(filesNeeded);
  const sockets = options.smoke ? 20 : Math.min(most, Number.isNaN(files) ? 500 : Math.floor((files - 2000) / 2));
  if (!options.smoke && sockets < most) say(`Only ${sockets} sockets: this system allows ${files} open files a process.`);
  const results = await runAll(options, sockets);
  if (options.markdown) say(`\n${toMarkdown(results)}`);
}

async function runAll(options: Options, sockets: number): Promise<Result[]> {
  const stage = await openStage(process.env.BENCH_DATABASE_URL);
  const results: Result[] = [];
  if (!stage.pinned) say('Server and driver share the cores: their rates disturb each other.');
  try {
    for (const name of options.names) {
      say(`\n── ${name}`);
      const findings = await benches[name]?.({ stage, options, sockets, say });
      if (findings === undefined) continue;
      const { rounds, seconds } = options;
      const result = toResult(findings, { date: new Date().toISOString(), rounds, seconds, machine: describeMachine() });
      results.push(result);
      say(toText(result));
      if (!options.smoke) say(`Written to ${path.relative(root, writeResult(path.join(root, 'bench-results'), result))}`);
    }
  } finally {
    await stage.close();
  }
  return results;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  const usage = error instanceof UsageError;
  process.stderr.write(`${usage ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(usage ? 2 : 1);
});
