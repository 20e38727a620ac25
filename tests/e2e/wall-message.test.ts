import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { createScanner } from '#tests/support/a11y.ts';
import { addRoom } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const t = words('ar');
const text = 'La séance reprend à 16 h 30';

async function write(desk: Page, message: string): Promise<void> {
  const form = desk.locator('#wall form:has(input[value="message"])');
  if (!(await form.isVisible())) await desk.locator('#wall summary').click();
  await form.locator('textarea').fill(message);
  await form.locator('select').selectOption('fr');
  await form.getByRole('button').click();
}

test('a message from the cockpit stands on the wall, also after a reload, until it is taken away', async () => {
  const room = await addRoom(world.forum);
  const desk = await world.page(personOf(room.moderator));
  const wall = await world.page('visitor', { viewport: { width: 1920, height: 1080 } });
  const scanner = createScanner(desk, world.origin);
  await openLive(desk, pathOf(room, 'ar', '/moderate'));
  await openLive(wall, pathOf(room, 'ar', '/projector'));
  await scanner.after(
    'refused',
    () => write(desk, 'x'.repeat(201)),
    () => desk.locator('.error-summary a[href="#switchWall-text"]').waitFor(),
  );
  expect(await desk.locator('#switchWall-text').inputValue(), 'what was typed stays').toHaveLength(201);
  await scanner.after(
    'shown',
    () => write(desk, text),
    () => desk.locator('.undo-bar').getByText(t('moderate:done.message-shown')).waitFor(),
  );
  const heading = wall.locator('h1').getByText(text, { exact: true });
  await heading.waitFor();
  expect(await heading.getAttribute('lang')).toBe('fr');
  await wall.reload();
  await heading.waitFor();
  await desk.getByRole('button', { name: t('moderate:wall_message_away') }).click();
  await heading.waitFor({ state: 'detached' });
});

test('without script the message is shown and taken away as well', async () => {
  const room = await addRoom(world.forum);
  const desk = await world.page(personOf(room.moderator), { javaScriptEnabled: false });
  await desk.goto(pathOf(room, 'ar', '/moderate'));
  await write(desk, text);
  await desk.locator('#wall').getByText(text, { exact: true }).waitFor();
  const wall = await world.page('visitor', { javaScriptEnabled: false, viewport: { width: 1920, height: 1080 } });
  await wall.goto(pathOf(room, 'ar', '/projector'));
  await wall.locator('h1').getByText(text, { exact: true }).waitFor();
  await desk.getByRole('button', { name: t('moderate:wall_message_away') }).click();
  await desk.locator('#wall').getByText(text, { exact: true }).waitFor({ state: 'detached' });
});
