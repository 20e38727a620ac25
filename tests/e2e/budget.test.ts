import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { root } from '#tests/support/database-templates.ts';
import { openLive, openWorld, type Who, type World } from '#tests/support/room-journey.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Loaded = { url: string; type: string; body: Buffer; packed: boolean };

/** Everything a page loads, and how many bytes came over the wire for it, heads of answers included. */
async function listenTo(page: Page) {
  const pieces: Promise<Loaded>[] = [];
  page.on('requestfinished', (request) => {
    const weigh = async (): Promise<Loaded> => {
      const answer = await request.response();
      const packed = /^(br|gzip)$/.test(answer?.headers()['content-encoding'] ?? '');
      const body = (await answer?.body().catch(() => null)) ?? Buffer.alloc(0);
      return { url: request.url(), type: request.resourceType(), body, packed };
    };
    pieces.push(weigh());
  });
  const wire = await page.context().newCDPSession(page);
  let bytes = 0;
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await wire.send('Network.enable');
  return { pieces: () => Promise.all(pieces), bytes: () => bytes };
}

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);
const inlineScripts = (html: string): string[] =>
  [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code = '']) => code);

describe('B-21 the page with the code', () => {
  test.each(['/ar/join', '/fr/join', '/ar/j/TACHAW', '/fr/j/TACHAW'])(
    '%s has no script and weighs at most 130 KiB',
    async (at) => {
      const page = await world.page('visitor');
      const loaded = await listenTo(page);
      await page.goto(at, { waitUntil: 'networkidle' });
      await page.evaluate(() => document.fonts.ready.then(() => true));
      const pieces = await loaded.pieces();
      expect(pieces.filter(({ type }) => type === 'script')).toEqual([]);
      expect(await page.locator('script').count()).toBe(0);
      expect(await page.locator('link[rel="modulepreload"]').count()).toBe(0);
      expect(pieces.some(({ type }) => type === 'font')).toBe(true);
      expect(pieces.filter(({ type, packed }) => /^(document|stylesheet)$/.test(type) && !packed)).toEqual([]);
      expect(loaded.bytes()).toBeGreaterThan(40 * 1024);
      expect(loaded.bytes(), pieces.map(({ url }) => url).join('\n')).toBeLessThanOrEqual(130 * 1024);
      await page.context().close();
    },
  );

  test('no page without a live part has a script', async () => {
    for (const at of ['/ar', '/ar/guelmim', '/ar/guelmim/space', '/ar/guelmim/sessions', '/ar/sign-in', '/ar/help']) {
      const html = await (await fetch(`${world.origin}${at}`)).text();
      expect(html, at).not.toMatch(/<script|modulepreload/);
    }
  });
});

/** A piece of text that stands once in each library, and survives being made small. */
const markOf = {
  react: 'ReactCurrentBatchConfig:',
  'react-dom': 'rendererPackageName:"react-dom"',
  zod: 'Encountered Promise during synchronous parse',
  'socket.io-client': 'reconnect_failed',
} as const;

const laterTabs = /\/(statements|questions|motions)-panel-[^/]*\.js$/;

