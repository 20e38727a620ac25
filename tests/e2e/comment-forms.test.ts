import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { sanctionAuthor } from '#server/domain/moderation/sanction-author.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom, newComment, type Room } from '#tests/support/forum-sessions.ts';
import { pressOn } from '#tests/support/keyboard.ts';
import { openLive, openWorld, pathOf, untilLive, type World } from '#tests/support/room-journey.ts';
import { recordSpeech, untilSpoken } from '#tests/support/room-journey-log.ts';
import { openWire } from '#tests/support/room-journey-wire.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const t = words('ar');

/** Somebody's phone in a room; `posts` are what the browser itself posted, which leaves the page. */
async function openPhone(room: Room, personId: string, rest = ''): Promise<{ page: Page; posts: string[] }> {
  const page = await world.page({ personId });
  page.setDefaultTimeout(15_000);
  await recordSpeech(page);
  await openLive(page, pathOf(room, 'ar', rest));
  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.url());
  });
  return { page, posts };
}

const articleOf = (page: Page, text: string) => page.locator('article.comment').filter({ hasText: text });
const focused = (target: Locator): Promise<void> =>
  expect.poll(() => target.evaluate((element) => element === document.activeElement)).toBe(true);

test('a report is opened, closed and sent by keyboard in the page: the focus goes into it and back, the outcome is said', async () => {
  const room = await addRoom(world.forum);
  await newComment(room, room.moderator, { text: 'كلام يزعج' });
  const { page, posts } = await openPhone(room, await addGuest(world.forum, room.code, 'زهرة'));
  const scanner = createScanner(page, world.origin);
  const link = articleOf(page, 'كلام يزعج').getByRole('link', { name: t('room:comments.report') });
  const first = page.locator('#report-reason');
  await pressOn(page, link);
  await focused(first);
  await page.keyboard.press('Escape');
  await focused(link);
  expect(await first.count()).toBe(0);
  await page.keyboard.press('Enter');
  await focused(first);
  await pressOn(page, page.getByRole('link', { name: t('room:comments.about_close') }));
  await focused(link);
  await page.keyboard.press('Enter');
  const send = page.getByRole('button', { name: t('room:comments.report_send') });
  await scanner.after(
    'without a reason',
    () => pressOn(page, send),
    () => page.locator('#report-reason-error').getByText(t('errors:moderation.reason_missing')).waitFor(),
  );
  await focused(first);
  await page.keyboard.press('Space');
  await pressOn(page, send);
  await untilSpoken(page, 'polite', t('own:done.reportComment'));
  await focused(link);
  expect(await first.count()).toBe(0);
  // What comes of it is followed at the top of the debate, and the comment is not reported again.
  await page.getByText(t('own:reports', { count: 1 })).waitFor();
  await articleOf(page, 'كلام يزعج').getByText(t('room:comments.reported')).waitFor();
  await focused(link);
  await page.keyboard.press('Enter');
  await page.locator('#report-reason').getByText(t('room:comments.reported')).waitFor();
  await focused(page.locator('#report-reason'));
  const [report] = await world.forum.sql`
    select r.reason from comment_reports r join comments using (comment_id) where session_id = ${room.sessionId}`;
  expect(report).toEqual({ reason: 'disrespect' });
  expect(posts).toEqual([]);
  expect(scanner.findings()).toEqual([]);
  await page.context().close();
});

