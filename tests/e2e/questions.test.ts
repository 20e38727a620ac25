import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { createScanner } from '#tests/support/a11y.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom, newQuestion, type Room } from '#tests/support/forum-sessions.ts';
import { isFocused, pressOn, tabTo, typeInto } from '#tests/support/keyboard.ts';
import { openLive, openWorld, pathOf, personOf, untilLive, type World } from '#tests/support/room-journey.ts';
import { recordSpeech, untilSpoken } from '#tests/support/room-journey-log.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const asked = 'متى تبدأ أشغال شارع المدارس؟';
const alike = 'واش قريب تبدا الاشغال ديال شارع المدارس';
const different = 'من يصون الأشجار بعد السنة الأولى؟';

/** A phone of somebody who joined by the code, at the questions. */
async function openPhone(room: Room, name: string): Promise<Page> {
  const page = await world.page({ personId: await addGuest(world.forum, room.code, name) });
  await recordSpeech(page);
  await openLive(page, pathOf(room, 'ar', '?tab=questions'));
  return page;
}

const rowOf = (page: Page, text: string) => page.locator('.statement-list > li').filter({ hasText: text });
const cardOf = (page: Page, text: string) => page.locator('#questions article').filter({ hasText: text });

test('a question from the phone to the wall: a like one is offered, supported, put, answered; by keyboard', async () => {
  const t = words('ar');
  const room = await addRoom(world.forum);
  await newQuestion(room, room.moderator, { text: asked, withName: false });
  const [phone, other] = [await openPhone(room, 'زهرة'), await openPhone(room, 'سعيد')];
  const scanner = createScanner(phone, world.origin);
  const wall = await world.page('visitor', { viewport: { width: 1920, height: 1080 } });
  await openLive(wall, pathOf(room, 'ar', '/projector'));
  const desk = await world.page(personOf(room.moderator));
  await openLive(desk, pathOf(room, 'ar', '/moderate'));

  // Asked in other words: the one that was asked before is offered first, and supporting it is enough.
  await pressOn(phone, phone.locator('summary').filter({ hasText: t('questions:ask') }));
  await typeInto(phone, phone.locator('#question-text'), alike);
  await scanner.after(
    'offered',
    () => pressOn(phone, phone.getByRole('button', { name: t('questions:send') })),
    () => phone.locator('#similar').waitFor(),
  );
  expect(await isFocused(phone.locator('#similar-title')), 'the focus on what is offered').toBe(true);
  expect(await phone.locator('#question-text').inputValue(), 'what was typed stays').toBe(alike);
  await scanner.after(
    'supported instead',
    () => pressOn(phone, phone.locator('#similar button')),
    () => phone.locator('#similar').waitFor({ state: 'detached' }),
  );
  await untilSpoken(phone, 'polite', t('own:say.supportQuestion'));
  expect(await phone.locator('#question-text').inputValue()).toBe('');

  // Another one, which nobody asked: it is sent at once, and waits on the other phone behind a button.
  await typeInto(phone, phone.locator('#question-text'), different);
  await pressOn(phone, phone.locator('input[name="withName"]:checked'), 'Space');
  await phone.keyboard.press('ArrowDown');
  await pressOn(phone, phone.getByRole('button', { name: t('questions:send'), exact: true }));
  await rowOf(phone, different).waitFor();
  expect(await rowOf(phone, different).textContent()).toContain(t('questions:no_name'));
  const fresh = other.getByRole('button', { name: t('questions:new', { count: 1 }) });
  await fresh.waitFor();
  expect(await rowOf(other, different).count(), 'the list does not move under the reader').toBe(0);
  await pressOn(other, fresh);
  const support = rowOf(other, different).getByRole('button', { name: t('questions:support') });
  await pressOn(other, support);
  await rowOf(other, different).getByText(t('questions:supported'), { exact: true }).waitFor();
  await rowOf(phone, different)
    .getByText(t('questions:supports', { count: 1 }))
    .waitFor();

  // The moderator shortlists and puts it: it stands on the wall and in every tab of the phones.
  await desk.getByRole('button', { name: t('questions:new', { count: 1 }) }).waitFor();
  await pressOn(desk, desk.getByRole('button', { name: t('questions:new', { count: 1 }) }));
  const card = cardOf(desk, different);
  await pressOn(desk, card.getByRole('button', { name: t('moderate:to_shortlisted') }));
  await desk.getByText(t('moderate:done.question-shortlisted'), { exact: true }).first().waitFor();
  await pressOn(desk, card.getByRole('button', { name: t('moderate:to_live') }));
  await wall.locator('h1').getByText(different).waitFor();
  expect(await wall.locator('.wall-number').textContent()).toBe('1');
  await phone.locator('#live-question').waitFor();
  await untilSpoken(phone, 'polite', t('own:say.question_live'));

  // Answered in writing; the message of the act before leaves once the focus went on.
  await pressOn(desk, card.locator('summary').filter({ hasText: t('moderate:write_answer') }));
  await desk.locator('.undo-bar').waitFor({ state: 'detached' });
  await typeInto(desk, card.locator('textarea'), 'المصلحة التقنية لمدة سنتين.');
  await pressOn(desk, card.getByRole('button', { name: t('moderate:publish_answer') }));
  await rowOf(phone, different).getByText('المصلحة التقنية لمدة سنتين.').waitFor();
  await wall.locator('h1').getByText(different).waitFor({ state: 'detached' });
  await phone.locator('#live-question').waitFor({ state: 'detached' });
  expect(await rowOf(phone, different).getByRole('button').count(), 'no support after the answer').toBe(0);
  const [row] = await world.forum
    .sql`select state, author_name from questions where session_id = ${room.sessionId} and text = ${different}`;
  expect(row).toMatchObject({ state: 'answered', author_name: null });
  expect(scanner.findings()).toEqual([]);
  for (const page of [phone, other, wall, desk]) await page.context().close();
});

