import { roomTabs } from '#app/features/sessions/room-tabs.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { createScanner, type Scanner } from '#tests/support/a11y.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, newComment, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { isFocused, pressOn, tabTo, typeInto } from '#tests/support/keyboard.ts';
import { openLive, openWorld, pathOf, untilLive, type World } from '#tests/support/room-journey.ts';
import { countCommands, recordSpeech, untilSpoken } from '#tests/support/room-journey-log.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A phone at 400 % zoom. */
const small = { width: 320, height: 480 };

type Place = { page: Page; scanner: Scanner; room: Room };

/** A guest in a room with statements, an open vote and a comment. */
async function enter(): Promise<Place> {
  const room = await addRoom(world.forum);
  for (const text of ['رصيف متصل من الجهتين', 'أشجار محلية قليلة الماء'])
    await newStatement(room, room.moderator, text);
  await addMotion(room, { title: { ar: 'هل نبدأ بالأرصفة؟', fr: 'Commencer par les trottoirs ?' } });
  await newComment(room, room.moderator, { text: 'تعليق أول', kind: 'question' });
  const page = await world.page({ personId: await addGuest(world.forum, room.code, 'زهرة') }, { viewport: small });
  await recordSpeech(page);
  return { page, scanner: createScanner(page, world.origin), room };
}

const isLost = (page: Page): Promise<boolean> => page.evaluate(() => document.activeElement === document.body);

