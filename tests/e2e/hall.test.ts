import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { addGuest } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, newAgendaItem, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, personOf, untilLive, type World } from '#tests/support/room-journey.ts';
import { openWire } from '#tests/support/room-journey-wire.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const t = words('ar');
const wallSize = { width: 1920, height: 1080 };

type Hall = { room: Room; moderator: Page; citizen: Page; wall: Page; close(): Promise<void> };

/** A moderator's phone, a citizen's phone and the projector, in one session with two agenda items and a draft vote. */
async function gather(): Promise<Hall> {
  const room = await addRoom(world.forum, { state: 'planned' });
  await newAgendaItem(room, 'تقديم المشروع');
  const second = await newAgendaItem(room, 'المرحلة الأولى');
  await newStatement(room, room.moderator, 'رصيف متصل');
  await addMotion(room, { state: 'draft', agendaItemId: second, title: { ar: 'هل نبدأ بالأرصفة؟' } });
  const personId = await addGuest(world.forum, room.code, 'زهرة');
  const [moderator, citizen, wall] = await Promise.all([
    world.page(personOf(room.moderator)),
    world.page({ personId }),
    world.page('visitor', { viewport: wallSize }),
  ]);
  await Promise.all([
    openLive(moderator, pathOf(room, 'ar', '/moderate')),
    openLive(citizen, pathOf(room, 'ar')),
    openLive(wall, pathOf(room, 'ar', '/projector')),
  ]);
  const pages = [moderator, citizen, wall];
  return {
    room,
    moderator,
    citizen,
    wall,
    close: async () => void (await Promise.all(pages.map((page) => page.context().close()))),
  };
}

/** Presses the moderator's main button, says yes where it asks, and waits for the message that it was done. */
async function next(moderator: Page, done: string, yes?: string): Promise<void> {
  await moderator.locator('#stage .btn-main').click();
  if (yes) await moderator.locator('#stage').getByRole('button', { name: yes }).click();
  await moderator
    .locator('.undo-bar')
    .getByText(t(`moderate:done.${done}`))
    .waitFor();
}

const onWall = (wall: Page, text: string) => wall.locator('main').getByText(text, { exact: true }).first();
const main = (page: Page): Promise<string> => page.locator('main').innerText();

describe('B-3 L4 remote, phones and wall', () => {
  test('follow the moderator through items, a vote and its result, and are the same after a reload', async () => {
    const { room, moderator, citizen, wall, close } = await gather();
    await onWall(wall, t('projector:planned')).waitFor();
    await next(moderator, 'session-open');
    await citizen.getByText(t('session.state_open'), { exact: true }).first().waitFor();
    await next(moderator, 'agenda-moved');
    await citizen.locator('#current-item').getByText('تقديم المشروع').waitFor();
    await wall.locator('h1').getByText('تقديم المشروع').waitFor();
    await next(moderator, 'agenda-moved');
    await citizen.locator('#current-item').getByText('المرحلة الأولى').waitFor();
    await wall.locator('h1').getByText('المرحلة الأولى').waitFor();

    await next(moderator, 'motion-opened', t('moderate:open_motion_yes'));
    await citizen.getByRole('heading', { name: 'هل نبدأ بالأرصفة؟' }).waitFor();
    await wall.locator('h1').getByText('هل نبدأ بالأرصفة؟').waitFor();
    await citizen.locator('input[name="choice"][value="yes"]').check();
    await citizen.locator('form:has(input[name="choice"]) button').click();
    await wall.locator('.wall-number').getByText('1', { exact: true }).waitFor();
    await moderator
      .locator('#stage')
      .getByText(t('moderate:cast', { count: 1 }))
      .waitFor();
    await untilSame(moderator, wall, room);

    await moderator.locator('#stage summary.btn-main').click();
    await moderator.locator('#stage .btn-danger').first().click();
    await moderator.locator('.undo-bar').getByText(t('moderate:done.motion-closed')).waitFor();
    await citizen.getByRole('tab', { name: t('room:tabs.motions') }).click();
    await citizen.getByText(t('room:motions.not_shown'), { exact: true }).waitFor();
    expect(await citizen.getByText(t('room:motions.result'), { exact: true }).count()).toBe(0);
    await wall.locator('h1').getByText('المرحلة الأولى').waitFor();
    expect(await wall.locator('main').innerText()).not.toContain(t('projector:verdict_unanimous'));

    await next(moderator, 'result-shown', t('moderate:show_result_yes'));
    await citizen.getByText(t('room:motions.result'), { exact: true }).first().waitFor();
    await onWall(wall, t('projector:verdict_unanimous')).waitFor();
    await untilSame(moderator, wall, room);
    await close();
  });

  test('a wall and a remote that lost the network come back to what is on now', async () => {
    const room = await addRoom(world.forum, { state: 'planned' });
    const item = await newAgendaItem(room, 'تقديم المشروع');
    const wire = await openWire(world.origin);
    const wall = await world.page('visitor', { viewport: wallSize, baseURL: wire.origin });
    const remote = await world.page(personOf(room.moderator), { baseURL: wire.origin });
    await openLive(wall, pathOf(room, 'ar', '/projector'));
    await openLive(remote, pathOf(room, 'ar', '/moderate'));
    wire.cut();
    await wall.getByText(t('projector:lost'), { exact: true }).waitFor();
    await remote.getByText(t('moderate:connection_lost'), { exact: true }).waitFor();
    const other = await world.context(personOf(room.moderator));
    const order = (form: Record<string, string>) => other.request.post(pathOf(room, 'ar', '/moderate'), { form });
    await order({ intent: 'moveSession', to: 'open' });
    await order({ intent: 'moveAgenda', agendaItemId: item });
    wire.mend();
    await wall.locator('h1').getByText('تقديم المشروع').waitFor();
    expect(await wall.getByText(t('projector:lost'), { exact: true }).count()).toBe(0);
    await remote.locator('#stage').getByText('تقديم المشروع').waitFor();
    await Promise.all([wall, remote].map((page) => page.context().close()));
    await other.close();
    await wire.close();
  });
});

/** What is shown before a reload is shown after it. */
async function untilSame(moderator: Page, wall: Page, room: Room): Promise<void> {
  const stage = (): Promise<string> => moderator.locator('#stage').getByRole('region').innerText();
  const before = { wall: await main(wall), stage: await stage() };
  await untilLive(wall, () => wall.reload());
  expect(await main(wall)).toBe(before.wall);
  await openLive(moderator, pathOf(room, 'ar', '/moderate'));
  expect(await stage()).toBe(before.stage);
}
