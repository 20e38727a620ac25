import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ActInput, ActName } from '#app/contract/commands.ts';
import type { Checker, Sent } from './checker.ts';
import { createLiveClient, type LiveClient } from './live-client.ts';
import { createRandom } from './seeded-random.ts';

type Options = {
  url: string;
  code: string;
  sessionId: string;
  statements: string[];
  motionId: string;
  checker: Checker;
  people: number;
  /** Acts that all of them together try to make in a second. */
  perSecond: number;
};

export type Surge = {
  clients: LiveClient[];
  /** Everybody finishes the act under way; those who give up leave it unanswered. */
  stop(): Promise<void>;
  /** Milliseconds until everybody was acknowledged something after `since`. */
  untilAllBack(since: number, patience: number): Promise<number>;
};

/** One act in so many is sent twice at once; so many people in a hundred give up when they get no answer. */
const oftenness = { twice: 12, giveUp: 10 };

/** A hall of people who vote and write, each one act after the other, and send again what was not answered. */
export async function startSurge(options: Options): Promise<Surge> {
  const clients = await Promise.all(
    Array.from({ length: options.people }, async () => {
      const client = createLiveClient(options.url);
      await client.join(options.code);
      return client;
    }),
  );
  const state = { stopping: false, acknowledgedAt: clients.map(() => 0) };
  const loops = clients.map((client, nth) => takePart(client, nth, options, state));
  return {
    clients,
    async stop() {
      state.stopping = true;
      await Promise.all(loops);
      for (const client of clients) client.close();
    },
    async untilAllBack(since, patience) {
      const end = Date.now() + patience;
      while (state.acknowledgedAt.some((at) => at < since)) {
        if (Date.now() > end) throw new Error(`not everybody was back within ${patience} ms`);
        await sleep(20);
      }
      return Date.now() - since;
    },
  };
}

type State = { stopping: boolean; acknowledgedAt: number[] };

async function takePart(client: LiveClient, nth: number, options: Options, state: State): Promise<void> {
  const { checker } = options;
  const random = createRandom('', nth + 1);
  const givesUp = random.below(100) < oftenness.giveUp;
  const pause = (1000 * options.people) / options.perSecond;
  await sleep(random.below(pause));
  while (!state.stopping) {
    const begun = Date.now();
    const [name, input] = drawAct(random, options);
    const act = checker.sent(client.token() ?? '', name, input);
    // The library or a bad network may deliver a packet twice.
    if (random.below(oftenness.twice) === 0 && client.socket.connected) void client.send(name, input);
    const answer = await client.insist(name, input, begun + (givesUp ? 1000 : 60_000));
    if (answer?.ok) {
      checker.acknowledged(act, answer.data);
      state.acknowledgedAt[nth] = Date.now();
    } else if (answer && answer.error.code !== 'unavailable' && answer.error.code !== 'rate_limited')
      checker.refused(act);
    await sleep(Math.max(0, begun + pause * (0.5 + random.next()) - Date.now()));
  }
}

/** Seven votes on statements, one ballot, two comments in ten. */
function drawAct(
  random: ReturnType<typeof createRandom>,
  options: Options,
): [ActName, Sent['input'] & ActInput<ActName>] {
  const actionId = randomUUID();
  const draw = random.next();
  if (draw < 0.7) {
    return ['voteStatement', { actionId, statementId: random.pick(options.statements), vote: random.pick([1, 0, -1]) }];
  }
  if (draw < 0.8) {
    return [
      'castVote',
      { actionId, motionId: options.motionId, ballot: { choice: random.pick(['yes', 'no', 'abstain']) } },
    ];
  }
  return ['postComment', { actionId, sessionId: options.sessionId, text: `تعليق ${actionId}`, kind: 'remark' }];
}
