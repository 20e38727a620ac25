import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { createScanner } from '#tests/support/a11y.ts';
import { addMotion, addRoom, newAgendaItem, newComment, newStatement } from '#tests/support/forum-sessions.ts';
import { openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const noScript = { javaScriptEnabled: false, viewport: { width: 320, height: 640 } };
const done = (page: Page, text: string): Promise<void> =>
  page.locator('.notice').getByText(text, { exact: true }).waitFor();

describe.each(['ar', 'fr'] as const)('A-6 without JavaScript, in %s', (lang) => {
  const t = words(lang);

  test('joins, votes on a statement, casts a ballot, comments, sees the comment and takes it back', async () => {
    const room = await addRoom(world.forum);
    await newStatement(room, room.moderator, 'رصيف متصل من الجهتين');
    await addMotion(room, { title: { ar: 'هل نبدأ بالأرصفة؟', fr: 'Commencer par les trottoirs ?' } });
    const page = await world.page('visitor', noScript);
    const scanner = createScanner(page, world.origin, 'own');
    await page.goto(`/${lang}/j/${room.code}`);
    await page.fill('#name', 'زهرة');
    await scanner.after(
      'joined',
      () => page.click('main form .btn-main'),
      () => page.waitForURL(`**${pathOf(room, lang)}`),
    );

    await page.getByRole('link', { name: t('room:tabs.statements') }).click();
    await scanner.after(
      'voted',
      () => page.locator('.votes button').first().click(),
      () => done(page, t('own:done.voteStatement')),
    );
    await page
      .locator('#s1')
      .getByText(t('room:statements.own', { vote: t('room:statements.agree') }))
      .waitFor();

    await page.getByRole('link', { name: t('room:tabs.motions') }).click();
    const send = page.locator('form:has(input[name="choice"]) button');
    await page.getByRole('radio', { name: t('room:motions.yes'), exact: true }).check();
    await scanner.after(
      'cast',
      () => send.click(),
      () => done(page, t('own:done.castVote')),
    );
    await done(page, t('room:motions.stored', { choice: t('room:motions.yes') }));

    await page.getByRole('link', { name: t('room:tabs.debate') }).click();
    await page.fill('#comment-text', 'أقترح مقاعد في الظل');
    await scanner.after(
      'commented',
      () => page.click('#comment .btn-main'),
      () => done(page, t('own:done.postComment')),
    );
    const mine = page.locator('article').filter({ hasText: 'أقترح مقاعد في الظل' });
    expect(await mine.textContent()).toContain('زهرة');
    await scanner.after(
      'taken back',
      () => mine.getByRole('button', { name: t('room:comments.withdraw') }).click(),
      () => done(page, t('own:done.withdrawComment')),
    );
    await scanner.after(
      'put back',
      () => page.getByRole('button', { name: t('own:put_back') }).click(),
      () => mine.waitFor(),
    );
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });

  test('A-31 an empty ballot and an empty comment come back with the reason and a way to the field', async () => {
    const room = await addRoom(world.forum);
    await addMotion(room, { title: { ar: 'هل نبدأ بالأرصفة؟', fr: 'Commencer par les trottoirs ?' } });
    const page = await world.page(personOf(room.moderator), noScript);
    const scanner = createScanner(page, world.origin, 'own');
    await page.request.post(pathOf(room, lang), { form: { intent: 'join' } });
    await page.goto(pathOf(room, lang, '?tab=motions'));
    const sendAsIs = (form: string): Promise<void> =>
      page.locator(form).evaluate((element: HTMLFormElement) => element.submit());
    for (const [tab, form] of [
      ['motions', 'form:has(input[name="choice"])'],
      ['debate', '#comment'],
    ] as const) {
      await page.goto(pathOf(room, lang, `?tab=${tab}`));
      const link = page.locator('.error-summary a');
      await scanner.after(
        `refused ${tab}`,
        () => sendAsIs(form),
        () => link.waitFor(),
      );
      const target = await link.getAttribute('href');
      expect(await page.locator(target ?? '').count(), `the field ${target}`).toBe(1);
    }
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });

  test('moderates: opens, moves, lets vote, ends, shows, hides with a reason and undoes', async () => {
    const room = await addRoom(world.forum, { state: 'planned' });
    const agendaItemId = await newAgendaItem(room, 'الأرصفة');
    await addMotion(room, {
      state: 'draft',
      agendaItemId,
      title: { ar: 'هل نبدأ بالأرصفة؟', fr: 'Commencer par là ?' },
    });
    const page = await world.page(personOf(room.moderator), noScript);
    const scanner = createScanner(page, world.origin, 'own');
    await page.goto(pathOf(room, lang, '/moderate'));
    const main = page.locator('#stage .btn-main');
    const act = (name: string, press: () => Promise<void>): Promise<void> =>
      scanner.after(name, press, () =>
        page
          .locator('.undo-bar')
          .getByText(t(`moderate:done.${name}`))
          .waitFor(),
      );
    await act('session-open', () => main.click());
    await newComment(room, room.moderator, { text: 'اشتروا من متجري' });
    await act('agenda-moved', () => main.click());
    await act('motion-opened', async () => {
      await main.click();
      await page
        .locator('#stage')
        .getByRole('button', { name: t('moderate:open_motion_yes') })
        .click();
    });
    await act('motion-closed', async () => {
      await main.click();
      await page.locator('#stage .btn-danger').first().click();
    });
    await act('result-shown', async () => {
      await main.click();
      await page
        .locator('#stage')
        .getByRole('button', { name: t('moderate:show_result_yes') })
        .click();
    });
    await page.goto(pathOf(room, lang, '/moderate'));
    const card = page.locator('#comments article').first();
    await act('comment-hidden', async () => {
      await card.locator('summary').first().click();
      await card.getByRole('button', { name: t('room:reasons.advertising') }).click();
    });
    await act('undone', () =>
      page
        .locator('.undo-bar')
        .getByRole('button', { name: t('moderate:undo') })
        .click(),
    );
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });
});