describe('B-21 pages that run script', () => {
  const views: ReadonlyArray<[who: Who, rest: string, most: number, inline: number]> = [
    ['guest', '', 135, 30],
    // More tools than a citizen needs, on the phone of somebody who runs a hall.
    ['moderator', '/moderate', 150, 30],
    ['visitor', '/projector', 135, 30],
  ];
  test.each(views)('%s%s: all scripts together at most %i kB packed', async (who, rest, most, inline) => {
    const page = await world.page(who);
    const loaded = await listenTo(page);
    await openLive(page, world.room('ar', rest));
    await page.waitForLoadState('networkidle');
    const pieces = await loaded.pieces();
    const all = pieces.filter(({ type, url }) => type === 'script' || url.endsWith('.js'));
    // Other tabs of the room are fetched once the page is alive, so that they open without a network.
    const later = all.filter(({ url }) => laterTabs.test(url));
    const scripts = all.filter(({ url }) => !laterTabs.test(url));
    expect(sum(later.map(({ body }) => gzipSync(body).length))).toBeLessThanOrEqual(10_000);
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.some(({ body }) => body.includes(markOf['socket.io-client']))).toBe(true);
    // What comes live is checked without the library of the schemas.
    expect(all.filter(({ body }) => body.includes(markOf.zod)).map(({ url }) => url)).toEqual([]);
    const html = pieces.find(({ type }) => type === 'document')?.body.toString() ?? '';
    const bundles = sum(
      [...new Map(scripts.map((one) => [one.url, one])).values()].map(({ body }) => gzipSync(body).length),
    );
    expect(bundles, scripts.map(({ url, body }) => `${gzipSync(body).length} ${url}`).join('\n')).toBeLessThanOrEqual(
      most * 1000,
    );
    expect(gzipSync(inlineScripts(html).join('\n')).length).toBeLessThanOrEqual(inline * 1000);
    await page.context().close();
  });

  test('where an opinion is written: all scripts together at most 260 kB packed, before a key is pressed', async () => {
    const page = await world.page('member2');
    const loaded = await listenTo(page);
    const rest = page.waitForEvent('requestfinished', (request) => request.url().includes('/editor-extras-'));
    await page.goto(world.opinion('ar', 'first_draft', '/edit'));
    await page.locator('[contenteditable="true"]').waitFor();
    // What is opened now and then follows the text by itself.
    await rest;
    const pieces = (await loaded.pieces()).filter(({ type, url }) => type === 'script' || url.endsWith('.js'));
    const scripts = [...new Map(pieces.map((one) => [one.url, one])).values()];
    expect(scripts.some(({ url }) => url.includes('/editor-extras-'))).toBe(true);
    expect(scripts.some(({ body }) => body.includes(markOf['socket.io-client']))).toBe(false);
    expect(scripts.every(({ body }) => body.length > 0)).toBe(true);
    expect(
      sum(scripts.map(({ body }) => gzipSync(body).length)),
      scripts.map(({ url, body }) => `${gzipSync(body).length} ${url}`).join('\n'),
    ).toBeLessThanOrEqual(260_000);
    await page.context().close();
  });

  test('the first load of a room is at most 400 KB', async () => {
    const page = await world.page('guest');
    const loaded = await listenTo(page);
    await openLive(page, world.room('ar'));
    await page.waitForLoadState('networkidle');
    expect(loaded.bytes()).toBeLessThanOrEqual(400_000);
    await page.context().close();
  });
});

describe('B-61 the bundle', () => {
  const folder = path.join(root, 'build/client/assets');
  const read = (kind: string): string[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith(kind))
      .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const sources: ReadonlyArray<[library: keyof typeof markOf, file: string]> = [
    ['react', 'cjs/react.production.min.js'],
    ['react-dom', 'cjs/react-dom.production.min.js'],
    ['zod', 'v4/core/core.js'],
    ['socket.io-client', 'build/esm/manager.js'],
  ];

  test.each(sources)('holds one copy of %s', (library, file) => {
    const mark = markOf[library];
    const source = readFileSync(path.join(root, 'node_modules', library, file), 'utf8');
    expect(source.split(mark).length - 1).toBe(1);
    expect(sum(read('.js').map((code) => code.split(mark).length - 1))).toBe(1);
  });

  test('has one stylesheet of at most 14 kB packed', () => {
    const sheets = read('.css');
    expect(sheets).toHaveLength(1);
    expect(gzipSync(sheets[0] ?? '').length).toBeLessThanOrEqual(14_000);
  });

  test('knows nothing of the server', () => {
    for (const word of ['drizzle', 'DATABASE_URL', 'argon2', 'node:crypto'])
      expect(
        read('.js').some((code) => code.includes(word)),
        word,
      ).toBe(false);
  });
});
