import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLiveClient, until, type LiveClient } from '#tests/support/live-client.ts';
import { code, dataOf, newAct, openStage, type LiveStage } from '#tests/support/live-stage.ts';
import { startTcpProxy, type TcpProxy } from '#tests/support/tcp-proxy.ts';

let stage: LiveStage;
let network: TcpProxy;
beforeAll(async () => {
  stage = await openStage();
  network = await startTcpProxy(stage.product.port);
});
afterAll(async () => {
  await network.close();
  await stage.close();
});

const slowPeople = 30;
const mebibyte = 1024 * 1024;
/** About four kilobytes on the wire. */
const longText = 'كلام طويل '.repeat(190);

async function readMetric(name: string): Promise<number> {
  const text = await (await fetch(`${stage.product.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1] ?? NaN);
}

/** Somebody who writes long comments, and how long each took to be acknowledged and to reach a reader. */
async function write(
  writer: LiveClient,
  seen: Map<string, number>,
  acks: number[],
  over: () => boolean,
): Promise<void> {
  while (!over()) {
    const begun = Date.now();
    const text = `${longText}${randomUUID()}`;
    seen.set(text, begun);
    const input = newAct<'postComment'>({ sessionId: stage.sessionId, text, kind: 'remark' });
    dataOf(await writer.send('postComment', input, 20_000));
    acks.push(Date.now() - begun);
    await sleep(Math.max(0, 45 - (Date.now() - begun)));
  }
}

const p95 = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? NaN;

test('thirty people who read a kilobyte a second are let go before they pile up, and hurt nobody', async () => {
  const slow = Array.from({ length: slowPeople }, () => createLiveClient(network.url, { reconnects: false }));
  await Promise.all(slow.map((client) => client.join(code)));
  const reader = await stage.guest();
  const writers = await Promise.all(Array.from({ length: 10 }, () => stage.guest()));
  const seen = new Map<string, number>();
  const arrivals: number[] = [];
  reader.socket.on('event', (frame) => {
    const sentAt = seen.get(String(frame.data.shown?.text));
    if (sentAt !== undefined) arrivals.push(Date.now() - sentAt);
  });
  const memory = await readMetric('tachawor_resident_bytes');
  network.throttle(1024);

  let over = false;
  let unsent = 0;
  let resident = 0;
  const acks: number[] = [];
  const writing = writers.map((writer) => write(writer, seen, acks, () => over));
  const begun = Date.now();
  let left = slowPeople;
  while (left > 0 && Date.now() - begun < 40_000) {
    await sleep(250);
    unsent = Math.max(unsent, await readMetric('tachawor_unsent_bytes'));
    resident = Math.max(resident, await readMetric('tachawor_resident_bytes'));
    left = (await readMetric('tachawor_sockets')) - writers.length - 1;
  }
  const took = Date.now() - begun;
  over = true;
  await Promise.all(writing);
  console.log(
    `${slowPeople} slow readers: ${left} left after ${took} ms, most unsent ${(unsent / mebibyte).toFixed(1)} MiB, ` +
      `memory +${Math.round((resident - memory) / mebibyte)} MiB; ${acks.length} comments, acknowledged in ${p95(acks)} ms, ` +
      `at others in ${p95(arrivals)} ms (p95)`,
  );
  expect(left).toBe(0);
  expect(unsent).toBeLessThan(slowPeople * 4 * mebibyte);
  expect(resident - memory).toBeLessThan(300 * mebibyte);
  expect(arrivals.length).toBeGreaterThan(acks.length * 0.9);
  expect(p95(acks)).toBeLessThan(1000);
  expect(p95(arrivals)).toBeLessThan(1000);

  // What the network still holds for them is not the server's any more.
  network.cut();
  network.throttle(null);
  const back = createLiveClient(network.url, { guestToken: slow[0]?.token() ?? '' });
  const answer = await back.rejoin(stage.sessionId, 1);
  expect(answer.missed ?? answer.snapshot).toBeDefined();
  await until(() => back.socket.connected);
  for (const client of [...slow, back]) client.close();
});
