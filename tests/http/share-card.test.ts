import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '#tests/support/room-journey.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const get = (path: string) => fetch(world.origin + path);
const imageOf = (html: string) => /<meta property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? '';

/** Width and height out of the head of a PNG. */
async function sizeOf(path: string): Promise<number[]> {
  const answer = await get(path);
  expect(answer.headers.get('content-type'), path).toBe('image/png');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('the pages of a session, an opinion and minutes name a picture in their language, and it is there', async () => {
  const published =
    Object.keys(world.opinions).find((state) => state === 'adopted') ?? Object.keys(world.opinions)[0] ?? '';
  for (const lang of ['ar', 'fr'] as const) {
    for (const path of [world.room(lang), world.room(lang, '/minutes', 'closed'), world.opinion(lang, published)]) {
      const page = await get(path);
      expect(page.status, path).toBe(200);
      const html = await page.text();
      const image = imageOf(html);
      expect(image, path).toContain(`/${lang}/`);
      expect(html).toContain('name="twitter:card"');
      expect(html).toMatch(/<meta property="og:title" content="[^"]{3,}"/);
      expect(await sizeOf(new URL(image).pathname)).toEqual([1200, 630]);
    }
  }
});

test('the same words are the same picture; another language is another', async () => {
  const bytes = async (path: string) => Buffer.from(await (await get(path)).arrayBuffer()).toString('base64');
  expect(await bytes(world.room('ar', '/card'))).toBe(await bytes(world.room('ar', '/card')));
  expect(await bytes(world.room('ar', '/card'))).not.toBe(await bytes(world.room('fr', '/card')));
});

test('what a visitor may not read has no picture', async () => {
  expect((await get(world.room('ar', '/minutes/card'))).status).toBe(404);
  expect((await get('/ar/guelmim/sessions/x/card')).status).toBe(404);
  const secret = Object.entries(world.opinions).filter(([, opinionId]) => opinionId);
  for (const [state] of secret) {
    const page = await get(world.opinion('ar', state));
    await page.arrayBuffer();
    expect((await get(world.opinion('ar', state, '/card'))).status, state).toBe(page.status);
  }
});
