import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { createScanner } from '#tests/support/a11y.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { isFocused, pressOn, typeInto } from '#tests/support/keyboard.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const known = 'نريد حديقة عمومية في حي المسيرة';
const alike = 'حديقة عمومية ديال حي المسيرة';

const phoneOf = async (room: Room, options = {}): Promise<Page> =>
  world.page({ personId: await addGuest(world.forum, room.code, 'زهرة') }, options);
/** A statement at the desk, by its number: others may name its text where they offer it for merging. */
const cardOf = (desk: Page, part: string, name: string) =>
  desk.locator(`${part} article`).filter({ has: desk.getByRole('heading', { name, exact: true }) });

test('a statement from the phone to the wall: a like one first, waiting, let through, translated, merged', async () => {
  const t = words('ar');
  const room = await addRoom(world.forum, { holdStatements: true, statementLimit: 3 });
  await newStatement(room, room.moderator, known);
  const phone = await phoneOf(room);
  await openLive(phone, pathOf(room, 'ar', '?tab=statements'));
  const scanner = createScanner(phone, world.origin);
  const desk = await world.page(personOf(room.moderator));
  await openLive(desk, pathOf(room, 'ar', '/moderate'));
  const deskScanner = createScanner(desk, world.origin);
  const second = t('moderate:statement_number', { number: 2 });

  await pressOn(phone, phone.locator('.add-statement summary').first());
  await phone.getByText(t('own:statement.left', { count: 3 })).waitFor();
  await typeInto(phone, phone.locator('#statement-text'), alike);
  await scanner.after(
    'offered',
    () => pressOn(phone, phone.getByRole('button', { name: t('own:statement.send_held') })),
    () => phone.locator('#like-statements').waitFor(),
  );
  expect(await isFocused(phone.locator('#like-title')), 'the focus on what is offered').toBe(true);
  expect(await phone.locator('#statement-text').inputValue(), 'what was typed stays').toBe(alike);
  await pressOn(phone, phone.getByRole('button', { name: t('own:statement.send_anyway') }));
  await phone
    .locator('.notice')
    .filter({ hasText: t('own:statement.held') })
    .getByText(alike)
    .waitFor();

  // The moderator lets it through: the author is told by its leaving, and it is voted on.
  await desk.getByRole('heading', { name: t('moderate:held_statements', { count: 1 }) }).waitFor();
  await deskScanner.after(
    'waiting',
    () => pressOn(desk, desk.getByRole('button', { name: t('moderate:waiting_statements', { count: 1 }) })),
    () => cardOf(desk, '#queue', second).waitFor(),
  );
  await pressOn(desk, cardOf(desk, '#queue', second).getByRole('button', { name: t('moderate:release') }));
  await desk.getByText(t('moderate:done.statement-released'), { exact: true }).first().waitFor();
  await phone
    .locator('.notice')
    .filter({ hasText: t('own:statement.held') })
    .waitFor({ state: 'detached' });
  await phone.locator('#s2').getByText(alike).waitFor();

  // Translated: a phone in French shows it, the original one press away.
  const french = await phoneOf(room);
  await openLive(french, pathOf(room, 'fr', '?tab=statements'));
  const card = cardOf(desk, '#statements', second);
  const fresh = desk
    .locator('#statements')
    .getByRole('button', { name: t('moderate:waiting_statements', { count: 1 }) });
  await pressOn(desk, fresh);
  await pressOn(desk, card.locator('summary').filter({ hasText: t('moderate:translate') }));
  // The message of the act before leaves once the focus went on.
  await desk.locator('.undo-bar').waitFor({ state: 'detached' });
  await typeInto(desk, card.locator('textarea[lang="fr"]'), 'Un jardin public à Al Massira');
  await deskScanner.after(
    'translated',
    () => pressOn(desk, card.getByRole('button', { name: t('moderate:translate_save') }).first()),
    () => desk.getByText(t('moderate:done.statement-translated'), { exact: true }).first().waitFor(),
  );
  const row = french.locator('#s2');
  await row.locator('[lang="fr"]').getByText('Un jardin public à Al Massira').waitFor();
  await row.locator('summary').click();
  await row.locator('[lang="ar"] [dir="rtl"], [lang="ar"][dir="rtl"]').getByText(alike).waitFor();
  const frenchScanner = createScanner(french, world.origin, 'own');
  await frenchScanner.look('in French');

  // Merged: it is no longer voted on anywhere, its author is told which one is, and it can be taken back.
  await desk.locator('.undo-bar').waitFor({ state: 'detached' });
  await pressOn(desk, card.locator('summary').filter({ hasText: t('moderate:merge') }));
  await pressOn(desk, card.getByRole('button', { name: t('moderate:merge_into') }).first());
  await desk.getByText(t('moderate:done.statement-merged'), { exact: true }).first().waitFor();
  await phone
    .locator('#s2')
    .getByText(t('own:statement.row_merged', { number: 2 }))
    .waitFor();
  await phone
    .locator('.notice')
    .filter({ hasText: t('own:statement.merged') })
    .getByText(known)
    .waitFor();
  await scanner.look('merged');
  await pressOn(desk, desk.locator('.undo-bar').getByRole('button', { name: t('moderate:undo') }));
  await phone
    .locator('#s2')
    .getByText(t('own:statement.row_merged', { number: 2 }))
    .waitFor({ state: 'detached' });
  expect([...scanner.findings(), ...deskScanner.findings(), ...frenchScanner.findings()]).toEqual([]);
  for (const page of [phone, desk, french]) await page.context().close();
});

