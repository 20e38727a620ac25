import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reachable, walk } from '#tests/support/keyboard.ts';
import { openLive, openWorld, type Who, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A phone at 400 % zoom with its keyboard open: little is seen at once. */
const small = { width: 320, height: 400 };

const plain: ReadonlyArray<[who: Who, path: string]> = [
  ['visitor', '/ar'],
  ['visitor', '/ar/join'],
  ['visitor', '/fr/j/TACHAW'],
  ['visitor', '/ar/sign-in'],
  ['visitor', '/fr/sign-up'],
  ['citizen1', '/ar/account'],
  ['visitor', '/ar/guelmim'],
  ['visitor', '/fr/guelmim/space'],
  ['visitor', '/ar/guelmim/sessions'],
  ['moderator', '/ar/guelmim/sessions/new'],
];

const inRoom: ReadonlyArray<[who: Who, lang: 'ar' | 'fr', rest: string]> = [
  ['guest', 'ar', ''],
  ['guest', 'fr', '?tab=statements'],
  ['guest', 'ar', '?tab=motions'],
  ['moderator', 'ar', '/moderate'],
  ['moderator', 'fr', '/moderate'],
];

describe('A-12 A-13 Tab goes through the whole page in its order, and the focus is always seen', () => {
  test.each(plain)('%s at %s', async (who, path) => {
    const page = await world.page(who, { viewport: small });
    await page.goto(path);
    const expected = await reachable(page);
    const stops = await walk(page);
    expect(stops.filter(({ faults }) => faults.length > 0)).toEqual([]);
    expect(stops.map(({ name }) => name)).toEqual(expected);
    await page.context().close();
  });

  test.each(inRoom)('%s in the room in %s%s', async (who, lang, rest) => {
    const page = await world.page(who, { viewport: small });
    await openLive(page, world.room(lang, rest));
    // What the cockpit offers by who is connected comes a moment after the connection.
    if (who === 'moderator') await page.getByRole('button', { name: words(lang)('floor:desk.invite') }).waitFor();
    const expected = await reachable(page);
    const stops = await walk(page);
    expect(stops.filter(({ faults }) => faults.length > 0)).toEqual([]);
    expect(stops.map(({ name }) => name)).toEqual(expected);
    await page.context().close();
  });

  test('A-29 also where the system gives the colours', async () => {
    const page = await world.page('guest', { viewport: small, forcedColors: 'active' });
    await openLive(page, world.room('ar', '?tab=motions'));
    expect((await walk(page)).filter(({ faults }) => faults.length > 0)).toEqual([]);
  });

  test('A-27 also on a phone that lies on its side', async () => {
    const page = await world.page('guest', { viewport: { width: 640, height: 320 } });
    await openLive(page, world.room('ar', '?tab=statements'));
    expect((await walk(page)).filter(({ faults }) => faults.length > 0)).toEqual([]);
  });
});

describe('the way past the head of a page', () => {
  test.each(['ar', 'fr'] as const)('is the first stop and leads to the main part, in %s', async (lang) => {
    const page = await world.page('visitor');
    await page.goto(`/${lang}/join`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });
});
