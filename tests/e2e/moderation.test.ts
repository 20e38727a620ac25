import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { hideComment } from '#server/domain/moderation/moderate-comment.ts';
import { sanctionAuthor } from '#server/domain/moderation/sanction-author.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addGuest, addPerson } from '#tests/support/forum-people.ts';
import { addRoom, newComment } from '#tests/support/forum-sessions.ts';
import { pressOn } from '#tests/support/keyboard.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const noScript = { javaScriptEnabled: false };
const notice = (page: Page, text: string) => page.locator('.notice').filter({ hasText: text }).first();

describe.each(['ar', 'fr'] as const)('without script, in %s', (lang) => {
  const t = words(lang);

  test('an author appeals, another moderator grants it, and the public log tells the outcome', async () => {
    const room = await addRoom(world.forum);
    const colleague = await addPerson(world.forum, { role: 'moderator', commune: room.commune });
    const personId = await addGuest(world.forum, room.code, 'زهرة');
    const commentId = await newComment(room, await world.forum.as(personId), { text: 'كلام محجوب' });
    await hideComment(room.moderator, { targetId: commentId, reason: 'off_topic' });
    const page = await world.page({ personId }, noScript);
    const scanner = createScanner(page, world.origin, 'own');
    await page.goto(pathOf(room, lang));
    await page.getByText(t('own:appeal'), { exact: true }).click();
    const field = page.locator(`#appeal-${commentId}`);
    await field.fill('لا');
    await page.getByRole('button', { name: t('own:appeal_send') }).click();
    await page.locator('.error-summary').waitFor();
    expect(await page.locator('.error-summary a').getAttribute('href')).toBe(`#appeal-${commentId}`);
    expect(await field.inputValue()).toBe('لا');
    await field.fill('لم أخالف الميثاق');
    await scanner.after(
      'appealed',
      () => page.getByRole('button', { name: t('own:appeal_send') }).click(),
      () => notice(page, t('own:done.appealComment')).waitFor(),
    );
    await page.getByText(t('own:appeal_open')).waitFor();

    const first = await world.page(personOf(room.moderator), noScript);
    await first.goto(pathOf(room, lang, '/moderate'));
    await first.getByText(t('moderate:appeal_yours')).waitFor();
    const desk = await world.page({ personId: colleague }, noScript);
    const deskScanner = createScanner(desk, world.origin, 'own');
    await deskScanner.after(
      'the appeal in the queue',
      () => desk.goto(pathOf(room, lang, '/moderate')),
      () => desk.getByText('لم أخالف الميثاق').waitFor(),
    );
    await desk.locator('#queue textarea').fill('معكم حق');
    await desk
      .locator('#queue')
      .getByRole('button', { name: t('moderate:appeal_granted') })
      .click();
    await desk.getByText(t('moderate:done.appeal-granted'), { exact: true }).first().waitFor();
    await page.goto(pathOf(room, lang));
    await notice(page, t('own:appeal_granted', { number: 1 }))
      .getByText('معكم حق')
      .waitFor();
    await page.locator('article.comment').getByText('كلام محجوب').waitFor();
    await deskScanner.after(
      'the public log',
      () => desk.goto(pathOf(room, lang, '/log')),
      () =>
        desk
          .locator('table')
          .getByText(t('moderation:log.appeal_granted', { when: '' }).trim().slice(0, 20))
          .waitFor(),
    );
    expect(await desk.locator('main').textContent()).not.toContain('كلام محجوب');
    expect([...scanner.findings(), ...deskScanner.findings()]).toEqual([]);
    for (const one of [page, first, desk]) await one.context().close();
  });

  test('one menu a comment: a warning that is read, a mute, a ban that is meant, and their end', async () => {
    const room = await addRoom(world.forum);
    const personId = await addGuest(world.forum, room.code, 'زهرة');
    await newComment(room, await world.forum.as(personId), { text: 'كلام يزعج' });
    const desk = await world.page(personOf(room.moderator), noScript);
    const deskScanner = createScanner(desk, world.origin, 'own');
    const page = await world.page({ personId }, noScript);
    const scanner = createScanner(page, world.origin, 'own');
    const open = async (kind: string): Promise<void> => {
      await desk.goto(pathOf(room, lang, '/moderate'));
      const card = desk.locator('#comments article').filter({ hasText: 'كلام يزعج' });
      await card.locator('summary').first().click();
      await card
        .locator('summary')
        .filter({ hasText: t(`moderate:${kind}`) })
        .click();
    };
    const group = (kind: string) =>
      desk.getByRole('group', { name: `${t(`moderate:${kind}`)} ${t('moderate:comment_number', { number: 1 })}` });
    const reason = t('room:reasons.disrespect');
    const told = (kind: string) =>
      desk
        .getByText(t(`moderate:done.${kind}`), { exact: true })
        .first()
        .waitFor();

    await open('warn');
    await deskScanner.after(
      'warned',
      () => group('warn').getByRole('button', { name: reason }).click(),
      () => told('author-warned'),
    );
    await scanner.after(
      'the warning',
      () => page.goto(pathOf(room, lang)),
      () => notice(page, t('own:sanction.warn')).waitFor(),
    );
    await page.getByRole('button', { name: t('own:sanction.confirm') }).click();
    await notice(page, t('own:done.confirmWarning')).waitFor();
    expect(await notice(page, t('own:sanction.warn')).count()).toBe(0);

    await open('mute');
    await group('mute').getByRole('button', { name: reason }).click();
    await told('author-muted');
    await page.goto(pathOf(room, lang));
    await notice(page, t('own:sanction.mute')).waitFor();
    expect(await page.locator('#comment-text').count()).toBe(0);

    await open('ban');
    await desk.getByRole('button', { name: t('moderate:ban_yes') }).waitFor();
    await desk.getByRole('radio', { name: reason }).check();
    await desk.getByRole('checkbox', { name: t('moderate:ban_sure') }).check();
    await desk.getByRole('button', { name: t('moderate:ban_yes') }).click();
    await told('author-banned');
    await page.goto(pathOf(room, lang));
    await notice(page, t('own:sanction.ban')).waitFor();

    await desk.getByText(t('moderate:sanctions', { count: 3 })).click();
    await desk.getByRole('button', { name: t('moderate:lift_ban') }).click();
    await told('sanction-lifted');
    await desk.getByText(t('moderate:sanctions', { count: 2 })).click();
    await desk.getByRole('button', { name: t('moderate:lift_mute') }).click();
    await told('sanction-lifted');
    await page.goto(pathOf(room, lang));
    await page.locator('#comment-text').waitFor();
    await deskScanner.after(
      'the log',
      () => desk.goto(pathOf(room, lang, '/log')),
      () => desk.getByRole('heading', { name: t('moderation:log.people') }).waitFor(),
    );
    expect(await desk.locator('main').textContent()).not.toMatch(/زهرة|يزعج/);
    expect([...scanner.findings(), ...deskScanner.findings()]).toEqual([]);
    for (const one of [page, desk]) await one.context().close();
  });

  test('word lists: a wrong line comes back with what was typed, a listed word holds a comment, the moderator sees it', async () => {
    const room = await addRoom(world.forum, { holdFirst: false, slowSeconds: 30 });
    const desk = await world.page(personOf(room.moderator), noScript);
    const scanner = createScanner(desk, world.origin, 'own');
    await desk.goto(pathOf(room, lang, '/moderate'));
    await desk.getByRole('link', { name: t('moderate:words_link') }).click();
    await desk.fill('#darija', 'كلمتان هنا');
    await desk.fill('#french', 'crétin');
    await desk.getByRole('button', { name: t('moderation:words.save') }).click();
    expect(await desk.locator('.error-summary a').getAttribute('href')).toBe('#darija');
    expect(await desk.inputValue('#french')).toBe('crétin');
    await desk.fill('#darija', 'حمار');
    await scanner.after(
      'saved',
      () => desk.getByRole('button', { name: t('moderation:words.save') }).click(),
      () => notice(desk, t('moderation:words.done')).waitFor(),
    );
    expect(await desk.locator('script').count()).toBe(0);
    const personId = await addGuest(world.forum, room.code, 'زهرة');
    const page = await world.page({ personId }, noScript);
    await page.goto(pathOf(room, lang));
    await page.getByText(t('room:comments.slow', { count: 30 })).waitFor();
    await page.fill('#comment-text', 'هذا الحماااار');
    await page.getByRole('button', { name: t('room:comments.send') }).click();
    await notice(page, t('own:done.held')).waitFor();
    await page.fill('#comment-text', 'بعده مباشرة');
    await page.getByRole('button', { name: t('room:comments.send') }).click();
    await page.locator('.error-summary').getByText(t('errors:comment.slow')).waitFor();
    expect(await page.inputValue('#comment-text')).toBe('بعده مباشرة');
    await desk.goto(pathOf(room, lang, '/moderate'));
    await desk.locator('#queue article').getByText('حمار', { exact: true }).waitFor();
    expect(scanner.findings()).toEqual([]);
    for (const one of [page, desk]) await one.context().close();
  });
});

