import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { addGuest } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, newStatement } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const t = words('ar');
const stored = (page: Page, choice: 'yes' | 'no') =>
  page.getByText(t('room:motions.stored', { choice: t(`room:motions.${choice}`) }), { exact: true });
const choose = async (page: Page, choice: 'yes' | 'no' | 'abstain'): Promise<void> => {
  await page.getByRole('radio', { name: t(`room:motions.${choice}`), exact: true }).check();
};
const send = (page: Page, own: boolean): Promise<void> =>
  page.getByRole('button', { name: t(own ? 'room:motions.change' : 'room:motions.send') }).click();

test('what was done on one page of a person is told on their others, and nothing half-filled is touched', async () => {
  const room = await addRoom(world.forum);
  await newStatement(room, room.moderator, 'رصيف متصل من الجهتين');
  await addMotion(room, { title: { ar: 'هل نبدأ بالأرصفة؟' } });
  const personId = await addGuest(world.forum, room.code, 'زهرة');
  const phone = await world.page({ personId });
  const laptop = await world.page({ personId });
  const tab = await laptop.context().newPage();
  const motions = pathOf(room, 'ar', '?tab=motions');
  for (const page of [phone, laptop, tab]) await openLive(page, motions);

  await choose(phone, 'yes');
  await send(phone, false);
  for (const page of [phone, laptop, tab]) await stored(page, 'yes').waitFor();
  expect(await tab.getByRole('radio', { name: t('room:motions.yes') }).isChecked()).toBe(true);

  // The laptop is half-way to another answer while the phone changes its own.
  await choose(laptop, 'abstain');
  await choose(phone, 'no');
  await send(phone, true);
  for (const page of [phone, laptop, tab]) await stored(page, 'no').waitFor();
  expect(await stored(tab, 'yes').count()).toBe(0);
  expect(await tab.getByRole('radio', { name: t('room:motions.no'), exact: true }).isChecked()).toBe(true);
  expect(await laptop.getByRole('radio', { name: t('room:motions.abstain') }).isChecked()).toBe(true);

  // By a plain form, as on a page without script.
  const plain = await world.page({ personId }, { javaScriptEnabled: false });
  await plain.goto(motions);
  await choose(plain, 'yes');
  await send(plain, true);
  for (const page of [phone, laptop, tab]) await stored(page, 'yes').waitFor();
  for (const page of [phone, laptop, plain]) await page.context().close();
});

test('a page that was without its connection is told what was done elsewhere meanwhile', async () => {
  const room = await addRoom(world.forum);
  await addMotion(room, { title: { ar: 'هل نبدأ بالأرصفة؟' } });
  const personId = await addGuest(world.forum, room.code, 'زهرة');
  const phone = await world.page({ personId });
  const laptop = await world.page({ personId });
  const motions = pathOf(room, 'ar', '?tab=motions');
  for (const page of [phone, laptop]) await openLive(page, motions);
  await laptop.context().setOffline(true);
  await laptop.locator('.offline-bar').waitFor({ timeout: 60_000 });
  await choose(phone, 'yes');
  await send(phone, false);
  await stored(phone, 'yes').waitFor();
  await laptop.context().setOffline(false);
  await stored(laptop, 'yes').waitFor({ timeout: 30_000 });
  for (const page of [phone, laptop]) await page.context().close();
});
