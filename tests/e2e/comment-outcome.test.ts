import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const fr = words('fr');

async function openPhone(room: Room): Promise<Page> {
  const personId = await addGuest(world.forum, room.code, 'Zahra');
  const page = await world.page({ personId }, { viewport: { width: 360, height: 800 } });
  await openLive(page, pathOf(room, 'fr'));
  return page;
}

async function post(page: Page, text: string): Promise<void> {
  await page.getByLabel(fr('room:comments.your_comment'), { exact: true }).fill(text);
  const send = page.getByRole('button', { name: fr('room:comments.send'), exact: true });
  await send.evaluate((button) => button.scrollIntoView({ block: 'center' }));
  await send.click();
}

/** What stands under the button of the form, within the view. */
const outcomeOn = (page: Page): Locator => page.locator('#comment .comment-outcome');
const isInView = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });

test('on a phone a comment that waits is told under its button, until it is decided', async () => {
  const room = await addRoom(world.forum, { holdComments: true });
  const page = await openPhone(room);
  expect(await outcomeOn(page).count()).toBe(0);
  await post(page, 'Un commentaire qui attend');
  await outcomeOn(page).waitFor();
  expect(await outcomeOn(page).allInnerTexts()).toEqual([fr('own:done.held')]);
  expect(await isInView(outcomeOn(page))).toBe(true);
  const [row] = await world.forum.sql<{ id: string }[]>`
    select comment_id as id from comments where session_id = ${room.sessionId}`;
  const desk = await world.page(personOf(room.moderator));
  const form = { intent: 'showComment', targetId: row?.id ?? '' };
  expect((await desk.request.post(pathOf(room, 'fr', '/moderate'), { form })).ok()).toBe(true);
  await outcomeOn(page).waitFor({ state: 'detached' });
  for (const one of [page, desk]) await one.context().close();
});

test('on a phone a comment that came too early is told under its button, with the reason', async () => {
  const room = await addRoom(world.forum, { slowSeconds: 30 });
  const page = await openPhone(room);
  await post(page, 'Le premier');
  await page.locator('article.comment').filter({ hasText: 'Le premier' }).waitFor();
  expect(await outcomeOn(page).count(), 'one that is shown needs no word').toBe(0);
  await post(page, 'Le deuxième');
  const why = fr('errors:comment.slow');
  await outcomeOn(page).waitFor();
  expect(await outcomeOn(page).allInnerTexts()).toEqual([fr('own:say.failed', { why })]);
  expect(await isInView(outcomeOn(page))).toBe(true);
  await page.getByRole('button', { name: fr('own:outbox.discard') }).click();
  await outcomeOn(page).waitFor({ state: 'detached' });
  await page.context().close();
});
