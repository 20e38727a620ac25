import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { scan } from '#tests/support/a11y.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, untilLive, type World } from '#tests/support/room-journey.ts';
import { recordSpeech, spoken, untilSpoken } from '#tests/support/room-journey-log.ts';
import { openWire, type Wire } from '#tests/support/room-journey-wire.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
let wire: Wire;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  wire = await openWire(world.origin);
});
afterEach(() => wire.close());

const t = words('ar');
const text = 'كتب والشبكة مقطوعة';

async function enter(room: Room, rest = ''): Promise<Page> {
  const who = { personId: await addGuest(world.forum, room.code, 'زهرة') };
  const page = await world.page(who, { baseURL: wire.origin });
  await recordSpeech(page);
  await openLive(page, pathOf(room, 'ar', rest));
  return page;
}

async function post(page: Page): Promise<void> {
  await page.fill('#comment-text', text);
  await page.click('#comment .btn-main');
}

const stored = async (room: Room): Promise<number> => {
  const [row] = await world.forum.sql`select count(*)::int as n from comments where session_id = ${room.sessionId}`;
  return Number(row?.n);
};

const waiting = (page: Page) => page.locator('.outbox').getByText(text);
/** Until the page may die without losing the act. */
const kept = (page: Page) => page.locator('.outbox').getByText(t('own:outbox.waiting')).waitFor();
const shown = (page: Page) => page.locator('article').getByText(text);

describe('B-5 C-13 what is sent without a network', () => {
  test('is kept, shown as waiting with the age of the page, sent once and confirmed', async () => {
    const room = await addRoom(world.forum);
    const page = await enter(room);
    wire.cut();
    await page.getByText(t('room:connection.lost'), { exact: true }).waitFor();
    await post(page);
    await kept(page);
    await waiting(page).waitFor();
    await page.getByText(t('own:offline.title'), { exact: true }).waitFor();
    expect(await scan(page)).toEqual([]);
    expect(await stored(room)).toBe(0);
    await untilLive(page, async () => wire.mend());
    await shown(page).waitFor();
    await untilSpoken(page, 'polite', t('own:say.postComment'));
    expect(await page.locator('.outbox').count()).toBe(0);
    expect(await stored(room)).toBe(1);
    await page.context().close();
  });

  test('survives a reload while there is still no network, as the page is there again', async () => {
    const room = await addRoom(world.forum);
    const page = await enter(room);
    wire.cut();
    await page.getByText(t('room:connection.lost'), { exact: true }).waitFor();
    await post(page);
    await kept(page);
    wire.mend();
    await untilLive(page, () => page.reload());
    await shown(page).waitFor();
    expect(await stored(room)).toBe(1);
    await page.context().close();
  });

  test('C-11 is stored once when the page was killed after the server had it and before the answer came', async () => {
    const room = await addRoom(world.forum);
    const page = await enter(room);
    wire.muffle();
    await post(page);
    await waiting(page).waitFor();
    await expect.poll(() => stored(room)).toBe(1);
    expect(await page.locator('.outbox').textContent()).toContain(t('own:outbox.sending'));
    const context = page.context();
    await page.close();
    wire.mend();
    const again = await context.newPage();
    await openLive(again, pathOf(room, 'ar'));
    await shown(again).waitFor();
    await expect.poll(() => again.locator('.outbox').count()).toBe(0);
    expect(await shown(again).count()).toBe(1);
    expect(await stored(room)).toBe(1);
    await context.close();
  });

  test('a vote and its change wait too, and arrive in their order', async () => {
    const room = await addRoom(world.forum);
    await newStatement(room, room.moderator, 'رصيف متصل');
    const page = await enter(room, '?tab=statements');
    wire.cut();
    await page.getByText(t('room:connection.lost'), { exact: true }).waitFor();
    await page.locator('.votes button').first().click();
    await page.locator('.votes button').last().click();
    expect(await page.locator('.outbox-item').count()).toBe(2);
    await untilLive(page, async () => wire.mend());
    await page
      .locator('#s1')
      .getByText(t('room:statements.own', { vote: t('room:statements.disagree') }))
      .waitFor();
    const votes = await world.forum.sql`
      select vote from statement_votes v join statements s using (statement_id) where s.session_id = ${room.sessionId}`;
    expect(votes.map(({ vote }) => vote)).toEqual([-1]);
    await page.context().close();
  });

  test('a ballot waits too', async () => {
    const room = await addRoom(world.forum);
    const motionId = await addMotion(room, { title: { ar: 'هل نبدأ بالأرصفة؟' } });
    const page = await enter(room);
    wire.cut();
    await page.getByText(t('room:connection.lost'), { exact: true }).waitFor();
    await page.locator('input[name="choice"][value="no"]').check();
    await page.locator('form:has(input[name="choice"]) button').click();
    await page.locator('.outbox').getByText(t('own:outbox.castVote')).waitFor();
    await untilLive(page, async () => wire.mend());
    await page.getByText(t('room:motions.stored', { choice: t('room:motions.no') })).waitFor();
    const ballots = await world.forum.sql`select choice from ballots where motion_id = ${motionId}`;
    expect(ballots.map(({ choice }) => choice)).toEqual(['no']);
    await page.context().close();
  });

  test('another part of the room opens too, for all of it is there', async () => {
    const room = await addRoom(world.forum);
    await newStatement(room, room.moderator, 'رصيف متصل');
    const page = await enter(room);
    // The other tabs come a moment after the page is alive.
    await expect
      .poll(() => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)), {
        timeout: 10_000,
      })
      .toEqual(
        expect.arrayContaining([expect.stringMatching(/statements-panel/), expect.stringMatching(/motions-panel/)]),
      );
    wire.cut();
    await page.getByText(t('room:connection.lost'), { exact: true }).waitFor();
    await page.getByRole('tab', { name: t('room:tabs.statements') }).click();
    await page.locator('#panel-statements #s1').waitFor({ timeout: 4000 });
    await page.context().close();
  });
});

