import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { askFloor } from '#server/domain/floor/ask-floor.ts';
import { setFloor } from '#server/domain/floor/lead-list.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom, newAgendaItem, type Room } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const ar = words('ar');
const fr = words('fr');

const patient = { timeout: 10_000 };

async function openList(seconds: number): Promise<Room> {
  const room = await addRoom(world.forum);
  await setFloor(room.moderator, { sessionId: room.sessionId, open: true, turnSeconds: seconds });
  return room;
}
/** Presses a control as the keyboard does. */
async function press(control: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await control.focus();
  await control.press(key);
}
const shows = (page: Page, text: string, timeout = 20_000) => page.getByText(text).first().waitFor({ timeout });

test('a citizen asks on a phone, the moderator gives the floor, the wall counts down to the warning and the end', async () => {
  const room = await openList(15);
  const personId = await addGuest(world.forum, room.code, 'زهرة');
  const phone = await world.page({ personId });
  const desk = await world.page(personOf(room.moderator));
  const wall = await world.page('visitor', { viewport: { width: 1280, height: 720 } });
  await openLive(phone, pathOf(room, 'ar', '?tab=floor'));
  await openLive(desk, pathOf(room, 'fr', '/moderate'));
  await openLive(wall, pathOf(room, 'ar', '/projector'));

  await press(phone.getByRole('radio', { name: ar('floor:kinds.question') }), 'Space');
  await press(phone.getByRole('radio', { name: ar('floor:ask.woman') }), 'Space');
  await press(phone.getByRole('button', { name: ar('floor:ask.send') }));
  await shows(phone, ar('floor:you_next'));
  expect(await phone.locator('#floor-list ~ ol li').allInnerTexts()).toEqual([
    expect.stringContaining(ar('floor:reasons.asked_first')),
  ]);

  await press(desk.getByRole('button', { name: fr('floor:desk.give_next', { name: 'زهرة' }) }));
  await shows(phone, ar('floor:you_speak'));
  await wall.getByRole('heading', { level: 1, name: 'زهرة' }).waitFor();
  await shows(wall, ar('floor:kinds.question'));
  const clock = wall.getByRole('timer');
  await expect.poll(() => clock.innerText(), patient).toMatch(/^0:(0\d|1[0-5])/);
  expect(await clock.innerText()).not.toContain(ar('floor:say.warning'));
  await shows(wall, ar('floor:say.warning'));
  await shows(phone, ar('clock.over'));
  await shows(wall, ar('clock.over'));
  await expect.poll(() => desk.getByRole('timer').innerText(), patient).toBe(fr('clock.over'));
  // A page without script counts nothing down; it says what was so when it was made.
  const still = await world.page('visitor', { javaScriptEnabled: false });
  await still.goto(pathOf(room, 'ar'));
  await shows(still, ar('clock.over'));

  await press(desk.getByRole('button', { name: fr('floor:desk.extend') }));
  await expect.poll(() => clock.innerText(), patient).toMatch(/^0:5\d/);
  await press(desk.getByRole('button', { name: fr('floor:desk.pause') }));
  await shows(wall, ar('floor:wall.standing'));
  await press(desk.getByRole('button', { name: fr('floor:desk.stop') }));
  await wall.getByRole('heading', { level: 1, name: 'زهرة' }).waitFor({ state: 'detached' });

  for (const page of [phone, desk, wall]) await page.context().close();
});

test('who has the floor is told at once, and everybody else in turn', async () => {
  const room = await openList(60);
  const personId = await addGuest(world.forum, room.code, 'سعيد');
  const phone = await world.page({ personId });
  const desk = await world.page(personOf(room.moderator));
  await openLive(phone, pathOf(room, 'ar', '?tab=floor'));
  await openLive(desk, pathOf(room, 'ar', '/moderate'));
  await phone.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const region = document.querySelector('[aria-live="assertive"]');
    if (region) new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, { childList: true });
  });
  await press(phone.getByRole('button', { name: ar('floor:ask.send') }));
  await shows(phone, ar('floor:you_next'));
  await press(desk.getByRole('button', { name: ar('floor:desk.give_next', { name: 'سعيد' }) }));
  await shows(phone, ar('floor:you_speak'));
  await expect
    .poll(() => phone.evaluate(() => (window as unknown as { said: string[] }).said), patient)
    .toContain(ar('floor:say.given'));
  for (const page of [phone, desk]) await page.context().close();
});

