import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';
import { openTablet } from '#tests/support/forum-kiosks.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { openWorld, pathOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const fr = words('fr');
const noScript = { javaScriptEnabled: false };
const options = [
  { ar: 'حديقة', fr: 'Un jardin' },
  { ar: 'خزانة', fr: 'Une bibliothèque' },
];

async function openHall(motion: Partial<CreateMotionInput>): Promise<Room> {
  const room = await addRoom(world.forum);
  await addMotion(room, { title: { ar: 'بماذا نبدأ؟', fr: 'Par quoi commencer ?' }, ...motion });
  return room;
}

/** The open ballots at a shared tablet, before a guest who just came. */
async function openBallots(room: Room): Promise<Page> {
  const { link } = await openTablet(room);
  const page = await world.page('visitor', noScript);
  await page.goto(pathOf(room, 'fr', `/kiosk?link=${link}`));
  await page.getByRole('button', { name: fr('kiosk:take') }).click();
  await page.getByRole('button', { name: fr('kiosk:touch') }).click();
  await page.getByRole('link', { name: fr('kiosk:do_vote') }).click();
  return page;
}

/** The same motion on the phone of somebody who joined. */
async function openOnPhone(room: Room): Promise<Page> {
  const page = await world.page({ personId: await addGuest(world.forum, room.code, 'Zahra') }, noScript);
  await page.goto(pathOf(room, 'fr', '?tab=motions'));
  return page;
}

test.each(['yes-no', 'consent', 'single', 'approval', 'score', 'dot', 'ranked-irv'] as const)(
  'a ballot (%s) at a tablet may be changed until one leaves it; on a phone until the vote ends',
  async (method) => {
    const hasOptions = method !== 'yes-no' && method !== 'consent';
    const room = await openHall({ method, ...(hasOptions && { options }) });
    const tablet = await openBallots(room);
    const phone = await openOnPhone(room);
    const hintOf = (page: Page) => page.locator('#choice-1-hint').innerText();
    expect(await hintOf(tablet)).toContain(fr('kiosk:change_hint'));
    expect(await hintOf(tablet)).not.toMatch(/clôture|fin du vote/);
    expect(await hintOf(phone)).toContain(fr('room:motions.change_hint'));
    await tablet.context().close();
    await phone.context().close();
  },
);

test.each([
  ['named', 'absolute', 'yes-no'],
  ['confidential', 'two_thirds', 'yes-no'],
  ['confidential', 'simple', 'single'],
] as const)('a %s ballot (%s, %s) at a tablet tells its terms as on a phone', async (secrecy, majorityRule, method) => {
  const room = await openHall({ secrecy, majorityRule, method, ...(method === 'single' && { options }) });
  const tablet = await openBallots(room);
  const phone = await openOnPhone(room);
  const termsOf = (page: Page) => page.locator('#motion-1 > p.text-ink-soft').allInnerTexts();
  const told = await termsOf(tablet);
  expect(told[0]).toContain(fr(`room:motions.secrecy_${secrecy}`));
  expect(told[0]).toContain(fr('room:motions.electorate_all'));
  if (method === 'yes-no') expect(told[1]).toContain(fr(`room:motions.majority_${majorityRule}`));
  expect(told).toEqual(await termsOf(phone));
  await tablet.context().close();
  await phone.context().close();
});
