import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from 'playwright-core';

/** What one visit cost its reader. Times are milliseconds from the moment in which the address was entered. */
export type Visit = { bytes: number; scriptBytes: number; firstPaint: number; usable: number };
export type Network = { kilobitsPerSecond: number; latencyMs: number } | null;

/** The network that the targets are set for. */
export const slow3G = { kilobitsPerSecond: 400, latencyMs: 400 };

/** Milliseconds without any request under way after which a page counts as loaded. */
const quiet = 1000;

/** A new visitor with nothing cached opens a page and waits until `control` can be used. */
export async function visit(
  browser: Browser,
  url: string,
  { network, control, cookie }: { network: Network; control: string; cookie?: string | undefined },
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'ar-MA' });
  try {
    if (cookie !== undefined) await context.addCookies([{ name: 'tachawor', value: cookie, url }]);
    const page = await context.newPage();
    const traffic = await watchTraffic(page, network);
    const start = performance.now();
    const usable = page.waitForSelector(control, { state: 'visible' }).then(() => performance.now() - start);
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
    const usableAfter = await usable;
    await traffic.untilQuiet();
    const firstPaint = await readFirstPaint(page);
    // What is there but not painted yet cannot be used.
    return { ...(await traffic.count()), firstPaint, usable: Math.max(usableAfter, firstPaint) };
  } finally {
    await context.close();
  }
}

async function watchTraffic(page: Page, network: Network) {
  const session = await page.context().newCDPSession(page);
  let bytes = 0;
  let changed = performance.now();
  const underWay = new Set<string>();
  const scripts: Array<Promise<number>> = [];
  const kinds = new Map<string, string>();
  await session.send('Network.enable');
  session.on('Network.responseReceived', (event) => void kinds.set(event.requestId, event.type));
  const end = (requestId: string): void => {
    underWay.delete(requestId);
    changed = performance.now();
  };
  session.on('Network.requestWillBeSent', ({ requestId }) => void underWay.add(requestId));
  session.on('Network.loadingFailed', ({ requestId }) => end(requestId));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    end(requestId);
    if (kinds.get(requestId) === 'Script') scripts.push(readGzipped(session, requestId));
  });
  if (network) await slowDown(session, network);
  return {
    async untilQuiet(): Promise<void> {
      while (underWay.size > 0 || performance.now() - changed < quiet) await sleep(50);
    },
    async count(): Promise<Pick<Visit, 'bytes' | 'scriptBytes'>> {
      const sizes = await Promise.all(scripts);
      return { bytes, scriptBytes: sizes.reduce((sum, size) => sum + size, 0) };
    },
  };
}

async function slowDown(session: CDPSession, { kilobitsPerSecond, latencyMs }: NonNullable<Network>): Promise<void> {
  const throughput = (kilobitsPerSecond * 1000) / 8;
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
}

/** The size of a script with gzip, whatever encoding it came in: budgets are set in that. */
async function readGzipped(session: CDPSession, requestId: string): Promise<number> {
  const { body, base64Encoded } = await session.send('Network.getResponseBody', { requestId });
  return gzipSync(Buffer.from(body, base64Encoded ? 'base64' : 'utf8')).length;
}

function readFirstPaint(page: Page): Promise<number> {
  return page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);
}