test('a countdown is on every screen, whatever the session does', async () => {
  const room = await openList(60);
  await newAgendaItem(room);
  const desk = await world.page(personOf(room.moderator));
  const wall = await world.page('visitor', { viewport: { width: 1280, height: 720 } });
  const phone = await world.page('visitor');
  await openLive(desk, pathOf(room, 'ar', '/moderate'));
  await openLive(wall, pathOf(room, 'fr', '/projector'));
  await openLive(phone, pathOf(room, 'ar'));
  await desk.getByRole('link', { name: ar('floor:desk.tools') }).click();
  await desk.getByText(ar('floor:desk.countdown_start')).click();
  await desk.getByLabel(ar('floor:desk.countdown_label')).fill('استراحة');
  await desk.getByRole('button', { name: ar('floor:desk.countdown_send') }).click();
  for (const page of [wall, phone]) {
    await shows(page, 'استراحة');
    await expect.poll(() => page.getByRole('timer').innerText(), patient).toMatch(/4:5\d/);
  }
  await desk.getByRole('button', { name: ar('moderate:pause') }).click();
  await shows(desk, ar('moderate:done.session-paused'));
  await shows(wall, fr('projector:paused'));
  expect(await wall.getByRole('timer').count()).toBe(1);
  await desk.getByRole('button', { name: ar('floor:desk.countdown_stop') }).click();
  await wall.getByRole('timer').waitFor({ state: 'detached' });
  for (const page of [phone, desk, wall]) await page.context().close();
});

test('without script: asking, the place, taking back; the moderator adds, gives and ends', async () => {
  const room = await openList(60);
  const personId = await addGuest(world.forum, room.code, 'حليمة');
  const plain = { javaScriptEnabled: false };
  const phone = await world.page({ personId }, plain);
  await phone.goto(pathOf(room, 'ar', '?tab=floor'));
  await phone.getByRole('radio', { name: ar('floor:kinds.order') }).check();
  await phone.getByRole('button', { name: ar('floor:ask.send') }).click();
  await shows(phone, ar('own:done.askFloor'));
  await shows(phone, ar('floor:you_next'));
  await phone.getByRole('button', { name: ar('floor:ask.withdraw') }).click();
  await shows(phone, ar('own:done.withdrawFloor'));
  await phone.getByRole('button', { name: ar('floor:ask.send') }).click();
  await shows(phone, ar('floor:you_next'));

  const desk = await world.page(personOf(room.moderator), plain);
  await desk.goto(pathOf(room, 'ar', '/moderate'));
  await desk.getByRole('link', { name: ar('floor:desk.tools') }).click();
  await desk.getByText(ar('floor:desk.add'), { exact: true }).click();
  await desk.getByLabel(ar('floor:desk.add_name')).fill('ف');
  await desk.getByRole('button', { name: ar('floor:desk.add_send') }).click();
  await shows(desk, ar('errors:text.short'));
  expect(await desk.getByLabel(ar('floor:desk.add_name')).inputValue()).toBe('ف');
  await desk.getByLabel(ar('floor:desk.add_name')).fill('فاطمة');
  await desk.getByRole('button', { name: ar('floor:desk.add_send') }).click();
  await shows(desk, ar('moderate:done.floor-added'));
  await desk.getByRole('button', { name: ar('floor:desk.give_next', { name: 'حليمة' }) }).click();
  await shows(desk, ar('moderate:done.floor-given'));
  await shows(desk, ar('floor:speaking'));
  await phone.reload();
  await shows(phone, ar('floor:you_speak'));
  await desk.getByRole('button', { name: ar('floor:desk.stop') }).click();
  await shows(desk, ar('moderate:done.turn-stopped'));
  await desk.goto(pathOf(room, 'ar', '/log'));
  await shows(desk, ar('floor:log.give'));
  for (const page of [phone, desk]) await page.context().close();
});

test.each([true, false])('the open list stays open after what is done from it, with script: %s', async (script) => {
  const room = await openList(60);
  for (const name of ['حليمة', 'سعيد', 'زهرة']) {
    const asking = await world.forum.as(await addGuest(world.forum, room.code, name));
    await askFloor(asking, { actionId: randomUUID(), sessionId: room.sessionId, kind: 'contribution' });
  }
  const desk = await world.page(personOf(room.moderator), { javaScriptEnabled: script });
  const at = pathOf(room, 'fr', '/moderate?floor=tools');
  await (script ? openLive(desk, at) : desk.goto(at));
  const rows = desk.locator('#floor ol > li');
  const done = (kind: string) => shows(desk, fr(`moderate:done.${kind}`));
  await rows.last().getByText(fr('floor:desk.options')).click();
  await rows
    .last()
    .getByRole('button', { name: new RegExp(`^${fr('floor:desk.up')}`) })
    .click();
  await done('request-moved');
  expect(await rows.count()).toBe(3);
  expect(new URL(desk.url()).searchParams.get('floor')).toBe('tools');
  await expect.poll(() => rows.nth(1).innerText(), patient).toContain('زهرة');
  await desk.getByRole('button', { name: fr('moderate:undo') }).click();
  await done('undone');
  await expect.poll(() => rows.nth(2).innerText(), patient).toContain('زهرة');
  await desk.getByRole('button', { name: fr('floor:desk.give_next', { name: 'حليمة' }) }).click();
  await done('floor-given');
  await expect.poll(() => rows.count(), patient).toBe(2);
  await desk.context().close();
});
