import type { Bench, BenchContext } from '../bench.ts';
import { dismiss, enterRoom, gather } from '../drive/crowd.ts';
import { openLiveSocket, type LiveSocket } from '../drive/live-socket.ts';
import { alternate, metered } from '../drive/rounds.ts';
import { voteInTurn, voteSteadily, type VoteRun } from '../drive/votes.ts';
import type { Figure } from '../figures.ts';
import { percentile } from '../statistics.ts';
import { seedRoom, type Room } from '../surroundings/seed-room.ts';
import type { Served } from '../surroundings/stage.ts';
import { killInSurge } from './vote-surge-kill.ts';

type Measured = VoteRun & { cpuMs: number; driver: number };
type Side = { server: Served; crowd: LiveSocket[] };

/** Ballots a second at which the slowest acknowledgements are looked at. */
const steadyRate = 5000;

/** Ballots as fast as they are acknowledged, from a small and a large crowd; then at a steady rate. */
export const voteSurge: Bench = async (context) => {
  const { stage, options, sockets } = context;
  const room = await seedRoom(stage.sql, { guests: sockets, comments: 50 });
  const product = await stage.startProduct();
  const reference = await stage.startReference('bare-votes', { databaseUrl: stage.referenceUrl });
  const figures: Figure[] = [];
  const driven: number[] = [];
  const sizes = options.smoke ? [20] : [500, sockets];
  for (const size of sizes) {
    context.say(`${size} sockets`);
    const sides = await openSides(room, size, product, reference);
    figures.push(...(await surge(context, room, sides, size, driven)));
    if (size === sizes.at(-1)) figures.push(...(await steady(context, room, sides)));
    for (const { crowd } of Object.values(sides)) dismiss(crowd);
  }
  await Promise.all([product.stop(), reference.stop()]);
  context.say('the server is killed while ballots flow');
  figures.push(await killInSurge(stage, room, options.smoke ? 20 : 500));
  return { name: 'vote-surge', workload: describe(sizes), notes: [busy(driven)], figures };
};

const describe = (sizes: number[]): string =>
  `${sizes.join(', then ')} sockets cast ballots as fast as acknowledged, every acknowledgement after a durable commit`;

const busy = (driven: number[]): string =>
  `The driver used at most ${Math.round(Math.max(...driven) * 100)} % of its core.`;

async function openSides(room: Room, size: number, product: Served, reference: Served) {
  const guest = (place: number) => room.guests[place] ?? { personId: '', token: '' };
  const voters = await gather(size, (place) => enterRoom(product.url, room.sessionId, guest(place), true));
  const bare = await gather(size, (place) => openLiveSocket(reference.url, { personId: guest(place).personId }));
  return { product: { server: product, crowd: voters }, reference: { server: reference, crowd: bare } };
}

async function surge(
  { options }: BenchContext,
  room: Room,
  sides: { product: Side; reference: Side },
  size: number,
  driven: number[],
): Promise<Figure[]> {
  const drive = ({ server, crowd }: Side) => measure(server, () => voteInTurn(crowd, room.motionId, options.seconds));
  await drive(sides.product);
  await drive(sides.reference);
  const { product, reference } = await alternate(
    options.rounds,
    () => drive(sides.product),
    () => drive(sides.reference),
  );
  driven.push(...[...product, ...reference].map((run) => run.driver));
  const figure = (label: string, unit: string, read: (run: Measured) => number): Figure => ({
    label: `${size} sockets: ${label}`,
    unit,
    product: product.map(read),
    reference: reference.map(read),
  });
  return [
    {
      ...figure('ballots acknowledged', '/s', (run) => run.acknowledged / run.seconds),
      target: { of: 'ratio', limit: 'at least', than: 0.6 },
    },
    figure('CPU a ballot', 'µs', (run) => (run.cpuMs * 1000) / run.acknowledged),
    figure('acknowledgement p99', 'ms', (run) => percentile(run.latencies, 0.99)),
    { label: `${size} sockets: ballots refused`, unit: '', product: product.map((run) => run.refused), target: none },
  ];
}

const none = { of: 'value', limit: 'at most', than: 0 } as const;

async function steady(
  { options }: BenchContext,
  room: Room,
  sides: { product: Side; reference: Side },
): Promise<Figure[]> {
  const rate = options.smoke ? 100 : steadyRate;
  const drive = ({ server, crowd }: Side) =>
    measure(server, () => voteSteadily(crowd, room.motionId, rate, options.seconds));
  const { product, reference } = await alternate(
    options.rounds,
    () => drive(sides.product),
    () => drive(sides.reference),
  );
  const read = (share: number) => (run: Measured) => percentile(run.latencies, share);
  return [
    {
      label: `at ${rate}/s: acknowledgement p50`,
      unit: 'ms',
      product: product.map(read(0.5)),
      reference: reference.map(read(0.5)),
    },
    {
      label: `at ${rate}/s: acknowledgement p99`,
      unit: 'ms',
      product: product.map(read(0.99)),
      reference: reference.map(read(0.99)),
      target: { of: 'value', limit: 'at most', than: 150 },
    },
  ];
}

async function measure(server: Served, drive: () => Promise<VoteRun>): Promise<Measured> {
  const { result, cpuMs, driver } = await metered(server.pid, drive);
  return { ...result, cpuMs, driver };
}
