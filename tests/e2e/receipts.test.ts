import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shortRoot } from '#app/contract/ledger.ts';
import { findTreeHead } from '#db/queries/ledger.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addMotion, addRoom } from '#tests/support/forum-sessions.ts';
import { pressOn, typeInto } from '#tests/support/keyboard.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const question = { ar: 'هل نبدأ بالأرصفة؟', fr: 'Commencer par les trottoirs ?' };

test('a voter keeps a receipt on the phone and finds the ballot in the record, by keyboard', async () => {
  const t = words('ar');
  const room = await addRoom(world.forum);
  await addMotion(room, { title: question });
  const personId = await addGuest(world.forum, room.code, 'زهرة');
  const wall = await world.page('visitor', { viewport: { width: 1920, height: 1080 } });
  await openLive(wall, pathOf(room, 'ar', '/projector'));
  const page = await world.page({ personId }, { viewport: { width: 360, height: 740 } });
  const scanner = createScanner(page, world.origin);
  await openLive(page, pathOf(room, 'ar', '?tab=motions'));
  const note = page.locator('form:has(input[name="receipt"])');
  const cast = async (choice: string): Promise<string> => {
    await page.getByRole('radio', { name: choice, exact: true }).check();
    await pressOn(page, page.locator('form:has(input[name="choice"]) .btn-main'));
    await page.getByText(t('room:motions.stored', { choice })).waitFor();
    await note.waitFor();
    return note.locator('code').innerText();
  };
  const first = await cast(t('room:motions.yes'));
  expect(first).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
  await scanner.after(
    'changed',
    async () => void (await cast(t('room:motions.no'))),
    () => note.waitFor(),
  );
  await expect.poll(() => note.locator('code').innerText()).not.toBe(first);
  await page.reload();
  await note.waitFor();
  expect(await note.locator('code').innerText(), 'it outlives the page').not.toBe(first);

  const head = () => findTreeHead(world.forum.db, room.sessionId);
  await expect.poll(head, { timeout: 20_000 }).not.toBeNull();
  const root = Buffer.from((await head())?.root ?? []).toString('hex');
  await expect.poll(() => wall.locator('footer').innerText()).toContain(shortRoot(root));
  await scanner.after(
    'found',
    () => pressOn(page, note.getByRole('button')),
    () => page.getByText(t('ledger:found.counted'), { exact: true }).waitFor(),
  );
  expect(await page.locator('main').innerText()).toContain(question.ar);
  expect(page.url(), 'the number stands in no address').not.toContain('receipt');
  expect(await page.locator('script').count(), 'the page needs no script').toBe(0);
  const waits = page.waitForEvent('download');
  await page.getByRole('link', { name: t('ledger:keep'), exact: true }).click();
  const kept = JSON.parse(readFileSync(await (await waits).path(), 'utf8')) as { log: string; heads: unknown[] };
  expect(kept.log).toBe(`session:${room.sessionId}`);
  expect(kept.heads.length).toBeGreaterThan(0);
  expect(scanner.findings()).toEqual([]);
});

test('without script the answer to the ballot shows its receipt; a wrong number keeps what was typed', async () => {
  const t = words('fr');
  const room = await addRoom(world.forum);
  await addMotion(room, { title: question });
  const personId = await addGuest(world.forum, room.code, 'زهرة');
  const page = await world.page({ personId }, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  const scanner = createScanner(page, world.origin, 'own');
  await page.goto(pathOf(room, 'fr', '?tab=motions'));
  await page.getByRole('radio', { name: t('room:motions.yes'), exact: true }).check();
  const note = page.locator('form:has(input[name="receipt"])');
  await scanner.after(
    'cast',
    () => page.locator('form:has(input[name="choice"]) .btn-main').click(),
    () => note.waitFor(),
  );
  const receipt = await note.locator('code').innerText();
  await page.goto(pathOf(room, 'fr', '/record'));
  await typeInto(page, page.locator('#receipt'), 'abc 123');
  await scanner.after(
    'refused',
    () => page.keyboard.press('Enter'),
    () => page.locator('.error-summary').getByText(t('errors:receipt.wrong')).waitFor(),
  );
  expect(await page.locator('#receipt').inputValue()).toBe('abc 123');
  await page.fill('#receipt', ` ${receipt.toUpperCase().replaceAll(' ', '-')} `);
  await page.locator('main form .btn-main').click();
  const waits = page.getByText(t('ledger:found.waiting'), { exact: true });
  await waits.or(page.getByText(t('ledger:found.counted'), { exact: true })).waitFor();
  expect(scanner.findings()).toEqual([]);
});

test('a sealed vote says before what is protected; few ballots have no result; the receipt outlives the ballot', async () => {
  const t = words('ar');
  const room = await addRoom(world.forum);
  const motionId = await addMotion(room, { title: question, secrecy: 'sealed' });
  const personId = await addGuest(world.forum, room.code, 'زهرة');
  const page = await world.page({ personId }, { viewport: { width: 360, height: 740 } });
  const scanner = createScanner(page, world.origin);
  await openLive(page, pathOf(room, 'ar', '?tab=motions'));
  expect(await page.locator('main').innerText()).toContain(t('room:motions.secrecy_sealed'));
  await page.getByRole('radio', { name: t('room:motions.no'), exact: true }).check();
  await pressOn(page, page.locator('form:has(input[name="choice"]) .btn-main'));
  const note = page.locator('form:has(input[name="receipt"])');
  await note.waitFor();
  const cockpit = await world.page(personOf(room.moderator));
  await openLive(cockpit, pathOf(room, 'ar', '/moderate'));
  await pressOn(cockpit, cockpit.locator('#stage summary.btn-main'));
  await pressOn(cockpit, cockpit.locator('#stage .btn-danger').first());
  await cockpit.locator('#motions').getByText(t('moderate:result_sealed_few')).waitFor();
  await scanner.after(
    'closed',
    () => Promise.resolve(),
    () => page.getByText(t('room:motions.sealed_few')).waitFor(),
  );
  const answer = await cockpit.request.post(pathOf(room, 'ar', '/moderate'), {
    form: { intent: 'showResult', motionId },
  });
  expect(answer.status()).toBe(409);
  await page.reload();
  await note.waitFor();
  expect(await page.locator('main').innerText(), 'the ballot is known to nobody now').not.toContain(
    t('room:motions.voted', { choice: t('room:motions.no') }),
  );
  await pressOn(page, note.getByRole('button'));
  await page.getByText(t('ledger:found.counted'), { exact: true }).waitFor();
  expect(scanner.findings()).toEqual([]);
});
