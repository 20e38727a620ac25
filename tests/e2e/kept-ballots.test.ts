import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';
import { openTablet } from '#tests/support/forum-kiosks.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, personOf, untilLive, type World } from '#tests/support/room-journey.ts';
import { recordSpeech, untilSpoken } from '#tests/support/room-journey-log.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ar = words('ar');
const fr = words('fr');
const options = [{ ar: 'حديقة' }, { ar: 'خزانة' }, { ar: 'ملعب' }];

type Place = { room: Room; page: Page; motionId: string; personId: string };

async function enter(motion: Partial<CreateMotionInput> = {}): Promise<Place> {
  const room = await addRoom(world.forum);
  const motionId = await addMotion(room, { title: { ar: 'بماذا نبدأ؟' }, ...motion });
  const personId = await addGuest(world.forum, room.code, 'زهرة');
  const page = await world.page({ personId });
  page.setDefaultTimeout(15_000);
  await recordSpeech(page);
  await openLive(page, pathOf(room, 'ar', '?tab=motions'));
  return { room, page, motionId, personId };
}

/** Changes the language as people do, by the link in the head of the page. */
async function inFrench(page: Page): Promise<void> {
  const link = page.locator('header a[hreflang="fr"]').first();
  await untilLive(page, () => link.evaluate((element) => (element as HTMLElement).click()));
  expect(new URL(page.url()).pathname).toMatch(/^\/fr\//);
}

/** What the tab keeps, without the note of whose it is. */
const keptIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('typed ') && !key.endsWith(' owner')));
const isChecked = (target: Locator): Promise<void> => expect.poll(() => target.isChecked()).toBe(true);
const send = (page: Page): Promise<void> => page.locator('form:has(input[value="castVote"]) .btn-main').click();
const castOf = async (motionId: string): Promise<unknown[]> => {
  const rows = await world.forum.sql`select choice from ballots where motion_id = ${motionId}`;
  return rows.map(({ choice }) => choice as unknown);
};

test('another language leaves the words and the kind of a comment as they were; once sent they are forgotten', async () => {
  const { room, page } = await enter();
  await page.getByRole('tab', { name: ar('room:tabs.debate') }).click();
  const kind = (value: string) => page.locator(`#comment input[name="kind"][value="${value}"]`);
  await page.fill('#comment-text', 'نصف جملة');
  await kind('against').check();
  await inFrench(page);
  await isChecked(kind('against'));
  expect(await page.inputValue('#comment-text')).toBe('نصف جملة');
  await page.locator('#comment .btn-main').click();
  await untilSpoken(page, 'polite', fr('own:say.postComment'));
  await isChecked(kind('remark'));
  await openLive(page, pathOf(room, 'ar'));
  await isChecked(kind('remark'));
  const [comment] = await world.forum.sql`select kind from comments where session_id = ${room.sessionId}`;
  expect(comment).toEqual({ kind: 'against' });
  await page.context().close();
});

test('a choice that is not sent stays in another language and on another tab, and is forgotten once it is sent', async () => {
  const { room, page, motionId, personId } = await enter();
  const radio = (value: string) => page.locator(`input[name="choice"][value="${value}"]`);
  await radio('no').check();
  await inFrench(page);
  await isChecked(radio('no'));
  await page.getByRole('tab', { name: fr('room:tabs.debate') }).click();
  await isChecked(radio('no'));
  expect(await castOf(motionId)).toEqual([]);
  await send(page);
  await untilSpoken(page, 'polite', fr('own:say.castVote'));
  expect(await keptIn(page)).toEqual([]);

  // What is stored is shown as stored, until somebody changes it and has not sent that yet.
  await radio('yes').check();
  await openLive(page, pathOf(room, 'ar', '?tab=motions'));
  await isChecked(radio('yes'));
  await page.getByText(ar('room:motions.stored', { choice: ar('room:motions.no') })).waitFor();
  await radio('no').check();
  expect(await keptIn(page), 'what is stored is no change').toEqual([]);
  await radio('yes').check();
  // The same person votes elsewhere: the change was made to a ballot that is gone.
  const elsewhere = await world.context({ personId });
  await elsewhere.request.post(pathOf(room, 'fr'), { form: { intent: 'castVote', motionId, choice: 'abstain' } });
  await openLive(page, pathOf(room, 'ar', '?tab=motions'));
  await isChecked(radio('abstain'));
  expect(await castOf(motionId)).toEqual(['abstain']);
  await elsewhere.close();
  await page.context().close();
});

