import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchContext } from '../bench.ts';
import { dismiss, enterRoom, gather } from '../drive/crowd.ts';
import { openLiveSocket, type LiveSocket } from '../drive/live-socket.ts';
import { alternate } from '../drive/rounds.ts';
import { isAccepted, makeBallot, voteSteadily } from '../drive/votes.ts';
import type { Figure } from '../figures.ts';
import { percentile } from '../statistics.ts';
import { seedRoom, type Room } from '../surroundings/seed-room.ts';

/** What one round found; of the quiet room only how long its ballots took. */
type Measured = { latencies: number[]; refused: number; lost: number };

const hall = { sockets: 1000, strangers: 300, voting: 0.8, seconds: 10, commentsPerSecond: 5 };

/** A hall votes at once while it goes on talking, all of it behind one address; beside it the same room when nobody else acts. */
export const hallBench: Bench = async (context) => {
  const { stage, options } = context;
  const size = Math.min(hall.sockets, context.sockets);
  const strangers = Math.round(size * (hall.strangers / hall.sockets));
  const room = await seedRoom(stage.sql, { guests: size - strangers, comments: 50 });
  const product = await stage.startProduct();
  const crowd = [
    ...(await gather(size - strangers, (place) => enterRoom(product.url, room.sessionId, room.guests[place]!))),
    ...(await gather(strangers, () => joinByCode(product.url, room.code))),
  ];
  const seconds = options.smoke ? 0.5 : hall.seconds;
  if (!options.smoke) await vote(context, room, crowd, seconds);
  const runs = await alternate(
    options.rounds,
    () => vote(context, room, crowd, seconds),
    () => quietly(room, crowd[0]!, options.smoke ? 3 : 40),
  );
  dismiss(crowd);
  await product.stop();
  return {
    name: 'hall',
    workload: `${size} sockets behind one address, ${strangers} of them joined by code; ${hall.voting * 100} % vote within ${seconds} s, comments at ${hall.commentsPerSecond}/s`,
    notes: [],
    figures: toFigures(runs),
  };
};

async function joinByCode(url: string, code: string): Promise<LiveSocket> {
  const socket = await openLiveSocket(url);
  const answer = await socket.ask('join', { code });
  if (!answer.ok) throw new Error(`Somebody in the hall could not join: ${JSON.stringify(answer.error)}`);
  return socket;
}

async function vote({ stage }: BenchContext, room: Room, crowd: LiveSocket[], seconds: number): Promise<Measured> {
  const voters = crowd.slice(0, Math.round(crowd.length * hall.voting));
  const before = await countBallots(stage.sql, room.motionId);
  const talking = talk(room, crowd.slice(voters.length), seconds);
  const run = await voteSteadily(voters, room.motionId, voters.length / seconds, seconds);
  const refusedComments = await talking;
  const stored = (await countBallots(stage.sql, room.motionId)) - before;
  return {
    latencies: run.latencies,
    refused: run.refused + refusedComments,
    lost: Math.abs(run.acknowledged - stored),
  };
}

async function countBallots(sql: BenchContext['stage']['sql'], motionId: string): Promise<number> {
  const [row] = await sql<{ cast: number }[]>`
    select coalesce(sum(revision), 0)::int as cast from ballots where motion_id = ${motionId}`;
  return row?.cast ?? 0;
}

/** @returns how many comments were refused */
async function talk(room: Room, talkers: LiveSocket[], seconds: number): Promise<number> {
  let refused = 0;
  const answers: Array<Promise<void>> = [];
  for (let number = 0; number < seconds * hall.commentsPerSecond; number += 1) {
    const actionId = randomUUID();
    const said = { sessionId: room.sessionId, text: `رأي من القاعة ${actionId}`, kind: 'remark' };
    const input = JSON.stringify({ actionId, ...said });
    answers.push(
      new Promise((resolve) =>
        talkers[number % talkers.length]?.send('postComment', input, (answer) => {
          if (!isAccepted(answer)) refused += 1;
          resolve();
        }),
      ),
    );
    await sleep(1000 / hall.commentsPerSecond);
  }
  await Promise.all(answers);
  return refused;
}

/** One ballot after the other, nobody else doing anything. */
async function quietly(room: Room, socket: LiveSocket, ballots: number): Promise<Measured> {
  const latencies: number[] = [];
  for (let number = 0; number < ballots; number += 1) {
    const start = performance.now();
    await new Promise<void>((resolve) => socket.send('castVote', makeBallot(room.motionId, number), () => resolve()));
    latencies.push(performance.now() - start);
  }
  return { latencies, refused: 0, lost: 0 };
}

function toFigures({ product, reference }: { product: Measured[]; reference: Measured[] }): Figure[] {
  const at = (share: number) => (run: Measured) => percentile(run.latencies, share);
  const none = { of: 'value', limit: 'at most', than: 0 } as const;
  return [
    {
      label: 'acknowledgement p95',
      unit: 'ms',
      product: product.map(at(0.95)),
      reference: reference.map(at(0.95)),
      target: { of: 'value', limit: 'at most', than: 500 },
    },
    {
      label: 'acknowledgement p99',
      unit: 'ms',
      product: product.map(at(0.99)),
      reference: reference.map(at(0.99)),
      target: { of: 'value', limit: 'at most', than: 1500 },
    },
    {
      label: 'ballots and comments refused',
      unit: '',
      product: product.map((run) => run.refused),
      target: none,
    },
    { label: 'ballots lost or doubled', unit: '', product: product.map((run) => run.lost), target: none },
  ];
}