test('by keyboard a moderator mutes; the other phone is told at once, keeps its vote and loses only the form', async () => {
  const t = words('ar');
  const room = await addRoom(world.forum);
  const personId = await addGuest(world.forum, room.code, 'سعيد');
  await newComment(room, await world.forum.as(personId), { text: 'كلام يزعج' });
  const page = await world.page({ personId });
  await openLive(page, pathOf(room, 'ar'));
  await page.locator('#comment-text').waitFor();
  const desk = await world.page(personOf(room.moderator));
  await openLive(desk, pathOf(room, 'ar', '/moderate'));
  const card = desk.locator('#comments article').filter({ hasText: 'كلام يزعج' });
  await pressOn(desk, card.locator('summary').first());
  await pressOn(desk, card.locator('summary').filter({ hasText: t('moderate:mute') }));
  const group = card.getByRole('group', {
    name: `${t('moderate:mute')} ${t('moderate:comment_number', { number: 1 })}`,
  });
  await pressOn(desk, group.getByRole('button', { name: t('room:reasons.disrespect') }));
  await notice(page, t('own:sanction.mute')).waitFor();
  await page.locator('#comment-text').waitFor({ state: 'detached' });
  for (const one of [page, desk]) await one.context().close();
});

test('who is banned is told on the open page, which goes on without a connection', async () => {
  const t = words('fr');
  const room = await addRoom(world.forum);
  const personId = await addGuest(world.forum, room.code, 'سعيد');
  const commentId = await newComment(room, await world.forum.as(personId), { text: 'كلام يزعج' });
  await sanctionAuthor(room.moderator, { commentId, kind: 'warn', reason: 'unlawful' });
  const page = await world.page({ personId });
  const closed = new Promise((resolve) => page.on('websocket', (socket) => socket.on('close', resolve)));
  await openLive(page, pathOf(room, 'fr'));
  await notice(page, t('own:sanction.warn')).waitFor();
  const desk = await world.page(personOf(room.moderator), noScript);
  await desk.goto(pathOf(room, 'fr', '/moderate'));
  const card = desk.locator('#comments article').filter({ hasText: 'كلام يزعج' });
  await card.locator('summary').first().click();
  await card.locator('summary').last().click();
  await card.getByRole('radio', { name: t('room:reasons.unlawful') }).check();
  await card.getByRole('checkbox').check();
  await card.getByRole('button', { name: t('moderate:ban_yes') }).click();
  await notice(page, t('own:sanction.ban')).waitFor();
  await closed;
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  expect(await page.locator('.offline-bar').count(), 'nothing is promised to come back').toBe(0);
  for (const one of [page, desk]) await one.context().close();
});
