import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function phone(room: Room, name: string): Promise<Page> {
  const page = await world.page({ personId: await addGuest(world.forum, room.code, name) });
  await openLive(page, pathOf(room, 'ar'));
  return page;
}

const write = (page: Page, text: string) => page.locator('#comment-text').fill(text);
const send = (page: Page) => page.locator('#comment').getByRole('button', { name: 'نشر التعليق' }).click();

test('A-22 a comment of another waits behind its button, and nothing that is being written moves', async () => {
  const room = await addRoom(world.forum);
  const [reader, writer] = [await phone(room, 'زهرة'), await phone(room, 'سليم')];
  await write(reader, 'نص لم يكتمل');
  await reader.locator('#comment-text').focus();
  const before = await reader.evaluate(() => ({ y: scrollY, at: document.activeElement?.id }));
  await write(writer, 'تعليق من شخص آخر');
  await send(writer);
  await writer.getByText('تعليق من شخص آخر').waitFor();
  const button = reader.getByRole('button', { name: 'تعليق جديد واحد' });
  await button.waitFor();
  expect(await reader.getByText('تعليق من شخص آخر').count()).toBe(0);
  expect(await reader.locator('#comment-text').inputValue()).toBe('نص لم يكتمل');
  expect(await reader.evaluate(() => ({ y: scrollY, at: document.activeElement?.id }))).toEqual(before);
  await button.click();
  await reader.getByText('تعليق من شخص آخر').waitFor();
});

test('B-5 what is written without a network waits in sight and is sent once when it is back', async () => {
  const room = await addRoom(world.forum);
  const page = await phone(room, 'زهرة');
  await page.context().setOffline(true);
  await write(page, 'كتبت دون شبكة');
  await send(page);
  await page.getByText('في انتظار الشبكة').waitFor();
  await page.context().setOffline(false);
  await page.locator('.outbox').waitFor({ state: 'detached', timeout: 40_000 });
  const rows = await world.forum.sql`select text from comments where session_id = ${room.sessionId}`;
  expect(rows.map((row) => row.text)).toEqual(['كتبت دون شبكة']);
});

test('C-13 an act that was on its way when the page died is sent once by the next page', async () => {
  const room = await addRoom(world.forum);
  const page = await phone(room, 'زهرة');
  await page.context().setOffline(true);
  await write(page, 'قبل إغلاق الصفحة');
  await send(page);
  await page.getByText('في انتظار الشبكة').waitFor();
  const context = page.context();
  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await openLive(next, pathOf(room, 'ar'));
  await expect
    .poll(async () => (await world.forum.sql`select 1 from comments where session_id = ${room.sessionId}`).length, {
      timeout: 20_000,
    })
    .toBe(1);
});

test('A-24 a comment half written survives a reload', async () => {
  const room = await addRoom(world.forum);
  const page = await phone(room, 'زهرة');
  await write(page, 'لم أنته بعد');
  await page.reload();
  await expect.poll(() => page.locator('#comment-text').inputValue()).toBe('لم أنته بعد');
});

test('B-3 phone and wall follow the moderator, hide the result until it is shown, and survive a reload', async () => {
  const room = await addRoom(world.forum);
  const citizen = await phone(room, 'زهرة');
  const wall = await world.page('visitor', { viewport: { width: 1280, height: 720 } });
  await openLive(wall, pathOf(room, 'ar', '/projector'));
  const cockpit = await world.page(personOf(room.moderator));
  const { addMotion } = await import('#tests/support/forum-sessions.ts');
  await addMotion(room, { state: 'draft', title: { ar: 'هل نغرس الأشجار؟' } });
  await openLive(cockpit, pathOf(room, 'ar', '/moderate'));
  await cockpit.locator('#stage summary.btn-main').click();
  await cockpit.locator('#stage').getByRole('button', { name: 'نعم، أفتح التصويت' }).click();
  await citizen.getByRole('heading', { name: 'هل نغرس الأشجار؟' }).first().waitFor();
  await wall.getByText('هل نغرس الأشجار؟').first().waitFor();
  await citizen.reload();
  await citizen.getByRole('heading', { name: 'هل نغرس الأشجار؟' }).first().waitFor();
  await wall.reload();
  await wall.getByText('هل نغرس الأشجار؟').first().waitFor();
  await citizen.getByRole('radio', { name: 'نعم' }).check();
  await citizen.getByRole('button', { name: 'أرسل تصويتي' }).click();
  await citizen.getByText('تم تسجيل صوتكم').first().waitFor();
  expect(await wall.getByText('نتيجة').count()).toBe(0);
});