test('a comment of one’s own is changed in the page; refused words stay in their field with the reason', async () => {
  const room = await addRoom(world.forum);
  const authorId = await addGuest(world.forum, room.code, 'زهرة');
  const commentId = await newComment(room, await world.forum.as(authorId), { text: 'نص فيه خطا' });
  const { page, posts } = await openPhone(room, authorId);
  const scanner = createScanner(page, world.origin);
  const edit = page.locator('article.comment').getByRole('link', { name: t('room:comments.edit') });
  const field = page.locator('#edit-text');
  const send = page.getByRole('button', { name: t('room:comments.edit_send') });
  await pressOn(page, edit);
  await focused(field);
  await field.fill('   ');
  await pressOn(page, send);
  await page.locator('#edit-text-error').getByText(t('errors:text.empty')).waitFor();
  await focused(field);
  await field.fill('نص صحيح');
  await pressOn(page, send);
  await untilSpoken(page, 'polite', t('own:done.editComment'));
  await articleOf(page, 'نص صحيح').waitFor();
  await focused(edit);
  expect(await field.count()).toBe(0);

  await page.keyboard.press('Enter');
  await focused(field);
  await field.fill('نص بعد فوات الوقت');
  // What is left by Escape is not lost.
  await page.keyboard.press('Escape');
  await focused(edit);
  await page.keyboard.press('Enter');
  await focused(field);
  expect(await field.inputValue()).toBe('نص بعد فوات الوقت');
  await world.forum.sql`update comments set posted_at = now() - interval '6 minutes' where comment_id = ${commentId}`;
  await scanner.after(
    'refused',
    () => pressOn(page, send),
    () => page.locator('#edit-text-error').getByText(t('errors:comment.edit_over')).waitFor(),
  );
  await focused(field);
  expect(await field.inputValue()).toBe('نص بعد فوات الوقت');
  await untilSpoken(page, 'assertive', t('own:say.failed', { why: t('errors:comment.edit_over') }));
  // It is told at the field, and not a second time above the debate.
  await expect.poll(() => page.locator('.outbox').count()).toBe(0);
  expect(posts).toEqual([]);
  expect(scanner.findings()).toEqual([]);
  await page.context().close();
});

test('new words that wait for a moderator are told beside the comment, and sent once when the network is back', async () => {
  const room = await addRoom(world.forum, { holdComments: true });
  const authorId = await addGuest(world.forum, room.code, 'سعيد');
  const commentId = await newComment(room, await world.forum.as(authorId), { text: 'النص المقبول' });
  await world.forum.sql`update comments set state = 'published' where comment_id = ${commentId}`;
  const wire = await openWire(world.origin);
  const page = await world.page({ personId: authorId }, { baseURL: wire.origin });
  await recordSpeech(page);
  await openLive(page, pathOf(room, 'ar'));
  await page.getByRole('link', { name: t('room:comments.edit') }).click();
  await page.locator('#edit-text:focus').waitFor();
  await page.fill('#edit-text', 'النص الجديد');
  wire.cut();
  await page.getByText(t('room:connection.lost'), { exact: true }).waitFor();
  await page.getByRole('button', { name: t('room:comments.edit_send') }).click();
  await page.locator('article.comment').getByText(t('own:outbox.waiting')).waitFor();
  await page.locator('.outbox').getByText(t('own:outbox.editComment')).waitFor();
  // A second press sends nothing more.
  await page.getByRole('button', { name: t('room:comments.edit_send') }).click();
  expect(await page.locator('.outbox-item').count()).toBe(1);
  await untilLive(page, async () => wire.mend());
  await untilSpoken(page, 'polite', t('own:done.edit_held'));
  await page
    .locator('article.comment')
    .getByText(t('own:edit_held', { number: 1 }))
    .waitFor();
  expect(await page.locator('#edit-text').count()).toBe(0);
  const [row] = await world.forum.sql`
    select count(*)::int as n from comment_texts where comment_id = ${commentId} and state = 'held'`;
  expect(row?.n).toBe(1);
  await page.context().close();
  await wire.close();
});

test('one’s own comments are never offered to be reported: not without a voice, and not after the session', async () => {
  const room = await addRoom(world.forum);
  const authorId = await addGuest(world.forum, room.code, 'زهرة');
  const commentId = await newComment(room, await world.forum.as(authorId), { text: 'كلامي' });
  await newComment(room, room.moderator, { text: 'كلام غيري' });
  const offered = async (): Promise<void> => {
    const { page } = await openPhone(room, authorId, `?tab=debate&about=${commentId}`);
    const report = (text: string) => articleOf(page, text).getByRole('link', { name: t('room:comments.report') });
    await report('كلام غيري').waitFor();
    expect(await report('كلامي').count()).toBe(0);
    expect(await page.locator('#report-reason, #edit-text').count()).toBe(0);
    await page.context().close();
  };
  await sanctionAuthor(room.moderator, { commentId, kind: 'mute', reason: 'disrespect' });
  await offered();
  await world.forum.sql`delete from sanctions`;
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
  await offered();
});
