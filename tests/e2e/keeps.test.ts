import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { createScanner } from '#tests/support/a11y.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom, newComment, type Room } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, untilLive, type World } from '#tests/support/room-journey.ts';
import { openWire } from '#tests/support/room-journey-wire.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const draft = 'مسودة لم ترسل بعد';

async function enter(room: Room, options: Parameters<World['page']>[1] = {}): Promise<Page> {
  return world.page({ personId: await addGuest(world.forum, room.code, 'زهرة') }, options);
}

const typed = (page: Page): Promise<string> => page.locator('#comment-text').inputValue();

describe('A-60 another language', () => {
  test('keeps the page, its tab and what is being written', async () => {
    const room = await addRoom(world.forum);
    const page = await enter(room);
    const scanner = createScanner(page, world.origin);
    await openLive(page, pathOf(room, 'ar', '?tab=debate'));
    await page.fill('#comment-text', draft);
    const menu = page.locator('.menu').first();
    await scanner.after(
      'the menu',
      () => menu.locator('summary').click(),
      () => menu.locator('a[lang="fr"]').waitFor(),
    );
    await untilLive(page, () => menu.locator('a[lang="fr"]').click());
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(pathOf(room, 'fr', '?tab=debate'));
    expect(await page.locator('html').getAttribute('lang')).toBe('fr-MA');
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr');
    expect(await typed(page)).toBe(draft);
    // An open menu lies over a part of the navigation beneath it, until it is closed.
    const covered = /^the menu: axe target-size: <a href="[^"]+">[^<]+<\/a>$/;
    expect(scanner.findings().filter((finding) => !covered.test(finding))).toEqual([]);
    await page.context().close();
  });

  test.each(['/ar/join?code=TACHAW', '/ar/guelmim/space', '/ar/guelmim/sessions'])('keeps %s', async (path) => {
    const page = await world.page('visitor');
    await page.goto(path);
    await page.locator('.menu summary').first().click();
    await page.locator('.menu a[lang="en"]').click();
    await page.waitForURL(`**${path.replace('/ar', '/en')}`);
    expect(await page.locator('html').getAttribute('lang')).toBe('en-GB');
    await page.context().close();
  });
});

describe('B-15 another look', () => {
  test('is kept, and leads back to the same page', async () => {
    const page = await world.page('visitor');
    await page.goto('/ar/guelmim/space');
    await page.locator('.menu summary').nth(1).click();
    await page.locator('button[name="theme"][value="contrast"]').click();
    await page.waitForURL('**/ar/guelmim/space');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('contrast');
    await page.goto('/fr/join');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('contrast');
    await page.context().close();
  });
});

describe('A-24 a draft', () => {
  test('survives a reload, a closed tab and a login that ended', async () => {
    const room = await addRoom(world.forum);
    const page = await enter(room);
    const context = page.context();
    await openLive(page, pathOf(room, 'ar'));
    await page.fill('#comment-text', draft);
    await untilLive(page, () => page.reload());
    expect(await typed(page)).toBe(draft);
    await page.close();

    const login = await context.cookies();
    await context.clearCookies();
    const again = await context.newPage();
    await openLive(again, pathOf(room, 'ar'));
    expect(await again.locator('#comment-text').count()).toBe(0);
    await context.addCookies(login);
    await openLive(again, pathOf(room, 'ar'));
    expect(await typed(again)).toBe(draft);
    await again.locator('#comment .btn-main').click();
    await again.locator('article').getByText(draft).waitFor();
    await untilLive(again, () => again.reload());
    expect(await typed(again)).toBe('');
    await context.close();
  });
});

/** Hours and minutes in Morocco, by this process: it has the zone data of 2026. */
function moroccan(date: Date): string {
  const options = { timeZone: 'Africa/Casablanca', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en-GB', options).format(date);
}

describe('C-17 a device with a wrong clock in another part of the world', () => {
  const abroad = { timezoneId: 'America/New_York', locale: 'en-US' };
  const late = 3 * 60 * 60 * 1000;

  test('shows Moroccan times, sends, and tells the right age of what it shows', async () => {
    const room = await addRoom(world.forum);
    await newComment(room, room.moderator, { text: 'تعليق قديم' });
    const wire = await openWire(world.origin);
    const page = await enter(room, { ...abroad, baseURL: wire.origin });
    await page.clock.install({ time: Date.now() + late });
    const scanner = createScanner(page, wire.origin);
    await openLive(page, pathOf(room, 'ar'));
    const [row] = await world.forum.sql`select posted_at from comments where session_id = ${room.sessionId}`;
    const times = page.locator('article time');
    expect(await times.allTextContents()).toEqual([moroccan(row?.posted_at as Date)]);
    await page.fill('#comment-text', 'من نيويورك');
    await page.locator('#comment .btn-main').click();
    await page.locator('article').getByText('من نيويورك').waitFor();
    const [mine] = await world.forum.sql`
      select posted_at from comments where session_id = ${room.sessionId} order by number desc limit 1`;
    expect(await times.first().textContent()).toBe(moroccan(mine?.posted_at as Date));
    await scanner.look('a wrong clock');
    expect(scanner.findings()).toEqual([]);

    const before = Date.now();
    wire.cut();
    const age = page.locator('.notice').filter({ hasText: words('ar')('own:offline.title') });
    await age.waitFor();
    const shown = /\d\d:\d\d/.exec((await age.textContent()) ?? '')?.[0];
    expect([moroccan(new Date(before)), moroccan(new Date())]).toContain(shown);
    await page.context().close();
    await wire.close();
  });

  test('shows the beginning of a session as the server does', async () => {
    const page = await world.page('visitor', abroad);
    await page.clock.install({ time: Date.now() - late });
    const path = world.room('fr', '?tab=about', 'planned');
    const html = await (await fetch(`${world.origin}${path}`)).text();
    await openLive(page, path);
    const shown = await page.locator('dd time').textContent();
    expect(html).toContain(`>${shown}</time>`);
    await page.context().close();
  });
});
