import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import type { Bench, BenchContext } from '../bench.ts';
import type { MapTimes, MapWork } from '../drive/map-worker.ts';
import type { Figure, Findings } from '../figures.ts';
import { median } from '../statistics.ts';
import { makeVoting, readVTaiwan, type Voting } from '../surroundings/map-votes.ts';

const file = fileURLToPath(new URL('../drive/map-worker.ts', import.meta.url));
const single = 10;
/** Maps that a worker computes before it is measured: one lives as long as the server. */
const warming = 3;

type Round = { full: number; one: number; hundred: number; blocked: number; grouped: number };

/** The opinion map in a worker: in full, after one more vote, after a hundred more. */
export const map: Bench = (context) => context.stage.onAllCores(() => run(context));

async function run({ options, say }: BenchContext): Promise<Findings> {
  const vtaiwan = readVTaiwan();
  const real = vtaiwan ?? makeVoting(options.smoke ? 100 : 1921, options.smoke ? 20 : 197);
  const large = options.smoke ? makeVoting(200, 30) : makeVoting(10_000, 1_000);
  const found: Array<{ small: Round; big: Round }> = [];
  for (let round = 0; round < options.rounds; round += 1) {
    found.push({ small: await measure(real), big: await measure(large) });
    say(`round ${round + 1} of ${options.rounds}`);
  }
  const name = vtaiwan ? 'vTaiwan' : 'made up, of the size of vTaiwan';
  const small = figuresOf(
    `${name}, ${sizeOf(real)}`,
    found.map((one) => one.small),
    { full: 80, one: 15 },
  );
  const big = figuresOf(
    `made up, ${sizeOf(large)}`,
    found.map((one) => one.big),
    { full: 500 },
  );
  return {
    name: 'map',
    workload: 'the opinion map in a worker that has computed some before; the reference is its full run',
    notes: vtaiwan ? [] : ['The public votes of vTaiwan are absent.'],
    figures: [...small, ...big],
  };
}

const sizeOf = ({ votes: { participantCount, statementCount, values } }: Voting): string =>
  `${participantCount} × ${statementCount}, ${values.length} votes`;

function figuresOf(label: string, rounds: Round[], limits: { full: number; one?: number }): Figure[] {
  const atMost = (than: number) => ({ of: 'value', limit: 'at most', than }) as const;
  const read = (key: keyof Round): number[] => rounds.map((round) => round[key]);
  const full = read('full');
  return [
    { label: `${label}: in full`, unit: 'ms', product: full, target: atMost(limits.full) },
    {
      label: `${label}: one more vote`,
      unit: 'ms',
      product: read('one'),
      reference: full,
      ...(limits.one !== undefined && { target: atMost(limits.one) }),
    },
    { label: `${label}: a hundred more votes`, unit: 'ms', product: read('hundred'), reference: full },
    {
      label: `${label}: longest stop of the main loop meanwhile`,
      unit: 'ms',
      product: read('blocked'),
      target: atMost(10),
    },
    { label: `${label}: people in groups`, unit: '', product: read('grouped') },
  ];
}

async function measure({ votes, moderatedOut }: Voting): Promise<Round> {
  const all = votes.values.length;
  const base = all - single - 100;
  const counts = Array.from({ length: 1 + single }, (_, index) => base + index);
  const grown = await work({ votes, counts: [...counts, all], moderatedOut, warm: warming });
  const fresh = await work({ votes, counts: [all], moderatedOut, warm: warming });
  return {
    full: fresh.times.at(-1) ?? Number.NaN,
    one: median(grown.times.slice(1, 1 + single)),
    hundred: grown.times.at(-1) ?? Number.NaN,
    blocked: Math.max(grown.blocked, fresh.blocked),
    grouped: fresh.grouped,
  };
}

async function work(workerData: MapWork): Promise<MapTimes & { blocked: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const worker = new Worker(file, { workerData });
  delay.enable();
  const [message] = (await once(worker, 'message')) as [MapTimes];
  delay.disable();
  await worker.terminate();
  return { ...message, blocked: delay.max / 1e6 };
}
