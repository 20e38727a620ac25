import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { promiseFile } from '#app/contract/promise-file.ts';
import { findTreeHead } from '#db/queries/ledger.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { pressOn } from '#tests/support/keyboard.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const question = { ar: 'هل نبدأ بالأرصفة؟', fr: 'Commencer par les trottoirs ?' };

async function openSealed() {
  const room = await addRoom(world.forum);
  const motionId = await addMotion(room, { title: question, secrecy: 'sealed' });
  const personId = await addGuest(world.forum, room.code, 'زهرة');
  return { room, motionId, personId };
}

async function savePromise(page: Page): Promise<unknown> {
  const waits = page.waitForEvent('download');
  await page.locator('a[download]').first().click();
  const saved = await waits;
  return JSON.parse(readFileSync(await saved.path(), 'utf8'));
}

const sizeOf = async (room: Room): Promise<number> => (await findTreeHead(world.forum.db, room.sessionId))?.size ?? 0;

/** The server signs by itself, with its own key. */
const waitForHead = (room: Room, beyond: number) =>
  expect.poll(() => sizeOf(room), { timeout: 20_000 }).toBeGreaterThan(beyond);

/** Ends the vote in the cockpit, and waits until that is under a head. */
async function endVote(room: Room, motionId: string): Promise<void> {
  const cockpit = await world.page(personOf(room.moderator));
  const before = await sizeOf(room);
  const form = { intent: 'closeMotion', motionId };
  const answer = await cockpit.request.post(pathOf(room, 'ar', '/moderate'), { form });
  expect(answer.status()).toBe(200);
  await waitForHead(room, before);
}

test('the phone keeps the promise of a sealed ballot, checks it before the close, and the ballot after it, by keyboard', async () => {
  const t = words('ar');
  const { room, motionId, personId } = await openSealed();
  const page = await world.page({ personId }, { viewport: { width: 360, height: 740 } });
  const scanner = createScanner(page, world.origin);
  await openLive(page, pathOf(room, 'ar', '?tab=motions'));
  await page.getByRole('radio', { name: t('room:motions.no'), exact: true }).check();
  await pressOn(page, page.locator('form:has(input[name="choice"]) .btn-main'));
  const note = page.locator('form:has(input[name="receipt"])');
  await scanner.after(
    'promised',
    async () => void (await pressOn(page, note.locator('summary'))),
    () => note.locator('a[download]').waitFor(),
  );
  expect(await note.innerText()).toContain(t('ballot:receipt.promise'));
  const file = promiseFile.parse(await savePromise(page));
  expect(file).toMatchObject({ motionId, sessionId: room.sessionId });
  expect(JSON.stringify(file), 'it does not show the choice').not.toMatch(/"(yes|no)"/);
  await waitForHead(room, 0);
  await pressOn(page, note.getByRole('link', { name: t('ballot:receipt.mine') }));
  await page.getByText(t('receipts:boxed'), { exact: true }).waitFor();
  await page.getByText(t('receipts:promise_holds')).waitFor();
  for (const key of ['choice', 'later', 'sent', 'shown'])
    expect(await page.locator('main').innerText()).toContain(t(`receipts:limit_${key}`));
  await endVote(room, motionId);
  await scanner.after(
    'counted',
    () => pressOn(page, page.getByRole('button', { name: t('receipts:again') })),
    () => page.getByText(t('receipts:counted'), { exact: true }).waitFor(),
  );
  expect(scanner.findings()).toEqual([]);
});

test('where the ballot of a promise is missing the phone shows the evidence; anybody checks it in a browser', async () => {
  const t = words('fr');
  const { room, motionId, personId } = await openSealed();
  const page = await world.page({ personId }, { viewport: { width: 360, height: 740 } });
  await openLive(page, pathOf(room, 'fr', '?tab=motions'));
  await page.getByRole('radio', { name: t('room:motions.yes'), exact: true }).check();
  await pressOn(page, page.locator('form:has(input[name="choice"]) .btn-main'));
  await page.locator('form:has(input[name="receipt"])').waitFor();
  await world.forum.sql`delete from open_sealed_ballots where motion_id = ${motionId}`;
  await endVote(room, motionId);
  await page.goto(pathOf(room, 'fr', '/receipts'));
  await page.getByText(t('receipts:lost'), { exact: true }).waitFor();
  const promise = JSON.stringify(await savePromise(page));

  const desk = await world.page('visitor', { viewport: { width: 360, height: 740 } });
  const scanner = createScanner(desk, world.origin);
  await desk.goto(pathOf(room, 'fr', '/receipts'));
  await desk.getByText(t('receipts:none_visitor')).waitFor();
  const check = desk.getByRole('button', { name: t('receipts:brought_check') });
  await desk.locator('#promise').fill('{');
  await scanner.after(
    'refused',
    () => pressOn(desk, check),
    () => desk.getByText(t('receipts:unreadable')).waitFor(),
  );
  expect(await desk.locator('#promise').inputValue(), 'what was typed stays').toBe('{');
  await desk.setInputFiles('#promise-file', {
    name: 'promise.json',
    mimeType: 'application/json',
    buffer: Buffer.from(promise),
  });
  await expect.poll(() => desk.locator('#promise').inputValue()).toBe(promise);
  await scanner.after(
    'lost',
    () => pressOn(desk, check),
    () => desk.getByText(t('receipts:lost'), { exact: true }).waitFor(),
  );
  await desk
    .locator('#promise')
    .fill(promise.replace(/"nonce":"./, '"nonce":"f').replace(/"nonce":".{2}/, '"nonce":"f0'));
  await pressOn(desk, check);
  await desk.getByText(t('receipts:unsigned'), { exact: true }).waitFor();
  expect(scanner.findings()).toEqual([]);
});

test('without script the answer to a sealed ballot shows the promise to print or copy', async () => {
  const t = words('fr');
  const { room, motionId, personId } = await openSealed();
  const page = await world.page({ personId }, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  const scanner = createScanner(page, world.origin, 'own');
  await page.goto(pathOf(room, 'fr', '?tab=motions'));
  await page.getByRole('radio', { name: t('room:motions.yes'), exact: true }).check();
  const shown = page.locator('form:has(input[name="receipt"]) pre');
  await scanner.after(
    'promised',
    () => page.locator('form:has(input[name="choice"]) .btn-main').click(),
    () => shown.waitFor(),
  );
  expect(promiseFile.parse(JSON.parse(await shown.innerText()))).toMatchObject({ motionId });
  expect(promiseFile.parse(await savePromise(page))).toMatchObject({ motionId });
  await page.goto(pathOf(room, 'fr', '/receipts'));
  await page.getByText(t('receipts:no_script')).waitFor();
  expect(scanner.findings()).toEqual([]);
});
