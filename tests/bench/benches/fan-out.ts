import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchContext } from '../bench.ts';
import { dismiss, enterRoom, gather } from '../drive/crowd.ts';
import { openLiveSocket, type LiveSocket } from '../drive/live-socket.ts';
import { alternate, metered } from '../drive/rounds.ts';
import { isAccepted } from '../drive/votes.ts';
import type { Figure } from '../figures.ts';
import { median } from '../statistics.ts';
import { seedRoom, type Room } from '../surroundings/seed-room.ts';
import type { Served } from '../surroundings/stage.ts';

/** What one round found. */
type Measured = { last: number[]; cpuMs: number; deliveries: number; driver: number };
type Side = { server: Served; viewers: LiveSocket[]; author: LiveSocket };

const text =
  'نقترح أن تُنشر محاضر الجلسات خلال أسبوع، بالعربية وبلغة بسيطة، حتى يعرف كل حي ما تقرر في شأنه ومتى يبدأ التنفيذ.';
/** Milliseconds between two comments. */
const pause = 50;
const posted = Buffer.from('"comment.posted"');

/** A durable comment on its way to everybody in the room; then comments as fast as acknowledged, nobody watching. */
export const fanOut: Bench = async (context) => {
  const { stage, options } = context;
  const watching = options.smoke ? 20 : Math.min(1000, context.sockets - 1);
  const room = await seedRoom(stage.sql, { guests: watching + 100, comments: 50 });
  const product = await stage.startProduct();
  const author = await enterRoom(
    product.url,
    room.sessionId,
    room.guests[watching] ?? { personId: '', token: '' },
    true,
  );
  const viewers = await gather(watching, (place) =>
    enterRoom(product.url, room.sessionId, room.guests[place] ?? room.guests[0]!),
  );
  const frame = await captureFrame(room, viewers, author);
  const reference = await stage.startReference('bare-broadcast', { frame: JSON.parse(frame)[1] });
  const bare = await gather(watching, () => openLiveSocket(reference.url));
  const sides = {
    product: { server: product, viewers, author },
    reference: { server: reference, viewers: bare, author: await openLiveSocket(reference.url) },
  };
  const { figures, driver } = await compare(context, room, sides, watching);
  dismiss([...viewers, ...bare, sides.reference.author]);
  await reference.stop();
  await sleep(500);
  figures.push(await postUnwatched(context, room, product));
  await product.stop();
  return {
    name: 'fan-out',
    workload: `a durable comment to ${watching} viewers, then comments as fast as acknowledged without viewers`,
    notes: [
      `Frames of ${Buffer.byteLength(frame)} bytes; the driver used at most ${Math.round(driver * 100)} % of its core.`,
    ],
    figures,
  };
};

/** A comment of the same length each time; the same words twice would be refused. */
function makeComment(room: Room): string {
  const actionId = randomUUID();
  return JSON.stringify({ actionId, sessionId: room.sessionId, text: `${text} ${actionId}`, kind: 'for' });
}

/** One comment's frame as the product sends it. */
async function captureFrame(room: Room, [viewer]: LiveSocket[], author: LiveSocket): Promise<string> {
  const arrived = new Promise<string>((resolve) => {
    if (viewer) viewer.onEvent = (event) => (event.includes(posted) ? resolve(event.toString()) : undefined);
  });
  author.send('postComment', makeComment(room), () => undefined);
  return arrived;
}

async function compare(
  { options }: BenchContext,
  room: Room,
  sides: Record<'product' | 'reference', Side>,
  watching: number,
) {
  const drive = (side: Side) => speak(side, room, options.seconds);
  await drive(sides.product);
  await drive(sides.reference);
  const { product, reference } = await alternate(
    options.rounds,
    () => drive(sides.product),
    () => drive(sides.reference),
  );
  const last = (run: Measured) => median(run.last);
  const perDelivery = (run: Measured) => (run.cpuMs * 1000) / run.deliveries;
  const figures: Figure[] = [
    {
      label: `until the last of ${watching} viewers has a comment`,
      unit: 'ms',
      product: product.map(last),
      reference: reference.map(last),
      target: { of: 'ratio', limit: 'at most', than: 1.7 },
    },
    {
      label: 'CPU a delivery',
      unit: 'µs',
      product: product.map(perDelivery),
      reference: reference.map(perDelivery),
      target: { of: 'ratio', limit: 'at most', than: 1.15 },
    },
  ];
  return { figures, driver: Math.max(...[...product, ...reference].map((run) => run.driver)) };
}

/** Comments one after the other, each when everybody has the one before, with a short pause between. */
async function speak({ server, viewers, author }: Side, room: Room, seconds: number): Promise<Measured> {
  const { result, cpuMs, driver } = await metered(server.pid, async () => {
    const last: number[] = [];
    const until = performance.now() + seconds * 1000;
    while (performance.now() < until) {
      last.push(await speakOnce(viewers, author, room));
      await sleep(pause);
    }
    return last;
  });
  return { last: result, cpuMs, driver, deliveries: result.length * viewers.length };
}

function speakOnce(viewers: LiveSocket[], author: LiveSocket, room: Room): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    let missing = viewers.length;
    const arrived = (event: Buffer): void => {
      if (!event.includes(posted)) return;
      missing -= 1;
      if (missing === 0) resolve(performance.now() - start);
    };
    for (const viewer of viewers) viewer.onEvent = arrived;
    author.send('postComment', makeComment(room), (answer) => {
      if (!isAccepted(answer)) reject(new Error(`A comment was refused: ${answer.toString()}`));
    });
  });
}

async function postUnwatched({ options, stage }: BenchContext, room: Room, product: Served): Promise<Figure> {
  const authors = await gather(options.smoke ? 5 : 100, (place) =>
    enterRoom(product.url, room.sessionId, room.guests[place] ?? room.guests[0]!, true),
  );
  const rates: number[] = [];
  for (let round = 0; round < options.rounds; round += 1) rates.push(await postInTurn(authors, room, options.seconds));
  dismiss(authors);
  const [stored] = await stage.sql<{ count: number }[]>`
    select count(*)::int as count from comments where session_id = ${room.sessionId} and number > 50`;
  return {
    label: `comments acknowledged without viewers (${stored?.count} stored)`,
    unit: '/s',
    product: rates,
    target: { of: 'value', limit: 'at least', than: 500 },
  };
}

function postInTurn(authors: LiveSocket[], room: Room, seconds: number): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    let posting = authors.length;
    let acknowledged = 0;
    const post = (author: LiveSocket): void =>
      author.send('postComment', makeComment(room), (answer) => {
        if (!isAccepted(answer)) return reject(new Error(`A comment was refused: ${answer.toString()}`));
        acknowledged += 1;
        const passed = performance.now() - start;
        if (passed < seconds * 1000) return post(author);
        posting -= 1;
        if (posting === 0) resolve(acknowledged / (passed / 1000));
      });
    for (const author of authors) post(author);
  });
}
