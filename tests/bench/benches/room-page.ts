import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchContext } from '../bench.ts';
import { loadPages, makeRequest, type PageRun } from '../drive/pages.ts';
import { alternate, metered } from '../drive/rounds.ts';
import type { Figure } from '../figures.ts';
import { countElements, parseHtml } from '../references/parse-html.ts';
import { median } from '../statistics.ts';
import { copyPage, writeCopy } from '../surroundings/page-copy.ts';
import { seedRoom, type Room } from '../surroundings/seed-room.ts';
import type { Served } from '../surroundings/stage.ts';

type Measured = PageRun & { cpuMs: number; driver: number };
/** Loads one page in one round. */
type Drive = () => Promise<Measured>;

/** The room's page, made for one reader and served to all, with few and with many comments behind it. */
export const roomPage: Bench = async (context) => {
  const { stage, options } = context;
  // Connections that load at the same time.
  const atOnce = options.smoke ? 2 : 16;
  const sizes = options.smoke ? [100, 200, 300] : [1000, 10_000, 100_000];
  const rooms: Room[] = [];
  for (const comments of sizes) rooms.push(await seedRoom(stage.sql, { guests: atOnce, comments, voted: true }));
  const [small, middle, large] = rooms as [Room, Room, Room];
  const product = await stage.startProduct();
  const cookie = (room: Room) => `tachawor=${room.guests[0]?.token}`;
  const copy = await copyPage(product.url, small.path, cookie(small));
  const remix = await stage.startReference('bare-remix', { file: writeCopy(stage.path('page.json'), copy) });
  const visitors = await copyPage(product.url, small.path);
  writeFileSync(stage.path('page.html'), visitors.html);
  const bytes = await stage.startReference('bare-bytes', { file: stage.path('page.html') });
  const floorBytes = (await (await fetch(remix.url + small.path)).text()).length;

  const own = (room: Room, query = ''): Drive => {
    const requests = room.guests.map(({ token }) => makeRequest(product.url, room.path + query, `tachawor=${token}`));
    return () => measure(product, requests, options.seconds);
  };
  const alike = (server: Served): Drive => {
    const requests = Array.from({ length: atOnce }, () => makeRequest(server.url, small.path));
    return () => measure(server, requests, options.seconds);
  };
  const figures = [
    ...(await compareRates(context, 'signed in', own(small), alike(remix), 0.6)),
    ...(await compareRates(context, 'anonymous', alike(product), alike(bytes), 0.4)),
    await compareTimes(
      context,
      `signed in, ${sizes[1]} against ${sizes[0]} comments: time a page`,
      own(middle),
      own(small),
    ),
    await compareTimes(
      context,
      `signed in, ${sizes[2]} against ${sizes[0]} comments: time a page`,
      own(large),
      own(small),
      1.15,
    ),
    await compareTimes(
      context,
      `older comments, ${sizes[2]} against ${sizes[0]}: time a page`,
      own(large, `?before=${Math.floor((sizes[2] ?? 0) / 2)}`),
      own(small, `?before=${Math.floor((sizes[0] ?? 0) / 2)}`),
      1.15,
    ),
    ...(await countTransactions(context, own, small, large)),
  ];
  await Promise.all([product.stop(), remix.stop(), bytes.stop()]);
  const elements = countElements(parseHtml(copy.html));
  return {
    name: 'room-page',
    workload: `room HTML with 50 comments shown of ${sizes.join(', ')}; ${atOnce} connections, uncompressed`,
    notes: [
      `Signed in ${copy.html.length} characters with ${elements} elements (bare Remix ${floorBytes}), anonymous ${visitors.html.length}.`,
    ],
    figures,
  };
};

async function measure(server: Served, requests: string[], seconds: number): Promise<Measured> {
  const { result, cpuMs, driver } = await metered(server.pid, () => loadPages(server.url, requests, seconds));
  if (result.failed > 0)
    throw new Error(`${result.failed} of ${result.pages + result.failed} pages were not answered with 200.`);
  return { ...result, cpuMs, driver };
}

async function compareRates(
  { options }: BenchContext,
  who: string,
  product: Drive,
  reference: Drive,
  atLeast: number,
): Promise<Figure[]> {
  await product();
  await reference();
  const runs = await alternate(options.rounds, product, reference);
  const read = (figure: (run: Measured) => number) => ({
    product: runs.product.map(figure),
    reference: runs.reference.map(figure),
  });
  return [
    {
      label: `${who}: pages`,
      unit: '/s',
      ...read((run) => run.pages / run.seconds),
      target: { of: 'ratio', limit: 'at least', than: atLeast },
    },
    { label: `${who}: CPU a page`, unit: 'ms', ...read((run) => run.cpuMs / run.pages) },
  ];
}

/** The reference of a large room is the product's own small room. */
async function compareTimes(
  { options }: BenchContext,
  label: string,
  large: Drive,
  small: Drive,
  atMost?: number,
): Promise<Figure> {
  await large();
  const runs = await alternate(options.rounds, large, small);
  const read = (run: Measured) => median(run.latencies);
  return {
    label,
    unit: 'ms',
    product: runs.product.map(read),
    reference: runs.reference.map(read),
    ...(atMost !== undefined && { target: { of: 'ratio', limit: 'at most', than: atMost } }),
  };
}

/** Every query outside a transaction is one of its own for PostgreSQL, which counts them. */
async function countTransactions(
  { stage, options }: BenchContext,
  own: (room: Room, query?: string) => Drive,
  small: Room,
  large: Room,
): Promise<Figure[]> {
  const read = async (): Promise<number> => {
    // PostgreSQL gathers its counts with some delay.
    await sleep(1200);
    const [row] = await stage.sql<{ count: number }[]>`
      select xact_commit::int as count from pg_stat_database where datname = current_database()`;
    return row?.count ?? 0;
  };
  const count = async (room: Room): Promise<number> => {
    const before = await read();
    const { pages } = await own(room)();
    return ((await read()) - before) / pages;
  };
  const perPage = options.smoke ? [Number.NaN, Number.NaN] : [await count(large), await count(small)];
  return [
    {
      label: 'signed in: queries a page, most against fewest comments',
      unit: '',
      product: [perPage[0] ?? 0],
      reference: [perPage[1] ?? 0],
    },
  ];
}
