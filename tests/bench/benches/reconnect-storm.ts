import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import type { Bench } from '../bench.ts';
import { dismiss, gather } from '../drive/crowd.ts';
import { openLiveSocket } from '../drive/live-socket.ts';
import { comeBack, newPhone, type Phone } from '../drive/phone.ts';
import { alternate } from '../drive/rounds.ts';
import { isAccepted } from '../drive/votes.ts';
import type { Figure } from '../figures.ts';
import { percentile } from '../statistics.ts';
import { seedRoom, type Room } from '../surroundings/seed-room.ts';
import type { Served, Stage } from '../surroundings/stage.ts';

/** What one round found; of the reference only how long its connections took. */
type Measured = { currentMs: number; startMs: number; bytes: number; wrong: number; lost: number };
type Hall = { stage: Stage; room: Room; phones: Phone[]; served: Served };

const storm = { sockets: 5000, atOnce: 500, share: 0.99, commentsPerSecond: 5 };

/** The server is killed while a debate goes on; everybody comes back at once, without the pause that phones draw by lot. */
export const reconnectStorm: Bench = async ({ stage, options, sockets }) => {
  const count = Math.min(storm.sockets, sockets);
  const room = await seedRoom(stage.sql, { guests: count + 1, comments: 50 });
  const reference = await stage.startReference('bare-broadcast', { frame: {} });
  const seq = await lastSeq(stage.sql, room);
  const phones = room.guests.slice(1).map(({ token }) => newPhone(token, seq));
  const hall: Hall = { stage, room, phones, served: await stage.startProduct() };
  await allComeBack(hall);
  const runs = await alternate(
    options.rounds,
    () => killAndComeBack(hall),
    () => connect(reference.url, count),
  );
  dismiss(phones.flatMap(({ socket }) => socket ?? []));
  await Promise.all([hall.served.stop(), reference.stop()]);
  return {
    name: 'reconnect-storm',
    workload: `${count} connected, SIGKILL, restart; all come back, ${storm.atOnce} at a time, with what they missed; comments at ${storm.commentsPerSecond}/s`,
    notes: [
      'The reference only connects. Both are measured from the moment the server answers again until 99 % are current.',
    ],
    figures: toFigures(runs),
  };
};

async function killAndComeBack(hall: Hall): Promise<Measured> {
  const { stage, room, phones } = hall;
  const debate = startDebate(room, hall.served.url);
  await sleep(1000 / storm.commentsPerSecond);
  const ended = phones.map(({ socket }) => new Promise<void>((resolve) => socket && (socket.onClose = resolve)));
  const killed = performance.now();
  hall.served.kill();
  await Promise.all(ended);
  const posted = await debate.stop();
  hall.served = await stage.startProduct();
  const startMs = performance.now() - killed;
  const more = startDebate(room, hall.served.url);
  // What was said before anybody is back is what all of them missed.
  await sleep(2 * (1000 / storm.commentsPerSecond));
  const times = await allComeBack(hall);
  const all = [...posted, ...(await more.stop())];
  await everybodyCurrent(stage.sql, hall);
  const wrong = phones.reduce((sum, phone) => sum + phone.wrong, 0);
  for (const phone of phones) phone.wrong = 0;
  const bytes = Math.max(...phones.map((phone) => phone.bytes));
  return { currentMs: percentile(times, storm.share), startMs, bytes, wrong, lost: await countLost(stage.sql, all) };
}

/** @returns for each phone the milliseconds from the beginning until it was current */
async function allComeBack({ phones, room, served }: Hall): Promise<number[]> {
  const times: number[] = [];
  const start = performance.now();
  await gather(
    phones.length,
    async (place) => {
      const phone = phones[place]!;
      await comeBack(phone, served.url, room.sessionId);
      times.push(performance.now() - start);
      return phone.socket!;
    },
    storm.atOnce,
  );
  return times;
}

async function connect(url: string, count: number): Promise<Measured> {
  const times: number[] = [];
  const start = performance.now();
  const crowd = await gather(
    count,
    async () => {
      const socket = await openLiveSocket(url);
      times.push(performance.now() - start);
      return socket;
    },
    storm.atOnce,
  );
  dismiss(crowd);
  return { currentMs: percentile(times, storm.share), startMs: 0, bytes: 0, wrong: 0, lost: 0 };
}

/** Somebody who goes on talking. `stop` resolves with the ids of the comments that were acknowledged. */
function startDebate(room: Room, url: string): { stop(): Promise<string[]> } {
  const acknowledged: string[] = [];
  let on = true;
  const talking = (async () => {
    const socket = await openLiveSocket(url, { guestToken: room.guests[0]?.token });
    while (on) {
      const actionId = randomUUID();
      const input = { actionId, sessionId: room.sessionId, text: `رأي ${actionId}`, kind: 'remark' };
      socket.send('postComment', JSON.stringify(input), (answer) => {
        if (isAccepted(answer)) acknowledged.push(actionId);
      });
      await sleep(1000 / storm.commentsPerSecond);
    }
    socket.close();
  })();
  return {
    async stop() {
      on = false;
      await talking;
      return acknowledged;
    },
  };
}

async function lastSeq(sql: postgres.Sql, room: Room): Promise<number> {
  const [row] = await sql<{ seq: number }[]>`
    select coalesce(max(last_seq), 0)::int as seq from topics where topic = ${`session:${room.sessionId}`}`;
  return row?.seq ?? 0;
}

/** Waits until the last events reached everybody. @throws Error when they do not come */
async function everybodyCurrent(sql: postgres.Sql, { phones, room }: Hall): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (performance.now() < deadline) {
    const seq = await lastSeq(sql, room);
    if (phones.every((phone) => phone.seq === seq)) return;
    await sleep(50);
  }
  throw new Error('Somebody who came back did not get the last events.');
}

/** Comments that were acknowledged and are not stored exactly once. */
async function countLost(sql: postgres.Sql, acknowledged: string[]): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from unnest(${acknowledged}::uuid[]) id
    where 1 <> (select count(*) from performed_acts p join comments c on c.comment_id = (p.answer ->> 'commentId')::uuid
      where p.action_id = id)`;
  return row?.count ?? 0;
}

function toFigures({ product, reference }: { product: Measured[]; reference: Measured[] }): Figure[] {
  const none = { of: 'value', limit: 'at most', than: 0 } as const;
  return [
    {
      label: '99 % are current after',
      unit: 'ms',
      product: product.map((run) => run.currentMs),
      reference: reference.map((run) => run.currentMs),
      target: { of: 'ratio', limit: 'at most', than: 1.6 },
    },
    {
      label: 'resync of one phone, largest',
      unit: 'bytes',
      product: product.map((run) => run.bytes),
      target: { of: 'value', limit: 'at most', than: 2048 },
    },
    { label: 'killed until it answers again', unit: 'ms', product: product.map((run) => run.startMs) },
    {
      label: 'events missing or doubled on a phone',
      unit: '',
      product: product.map((run) => run.wrong),
      target: none,
    },
    {
      label: 'acknowledged comments lost or doubled',
      unit: '',
      product: product.map((run) => run.lost),
      target: none,
    },
  ];
}