describe.each(['ar', 'fr'] as const)('by keyboard alone, in %s', (lang) => {
  const t = words(lang);

  test('B-1 joins by the code and comes to the first question', async () => {
    const room = await addRoom(world.forum);
    await newStatement(room);
    const page = await world.page('visitor', { viewport: small });
    const scanner = createScanner(page, world.origin);
    await page.goto(`/${lang}/join`);
    await typeInto(page, page.locator('#code'), room.code.toLowerCase());
    await typeInto(page, page.locator('#name'), 'زهرة');
    await scanner.after(
      'in the room',
      () => untilLive(page, () => pressOn(page, page.locator('main form .btn-main'))),
      () => page.waitForURL(`**${pathOf(room, lang)}`),
    );
    await tabTo(page, page.locator('.votes button').first());
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });

  test('A-31 a wrong code comes back with its reason, a way to the field and what was typed', async () => {
    const page = await world.page('visitor', { viewport: small });
    const scanner = createScanner(page, world.origin);
    await page.goto(`/${lang}/join`);
    await typeInto(page, page.locator('#code'), 'ZZZZZZ');
    await typeInto(page, page.locator('#name'), 'Zahra');
    await scanner.after(
      'refused',
      () => pressOn(page, page.locator('main form .btn-main')),
      () => page.locator('.error-summary').waitFor(),
    );
    expect(await isFocused(page.locator('.error-summary'))).toBe(true);
    await pressOn(page, page.locator('.error-summary a'));
    await page.waitForFunction(() => document.activeElement?.id === 'code');
    expect(await page.locator('#code').inputValue()).toBe('ZZZZZZ');
    expect(await page.locator('#name').inputValue()).toBe('Zahra');
    expect(await page.locator('#code').getAttribute('aria-describedby')).toContain('code-error');
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });

  test('A-20 votes on a statement, is told so, and changes the vote', async () => {
    const { page, scanner, room } = await enter();
    await openLive(page, pathOf(room, lang, '?tab=statements'));
    const agree = page.locator('.votes button').first();
    expect(await agree.getAttribute('aria-label')).toBe(t('room:statements.agree_name', { number: 1, count: 0 }));
    const first = page.locator('#s1');
    await scanner.after(
      'voted',
      () => pressOn(page, agree),
      () => first.locator('.chip').waitFor(),
    );
    await untilSpoken(page, 'polite', t('own:say.voteStatement'));
    expect(await first.textContent()).toContain(t('room:statements.own', { vote: t('room:statements.agree') }));
    expect(await page.locator('#statement-title').textContent()).toBe(t('room:statements.number', { number: 2 }));
    expect(await isLost(page), 'the focus after voting').toBe(false);

    await scanner.after(
      'picked again',
      () => pressOn(page, first.getByRole('link')),
      () => page.locator('.vote[aria-pressed="true"]').waitFor(),
    );
    expect(
      await page.evaluate(() => document.activeElement?.closest('#statement') !== null),
      'the focus on the card',
    ).toBe(true);
    const chosen = page.locator('.vote[aria-pressed="true"]');
    expect(await chosen.innerText(), 'A-19 a mark that is no colour').toContain(t('room:statements.chosen'));
    const disagree = page.locator('.votes button').last();
    await pressOn(page, disagree);
    await first.getByText(t('room:statements.own', { vote: t('room:statements.disagree') })).waitFor();
    const votes = await world.forum
      .sql`select vote from statement_votes v join statements s using (statement_id) where s.session_id = ${room.sessionId}`;
    expect(votes.map(({ vote }) => vote)).toEqual([-1]);
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });

  test('A-21 casts a ballot: arrows choose and send nothing, the button sends, a second ballot replaces the first', async () => {
    const { page, scanner, room } = await enter();
    const commands = countCommands(page);
    await openLive(page, pathOf(room, lang, '?tab=motions'));
    const choices = page.locator('input[name="choice"]');
    await tabTo(page, choices.first());
    await page.keyboard.press('Space');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
    expect(await choices.nth(1).isChecked()).toBe(true);
    expect(commands.of('castVote')).toBe(0);
    const stored = page
      .locator('.notice')
      .filter({ hasText: t('room:motions.stored', { choice: t('room:motions.no') }) });
    await scanner.after(
      'cast',
      () => pressOn(page, page.locator('form:has(input[name="choice"]) button')),
      () => stored.waitFor(),
    );
    await untilSpoken(page, 'polite', t('own:say.castVote'));
    expect(await isLost(page)).toBe(false);

    await tabTo(page, choices.nth(1), 'Shift+Tab');
    await page.keyboard.press('ArrowUp');
    await pressOn(page, page.getByRole('button', { name: t('room:motions.change') }));
    await page.getByText(t('room:motions.stored', { choice: t('room:motions.yes') })).waitFor();
    expect(commands.of('castVote')).toBe(2);
    const ballots = await world.forum
      .sql`select choice from ballots b join motions m using (motion_id) where m.session_id = ${room.sessionId}`;
    expect(ballots.map(({ choice }) => choice)).toEqual(['yes']);
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });

  test('B-19 comments, knowing who will see it, and answers somebody', async () => {
    const { page, scanner, room } = await enter();
    await openLive(page, pathOf(room, lang));
    const field = page.locator('#comment-text');
    await typeInto(page, field, 'أقترح مقاعد في الظل');
    expect(await page.locator('#comment-text-hint').textContent()).toContain('زهرة');
    expect(await field.getAttribute('aria-describedby')).toContain('comment-text-hint');
    await tabTo(page, page.locator('#comment input[name="kind"]:checked'));
    await page.keyboard.press('ArrowUp');
    const mine = page.locator('article').filter({ hasText: 'أقترح مقاعد في الظل' });
    await scanner.after(
      'commented',
      () => pressOn(page, page.locator('#comment .btn-main')),
      () => mine.waitFor(),
    );
    await untilSpoken(page, 'polite', t('own:say.postComment'));
    expect(await mine.textContent()).toContain(t('room:comments.question'));
    expect(await field.inputValue()).toBe('');

    const first = page.locator('article').filter({ hasText: 'تعليق أول' });
    await scanner.after(
      'answering',
      () => pressOn(page, first.locator('.comment-reply')),
      () => page.locator('#reply-text').waitFor(),
    );
    expect(
      await page.evaluate(() => document.activeElement?.closest('#reply') !== null),
      'the focus in the answer',
    ).toBe(true);
    await typeInto(page, page.locator('#reply-text'), 'شكرا على السؤال');
    await pressOn(page, page.locator('#reply .btn-main'));
    await first.locator('.replies').getByText('شكرا على السؤال').waitFor();
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });

  test('A-37 walks over the tabs as they are read, opens them, and comes to the end and the beginning', async () => {
    const { page, room } = await enter();
    await openLive(page, pathOf(room, lang));
    const tabs = page.getByRole('tab');
    await tabTo(page, tabs.first());
    const [next, before] = lang === 'ar' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    await page.keyboard.press(next);
    expect(await isFocused(tabs.nth(1))).toBe(true);
    await page.keyboard.press('End');
    expect(await isFocused(tabs.last())).toBe(true);
    await page.keyboard.press(before);
    expect(await isFocused(tabs.nth(roomTabs.length - 2))).toBe(true);
    await page.keyboard.press('Home');
    await page.keyboard.press(next);
    await page.keyboard.press('Enter');
    await page.locator('#panel-statements').waitFor();
    expect(await tabs.nth(1).getAttribute('aria-selected')).toBe('true');
    expect(await isFocused(tabs.nth(1))).toBe(true);
    await page.context().close();
  });
});