test('the share is told and a refusal keeps the text', async () => {
  const t = words('fr');
  const room = await addRoom(world.forum, { statementLimit: 1 });
  const phone = await phoneOf(room, { javaScriptEnabled: false });
  await phone.goto(pathOf(room, 'fr', '?tab=statements'));
  await phone.locator('.add-statement summary').first().click();
  const stale = await phone.context().newPage();
  await stale.goto(pathOf(room, 'fr', '?tab=statements'));
  await phone.fill('#statement-text', 'Un premier avis');
  await phone.getByRole('button', { name: t('room:statements.send') }).click();
  await phone.getByText(t('own:statement.limit_reached', { count: 1 })).waitFor();
  await stale.locator('.add-statement summary').first().click();
  await stale.fill('#statement-text', 'Tout autre chose');
  await stale.getByRole('button', { name: t('room:statements.send') }).click();
  await stale.locator('.error-summary').getByText(t('errors:statement.too_many')).waitFor();
  expect(await stale.locator('#statement-text').inputValue()).toBe('Tout autre chose');
  await phone.context().close();
});

describe.each(['ar', 'fr'] as const)('A-6 without JavaScript, in %s', (lang) => {
  const t = words(lang);
  const noScript = { javaScriptEnabled: false, viewport: { width: 320, height: 640 } };
  const done = (page: Page, text: string): Promise<void> =>
    page.locator('.notice').getByText(text, { exact: true }).first().waitFor();

  test('adds after the like one was offered, is refused, appeals; a moderator merges by number', async () => {
    const room = await addRoom(world.forum, { holdStatements: true });
    await newStatement(room, room.moderator, known);
    const page = await phoneOf(room, noScript);
    const scanner = createScanner(page, world.origin, 'own');
    await page.goto(pathOf(room, lang, '?tab=statements'));
    await page.locator('.add-statement summary').first().click();
    await page.fill('#statement-text', alike);
    await scanner.after(
      'offered',
      () => page.getByRole('button', { name: t('own:statement.send_held') }).click(),
      () => page.locator('#like-statements').waitFor(),
    );
    expect(await page.locator('#statement-text').inputValue()).toBe(alike);
    await page.getByRole('button', { name: t('own:statement.send_anyway') }).click();
    await done(page, t('own:done.statement_held'));

    const desk = await world.page(personOf(room.moderator), noScript);
    const deskScanner = createScanner(desk, world.origin, 'own');
    await desk.goto(pathOf(room, lang, '/moderate'));
    const second = t('moderate:statement_number', { number: 2 });
    const card = cardOf(desk, '#queue', second);
    await card
      .locator('summary')
      .filter({ hasText: t('moderate:refuse') })
      .click();
    await deskScanner.after(
      'refused',
      () => card.getByRole('button', { name: t('room:reasons.off_topic') }).click(),
      () => desk.getByText(t('moderate:done.statement-refused'), { exact: true }).first().waitFor(),
    );
    await page.goto(pathOf(room, lang, '?tab=statements'));
    await page.getByText(t('own:statement.refused', { reason: t('room:reasons.off_topic') })).waitFor();
    await page.getByText(t('own:appeal'), { exact: true }).click();
    await page.locator('textarea[id^="appeal-"]').fill('لا');
    await page.getByRole('button', { name: t('own:appeal_send') }).click();
    await page.locator('.error-summary a').waitFor();
    await page.locator('textarea[id^="appeal-"]').fill('هي في صلب الموضوع');
    await scanner.after(
      'appealed',
      () => page.getByRole('button', { name: t('own:appeal_send') }).click(),
      () => done(page, t('own:done.appealStatement')),
    );

    // The commune has no other moderator: the same one may decide, and then merges it by its number.
    await desk.goto(pathOf(room, lang, '/moderate'));
    await desk
      .locator('#queue')
      .getByRole('button', { name: t('moderate:appeal_granted') })
      .click();
    await desk.getByText(t('moderate:done.appeal-granted'), { exact: true }).first().waitFor();
    const shown = cardOf(desk, '#statements', second);
    await shown
      .locator('summary')
      .filter({ hasText: t('moderate:merge') })
      .click();
    await shown.locator('input[name="into"]:not([type="hidden"])').fill('٧');
    await shown.getByRole('button', { name: t('moderate:merge_do') }).click();
    await desk.locator('.error-summary').getByText(t('errors:statement.into_unknown')).waitFor();
    await shown.locator('input[name="into"]:not([type="hidden"])').fill('١');
    await shown.getByRole('button', { name: t('moderate:merge_do') }).click();
    await desk.getByText(t('moderate:done.statement-merged'), { exact: true }).first().waitFor();
    await deskScanner.after(
      'the public log',
      () => desk.goto(pathOf(room, lang, '/log')),
      () => desk.getByText(t('moderation:log.merge', { number: 1 })).waitFor(),
    );
    expect(await desk.content()).not.toContain(alike);
    await page.goto(pathOf(room, lang, '?tab=statements'));
    await page.getByText(t('own:statement.merged')).waitFor();
    expect([...scanner.findings(), ...deskScanner.findings()]).toEqual([]);
    for (const one of [page, desk]) await one.context().close();
  });
});