describe('A-54 the confirmation', () => {
  test('comes after the answer of the server, never before', async () => {
    const room = await addRoom(world.forum);
    const page = await enter(room);
    wire.muffle();
    await post(page);
    await expect.poll(() => stored(room)).toBe(1);
    await page.locator('.outbox').getByText(t('own:outbox.sending')).waitFor();
    expect((await spoken(page)).filter(({ text: said }) => said !== '')).toEqual([]);
    expect(await shown(page).count()).toBe(0);
    wire.mend();
    await untilSpoken(page, 'polite', t('own:say.postComment'));
    await shown(page).waitFor();
    await page.context().close();
  });

  test('A-52 a refusal is told at once, with its reason, and what was written stays', async () => {
    const room = await addRoom(world.forum);
    const page = await enter(room);
    const moderator = await world.context({ personId: (room.moderator.actor as { personId: string }).personId });
    wire.cut();
    await page.getByText(t('room:connection.lost'), { exact: true }).waitFor();
    await post(page);
    await moderator.request.post(pathOf(room, 'ar', '/moderate'), { form: { intent: 'moveSession', to: 'closed' } });
    await untilLive(page, async () => wire.mend());
    const failed = page.locator('.outbox').getByText(t('own:outbox.failed'));
    await failed.waitFor();
    expect(await waiting(page).count()).toBe(1);
    await expect
      .poll(async () =>
        (await spoken(page)).filter(({ region }) => region === 'assertive').map(({ text: said }) => said),
      )
      .toContainEqual(expect.stringContaining(t('own:say.failed', { why: '' }).trim()));
    expect(await scan(page)).toEqual([]);
    await page.getByRole('button', { name: t('own:outbox.discard') }).click();
    await expect.poll(() => page.locator('.outbox').count()).toBe(0);
    await page.context().close();
    await moderator.close();
  });
});
