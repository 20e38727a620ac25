import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { openLive, openWorld, pathOf, type World } from '#tests/support/room-journey.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function phone(room: Room, query = ''): Promise<Page> {
  const viewport = { width: 360, height: 740 };
  const page = await world.page({ personId: await addGuest(world.forum, room.code, 'زهرة') }, { viewport });
  await openLive(page, `${pathOf(room, 'ar')}${query}`);
  return page;
}

const held = 'هذا يحتاج إلى الشبكة';
const bar = (page: Page) => page.locator('.offline-bar');

/** The bar is on the screen, whatever part of the page is read. */
const isInSight = (page: Page) =>
  bar(page).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= -1 && bottom <= innerHeight;
  });

async function post(page: Page, text: string): Promise<void> {
  await page.locator('#comment-text').fill(text);
  await page.locator('#comment').getByRole('button', { name: 'نشر التعليق' }).click();
}

test('an order and the map asked for without a network leave the room as it is', async () => {
  const room = await addRoom(world.forum);
  const page = await phone(room);
  await page.locator('a[href*="tab=statements"]').first().click();
  const map = page.getByRole('link', { name: 'خريطة الآراء' });
  await map.waitFor();
  await page.context().setOffline(true);
  await map.click();
  await page.getByText('لا توجد شبكة لفتح هذا القسم').waitFor();
  await page.locator('a[href*="tab=debate"]').first().click();
  await page.locator('#comment-text').fill('ما زلت أكتب');
  await page.getByRole('link', { name: 'الأكثر دعما' }).click();
  await bar(page).getByText(held).waitFor();
  expect(await isInSight(page)).toBe(true);
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  expect(await page.locator('#comment-text').inputValue()).toBe('ما زلت أكتب');
  await page.context().setOffline(false);
  await bar(page).waitFor({ state: 'detached', timeout: 40_000 });
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
});

test('new words of a comment stay where they were typed until the network is back, and are then sent by themselves', async () => {
  const room = await addRoom(world.forum);
  const page = await phone(room);
  await post(page, 'الصيغة الأولى');
  await page.getByText('الصيغة الأولى').waitFor();
  await page.locator('.outbox').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'تعديل' }).first().click();
  await page.locator('#edit-text').fill('الصيغة الثانية');
  await page.context().setOffline(true);
  await bar(page).waitFor({ timeout: 40_000 });
  await page.getByRole('button', { name: 'أحفظ التعديل' }).click();
  await page.locator('.outbox').getByText('الصيغة الثانية').waitFor();
  expect(page.url()).toContain('/sessions/');
  expect(await page.locator('#edit-text').inputValue()).toBe('الصيغة الثانية');
  await page.context().setOffline(false);
  await expect
    .poll(
      async () => (await world.forum.sql`select text from comments where session_id = ${room.sessionId}`)[0]?.text,
      {
        timeout: 40_000,
      },
    )
    .toBe('الصيغة الثانية');
  await page.locator('#edit-text').waitFor({ state: 'detached' });
});

test('what waits for the network is counted in sight, and said', async () => {
  const room = await addRoom(world.forum);
  const page = await phone(room);
  await page.context().setOffline(true);
  await post(page, 'كتبت دون شبكة');
  await bar(page).getByText('مشاركة واحدة تنتظر الشبكة').waitFor({ timeout: 40_000 });
  await page.locator('#comment-text').scrollIntoViewIfNeeded();
  expect(await isInSight(page)).toBe(true);
  await expect
    .poll(() => page.locator('[aria-live="polite"]').allInnerTexts())
    .toContainEqual(expect.stringContaining('تنتظر الشبكة'));
  // The field is empty again, and its count with it.
  expect(await page.locator('#comment').getByText('عدد الحروف على الأكثر: 2000').count()).toBe(1);
  await page.context().setOffline(false);
  await bar(page).waitFor({ state: 'detached', timeout: 40_000 });
});
