import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { createScanner } from '#tests/support/a11y.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, newComment, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { pressOn } from '#tests/support/keyboard.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { recordSpeech, untilSpoken } from '#tests/support/room-journey-log.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const openPhone = async (room: Room, name: string, rest = ''): Promise<Page> => {
  const page = await world.page({ personId: await addGuest(world.forum, room.code, name) });
  await recordSpeech(page);
  await openLive(page, pathOf(room, 'ar', rest));
  return page;
};
const articleOf = (page: Page, text: string) => page.locator('article.comment').filter({ hasText: text });
const done = (page: Page, text: string): Promise<void> =>
  page.locator('.notice').getByText(text, { exact: true }).waitFor();

test('a comment is supported and written anew, and the other phone follows; the chosen order stays still', async () => {
  const t = words('ar');
  const room = await addRoom(world.forum);
  await newComment(room, room.moderator, { text: 'التعليق الأول' });
  await newComment(room, room.moderator, { text: 'التعليق الثاني' });
  const authorId = await addGuest(world.forum, room.code, 'زهرة');
  await newComment(room, await world.forum.as(authorId), { text: 'نص فيه خطا' });
  const author = await world.page({ personId: authorId });
  await recordSpeech(author);
  await openLive(author, pathOf(room, 'ar'));
  const reader = await openPhone(room, 'سعيد');
  const scanner = createScanner(author, world.origin);

  await pressOn(reader, articleOf(reader, 'التعليق الأول').getByRole('button', { name: t('room:comments.support') }));
  await untilSpoken(reader, 'polite', t('own:say.supportComment'));
  await articleOf(author, 'التعليق الأول')
    .getByText(t('room:comments.supports', { count: 1 }))
    .waitFor();
  await pressOn(author, author.getByRole('link', { name: t('room:comments.order_top') }));
  await author.locator('article.comment').first().getByText('التعليق الأول').waitFor();
  expect(author.url()).toContain('sort=top');
  // A second support elsewhere changes the number, not the place.
  for (const text of ['التعليق الثاني'])
    await pressOn(reader, articleOf(reader, text).getByRole('button', { name: t('room:comments.support') }));
  await articleOf(author, 'التعليق الثاني')
    .getByText(t('room:comments.supports', { count: 1 }))
    .waitFor();
  expect(await author.locator('article.comment').first().textContent()).toContain('التعليق الأول');

  await scanner.after(
    'the form to change it',
    () => pressOn(author, articleOf(author, 'نص فيه خطا').getByRole('link', { name: t('room:comments.edit') })),
    () => author.locator('#edit-text').waitFor(),
  );
  await author.fill('#edit-text', 'نص صحيح');
  await pressOn(author, author.getByRole('button', { name: t('room:comments.edit_send') }));
  await untilSpoken(author, 'polite', t('own:done.editComment'));
  expect(author.url()).toContain('sort=top');
  await articleOf(reader, 'نص صحيح').waitFor();
  await pressOn(reader, articleOf(reader, 'نص صحيح').getByRole('link', { name: t('room:comments.edited') }));
  await reader.getByText('نص فيه خطا').waitFor();
  expect(scanner.findings()).toEqual([]);
  for (const page of [author, reader]) await page.context().close();
});

