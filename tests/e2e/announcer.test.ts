import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { addGuest, addPerson, addSeats } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { joinCrowd } from '#tests/support/room-journey-crowd.ts';
import { openLive, openWorld, pathOf, personOf, untilLive, type World } from '#tests/support/room-journey.ts';
import { recordSpeech, spoken, untilSpoken, type Spoken } from '#tests/support/room-journey-log.ts';
import { openWire } from '#tests/support/room-journey-wire.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const t = words('ar');

/** A listener whose clock the test can move on. */
async function listen(room: Room, baseURL = world.origin): Promise<Page> {
  const page = await world.page({ personId: await addGuest(world.forum, room.code, 'زهرة') }, { baseURL });
  await page.clock.install();
  await recordSpeech(page);
  await openLive(page, pathOf(room, 'ar'));
  return page;
}

function moderate(room: Room, context: BrowserContext) {
  return async (form: Record<string, string>): Promise<void> => {
    const answer = await context.request.post(pathOf(room, 'ar', '/moderate'), { form, maxRedirects: 0 });
    expect(answer.status()).toBe(303);
  };
}

async function said(page: Page, region: Spoken['region']): Promise<string[]> {
  return (await spoken(page)).filter((one) => one.region === region).map(({ text }) => text);
}

test('A-51 gathers what comes close together: one message with the count, the next after five seconds', async () => {
  const room = await addRoom(world.forum);
  const page = await listen(room);
  const voices = await joinCrowd(world, room, 2);
  await voices[0]?.say('أول');
  await untilSpoken(page, 'polite', t('own:say.comments', { count: 1 }));
  for (const voice of voices) for (const text of ['ثان', 'ثالث', 'رابع']) await voice.say(text);
  await page.getByRole('button', { name: t('room:comments.new', { count: 7 }) }).waitFor();
  await page.clock.fastForward(5000);
  await untilSpoken(page, 'polite', t('own:say.comments', { count: 7 }));
  const messages = (await said(page, 'polite')).filter((text) => text !== '');
  expect(messages[0]).toBe(t('own:say.comments', { count: 1 }));
  expect(messages.at(-1)).toBe(t('own:say.comments', { count: 7 }));
  expect(messages.length).toBeLessThanOrEqual(3);
  for (const voice of voices) voice.leave();
  await page.context().close();
});

test('A-53 the same sentence twice is said twice, and each is taken away after ten seconds', async () => {
  const room = await addRoom(world.forum);
  const [first, second] = [await addMotion(room, { state: 'draft' }), await addMotion(room, { state: 'draft' })];
  const page = await listen(room);
  const context = await world.context(personOf(room.moderator));
  const order = moderate(room, context);
  await order({ intent: 'openMotion', motionId: first });
  await untilSpoken(page, 'assertive', t('own:say.vote_opened'));
  await order({ intent: 'closeMotion', motionId: first });
  await untilSpoken(page, 'assertive', t('own:say.vote_closed'));
  await order({ intent: 'openMotion', motionId: second });
  const opened = t('own:say.vote_opened');
  await expect.poll(async () => (await said(page, 'assertive')).filter((text) => text === opened).length).toBe(2);
  expect(await said(page, 'assertive')).toEqual([opened, '', t('own:say.vote_closed'), '', opened]);
  await page.clock.fastForward(10_000);
  await expect.poll(async () => (await said(page, 'assertive')).at(-1)).toBe('');
  await page.context().close();
  await context.close();
});

test('A-52 a vote of members is told to others without interrupting them', async () => {
  const room = await addRoom(world.forum);
  await addSeats(world.forum, room.commune, 1, [
    await addPerson(world.forum, { role: 'member', commune: room.commune }),
  ]);
  const motionId = await addMotion(room, { state: 'draft', electorate: 'members' });
  const page = await listen(room);
  const context = await world.context(personOf(room.moderator));
  await moderate(room, context)({ intent: 'openMotion', motionId });
  await untilSpoken(page, 'polite', t('own:say.members_opened'));
  expect(await said(page, 'assertive')).toEqual([]);
  await page.context().close();
  await context.close();
});

describe('A-51 who chose silence', () => {
  test('hears nothing of others, and the opening of a vote all the same; the choice is kept', async () => {
    const room = await addRoom(world.forum);
    const motionId = await addMotion(room, { state: 'draft' });
    const page = await listen(room);
    await page.locator('.listen summary').click();
    await page.locator('select[name="announce"]').selectOption('0');
    await untilLive(page, () => page.reload());
    const [voice] = await joinCrowd(world, room, 1);
    await voice?.say('لن يعلن');
    await page.getByRole('button', { name: t('room:comments.new', { count: 1 }) }).waitFor();
    const context = await world.context(personOf(room.moderator));
    await moderate(room, context)({ intent: 'openMotion', motionId });
    await untilSpoken(page, 'assertive', t('own:say.vote_opened'));
    await page.clock.fastForward(10_000);
    expect(await said(page, 'polite')).toEqual([]);
    voice?.leave();
    await page.context().close();
    await context.close();
  });
});

test('A-52 a lost connection interrupts after ten seconds, not before', async () => {
  const room = await addRoom(world.forum);
  const wire = await openWire(world.origin);
  const page = await listen(room, wire.origin);
  wire.cut();
  await page.locator('.room-head').getByText(t('room:connection.lost'), { exact: true }).waitFor();
  await page.clock.fastForward(8000);
  expect(await said(page, 'assertive')).toEqual([]);
  await page.clock.fastForward(2500);
  await untilSpoken(page, 'assertive', t('own:say.lost'));
  await page.context().close();
  await wire.close();
});
