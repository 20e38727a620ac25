import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HallChannel } from '#app/contract/hall.ts';
import type { Lang } from '#app/contract/languages.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addPerson } from '#tests/support/forum-people.ts';
import { addMotion, addRoom } from '#tests/support/forum-sessions.ts';
import { pressOn } from '#tests/support/keyboard.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ar = words('ar');
const fr = words('fr');
const noScript = { javaScriptEnabled: false };

type Typed = Record<'yes' | 'no' | 'abstain' | 'people', string>;

async function fill(page: Page, lang: Lang, channel: HallChannel, typed: Typed): Promise<void> {
  const say = words(lang);
  const form = page.locator(`#${channel} form`).first();
  for (const name of ['yes', 'no', 'abstain', 'people'] as const)
    await form.getByLabel(say(`hall:${name}`), { exact: true }).fill(typed[name]);
}

/** A hall with an open vote, and a second moderator. */
async function openHall() {
  const room = await addRoom(world.forum);
  await addMotion(room, { title: { ar: 'ملتمس القاعة', fr: 'Motion de la salle' } });
  const second = { personId: await addPerson(world.forum, { role: 'moderator', commune: room.commune }) };
  return { room, second };
}

test('two people count the hall without script; it is told by channel on phone, cockpit and wall', async () => {
  const { room, second } = await openHall();
  const cockpit = await world.page(personOf(room.moderator));
  await openLive(cockpit, pathOf(room, 'ar', '/moderate'));
  const phone = await world.page('visitor', { viewport: { width: 360, height: 740 } });
  await openLive(phone, pathOf(room, 'ar', '?tab=motions'));
  const wall = await world.page('visitor', { viewport: { width: 1920, height: 1080 } });
  await openLive(wall, pathOf(room, 'fr', '/projector'));

  await cockpit
    .locator('#motions')
    .getByRole('link', { name: ar('moderate:to_hall') })
    .waitFor();
  const one = await world.page(personOf(room.moderator), { ...noScript, viewport: { width: 360, height: 740 } });
  await one.goto(pathOf(room, 'ar', '/count/1'));
  expect(await one.locator('main').innerText()).toContain(ar('hall:once'));
  await fill(one, 'ar', 'paper', { yes: '٨', no: '٣', abstain: '١', people: '١٢' });
  await pressOn(one, one.locator('#paper').getByRole('button', { name: ar('hall:enter') }));
  await one.locator('#paper').getByText(ar('hall:done.entered')).waitFor();
  expect(await one.locator('#paper').innerText()).toContain(ar('hall:state.entered'));
  await cockpit.getByText(ar('moderate:hall_open')).waitFor();

  const vote = cockpit.locator('#motions');
  await vote.locator('summary', { hasText: ar('moderate:main_close-motion') }).click();
  await vote.getByRole('button', { name: ar('moderate:close_motion_yes') }).click();
  await cockpit.getByText(ar('errors:motion.count_open')).first().waitFor();

  const two = await world.page(second, noScript);
  await two.goto(pathOf(room, 'fr', '/count/1'));
  expect(await two.locator('#paper').innerText(), 'nothing of the other’s figures').not.toMatch(/\d/);
  await fill(two, 'fr', 'paper', { yes: '7', no: '4', abstain: '1', people: '12' });
  await two
    .locator('#paper')
    .getByRole('button', { name: fr('hall:enter') })
    .click();
  await two.locator('#paper').getByText(fr('hall:about.differing')).waitFor();
  await fill(two, 'fr', 'paper', { yes: '8', no: '3', abstain: '1', people: '12' });
  await two
    .locator('#paper')
    .getByRole('button', { name: fr('hall:again') })
    .click();
  await two
    .locator('#paper')
    .getByText(fr('hall:about.confirmed', { count: 12 }))
    .waitFor();
  await expect.poll(() => phone.locator('#motion-1').innerText()).toContain(ar('room:motions.cast', { count: 12 }));
  await expect.poll(() => cockpit.getByText(ar('moderate:hall_open')).count()).toBe(0);

  await cockpit.reload();
  await vote.locator('summary', { hasText: ar('moderate:main_close-motion') }).click();
  await vote.getByRole('button', { name: ar('moderate:close_motion_yes') }).click();
  await vote.locator('summary', { hasText: ar('moderate:main_show-result') }).click();
  await vote.getByRole('button', { name: ar('moderate:show_result_yes') }).click();
  await expect
    .poll(() => phone.locator('#motion-1').innerText())
    .toContain(ar('room:motions.channel.paper', { count: 12 }));
  expect(await phone.locator('#motion-1').innerText()).toContain(ar('room:motions.channel.phone', { count: 0 }));
  await expect.poll(() => vote.innerText()).toContain(ar('room:motions.channel.paper', { count: 12 }));
  await expect.poll(() => wall.locator('main').innerText()).toContain(fr('projector:channel.paper', { count: 12 }));
});

test.each(['ar', 'fr'] as const)('the page passes axe in %s, empty, refused and counted', async (lang) => {
  const say = words(lang);
  const { room } = await openHall();
  const page = await world.page(personOf(room.moderator));
  const scanner = createScanner(page, world.origin);
  await page.goto(pathOf(room, lang, '/count/1'));
  expect(await page.locator('script').count(), 'it needs no script').toBe(0);
  const typed = { yes: '2', no: '1', abstain: '0', people: '4' };
  await scanner.after(
    'a sum that is wrong',
    async () => {
      await fill(page, lang, 'hands', typed);
      await page
        .locator('#hands')
        .getByRole('button', { name: say('hall:enter') })
        .click();
    },
    () => page.locator('#hands').getByText(say('errors:count.sum')).waitFor(),
  );
  expect(await page.locator('#hands').getByLabel(say('hall:people'), { exact: true }).inputValue()).toBe('4');
  expect(await page.locator('#paper').getByLabel(say('hall:people'), { exact: true }).inputValue()).toBe('');
  await scanner.after(
    'a count',
    async () => {
      await fill(page, lang, 'hands', { ...typed, people: '3' });
      await page
        .locator('#hands')
        .getByRole('button', { name: say('hall:enter') })
        .click();
    },
    () => page.locator('#hands').getByText(say('hall:done.entered')).waitFor(),
  );
  await page
    .locator('#hands')
    .getByRole('button', { name: say('hall:withdraw') })
    .click();
  await page.locator('#hands').getByText(say('hall:done.withdrawn')).waitFor();
  expect(await page.locator('#hands').innerText()).toContain(say('hall:state.none'));
});

test('a sealed motion says why nothing is counted, and an unknown one is not found', async () => {
  const room = await addRoom(world.forum);
  await addMotion(room, { secrecy: 'sealed' });
  const page = await world.page(personOf(room.moderator), noScript);
  await page.goto(pathOf(room, 'ar', '/count/1'));
  await page.getByText(ar('errors:count.sealed')).waitFor();
  expect(await page.locator('main form').count()).toBe(0);
  for (const number of ['2', 'x'])
    expect((await page.goto(pathOf(room, 'ar', `/count/${number}`)))?.status()).toBe(404);
});