describe.each(['ar', 'fr'] as const)('A-6 without JavaScript, in %s', (lang) => {
  const t = words(lang);
  const noScript = { javaScriptEnabled: false, viewport: { width: 320, height: 640 } };

  test('reports with a reason, supports and takes it back in the chosen order; the moderator keeps or hides', async () => {
    const room = await addRoom(world.forum);
    await newComment(room, room.moderator, { text: 'كلام يزعج', kind: 'question' });
    const page = await world.page({ personId: await addGuest(world.forum, room.code, 'زهرة') }, noScript);
    const scanner = createScanner(page, world.origin, 'own');
    await page.goto(pathOf(room, lang, '?tab=debate&sort=unanswered'));
    const article = articleOf(page, 'كلام يزعج');
    await article.getByRole('button', { name: t('room:comments.support') }).click();
    await done(page, t('own:done.supportComment'));
    expect(page.url()).toContain('sort=unanswered');
    await article.getByText(t('room:comments.supports', { count: 1 })).waitFor();
    await article.getByRole('button', { name: t('room:comments.unsupport') }).click();
    await done(page, t('own:done.unsupported'));
    await article.getByRole('link', { name: t('room:comments.report') }).click();
    // Without a reason it comes back, with the sentence at the field.
    await page.getByRole('button', { name: t('room:comments.report_send') }).click();
    await page.locator('.error-summary').waitFor();
    expect(await page.locator('.error-summary a').getAttribute('href')).toMatch(/^#report-reason/);
    await page.getByRole('radio', { name: t('room:reasons.disrespect') }).check();
    await scanner.after(
      'reported',
      () => page.getByRole('button', { name: t('room:comments.report_send') }).click(),
      () => done(page, t('own:done.reportComment')),
    );
    await page.getByText(t('own:reports', { count: 1 })).click();
    await page.getByText(t('own:report_open', { number: 1 })).waitFor();

    const desk = await world.page(personOf(room.moderator), noScript);
    const deskScanner = createScanner(desk, world.origin, 'own');
    await deskScanner.after(
      'the queue',
      () => desk.goto(pathOf(room, lang, '/moderate')),
      () => desk.getByText(t('moderate:reported', { count: 1 })).waitFor(),
    );
    const card = desk.locator('#queue article').filter({ hasText: 'كلام يزعج' });
    expect(await card.textContent()).toContain(t('room:reasons.disrespect'));
    expect(await card.textContent()).not.toContain('زهرة');
    await card.getByRole('button', { name: t('moderate:keep') }).click();
    await desk.getByText(t('moderate:done.comment-kept'), { exact: true }).first().waitFor();
    await page.goto(pathOf(room, lang));
    await page.getByText(t('own:reports', { count: 1 })).click();
    await page.getByText(t('own:report_kept', { number: 1 })).waitFor();
    expect([...scanner.findings(), ...deskScanner.findings()]).toEqual([]);
    await page.context().close();
    await desk.context().close();
  });

  test('where comments are held, new words wait: the author is told, the moderator lets them through', async () => {
    const room = await addRoom(world.forum, { holdComments: true });
    const personId = await addGuest(world.forum, room.code, 'سعيد');
    const commentId = await newComment(room, await world.forum.as(personId), { text: 'النص المقبول' });
    await world.forum.sql`update comments set state = 'published' where comment_id = ${commentId}`;
    const page = await world.page({ personId }, { javaScriptEnabled: false });
    const scanner = createScanner(page, world.origin, 'own');
    await page.goto(pathOf(room, lang, `?tab=debate&about=${commentId}`));
    await page.getByText(t('room:comments.edit_hint_held')).waitFor();
    await page.fill('#edit-text', '   ');
    await page.getByRole('button', { name: t('room:comments.edit_send') }).click();
    await page.locator('.error-summary').waitFor();
    await page.fill('#edit-text', 'النص الجديد');
    await scanner.after(
      'waits',
      () => page.getByRole('button', { name: t('room:comments.edit_send') }).click(),
      () => done(page, t('own:done.edit_held')),
    );
    await page
      .locator('.notice')
      .getByText(t('own:edit_held', { number: 1 }))
      .waitFor();
    await articleOf(page, 'النص المقبول').waitFor();

    const desk = await world.page(personOf(room.moderator), noScript);
    await desk.goto(pathOf(room, lang, '/moderate'));
    const card = desk.locator('#queue article').filter({ hasText: 'النص الجديد' });
    await card.getByRole('button', { name: t('moderate:release_edit') }).click();
    await desk.getByText(t('moderate:done.edit-released'), { exact: true }).first().waitFor();
    await page.goto(pathOf(room, lang, `?tab=debate&about=${commentId}`));
    await articleOf(page, 'النص الجديد').waitFor();
    await page.locator('.quote').getByText('النص المقبول').waitFor();

    // Too late: what was typed comes back with the sentence that says why.
    await page.goto(pathOf(room, lang, `?tab=debate&about=${commentId}`));
    await world.forum.sql`update comments set posted_at = now() - interval '6 minutes' where comment_id = ${commentId}`;
    await page.fill('#edit-text', 'بعد فوات الوقت');
    await page.getByRole('button', { name: t('room:comments.edit_send') }).click();
    await page.locator('.error-summary').getByText(t('errors:comment.edit_over')).waitFor();
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
    await desk.context().close();
  });
});

test('a comment of spaces is refused in the page, and the error goes with the next that is sent', async () => {
  const room = await addRoom(world.forum);
  const page = await openPhone(room, 'زهرة', '?tab=debate');
  const field = page.locator('#comment-text');
  const write = async (text: string): Promise<void> => {
    await field.fill(text);
    await page
      .locator('#comment')
      .getByRole('button', { name: words('ar')('room:comments.send') })
      .click();
  };
  await write('   ');
  await page.locator('#comment').getByText('المرجو ملء هذه الخانة').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  await write('كلمات حقيقية');
  await page.getByText('كلمات حقيقية').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBeNull();
});

test('a question and a statement that are too short, and a ballot without a choice, are refused in the page', async () => {
  const t = words('ar');
  const room = await addRoom(world.forum);
  await addMotion(room, { title: { ar: 'هل نبدأ بالأرصفة؟' } });
  await newStatement(room, room.moderator, 'إنارة قرب المدارس');
  const page = await openPhone(room, 'زهرة', '?tab=questions');
  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.url());
  });
  const isAt = (selector: string) => page.locator(`${selector}:focus`).waitFor();

  await page.getByText(t('questions:ask'), { exact: true }).click();
  await page.fill('#question-text', 'لا');
  await page.getByRole('button', { name: t('questions:send') }).click();
  await page.locator('#question-text-error').getByText(t('errors:text.short')).waitFor();
  await isAt('#question-text');
  expect(await page.inputValue('#question-text')).toBe('لا');

  await page.getByRole('tab', { name: t('room:tabs.statements') }).click();
  await page.getByText(t('room:statements.add'), { exact: true }).click();
  await page.getByRole('button', { name: t('room:statements.send') }).click();
  await page.locator('#statement-text-error').getByText(t('errors:text.empty')).waitFor();
  await isAt('#statement-text');
  await page.fill('#statement-text', 'رصيف متصل من الجهتين');
  await page.getByRole('button', { name: t('room:statements.send') }).click();
  await untilSpoken(page, 'polite', t('own:say.addStatement'));

  await page.getByRole('tab', { name: t('room:tabs.motions') }).click();
  await page.getByRole('button', { name: t('room:motions.send') }).click();
  await page.getByText(t('errors:vote.choice_missing')).waitFor();
  await isAt('#choice-1');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: t('room:motions.send') }).click();
  await page.getByText(t('room:motions.stored', { choice: t('room:motions.yes') })).waitFor();
  expect(await page.getByText(t('errors:vote.choice_missing')).count()).toBe(0);
  // The tabs are changed within the page; nothing was posted by the browser.
  expect(posts).toEqual([]);
});

