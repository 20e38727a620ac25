import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

const phone = { viewport: { width: 360, height: 740 } };

async function openHall() {
  const room = await addRoom(world.forum);
  await addMotion(room, { title: { ar: 'هل نبدأ بالأرصفة؟', fr: 'Commencer par les trottoirs ?' }, secrecy: 'sealed' });
  const second = { personId: await addPerson(world.forum, { role: 'moderator', commune: room.commune }) };
  return { room, first: personOf(room.moderator), second };
}

/** A press right after a change by others does nothing, on purpose: then it is made again, as people do. */
async function unfold(page: Page): Promise<void> {
  const summary = page.locator('#stage summary.btn-main');
  const isOpen = () => summary.evaluate((element) => element.parentElement?.hasAttribute('open') ?? false);
  await expect
    .poll(async () => {
      if (!(await isOpen())) await pressOn(page, summary);
      return isOpen();
    })
    .toBe(true);
}

test('the request of one is live in the cockpit of the other, who confirms on a phone; nothing moves the focus', async () => {
  const t = words('ar');
  const { room, first, second } = await openHall();
  const [one, two] = [await world.page(first, phone), await world.page(second, phone)];
  const scanner = createScanner(two, world.origin);
  for (const page of [one, two]) await openLive(page, pathOf(room, 'ar', '/moderate'));
  const stage = two.locator('#stage');
  await unfold(one);
  await one.locator('#stage').getByText(t('moderate:seal.ask_text')).waitFor();
  await scanner.after(
    'asked',
    () => pressOn(one, one.locator('#stage').getByRole('button', { name: t('moderate:seal.ask') })),
    () => stage.getByText(t('moderate:seal.waits'), { exact: true }).waitFor(),
  );
  await one.locator('#stage').getByText(t('moderate:seal.waits_own')).waitFor();
  await stage.locator('[role="timer"]').waitFor();
  expect(await stage.locator('[aria-live]').count()).toBe(0);
  await unfold(two);
  await stage.getByText(t('moderate:seal.confirm_text')).waitFor();
  await scanner.after(
    'confirmed',
    () => pressOn(two, stage.getByRole('button', { name: t('moderate:seal.confirm') })),
    () => two.locator('#motions').getByText(t('moderate:result_sealed_few')).waitFor(),
  );
  await one.locator('#motions').getByText(t('moderate:result_sealed_few')).waitFor();
  await two.goto(pathOf(room, 'ar', '/log'));
  const log = two.locator('[aria-labelledby="seal-log"]');
  expect(await log.innerText()).toContain(t('moderation:seal.ask'));
  expect(await log.innerText()).toContain(t('moderation:seal.confirm'));
  expect(scanner.findings()).toEqual([]);
});

test('without script one asks, another withdraws, and confirming what is gone is refused in words', async () => {
  const t = words('fr');
  const { room, first, second } = await openHall();
  const plain = { ...phone, javaScriptEnabled: false };
  const [one, two] = [await world.page(first, plain), await world.page(second, plain)];
  const scanner = createScanner(two, world.origin, 'own');
  await one.goto(pathOf(room, 'fr', '/moderate'));
  await one.locator('#stage summary.btn-main').click();
  await one
    .locator('#stage')
    .getByRole('button', { name: t('moderate:seal.ask') })
    .click();
  await one.getByText(t('moderate:done.seal-asked')).waitFor();
  await two.goto(pathOf(room, 'fr', '/moderate'));
  await two.locator('#stage').getByText(t('moderate:seal.waits'), { exact: true }).waitFor();
  await one.goto(pathOf(room, 'fr', '/moderate'));
  await one.locator('#stage summary.btn-main').click();
  await one
    .locator('#stage')
    .getByRole('button', { name: t('moderate:seal.withdraw') })
    .click();
  await one.getByText(t('moderate:done.seal-withdrawn')).waitFor();
  await two.locator('#stage summary.btn-main').click();
  await scanner.after(
    'refused',
    () =>
      two
        .locator('#stage')
        .getByRole('button', { name: t('moderate:seal.confirm') })
        .click(),
    () => two.getByText(t('errors:seal.none')).first().waitFor(),
  );
  expect(scanner.findings()).toEqual([]);
});
