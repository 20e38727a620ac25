import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createScanner } from '#tests/support/a11y.ts';
import { addMotion, addRoom, newAgendaItem, newComment, newStatement } from '#tests/support/forum-sessions.ts';
import { pressOn, tabTo } from '#tests/support/keyboard.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { recordSpeech, untilSpoken } from '#tests/support/room-journey-log.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function prepare() {
  const room = await addRoom(world.forum, { state: 'planned' });
  const agendaItemId = await newAgendaItem(room, 'الأرصفة');
  await addMotion(room, { state: 'draft', agendaItemId, title: { ar: 'هل نبدأ بالأرصفة؟', fr: 'Commencer par là ?' } });
  return room;
}

describe.each(['ar', 'fr'] as const)('a moderator with a keyboard alone, in %s', (lang) => {
  const t = words(lang);

  test('opens the session, an item, a vote, ends it, shows the result, hides a comment and takes it back', async () => {
    const room = await prepare();
    const page = await world.page(personOf(room.moderator), { viewport: { width: 360, height: 640 } });
    const scanner = createScanner(page, world.origin);
    await recordSpeech(page);
    await openLive(page, pathOf(room, lang, '/moderate'));
    const main = page.locator('#stage .btn-main');
    const bar = page.locator('.undo-bar');

    /** Presses what the keyboard reaches, and waits for the message of the act. */
    async function act(name: string, press: () => Promise<void>): Promise<void> {
      const done = t(`moderate:done.${name}`);
      await scanner.after(name, press, () => bar.getByText(done).waitFor());
      const isLost = await page.evaluate(() => document.activeElement === document.body);
      expect(isLost, `the focus after ${name}`).toBe(false);
    }

    await act('session-open', () => pressOn(page, main));
    await untilSpoken(page, 'polite', t('moderate:done.session-open'));
    await newStatement(room);
    await newComment(room, room.moderator, { text: 'اشتروا من متجري' });
    await act('agenda-moved', () => pressOn(page, main));
    await act('motion-opened', async () => {
      await pressOn(page, main);
      await pressOn(page, page.getByRole('button', { name: t('moderate:open_motion_yes') }).first());
    });

    await page.reload();
    await act('motion-closed', async () => {
      await pressOn(page, page.locator('#stage summary.btn-main'));
      await pressOn(page, page.locator('#stage .btn-danger').first());
    });
    expect(await page.locator('#motions').getByText(t('moderate:result_private'), { exact: true }).count()).toBe(1);
    await act('result-shown', async () => {
      await pressOn(page, main);
      await pressOn(page, page.getByRole('button', { name: t('moderate:show_result_yes') }).first());
    });
    expect(await page.locator('#motions').getByText(t('moderate:result_public'), { exact: true }).count()).toBe(1);

    const card = page.locator('#comments article').first();
    await act('comment-hidden', async () => {
      await pressOn(page, card.locator('summary').first());
      await pressOn(page, card.getByRole('button', { name: t('room:reasons.advertising') }));
    });
    await act('undone', () => pressOn(page, bar.getByRole('button', { name: t('moderate:undo') })));
    await tabTo(page, page.locator('#comments article summary').first());
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });
});

test('Escape closes a menu and a fold, leads back to what opened it, and keeps what was typed in it', async () => {
  const t = words('fr');
  const room = await addRoom(world.forum);
  const page = await world.page(personOf(room.moderator));
  await openLive(page, pathOf(room, 'fr', '/moderate'));
  const openAndLeave = async (fold: string, inside: string) => {
    const summary = page.locator(`${fold} > summary`).first();
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.locator(inside).first().focus();
    await page.keyboard.press('Escape');
    const [shut, back] = await summary.evaluate((one) => [
      !one.closest('details')?.open,
      one === document.activeElement,
    ]);
    expect([fold, shut, back]).toEqual([fold, true, true]);
  };
  await openAndLeave('header details.menu', 'header .menu-list a');
  await page.locator('#wall details > summary').first().click();
  await page.locator('#switchWall-text').fill('La séance reprend');
  await page.locator('#wall details > summary').first().click();
  await openAndLeave('#wall details', '#switchWall-text');
  expect(await page.locator('#switchWall-text').inputValue()).toBe('La séance reprend');
  expect(await page.locator('#wall').getByText(t('moderate:wall_now')).count()).toBe(1);
});
