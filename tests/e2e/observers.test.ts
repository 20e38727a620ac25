import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Lang } from '#app/contract/languages.ts';
import { findTreeHead } from '#db/queries/ledger.ts';
import { moveDoor } from '#server/domain/sessions/move-door.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { growLedger } from '#server/domain/ledger/grow-ledger.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addGuest, addSeats } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const label = 'جمعية الواحة';
const reason = 'سبب كناري لا يقرؤه أحد';
const title = { ar: 'هل نبدأ بالأرصفة؟', fr: 'Commencer par les trottoirs ?' };

/** A session with votes whose results nobody sees, and a change of the door. */
async function openHall(): Promise<Room> {
  const { forum } = world;
  const room = await addRoom(forum);
  await addSeats(forum, room.commune, 3, []);
  const hidden = await addMotion(room, { title });
  const sealed = await addMotion(room, { title, secrecy: 'sealed' });
  const consent = await addMotion(room, { title, method: 'consent' });
  for (let voter = 0; voter < 4; voter += 1) {
    const guest = await forum.as(await addGuest(forum, room.code));
    const cast = (motionId: string, ballot: Parameters<typeof castVote>[1]['ballot']) =>
      castVote(guest, { actionId: randomUUID(), motionId, ballot });
    await cast(hidden, { choice: 'no' });
    await cast(sealed, { choice: 'yes' });
    await cast(consent, { stand: 'block', reason });
  }
  await closeMotion(room.moderator, { motionId: hidden });
  await moveDoor(room.moderator, { sessionId: room.sessionId, door: 'closed', reason: 'hall_only' });
  return room;
}

/** Names an observer on the page for it. @returns the address of the link */
async function nameObserver(desk: Page, room: Room, lang: Lang): Promise<string> {
  const t = words(lang);
  await desk.goto(pathOf(room, lang, '/observers'));
  await desk.locator('#label').fill(label);
  await desk.getByRole('button', { name: t('observers:desk.name') }).click();
  await desk.getByText(t('observers:done.named')).waitFor();
  const url = new URL(await desk.locator('input[name="link"]').last().inputValue());
  return url.pathname + url.search;
}

const headOf = (room: Room) => findTreeHead(world.forum.db, room.sessionId);
const sizes = [
  ['ar', { width: 360, height: 740 }],
  ['fr', { width: 1280, height: 800 }],
] as const;

test.each(sizes)(
  'in %s an observer reads rolls, heads and acts, and keeps the heads that hold later',
  async (lang, viewport) => {
    const t = words(lang);
    const room = await openHall();
    const desk = await world.page(personOf(room.moderator), { viewport });
    const deskScanner = createScanner(desk, world.origin);
    const path = await nameObserver(desk, room, lang);
    await desk.locator('main details summary').click();
    await deskScanner.look('named, with the sign');
    await expect.poll(() => headOf(room), { timeout: 20_000 }).not.toBeNull();

    const page = await world.page('visitor', { viewport });
    const scanner = createScanner(page, world.origin);
    await page.goto(path);
    await page.getByRole('heading', { level: 1, name: t('observers:title') }).waitFor();
    await scanner.look('read');
    const main = await page.locator('main').innerText();
    for (const said of [
      label,
      title[lang],
      t('observers:not_seen'),
      t('moderation:door.closed'),
      t('plan:secrecy_sealed'),
    ])
      expect(main).toContain(said);
    const html = await page.content();
    expect(html).not.toContain(reason);
    expect(html).not.toContain('"yes"');
    expect(html).not.toContain(`>${t('room:motions.no')}<`);
    expect(await page.locator('script').count(), 'it needs no script').toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

    const waits = page.waitForEvent('download');
    await page.getByRole('link', { name: t('ledger:keep'), exact: true }).click();
    const file = await (await waits).path();
    const before = await headOf(room);
    await desk.locator('#label').fill('جمعية أخرى');
    await desk.getByRole('button', { name: t('observers:desk.name') }).click();
    // A head a minute at most: the next is signed here instead of being waited for.
    await growLedger(world.forum.services, room.sessionId);
    expect((await headOf(room))?.size).not.toBe(before?.size);
    await page.locator('#file').setInputFiles(file);
    const { heads } = JSON.parse(readFileSync(file, 'utf8')) as { heads: unknown[] };
    await scanner.after(
      'the kept heads hold',
      () => page.getByRole('button', { name: t('observers:check') }).click(),
      () => page.getByText(t('observers:hold', { count: heads.length })).waitFor(),
    );
    expect([...deskScanner.findings(), ...scanner.findings()]).toEqual([]);
  },
);

test('without script: heads that were tampered with are found, what is no file stays typed, and a link that was taken back says so', async () => {
  const t = words('ar');
  const room = await openHall();
  const plain = { javaScriptEnabled: false, viewport: { width: 320, height: 640 } };
  const desk = await world.page(personOf(room.moderator), plain);
  const path = await nameObserver(desk, room, 'ar');
  await expect.poll(() => headOf(room), { timeout: 20_000 }).not.toBeNull();
  const page = await world.page('visitor', plain);
  const scanner = createScanner(page, world.origin, 'own');
  await page.goto(path);
  const send = () => page.getByRole('button', { name: t('observers:check') }).click();
  await page.locator('#kept').fill('ليست بصمات');
  await scanner.after('refused', send, () =>
    page.locator('.error-summary a[href="#kept"]').getByText(t('errors:observer.not_heads')).waitFor(),
  );
  expect(await page.locator('#kept').inputValue(), 'what was typed stays').toBe('ليست بصمات');

  const answer = await page.request.get(pathOf(room, 'ar', '/heads'));
  const kept = (await answer.json()) as { heads: Array<{ at: string }> };
  kept.heads[0] = { ...kept.heads[0], at: '2020-01-01T00:00:00.000Z' };
  await page.locator('#kept').fill(JSON.stringify(kept));
  await scanner.after('tampered with', send, () =>
    page.getByText(t('observers:broken', { count: 1 }), { exact: true }).waitFor(),
  );
  expect(await page.locator('main').innerText()).toContain(t('observers:fault.unsigned'));
  expect(scanner.findings()).toEqual([]);

  await desk.getByRole('button', { name: t('observers:desk.revoke') }).click();
  await desk.getByText(t('observers:done.revoked')).waitFor();
  const after = await page.goto(path);
  expect(after?.status()).toBe(403);
  expect(await page.locator('main').innerText()).toContain(t('errors:observer.revoked'));
});

test('without a link, or with one that is not whole, there is no such page, for moderators neither', async () => {
  const room = await addRoom(world.forum);
  for (const who of ['visitor', personOf(room.moderator)] as const) {
    const page = await world.page(who, { javaScriptEnabled: false });
    for (const rest of ['', '?key=', '?key=abc', `?key=${randomUUID()}.${'A'.repeat(43)}`]) {
      const answer = await page.goto(pathOf(room, 'ar', `/observe${rest}`));
      expect(answer?.status(), rest).toBe(404);
    }
  }
});
