import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { hideQuestion } from '#server/domain/moderation/moderate-question.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addGuest, addPerson } from '#tests/support/forum-people.ts';
import { addRoom, newQuestion } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, personOf, untilLive, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const narrow = { viewport: { width: 360, height: 640 } };
const secret = 'من يمول هذه الأشغال؟';
const notice = (page: Page, text: string) => page.locator('.notice').filter({ hasText: text }).first();

describe.each([
  ['ar', true],
  ['ar', false],
  ['fr', true],
  ['en', false],
] as const)('in %s, with script: %s', (lang, javaScriptEnabled) => {
  const t = words(lang);

  test('who asked without a name appeals, another moderator shows the question again, and the log tells it', async () => {
    const room = await addRoom(world.forum, { title: { ar: 'جلسة', fr: 'Séance', en: 'Session' } });
    const colleague = await addPerson(world.forum, { role: 'moderator', commune: room.commune });
    const personId = await addGuest(world.forum, room.code, 'زهرة');
    const guest = await world.forum.as(personId);
    const questionId = await newQuestion(room, guest, { text: secret, withName: false });
    await hideQuestion(room.moderator, { targetId: questionId, reason: 'off_topic' });
    const page = await world.page({ personId }, { ...narrow, javaScriptEnabled });
    const scanner = createScanner(page, world.origin, 'own');
    const tab = `${pathOf(room, lang)}?tab=questions`;
    await (javaScriptEnabled ? openLive(page, tab) : page.goto(tab));
    await notice(page, t('questions:own_hidden', { reason: t('room:reasons.off_topic') })).waitFor();
    await page.getByText(t('own:appeal'), { exact: true }).click();
    const field = page.locator(`#appeal-${questionId}`);
    const send = page.getByRole('button', { name: t('own:appeal_send') });
    await field.fill('لا');
    // The refused form is a new page: what is typed next waits until it is alive.
    await (javaScriptEnabled ? untilLive(page, () => send.click()) : send.click());
    await page.locator('.error-summary').waitFor();
    expect(await page.locator('.error-summary a').getAttribute('href')).toBe(`#appeal-${questionId}`);
    expect(await field.inputValue()).toBe('لا');
    await field.fill('لم أخالف الميثاق');
    await scanner.after(
      'appealed',
      () => send.click(),
      () => page.getByText(t('own:appeal_open')).waitFor(),
    );
    await notice(page, t('own:done.appealQuestion')).waitFor();

    const first = await world.page(personOf(room.moderator), { javaScriptEnabled: false });
    await first.goto(pathOf(room, lang, '/moderate'));
    await first.getByText(t('moderate:appeal_yours')).waitFor();
    const desk = await world.page({ personId: colleague }, { ...narrow, javaScriptEnabled });
    const deskScanner = createScanner(desk, world.origin, 'own');
    const cockpit = pathOf(room, lang, '/moderate');
    await deskScanner.after(
      'the appeal in the queue',
      () => (javaScriptEnabled ? openLive(desk, cockpit) : desk.goto(cockpit)),
      () => desk.locator('#queue').getByText('لم أخالف الميثاق').waitFor(),
    );
    expect(await desk.locator('#queue').innerText(), 'who asked is not told').not.toContain('زهرة');
    await desk.locator('#queue textarea').fill('معكم حق');
    await desk
      .locator('#queue')
      .getByRole('button', { name: t('moderate:appeal_granted') })
      .click();
    await desk.getByText(t('moderate:done.appeal-granted'), { exact: true }).first().waitFor();

    // With script the author is told without doing anything.
    if (!javaScriptEnabled) await page.goto(tab);
    await notice(page, t('own:question_granted', { number: 1 }))
      .getByText('معكم حق')
      .waitFor();
    await page.locator('#q1').getByText(secret).waitFor();
    await scanner.look('granted');
    await deskScanner.after(
      'the public log',
      () => desk.goto(pathOf(room, lang, '/log')),
      () =>
        desk
          .locator('table')
          .getByText(t('moderation:log.appeal_granted', { when: '' }).trim().slice(0, 20))
          .waitFor(),
    );
    expect(await desk.locator('main').textContent()).not.toContain(secret);
    // The browser itself writes down that a form was refused.
    const found = [...scanner.findings(), ...deskScanner.findings()];
    expect(found.filter((one) => !one.includes('422 ('))).toEqual([]);
    for (const one of [page, first, desk]) await one.context().close();
  });
});
