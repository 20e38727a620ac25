import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchContext } from '../bench.ts';
import { dismiss, enterRoom, gather } from '../drive/crowd.ts';
import { openLiveSocket, type LiveSocket } from '../drive/live-socket.ts';
import { alternate, metered } from '../drive/rounds.ts';
import { voteSteadily } from '../drive/votes.ts';
import { watchTallies } from '../drive/watch-tallies.ts';
import type { Figure } from '../figures.ts';
import { percentile } from '../statistics.ts';
import { seedRoom, type Room } from '../surroundings/seed-room.ts';
import type { Reference, Served } from '../surroundings/stage.ts';

/** What one round found; of the reference only its frames and its processor time. */
type Measured = { cores: number; framesPerSecond: number; stale: number[]; wrong: number; driver: number };

const votesPerSecond = 2000;
const beatsPerSecond = 4;

/** Everybody in a large hall watches a motion while many vote on it. */
export const tally: Bench = async (context) => {
  const { stage, sockets } = context;
  const room = await seedRoom(stage.sql, { guests: sockets, comments: 50 });
  const product = await stage.startProduct();
  const viewers = await gather(sockets, (place) =>
    enterRoom(product.url, room.sessionId, room.guests[place] ?? room.guests[0]!),
  );
  const reference = await stage.startReference('bare-broadcast', { frame: sampleFrame(room) });
  const bare = await gather(sockets, () => openLiveSocket(reference.url));
  await sleep(context.options.smoke ? 0 : 3000);
  const { figures, driver } = await compare(context, room, { product, viewers }, { reference, bare });
  dismiss([...viewers, ...bare]);
  await Promise.all([product.stop(), reference.stop()]);
  return {
    name: 'tally',
    workload: `${sockets} viewers, ${votesPerSecond} votes/s`,
    notes: [`The driver used at most ${Math.round(driver * 100)} % of its core.`],
    figures,
  };
};

/** A tally of the same bytes as the product's. */
function sampleFrame({ sessionId, motionId }: Room): object {
  const data = { motionId, cast: 5000, revision: 10_000, result: null };
  return { topic: `session:${sessionId}`, name: 'motion.tallied', at: new Date().toISOString(), data };
}

async function compare(
  { options, stage }: BenchContext,
  room: Room,
  { product, viewers }: { product: Served; viewers: LiveSocket[] },
  { reference, bare }: { reference: Reference; bare: LiveSocket[] },
): Promise<{ figures: Figure[]; driver: number }> {
  const rate = options.smoke ? 100 : votesPerSecond;
  const countRevision = async (): Promise<number> => {
    const [row] = await stage.sql<{ revision: number }[]>`
      select coalesce(sum(revision), 0)::int as revision from ballots where motion_id = ${room.motionId}`;
    return row?.revision ?? 0;
  };
  const vote = () => voteAndWatch(product, viewers, room, rate, options.seconds, countRevision);
  if (!options.smoke) await vote();
  const runs = await alternate(options.rounds, vote, () => beat(reference, bare, options.seconds));
  return {
    figures: toFigures(runs),
    driver: Math.max(...[...runs.product, ...runs.reference].map((run) => run.driver)),
  };
}

function toFigures({ product, reference }: { product: Measured[]; reference: Measured[] }): Figure[] {
  return [
    {
      label: 'CPU',
      unit: 'cores',
      product: product.map((run) => run.cores),
      reference: reference.map((run) => run.cores),
      target: { of: 'ratio', limit: 'at most', than: 1.3 },
    },
    {
      label: 'frames a viewer, the busiest',
      unit: '/s',
      product: product.map((run) => run.framesPerSecond),
      reference: reference.map((run) => run.framesPerSecond),
      target: { of: 'value', limit: 'at most', than: beatsPerSecond },
    },
    {
      label: 'age of a vote when its tally arrives, p95',
      unit: 'ms',
      product: product.map((run) => percentile(run.stale, 0.95)),
      target: { of: 'value', limit: 'at most', than: 400 },
    },
    {
      label: 'viewers whose last tally is not exact',
      unit: '',
      product: product.map((run) => run.wrong),
      target: { of: 'value', limit: 'at most', than: 0 },
    },
  ];
}

async function voteAndWatch(
  product: Served,
  viewers: LiveSocket[],
  room: Room,
  rate: number,
  seconds: number,
  countRevision: () => Promise<number>,
): Promise<Measured> {
  const before = await countRevision();
  const watch = watchTallies(viewers);
  const { ms, cpuMs, driver } = await metered(product.pid, () =>
    voteSteadily(viewers, room.motionId, rate, seconds, () => watch.acknowledged()),
  );
  await sleep(1000);
  const after = await countRevision();
  const found = watch.end(before, after);
  return { cores: cpuMs / ms, framesPerSecond: found.mostFrames, stale: found.stale, wrong: found.wrong, driver };
}

async function beat(reference: Reference, bare: LiveSocket[], seconds: number): Promise<Measured> {
  const watch = watchTallies(bare);
  const { ms, cpuMs, driver } = await metered(reference.pid, async () => {
    reference.tell({ every: 1000 / beatsPerSecond, times: Math.round(seconds * beatsPerSecond) });
    await sleep(seconds * 1000 + 50);
  });
  await sleep(500);
  const { mostFrames } = watch.end(0, 0);
  return { cores: cpuMs / ms, framesPerSecond: mostFrames, stale: [], wrong: 0, driver };
}
