import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '#tests/support/room-journey.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const built = fileURLToPath(new URL('../../build/client/assets/', import.meta.url));

/** What a first visit brings over the network, in bytes as they are sent, by kind of resource. */
async function weigh(path: string, who: 'visitor' | 'guest'): Promise<Record<string, number>> {
  const page = await world.page(who);
  const client = await page.context().newCDPSession(page);
  const kinds = new Map<string, string>();
  const sums: Record<string, number> = {};
  await client.send('Network.enable');
  client.on('Network.responseReceived', ({ requestId, type }) => void kinds.set(requestId, type));
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'Other';
    sums[kind] = (sums[kind] ?? 0) + encodedDataLength;
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.context().close();
  return sums;
}

const total = (sums: Record<string, number>): number => Object.values(sums).reduce((sum, bytes) => sum + bytes, 0);

test('B-21 the join page ships no script and weighs at most 130 KiB in all', async () => {
  const sums = await weigh('/ar/j/TACHAW', 'visitor');
  expect(sums.Script).toBeUndefined();
  expect(total(sums)).toBeLessThanOrEqual(130 * 1024);
});

test('B-21 the citizen room loads at most 135 kB of script, compressed with gzip', async () => {
  const page = await world.page('guest');
  const scripts = new Set<string>();
  page.on('response', (answer) => {
    if (new URL(answer.url()).pathname.endsWith('.js')) scripts.add(new URL(answer.url()).pathname);
  });
  await page.goto(world.room('ar'), { waitUntil: 'networkidle' });
  const sizes = [...scripts].map((name) => gzipSync(readFileSync(built + name.replace('/assets/', ''))).length);
  expect(sizes.length).toBeGreaterThan(3);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(135_000);
});

/** A text that stands once in each copy of a library. */
const marks: Record<string, RegExp> = {
  'react-dom': /reactjs\.org\/docs\/error-decoder/g,
  'socket.io-client': /"reconnect_failed"/g,
};

test.each(Object.keys(marks))('B-61 there is one copy of %s', (name) => {
  const files = readdirSync(built).filter((file) => file.endsWith('.js'));
  const holding = files.filter((file) => marks[name]?.test(readFileSync(built + file, 'utf8')));
  expect(holding).toHaveLength(1);
});
