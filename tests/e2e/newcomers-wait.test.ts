import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { showComment } from '#server/domain/moderation/moderate-comment.ts';
import { openTablet } from '#tests/support/forum-kiosks.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom, newComment, type Room } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const fr = words('fr');
const hintOf = (page: Page, id = 'comment-text') => page.locator(`#${id}-hint`);
const open = (name: string) => fr('room:comments.hint_open', { name });
const held = fr('room:comments.hint_held');

async function act(page: Page, room: Room, form: Record<string, string>): Promise<void> {
  const answer = await page.request.post(pathOf(room, 'fr', '/moderate'), { form });
  expect(answer.ok()).toBe(true);
}

test('where the first comment of somebody new waits, the form says it until something of theirs was shown', async () => {
  const room = await addRoom(world.forum, { holdFirst: true });
  const authorId = await addGuest(world.forum, room.code, 'Zahra');
  const page = await world.page({ personId: authorId });
  await openLive(page, pathOf(room, 'fr'));
  expect(await hintOf(page).innerText()).toBe(held);
  await page.getByLabel(fr('room:comments.your_comment'), { exact: true }).fill('Mon premier commentaire');
  await page.getByRole('button', { name: fr('room:comments.send'), exact: true }).click();
  await page.getByText(fr('own:held'), { exact: true }).waitFor();
  expect(await hintOf(page).innerText(), 'the second waits too').toBe(held);
  const [row] = await world.forum.sql<{ id: string }[]>`
    select comment_id as id from comments where session_id = ${room.sessionId}`;
  const desk = await world.page(personOf(room.moderator));
  await act(desk, room, { intent: 'showComment', targetId: row?.id ?? '' });
  await expect.poll(() => hintOf(page).innerText()).toBe(open('Zahra'));
  await openLive(desk, pathOf(room, 'fr'));
  expect(await hintOf(desk).innerText(), 'those of moderators never wait').not.toBe(held);
  await page.context().close();
  await desk.context().close();
});

test('somebody whose words were shown in another session of the commune is not told that they wait', async () => {
  const room = await addRoom(world.forum, { holdFirst: true });
  const personId = await addGuest(world.forum, room.code, 'Zahra');
  const author = await world.forum.as(personId);
  const commentId = await newComment(room, author);
  await showComment(room.moderator, { targetId: commentId });
  const page = await world.page({ personId }, { javaScriptEnabled: false });
  await page.goto(pathOf(room, 'fr'));
  expect(await hintOf(page).innerText()).toBe(open('Zahra'));
  const free = await addRoom(world.forum, { holdFirst: false });
  const newcomer = await addGuest(world.forum, free.code, 'Omar');
  const other = await world.page({ personId: newcomer }, { javaScriptEnabled: false });
  await other.goto(pathOf(free, 'fr'));
  expect(await hintOf(other).innerText(), 'the session lets everybody write').toBe(open('Omar'));
  await page.context().close();
  await other.context().close();
});

test('a statement and an answer of somebody new say it too; a question, which does not wait, does not', async () => {
  const room = await addRoom(world.forum, { holdFirst: true, holdStatements: false });
  await newComment(room, room.moderator, { text: 'Un commentaire' });
  const page = await world.page(
    { personId: await addGuest(world.forum, room.code, 'Zahra') },
    { javaScriptEnabled: false },
  );
  await page.goto(pathOf(room, 'fr', '?tab=statements'));
  expect(await page.locator('#statement-text-hint').textContent()).toBe(fr('own:statement.hint_held'));
  await page.goto(pathOf(room, 'fr', '?tab=questions'));
  expect(await page.locator('#question-text-hint').textContent()).toBe(fr('questions:hint_open'));
  await page.goto(pathOf(room, 'fr'));
  await page.getByRole('link', { name: new RegExp(fr('room:comments.reply')) }).click();
  expect(await hintOf(page, 'reply-text').innerText()).toBe(held);
  await page.context().close();
});

test.each([
  ['the first of new people wait', { holdFirst: true }, 'text_hint_held', 'text_hint'],
  ['all comments wait', { holdComments: true }, 'text_hint_held', 'text_hint_held'],
  ['nothing waits', {}, 'text_hint', 'text_hint'],
])('a shared tablet where %s', async (_, settings, comment, question) => {
  const room = await addRoom(world.forum, settings);
  const { link } = await openTablet(room);
  const page = await world.page('visitor', { javaScriptEnabled: false });
  await page.goto(pathOf(room, 'fr', `/kiosk?link=${link}`));
  await page.getByRole('button', { name: fr('kiosk:take') }).click();
  await page.getByRole('button', { name: fr('kiosk:touch') }).click();
  await page.getByRole('link', { name: fr('kiosk:do_comment') }).click();
  expect(await hintOf(page, 'text').innerText()).toBe(fr(`kiosk:${comment}`));
  await page.goto(pathOf(room, 'fr', '/kiosk?do=question'));
  expect(await hintOf(page, 'text').innerText()).toBe(fr(`kiosk:${question}`));
  await page.context().close();
});
