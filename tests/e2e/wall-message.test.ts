import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { giveFloor } from '#server/domain/floor/give-floor.ts';
import { addHallSpeaker, setFloor } from '#server/domain/floor/lead-list.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addMotion, addRoom } from '#tests/support/forum-sessions.ts';
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

test('a screen that is pinned to the vote keeps it, and who speaks beneath it, while the chair switches the others', async () => {
  const room = await addRoom(world.forum);
  const { sessionId } = room;
  await setFloor(room.moderator, { sessionId, open: true });
  const asked = { actionId: randomUUID(), sessionId, kind: 'question', name: 'رقية' } as const;
  const { requestId } = await addHallSpeaker(room.moderator, asked);
  await giveFloor(room.moderator, { requestId, asNext: true });
  await addMotion(room, { state: 'open' });
  const desk = await world.page(personOf(room.moderator));
  const [all, pinned] = [await world.page('visitor'), await world.page('visitor')];
  await openLive(desk, pathOf(room, 'ar', '/moderate'));
  await openLive(all, pathOf(room, 'ar', '/projector'));
  const link = desk.locator('#wall').getByRole('link', { name: t('moderate:wall_vote'), exact: true });
  await openLive(pinned, (await link.getAttribute('href')) ?? '');
  const speaks = (wall: Page) => wall.getByRole('heading', { name: 'رقية' });
  const vote = (wall: Page) => wall.getByText(t('projector:vote_open'), { exact: true });
  await vote(all).waitFor();
  await speaks(all).waitFor();
  await desk
    .locator('#wall')
    .getByRole('button', { name: t('moderate:wall_speaker'), exact: true })
    .click();
  await vote(all).waitFor({ state: 'detached' });
  expect(await all.locator('h1').textContent()).toBe('رقية');
  expect([await vote(pinned).count(), await speaks(pinned).count(), await pinned.getByRole('timer').count()]).toEqual([
    1, 1, 1,
  ]);
});
