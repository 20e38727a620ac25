import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createLiveClient, until } from '#tests/support/live-client.ts';
import { code, openStage } from '#tests/support/live-stage.ts';
import { openModelPhone, type ModelPhone } from '#tests/support/model-phone.ts';
import { startProduct } from '#tests/support/product.ts';

const full = Boolean(process.env.TACHAWOR_FULL);
const people = full ? 2000 : 250;
const atOnce = 50;
/** Milliseconds after the start of the server within which 95 of 100 follow their room again (C-26). The short run, beside other tests, only asks that they do. */
const patience = full ? 15_000 : 60_000;
/** Milliseconds in which nearly all of them would come if nobody drew a moment by lot. A busy machine gathers some of them. */
const moment = 250;

async function inBatches<T>(count: number, make: (nth: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let from = 0; from < count; from += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, count - from) }, (_, nth) => make(from + nth));
    made.push(...(await Promise.all(batch)));
  }
  return made;
}

/** The largest share that came within one moment. */
function fullestMoment(times: number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const counts = sorted.map((from, nth) => sorted.slice(nth).filter((at) => at - from < moment).length);
  return Math.max(...counts) / sorted.length;
}

test('a new version is put in place: all come back by themselves at different moments, without signing in anew', async () => {
  const stage = await openStage();
  const { sessionId, sql } = stage;
  const phones: ModelPhone[] = await inBatches(people, async () => {
    const first = createLiveClient(stage.product.url, { reconnects: false });
    await first.join(code);
    first.close();
    return openModelPhone(stage.product.url, sessionId, { guestToken: first.token() ?? '' });
  });
  const count = async () => {
    const [row] = await sql`select (select count(*)::int from people) as people,
      (select count(*)::int from auth_sessions) as logins`;
    return row;
  };
  const before = await count();

  // Meanwhile somebody goes on asking for pages; nobody may be told of a fault.
  const statuses: number[] = [];
  let over = false;
  const reading = (async () => {
    while (!over) {
      const answer = await fetch(`${stage.product.url}/ar/guelmim/sessions/${sessionId}`).catch(() => null);
      statuses.push(answer?.status ?? 0);
      await answer?.arrayBuffer();
      await sleep(30);
    }
  })();
  await sleep(500);
  expect(await stage.product.stop()).toBe(0);
  const product = await startProduct({
    databaseUrl: stage.database.url,
    env: { PORT: String(stage.product.port) },
  });
  const started = Date.now();
  try {
    await until(() => phones.filter(({ moments }) => moments.live > started).length >= people * 0.95, patience);
    console.log(`${people} phones: 95 of 100 are back ${Date.now() - started} ms after the start`);
    await until(() => phones.every(({ moments }) => moments.live > started), 60_000);
    over = true;
    await reading;
    expect(await count()).toEqual(before);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(10);
    expect(statuses.filter((status) => status >= 500).length).toBeLessThanOrEqual(statuses.length / 100);
    const share = fullestMoment(phones.map(({ moments }) => moments.live));
    console.log(`at most ${Math.round(share * 100)} of 100 came within ${moment} ms`);
    expect(share).toBeLessThan(0.8);
  } finally {
    over = true;
    for (const phone of phones) phone.close();
    await product.stop();
    await stage.close();
  }
}, 240_000);
