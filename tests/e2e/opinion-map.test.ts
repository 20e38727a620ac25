import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawMap } from '#server/domain/rooms/draw-map.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { pressOn } from '#tests/support/keyboard.ts';
import { fillHall } from '#tests/support/opinion-hall.ts';
import { joinCrowd } from '#tests/support/room-journey-crowd.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const t = words('ar');

test('the map on a phone, by keyboard, drawn anew while people vote, and on the wall when the chair switches it', async () => {
  const { room, statements } = await fillHall(world.forum, 12, 11, 'رأي في الشارع');
  await drawMap(world.forum.services, room.sessionId);
  const personId = await addGuest(world.forum, room.code, 'زهرة');
  const phone = await world.page({ personId }, { viewport: { width: 360, height: 740 } });
  await openLive(phone, pathOf(room, 'ar', '?tab=statements'));
  const wall = await world.page('visitor', { viewport: { width: 1920, height: 1080 } });
  await openLive(wall, pathOf(room, 'ar', '/projector'));
  const scanner = createScanner(phone, world.origin);

  await scanner.after(
    'the map',
    () => pressOn(phone, phone.getByRole('link', { name: t('map:title') })),
    () => phone.locator('.map-picture').waitFor(),
  );
  await phone.getByRole('heading', { name: /المجموعة A/ }).waitFor();
  await phone.getByText('12 شخصا').waitFor();
  await scanner.after(
    'the table',
    () => pressOn(phone, phone.getByText(t('map:open_table'))),
    () => phone.getByRole('table').waitFor(),
  );
  expect(await phone.getByRole('row').count()).toBe(9);

  // The phone's own votes and those of others are on the next map, without the page being asked for.
  await phone.evaluate(() => void ((globalThis as { stays?: boolean }).stays = true));
  const [voice] = await joinCrowd(world, room, 1);
  for (const [at, statementId] of statements.entries())
    await voice?.vote(statementId, at % 2 === 0 || at === 7 ? 1 : -1);
  await phone.getByText('13 شخصا').waitFor({ timeout: 20_000 });
  expect(await phone.evaluate(() => (globalThis as { stays?: boolean }).stays)).toBe(true);
  voice?.leave();

  const moderator = await world.page(personOf(room.moderator));
  await openLive(moderator, pathOf(room, 'ar', '/moderate'));
  await pressOn(moderator, moderator.locator('#wall').getByRole('button', { name: t('moderate:wall_map') }));
  await wall.locator('.wall-map .map-picture').waitFor();
  await moderator.locator('#wall').getByText(t('moderate:wall_now')).waitFor();
  await pressOn(moderator, moderator.locator('#wall').getByRole('button', { name: t('moderate:wall_code') }));
  await wall.locator('.wall-huge', { hasText: room.code }).waitFor();
  await wall.reload();
  await wall.locator('.wall-huge', { hasText: room.code }).waitFor();
  expect(scanner.findings()).toEqual([]);
  for (const page of [phone, wall, moderator]) await page.context().close();
}, 90_000);

test('without script the map is a page, with one’s own place on it; without enough people it says so', async () => {
  const { room, people } = await fillHall(world.forum, 12, 12);
  await drawMap(world.forum.services, room.sessionId);
  const page = await world.page({ personId: people[0] ?? randomUUID() }, { javaScriptEnabled: false });
  await page.goto(pathOf(room, 'ar', '?tab=statements&view=map'));
  await page.locator('.map-own').waitFor();
  await page.getByText(/رأيكم أقرب إلى المجموعة [AB]؛/).waitFor();
  const { room: small } = await fillHall(world.forum, 4, 4);
  await page.goto(pathOf(small, 'ar', '?tab=statements&view=map'));
  await page.getByText(t('map:none'), { exact: true }).waitFor();
  await page.context().close();
});
