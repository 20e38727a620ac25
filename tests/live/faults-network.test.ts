import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RoomView } from '#app/contract/views.ts';
import { startBadNetwork, type BadNetwork } from '#tests/support/bad-network.ts';
import { createChecker, fetchOpenData } from '#tests/support/checker.ts';
import { createLiveClient, until } from '#tests/support/live-client.ts';
import { code, openStage, type LiveStage } from '#tests/support/live-stage.ts';
import { loadRoom, openModelPhone } from '#tests/support/model-phone.ts';
import { createRandom } from '#tests/support/seeded-random.ts';
import { startSurge } from '#tests/support/surge.ts';

const full = Boolean(process.env.TACHAWOR_FULL);
const random = createRandom('faults of the network');
const people = 40;
const phones = 6;
const perSecond = 300;
/** Milliseconds of bad network. */
const lasting = full ? 60_000 : 6000;

let stage: LiveStage;
let network: BadNetwork;
beforeAll(async () => {
  stage = await openStage();
  network = await startBadNetwork(stage.product.port, random);
});
afterAll(async () => {
  await network.close();
  await stage.close();
});

/** What a moderator does meanwhile, one act each time. */
const acts: Array<[string, () => Record<string, string>]> = [
  ['startCountdown', () => ({ seconds: String(random.between(60, 600)) })],
  ['pauseCountdown', () => ({})],
  ['switchWall', () => ({ view: random.pick(['follow', 'code', 'statements']) })],
  ['setFloor', () => ({ open: random.pick(['0', '1']) })],
  ['pause', () => ({})],
  ['start', () => ({})],
];

/** The newest comments stand for all: a page that follows keeps more of them than one that comes in. */
const compared = ({ comments, seq: _seq, mapRevision: _map, ledgerHead: _head, people: _p, ...room }: RoomView) => ({
  ...room,
  comments: {
    total: comments.total,
    hidden: comments.hidden,
    items: comments.items.slice(0, 20).map(({ commentId, text, state }) => ({ commentId, text, state })),
  },
});

test('packets come twice, late, out of order and not at all: each act has one effect, and phones end as the database is', async () => {
  const checker = createChecker();
  const room = { sessionId: stage.sessionId, statements: stage.statements, motionId: stage.motionId };
  const surge = await startSurge({ ...room, url: network.url, code, checker, people, perSecond });
  const followers = await Promise.all(
    Array.from({ length: phones }, () => openModelPhone(network.url, stage.sessionId)),
  );
  network.worsen();
  const end = Date.now() + lasting;
  while (Date.now() < end) {
    const [intent, fields] = random.pick(acts);
    await stage.moderate(intent, { actionId: randomUUID(), ...fields() }).catch(() => undefined);
    await sleep(random.below(400));
  }
  await stage.moderate('start').catch(() => undefined);
  await surge.stop();
  network.mend();

  const counts = checker.counts();
  console.log(`bad network: ${JSON.stringify(network.counts)}; acts ${JSON.stringify(counts)}`);
  const openData = await fetchOpenData(stage.product.url, stage.sessionId);
  expect(await checker.inspect({ sql: stage.sql, sessionId: stage.sessionId, openData })).toEqual({
    lost: [],
    doubled: [],
    refusedButStored: [],
    exportDiffers: [],
  });
  expect(counts.acknowledged).toBeGreaterThan(people * 3);
  for (const what of ['twice', 'late', 'cut'] as const) expect(network.counts[what]).toBeGreaterThan(3);

  const newcomer = createLiveClient(stage.product.url);
  await until(async () => {
    const now = JSON.stringify(compared(await loadRoom(newcomer, stage.sessionId)));
    return followers.every((phone) => JSON.stringify(compared(phone.room())) === now);
  }, 20_000).catch(() => undefined);
  const now = compared(await loadRoom(newcomer, stage.sessionId));
  for (const phone of followers) {
    expect(compared(phone.room())).toEqual(now);
    phone.close();
  }
  newcomer.close();
}, 180_000);