test('a second press of the same finger sends nothing twice and is no mistake', async () => {
  const t = words('ar');
  const room = await addRoom(world.forum);
  const page = await openPhone(room, 'زهرة', '?tab=debate');
  await page.fill('#comment-text', 'كلمات مرة واحدة');
  await page
    .locator('#comment')
    .getByRole('button', { name: t('room:comments.send') })
    .dblclick();
  await articleOf(page, 'كلمات مرة واحدة').waitFor();
  await untilSpoken(page, 'polite', t('own:say.postComment'));
  expect(await articleOf(page, 'كلمات مرة واحدة').count()).toBe(1);
  expect(await page.locator('#comment-text').getAttribute('aria-invalid')).toBeNull();
});

test('a vote that opens is told on every tab, with the way to it; of several the one that waits for a ballot is asked', async () => {
  const t = words('ar');
  const room = await addRoom(world.forum);
  await newStatement(room, room.moderator, 'إنارة قرب المدارس');
  await addMotion(room, { title: { ar: 'الملتمس الأول' } });
  await addMotion(room, { title: { ar: 'الملتمس الثاني' } });
  const page = await openPhone(room, 'زهرة', '?tab=statements');
  await page.getByRole('link', { name: t('own:waiting_votes', { count: 2 }) }).click();
  await page.locator('#motion-1').waitFor();
  await page.getByRole('tab', { name: t('room:tabs.debate') }).click();
  const asked = page.locator('.card-asking').first();
  await asked.getByText('الملتمس الثاني').waitFor();
  await asked.getByRole('radio').first().check();
  await asked.getByRole('button', { name: t('room:motions.send') }).click();
  await untilSpoken(page, 'polite', t('own:say.castVote'));
  await page.locator('#comment-text').focus();
  await page.locator('.card-asking').first().getByText('الملتمس الأول').waitFor();
});

test('a change is offered for five minutes', async () => {
  const room = await addRoom(world.forum);
  const personId = await addGuest(world.forum, room.code, 'زهرة');
  const guest = await world.forum.as(personId);
  const [old, young] = [
    await newComment(room, guest, { text: 'قبل قليل' }),
    await newComment(room, guest, { text: 'الآن' }),
  ];
  await world.forum.sql`update comments set posted_at = now() - interval '6 minutes' where comment_id = ${old}`;
  const page = await world.page({ personId }, { javaScriptEnabled: false });
  await page.goto(pathOf(room, 'ar'));
  const offered = (id: string) => page.locator(`main a[href*="${id}"][href$="#edit-text"]`).count();
  expect([await offered(old), await offered(young)]).toEqual([0, 1]);
  await page.context().close();
});