test('the questions can be opened from the debate, without the page being loaded anew', async () => {
  const room = await addRoom(world.forum);
  await newQuestion(room, room.moderator, { text: asked });
  const page = await world.page({ personId: await addGuest(world.forum, room.code, 'زهرة') });
  await openLive(page, pathOf(room, 'ar'));
  await page.fill('#comment-text', 'لم أرسله بعد');
  await page.locator('#tab-questions').click();
  await rowOf(page, asked).waitFor();
  await tabTo(page, rowOf(page, asked).getByRole('button'));
  await page.locator('#tab-debate').click();
  expect(await page.locator('#comment-text').inputValue(), 'what was being written').toBe('لم أرسله بعد');
  await page.context().close();
});

describe.each(['ar', 'fr'] as const)('A-6 without JavaScript, in %s', (lang) => {
  const t = words(lang);
  const noScript = { javaScriptEnabled: false, viewport: { width: 320, height: 640 } };
  const done = (page: Page, text: string): Promise<void> =>
    page.locator('.notice').getByText(text, { exact: true }).waitFor();

  test('asks after the like question was offered, supports, takes the support back; a moderator answers', async () => {
    const room = await addRoom(world.forum);
    await newQuestion(room, room.moderator, { text: asked });
    const page = await world.page({ personId: await addGuest(world.forum, room.code, 'زهرة') }, noScript);
    const scanner = createScanner(page, world.origin, 'own');
    await page.goto(pathOf(room, lang, '?tab=questions'));
    await page
      .locator('summary')
      .filter({ hasText: t('questions:ask') })
      .click();
    await page.fill('#question-text', alike);
    await page.getByRole('radio', { name: t('questions:no_name') }).check();
    await scanner.after(
      'offered',
      () => page.getByRole('button', { name: t('questions:send') }).click(),
      () => page.locator('#similar').waitFor(),
    );
    expect(await page.locator('#question-text').inputValue()).toBe(alike);
    expect(await page.locator('input[name="withName"]:checked').inputValue()).toBe('no');
    expect(await page.locator('.error-summary a').getAttribute('href')).toBe('#question-text');
    await scanner.after(
      'sent',
      () => page.getByRole('button', { name: t('questions:send_anyway') }).click(),
      () => done(page, t('own:done.askQuestion')),
    );
    const mine = rowOf(page, alike);
    await mine.getByRole('button', { name: t('questions:support') }).click();
    await done(page, t('own:done.supportQuestion'));
    await mine.getByText(t('questions:supports', { count: 1 })).waitFor();
    await mine.getByRole('button', { name: t('questions:unsupport') }).click();
    await done(page, t('own:done.unsupported'));
    await page.getByRole('link', { name: t('questions:order_new') }).click();
    expect(await page.locator('.statement-list > li').first().textContent()).toContain(alike);

    const desk = await world.page(personOf(room.moderator), noScript);
    await desk.goto(pathOf(room, lang, '/moderate'));
    const card = cardOf(desk, alike);
    await card
      .locator('summary')
      .filter({ hasText: t('moderate:write_answer') })
      .click();
    await card.locator('textarea').fill('في الربيع المقبل.');
    await card.getByRole('button', { name: t('moderate:publish_answer') }).click();
    await desk.getByText(t('moderate:done.question-answered'), { exact: true }).first().waitFor();
    await page.reload();
    await mine.getByText('في الربيع المقبل.').waitFor();
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
    await desk.context().close();
  });

  test('A-31 an answer that is too long and a question that is too short come back with what was typed', async () => {
    const room = await addRoom(world.forum);
    const questionId = await newQuestion(room, room.moderator, { text: asked });
    const page = await world.page(personOf(room.moderator), noScript);
    const refused = async (form: Record<string, string>, rest: string) => {
      const answer = await page.request.post(pathOf(room, lang, rest), { form });
      return { status: answer.status(), html: await answer.text() };
    };
    const long = 'جواب '.repeat(500).trim();
    const answer = await refused({ intent: 'answerQuestion', questionId, text: long }, '/moderate');
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(`href="#answer-${questionId}"`);
    expect(answer.html).toContain(long);
    await page.request.post(pathOf(room, lang), { form: { intent: 'join' } });
    const short = await refused({ intent: 'askQuestion', text: 'لم', withName: 'yes' }, '?tab=questions');
    expect(short.status).toBe(422);
    expect(short.html).toContain('href="#question-text"');
    await page.context().close();
  });
});

