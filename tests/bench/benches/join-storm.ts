import type { Bench, BenchContext } from '../bench.ts';
import { dismiss, gather } from '../drive/crowd.ts';
import { openLiveSocket, type LiveSocket } from '../drive/live-socket.ts';
import { alternate } from '../drive/rounds.ts';
import { isAccepted } from '../drive/votes.ts';
import type { Figure } from '../figures.ts';
import { percentile } from '../statistics.ts';
import { seedRoom } from '../surroundings/seed-room.ts';

/** What one round found. `transactions` are those of the whole database. */
type Measured = { perSecond: number; latencies: number[]; refused: number; transactions: number; count: number };

const most = 2000;
/** How many are on their way in at the same time: a hall scans the code within seconds of it being shown. */
const atOnce = 500;

/** A hall comes in at once: everybody connects, joins by the code as a new guest and gets the room. */
export const joinStorm: Bench = async ({ stage, options, sockets }) => {
  const count = options.smoke ? 20 : Math.min(most, sockets);
  const room = await seedRoom(stage.sql, { guests: 1, comments: 50 });
  const product = await stage.startProduct();
  const reference = await stage.startReference('bare-broadcast', { frame: {} });
  const join = async (): Promise<{ socket: LiveSocket; ok: boolean }> => {
    const socket = await openLiveSocket(product.url);
    const answer = await new Promise<Buffer>((resolve, reject) => {
      socket.onClose = () => reject(new Error('The connection ended before the answer.'));
      socket.send('join', JSON.stringify({ code: room.code }), resolve);
    });
    // Reading the whole of it would measure the driver.
    return { socket, ok: isAccepted(answer) && answer.includes('"snapshot":{') };
  };
  const connect = async () => ({ socket: await openLiveSocket(reference.url), ok: true });
  if (!options.smoke) {
    await storm(stage.sql, count, join);
    await storm(stage.sql, count, connect);
  }
  const runs = await alternate(
    options.rounds,
    () => storm(stage.sql, count, join),
    () => storm(stage.sql, count, connect),
  );
  await Promise.all([product.stop(), reference.stop()]);
  return {
    name: 'join-storm',
    workload: `${count} connect, join by code as new guests and get the room, ${atOnce} at a time`,
    notes: ['The reference only connects.'],
    figures: toFigures(runs),
  };
};

async function storm(
  sql: BenchContext['stage']['sql'],
  count: number,
  enter: () => Promise<{ socket: LiveSocket; ok: boolean }>,
): Promise<Measured> {
  const latencies: number[] = [];
  let refused = 0;
  const before = await countTransactions(sql);
  const start = performance.now();
  const crowd = await gather(
    count,
    async () => {
      const begun = performance.now();
      const { socket, ok } = await enter();
      latencies.push(performance.now() - begun);
      if (!ok) refused += 1;
      return socket;
    },
    atOnce,
  );
  const ms = performance.now() - start;
  const transactions = (await countTransactions(sql)) - before;
  dismiss(crowd);
  return { perSecond: (count / ms) * 1000, latencies, refused, transactions, count };
}

/** Statistics are read as they are now, not as they were when the connection last looked. */
async function countTransactions(sql: BenchContext['stage']['sql']): Promise<number> {
  await sql`select pg_stat_clear_snapshot()`;
  const [row] = await sql<{ count: string }[]>`
    select xact_commit as count from pg_stat_database where datname = current_database()`;
  return Number(row?.count ?? 0);
}

function toFigures({ product, reference }: { product: Measured[]; reference: Measured[] }): Figure[] {
  return [
    {
      label: 'joined',
      unit: '/s',
      product: product.map((run) => run.perSecond),
      reference: reference.map((run) => run.perSecond),
      target: { of: 'ratio', limit: 'at least', than: 0.6 },
    },
    {
      label: 'until the room is there, p99',
      unit: 'ms',
      product: product.map((run) => percentile(run.latencies, 0.99)),
      reference: reference.map((run) => percentile(run.latencies, 0.99)),
      target: { of: 'value', limit: 'at most', than: 3000 },
    },
    {
      label: 'transactions of the database a join',
      unit: '',
      product: product.map((run) => run.transactions / run.count),
    },
    {
      label: 'refused',
      unit: '',
      product: product.map((run) => run.refused),
      target: { of: 'value', limit: 'at most', than: 0 },
    },
  ];
}