test('it is forgotten when the vote has closed, for another person on the same device, and on signing out', async () => {
  const { room, page, motionId } = await enter({ method: 'single', options });
  const radio = page.locator('input[name="option"][value="b"]');
  await radio.check();
  expect(await keptIn(page)).toHaveLength(1);
  const { cookies } = await page.context().storageState();
  const other = await world.context({ personId: await addGuest(world.forum, room.code, 'سعيد') });
  await page.context().addCookies((await other.storageState()).cookies);
  await openLive(page, pathOf(room, 'ar', '?tab=motions'));
  await page.getByText(ar('own:hint_single')).waitFor();
  await expect.poll(() => keptIn(page)).toEqual([]);
  expect(await radio.isChecked()).toBe(false);

  await page.context().addCookies(cookies);
  await openLive(page, pathOf(room, 'ar', '?tab=motions'));
  await radio.check();
  expect(await keptIn(page)).toHaveLength(1);
  await page.goto('/ar/account');
  await page.route('**/sign-out', (route) => route.fulfill({ status: 204 }));
  await page.locator('form[action="/sign-out"] button').click();
  await expect.poll(() => keptIn(page)).toEqual([]);

  await openLive(page, pathOf(room, 'ar', '?tab=motions'));
  await radio.check();
  expect(await keptIn(page)).toHaveLength(1);
  const desk = await world.context(personOf(room.moderator));
  await desk.request.post(pathOf(room, 'fr', '/moderate'), { form: { intent: 'closeMotion', motionId } });
  await page.getByText(ar('room:motions.closed'), { exact: true }).first().waitFor();
  await expect.poll(() => keptIn(page)).toEqual([]);
  for (const context of [desk, other, page.context()]) await context.close();
});

describe('a half-filled ballot stays in another language', () => {
  test('marks, points and ticks', async () => {
    for (const method of ['score', 'dot'] as const) {
      const { page } = await enter({ method, options });
      const field = page.locator(`input[name="${method === 'dot' ? 'points' : 'scores'}.b"]`);
      await field.fill('٣');
      await inFrench(page);
      await expect.poll(() => field.inputValue()).toBe('٣');
      if (method === 'dot') await page.getByText(fr('own:points_left', { count: 7 })).waitFor();
      await page.context().close();
    }
    const { page } = await enter({ method: 'approval', options });
    const box = (id: string) => page.locator(`input[name="options.${id}"]`);
    await box('a').check();
    await box('c').check();
    await box('a').uncheck();
    await inFrench(page);
    await isChecked(box('c'));
    expect(await box('a').isChecked()).toBe(false);
    await send(page);
    await untilSpoken(page, 'polite', fr('own:say.castVote'));
    await page.reload();
    await page.getByText(fr('own:ballot_stored')).waitFor();
    expect(await keptIn(page)).toEqual([]);
    // One tick less is a change of what is stored.
    await box('c').uncheck();
    await openLive(page, page.url());
    await expect.poll(() => box('c').isChecked()).toBe(false);
    await page.context().close();
  });

  test('an order, also with what was moved in it', async () => {
    const { page } = await enter({ method: 'ranked-irv', options });
    const ranked = page.locator('input[type="hidden"][name^="place."]');
    const order = (): Promise<string[]> =>
      ranked.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).name.slice(-1)));
    await page.locator('button[id$="-c-add"]').click();
    await page.locator('button[id$="-a-add"]').click();
    await page.locator('button[id$="-a-up"]').click();
    expect(await order()).toEqual(['a', 'c']);
    await inFrench(page);
    await expect.poll(order).toEqual(['a', 'c']);
    await page.context().close();
  });

  test('a block with its reason, which is not sent', async () => {
    const { page, motionId } = await enter({ method: 'consent' });
    const form = page.locator('form:has(input[name="stand"])');
    await form.locator('input[value="block"]').check();
    await form.locator('textarea').fill('لا ماء يكفي');
    await inFrench(page);
    await isChecked(form.locator('input[value="block"]'));
    expect(await form.locator('textarea').inputValue()).toBe('لا ماء يكفي');
    expect(await castOf(motionId)).toEqual([]);
    await page.context().close();
  });
});

test('a tablet that many share keeps nothing, and forgets what its owner had typed on it', async () => {
  const { room, page } = await enter({ method: 'dot', options });
  await page.locator('input[name="points.a"]').fill('4');
  expect(await keptIn(page)).toHaveLength(1);
  const { link } = await openTablet(room);
  await page.goto(pathOf(room, 'ar', `/kiosk?link=${link}`));
  await page.getByRole('button', { name: ar('kiosk:take') }).click();
  await page.getByRole('button', { name: ar('kiosk:touch') }).click();
  await page.getByRole('link', { name: ar('kiosk:do_vote') }).click();
  await page.locator('input[name="points.b"]').fill('5');
  await page.getByText(ar('own:points_left', { count: 5 })).waitFor();
  expect(await keptIn(page)).toEqual([]);
  await page.reload();
  expect(await page.locator('input[name="points.b"]').inputValue()).toBe('');
  await page.context().close();
});