test('where messages are held, everybody is told the rule and how many wait; the author hears what became of it', async () => {
  const t = words('ar');
  const room = await addRoom(world.forum, { holdComments: true });
  const phone = await openPhone(room, 'زهرة');
  const reader = await openPhone(room, 'سعيد');
  const desk = await world.page(personOf(room.moderator));
  await openLive(desk, pathOf(room, 'ar', '/moderate'));
  await pressOn(phone, phone.locator('summary').filter({ hasText: t('questions:ask') }));
  await typeInto(phone, phone.locator('#question-text'), asked);
  await pressOn(phone, phone.getByRole('button', { name: t('questions:send') }));
  await untilSpoken(phone, 'polite', t('own:say.question_held'));
  await phone.getByText(t('questions:own_held')).waitFor();
  await reader.getByText(t('questions:held', { count: 1 })).waitFor();
  expect(await reader.getByText(t('questions:rule_held')).count()).toBe(1);
  expect(await reader.locator('body').textContent()).not.toContain(asked);
  const card = cardOf(desk, asked);
  await pressOn(desk, desk.getByRole('button', { name: t('questions:new', { count: 1 }) }));
  await pressOn(desk, card.getByRole('button', { name: t('moderate:release') }));
  await reader.getByRole('button', { name: t('questions:new', { count: 1 }) }).waitFor();
  await reader.getByText(t('questions:held', { count: 0 })).waitFor();
  await untilLive(phone, () => phone.reload());
  expect(await phone.getByText(t('questions:own_held')).count()).toBe(0);
  for (const page of [phone, reader, desk]) await page.context().close();
});
