import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addMotion, addRoom } from '#tests/support/forum-sessions.ts';
import { pressOn, tabTo } from '#tests/support/keyboard.ts';
import { openWorld, pathOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const title = 'ملتمس يعاد عرضه';

/** A session in which a vote took place, an hour of it. */
async function openHour() {
  const room = await addRoom(world.forum);
  const motionId = await addMotion(room, { title: { ar: title } });
  await closeMotion(room.moderator, { motionId });
  await showResult(room.moderator, { motionId });
  const topic = `session:${room.sessionId}`;
  await world.forum
    .sql`update sessions set opened_at = now() - interval '60 minutes' where session_id = ${room.sessionId}`;
  for (const [name, minutes] of Object.entries({
    'session.moved': 60,
    'motion.opened': 40,
    'motion.closed': 30,
    'motion.shown': 20,
  }))
    await world.forum
      .sql`update event_log set at = now() - ${minutes} * interval '1 minute' where topic = ${topic} and name = ${name}`;
  return room;
}

test.each(['ar', 'fr'] as const)('by keyboard in %s: steps, slider, playing; the list is the same', async (lang) => {
  const say = words(lang);
  const room = await openHour();
  const page = await world.page('visitor');
  const scanner = createScanner(page, world.origin);
  await page.goto(pathOf(room, lang, '/replay'));
  const shown = page.locator('section[aria-labelledby="moment"]');
  await page.getByRole('button', { name: say('replay:play') }).waitFor();
  const after = page.getByRole('button', { name: say('replay:after') });
  await scanner.after(
    'a vote is open',
    () => pressOn(page, after),
    () => shown.getByText(title).waitFor(),
  );
  await pressOn(page, after);
  await shown.getByText(title).waitFor({ state: 'detached' });
  expect(await shown.innerText(), 'no result before it was shown').not.toContain(say('replay:motion', { number: 1 }));
  await pressOn(page, after);
  await shown.getByText(say('replay:motion', { number: 1 })).waitFor();
  const slider = page.getByRole('slider');
  await tabTo(page, slider, 'Shift+Tab');
  await page.keyboard.press('Home');
  expect(await slider.inputValue()).toBe('0');
  await page.getByLabel(say('replay:speed')).selectOption('600');
  await pressOn(page, page.getByRole('button', { name: say('replay:play') }));
  await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(0);
  await pressOn(page, page.getByRole('button', { name: say('replay:pause') }));
  const stopped = await slider.inputValue();
  expect(await page.locator('section[aria-labelledby="steps"] li').count()).toBe(4);
  expect(stopped).toBe(await slider.inputValue());
});

test('without script the list and a moment of the address are read', async () => {
  const room = await openHour();
  const page = await world.page('visitor', { javaScriptEnabled: false });
  await page.goto(pathOf(room, 'ar', '/replay?at=1500'));
  const shown = page.locator('section[aria-labelledby="moment"]');
  expect(await shown.innerText()).toContain(title);
  await page.getByRole('link', { name: words('ar')('replay:after') }).click();
  await expect.poll(() => shown.innerText()).not.toContain(title);
  expect(await page.locator('[aria-current="step"]').innerText()).toContain(title);
  for (const wrong of ['?at=-4', '?at=x', '?page=999', '?at=99999999999'])
    expect((await page.goto(pathOf(room, 'ar', `/replay${wrong}`)))?.status()).toBe(200);
});
