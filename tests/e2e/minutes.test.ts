import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { editMinutes } from '#server/domain/minutes/edit-minutes.ts';
import { createScanner } from '#tests/support/a11y.ts';
import {
  addMinutes,
  addOfficers,
  completeMinutes,
  newMinutes,
  signAndPublish,
  type Officers,
} from '#tests/support/forum-minutes.ts';
import { addRoom, newAgendaItem, type Room } from '#tests/support/forum-sessions.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { pressOn } from '#tests/support/keyboard.ts';
import { openLive, openWorld, pathOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ar = words('ar');
const fr = words('fr');

async function closedRoom(): Promise<{ room: Room; officers: Officers }> {
  const room = await addRoom(world.forum);
  const officers = await addOfficers(world.forum, room.commune);
  await newAgendaItem(room, 'تهيئة الحدائق');
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
  return { room, officers };
}

/** The page as it is now passes every gate. */
async function scanned(page: Page, where: string): Promise<void> {
  const scanner = createScanner(page, world.origin);
  await scanner.look(where);
  expect(scanner.findings()).toEqual([]);
}

test('from the log to the published minutes, by keyboard', async () => {
  const { room, officers } = await closedRoom();
  const desk = await world.page({ personId: officers.rapporteur });
  const scanner = createScanner(desk, world.origin);
  await desk.setViewportSize({ width: 360, height: 740 });
  await desk.goto(pathOf(room, 'ar', '/minutes/edit'));
  expect(await desk.locator('script').count(), 'nothing can be typed yet').toBe(0);
  const done = (key: string) => desk.getByText(ar(`minutes:done.${key}`)).waitFor();
  await scanner.after(
    'draft',
    () => pressOn(desk, desk.getByRole('button', { name: ar('minutes:begin_yes') })),
    () => done('drafted'),
  );
  expect(await desk.locator('#agenda-ar').inputValue()).toContain('1. تهيئة الحدائق');
  expect(await desk.locator('script').count(), 'the one that keeps what is typed').toBe(1);

  const kind = desk.locator('#sitting-ar');
  await kind.fill((await kind.inputValue()).replaceAll('[…]', 'عادية'));
  const french = desk.locator('#sitting-fr');
  await french.fill((await french.inputValue()).replaceAll('[…]', 'ordinaire'));
  await scanner.after(
    'save',
    () => pressOn(desk, desk.locator('#sitting').getByRole('button', { name: ar('minutes:save') })),
    () => done('saved'),
  );
  expect(await desk.locator('#sitting-fr').inputValue()).toContain('ordinaire');

  await pressOn(desk, desk.locator('summary', { hasText: ar('minutes:sign_rapporteur') }));
  await scanner.after(
    'sign',
    () => pressOn(desk, desk.getByRole('button', { name: ar('minutes:sign_yes') })),
    () => done('signed'),
  );
  expect(await desk.getByText(ar('minutes:publish_later')).count()).toBe(1);
  expect(scanner.findings()).toEqual([]);

  const other = await world.page({ personId: officers.president });
  await other.goto(pathOf(room, 'fr', '/minutes/edit'));
  await other.getByText(fr('minutes:sign_president')).click();
  await other.getByRole('button', { name: fr('minutes:sign_yes') }).click();
  await other.getByText(fr('minutes:done.signed')).waitFor();
  await scanned(other, 'both signed');
  await other.locator('summary', { hasText: fr('minutes:publish') }).click();
  await other.getByRole('button', { name: fr('minutes:publish_yes'), exact: true }).click();
  await other.getByText(fr('minutes:done.published')).waitFor();

  const reader = await world.page('visitor');
  await openLive(reader, pathOf(room, 'ar'));
  await reader.getByRole('link', { name: ar('room:links.minutes') }).click();
  await reader.getByRole('heading', { level: 1, name: /^محضر: / }).waitFor();
  expect(await reader.locator('script').count()).toBe(0);
  expect(await reader.locator('article').innerText()).toContain('نوع الجلسة (عادية أو استثنائية): عادية');
});

test('a save over a newer one is refused and keeps what was typed', async () => {
  const { room, officers } = await closedRoom();
  const { sessionId } = room;
  const rapporteur = await world.forum.as(officers.rapporteur);
  await newMinutes(rapporteur, sessionId);
  const desk = await world.page({ personId: officers.president });
  await desk.goto(pathOf(room, 'fr', '/minutes/edit'));
  await editMinutes(rapporteur, {
    sessionId,
    section: 'closing',
    revision: 0,
    ar: 'كلمات أحدث',
    fr: 'Mots plus récents',
  });
  await desk.locator('#closing-fr').fill('Ce que je tape');
  await desk
    .locator('#closing')
    .getByRole('button', { name: fr('minutes:save') })
    .click();
  await desk.getByText(fr('minutes:newer_text')).waitFor();
  await desk.locator('.error-summary:not([hidden]) a').click();
  expect(await desk.locator('section:target').getByText(fr('minutes:newer_text')).count(), 'led to the part').toBe(1);
  expect(await desk.locator('#closing-fr').inputValue()).toBe('Ce que je tape');
  expect(await desk.locator('#closing').innerText()).toContain('Mots plus récents');
  await scanned(desk, 'refused');
  await desk
    .locator('#closing')
    .getByRole('button', { name: fr('minutes:save') })
    .click();
  await desk.getByText(fr('minutes:done.saved')).waitFor();
  expect(await desk.locator('#closing-fr').inputValue()).toBe('Ce que je tape');
});

test('too long a part keeps what was typed and says so at its field', async () => {
  const { room, officers } = await closedRoom();
  await newMinutes(await world.forum.as(officers.rapporteur), room.sessionId);
  const desk = await world.page({ personId: officers.rapporteur });
  await desk.goto(pathOf(room, 'ar', '/minutes/edit'));
  await desk.locator('#closing-ar').fill('كلمة '.repeat(4000));
  await desk
    .locator('#closing')
    .getByRole('button', { name: ar('minutes:save') })
    .click();
  await desk.locator('.error-summary a[href="#closing-ar"]').waitFor();
  expect((await desk.locator('#closing-ar').inputValue()).length).toBeGreaterThan(19_000);
});

/** More than a phone has room for beside each other. */
const wideTable = (member: string): string =>
  [`| ${member} | ${member} 2 | ${member} 3 |`, `| ${member} 4 | 17:00 | 18:30 |`].join('\n');

test('corrections stand beside the versions they correct, in Arabic and in French', async () => {
  const { room, officers } = await closedRoom();
  const { sessionId } = room;
  await addMinutes(world.forum, officers, sessionId);
  const desk = await world.page({ personId: officers.rapporteur });
  await desk.goto(pathOf(room, 'ar', '/minutes/edit'));
  await desk.getByRole('button', { name: ar('minutes:correct_yes') }).click();
  await desk.locator('.error-summary a[href="#reason"]').waitFor();
  await desk.locator('#reason').fill('سقط اسم نقطة');
  await desk.getByRole('button', { name: ar('minutes:correct_yes') }).click();
  await desk.getByText(ar('minutes:done.correcting')).waitFor();
  const [president, rapporteur] = [await world.forum.as(officers.president), await world.forum.as(officers.rapporteur)];
  await editMinutes(rapporteur, {
    sessionId,
    section: 'agenda',
    revision: 0,
    ar: `النقطة الصحيحة\n\n${wideTable('عضو(ة) الفضاء التشاوري')}`,
    fr: `Le bon point\n\n${wideTable('Membre de l’Espace consultatif')}`,
  });
  await completeMinutes(rapporteur, sessionId);
  await signAndPublish([president, rapporteur], sessionId);

  for (const [lang, say] of [
    ['ar', ar],
    ['fr', fr],
  ] as const) {
    const reader = await world.page('visitor');
    await reader.setViewportSize({ width: 360, height: 740 });
    await reader.goto(pathOf(room, lang, '/minutes'));
    await scanned(reader, `minutes in ${lang}`);
    const table = reader.locator('.document-table').first();
    await table.scrollIntoViewIfNeeded();
    expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth), 'no table moves sideways').toBe(0);
    expect(
      await reader.getByRole('table').getByRole('columnheader').count(),
      'it is a table to readers',
    ).toBeGreaterThan(1);
    const [label, cell] = [table.locator('td .cell-label').first(), table.getByRole('cell').first()];
    expect(await cell.innerText(), 'each line names its column').toContain(await label.innerText());
    expect((await label.innerText()).length).toBeGreaterThan(1);
    expect(await reader.locator('article').innerText()).toContain(lang === 'ar' ? 'النقطة الصحيحة' : 'Le bon point');
    await pressOn(reader, reader.getByRole('link', { name: say('minutes:version', { number: 1 }) }));
    await reader.getByText(say('minutes:older', { number: 1 })).waitFor();
    expect(await reader.locator('article').innerText()).toContain('تهيئة الحدائق');
  }
  const english = await world.page('visitor');
  await english.goto(pathOf(room, 'en', '/minutes'));
  expect(await english.locator('article').getAttribute('lang')).toBe('fr-MA');
});
