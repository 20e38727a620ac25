import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';
import type { MotionState } from '#app/contract/results.ts';
import { createScanner, type Scanner } from '#tests/support/a11y.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { isFocused, pressOn, tabTo, typeInto } from '#tests/support/keyboard.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { countCommands, recordSpeech, untilSpoken } from '#tests/support/room-journey-log.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const small = { width: 320, height: 480 };
const noScript = { javaScriptEnabled: false, viewport: { width: 320, height: 640 } };
const garden = { ar: 'حديقة صغيرة بأشجار محلية', fr: 'Un petit jardin d’arbres du pays' };
const library = { ar: 'خزانة للأطفال', fr: 'Une bibliothèque pour enfants' };
const field = { ar: 'ملعب للقرب', fr: 'Un terrain de proximité' };
const options = [garden, library, field];

type Place = { page: Page; scanner: Scanner; room: Room; motionId: string };

async function enter(
  motion: Partial<CreateMotionInput> & { state?: MotionState },
  context: object = { viewport: small },
): Promise<Place> {
  const room = await addRoom(world.forum);
  const title = { ar: 'بماذا نبدأ؟', fr: 'Par quoi commencer ?' };
  const motionId = await addMotion(room, { title, options, ...motion });
  const page = await world.page({ personId: await addGuest(world.forum, room.code, 'زهرة') }, context);
  return {
    page,
    scanner: createScanner(page, world.origin, 'javaScriptEnabled' in context ? 'own' : undefined),
    room,
    motionId,
  };
}

const storedOn = async (motionId: string): Promise<unknown[]> => {
  const rows = await world.forum.sql<{ ballot: unknown }[]>`
    select ballot from method_ballots where motion_id = ${motionId}`;
  return rows.map((row) => row.ballot);
};

describe('by keyboard alone, in Arabic', () => {
  const t = words('ar');

  test('a ranking: buttons move and send nothing, the ballot is read in words, sent, and changed', async () => {
    const { page, scanner, room, motionId } = await enter({ method: 'ranked-irv' });
    await recordSpeech(page);
    const commands = countCommands(page);
    await openLive(page, pathOf(room, 'ar', '?tab=motions'));
    const button = (name: string, option: { ar: string }) =>
      page.getByRole('button', { name: `${name} ${option.ar}`, exact: true });
    await pressOn(page, button(t('ballot:rank_add', { place: 1 }), field));
    await pressOn(page, button(t('ballot:rank_add', { place: 2 }), garden));
    const up = button(t('ballot:rank_up'), garden);
    expect(await isFocused(up), 'the focus follows the option').toBe(true);
    await scanner.after(
      'ranked',
      () => page.keyboard.press('Enter'),
      () => page.getByText(t('own:ballot_review')).waitFor(),
    );
    await untilSpoken(page, 'polite', t('ballot:say_place', { option: garden.ar, place: 1 }));
    expect(await isFocused(up), 'the focus stays on the button at the end of its way').toBe(true);
    await page.keyboard.press('Enter');
    for (const key of ['ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
    expect(commands.of('castVote')).toBe(0);
    const send = page.locator('form:has(input[value="castVote"]) .btn-main');
    await scanner.after(
      'cast',
      () => pressOn(page, send),
      () => page.getByText(t('own:ballot_stored')).waitFor(),
    );
    await expect.poll(() => storedOn(motionId)).toEqual([{ ranking: [['a'], ['c']] }]);
    expect(await page.locator('.notice ol li').allInnerTexts()).toEqual([garden.ar, field.ar]);
    await pressOn(page, button(t('ballot:rank_out'), garden));
    await pressOn(page, page.getByRole('button', { name: t('room:motions.change') }));
    await expect.poll(() => storedOn(motionId)).toEqual([{ ranking: [['c']] }]);
    expect(commands.of('castVote')).toBe(2);
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });

  test('points: what is left is told, one too many is refused, and live events leave a half-filled ballot alone', async () => {
    const { page, scanner, room, motionId } = await enter({ method: 'dot' });
    const commands = countCommands(page);
    await openLive(page, pathOf(room, 'ar', '?tab=motions'));
    const points = page.locator('input[name^="points."]');
    await typeInto(page, points.nth(0), '7');
    await page.getByText(t('own:points_left', { count: 3 })).waitFor();
    const other = await world.page({ personId: await addGuest(world.forum, room.code) });
    await other.request.post(pathOf(room, 'ar', '?tab=motions'), {
      form: { intent: 'castVote', motionId, method: 'dot', 'points.b': '10' },
    });
    await page.getByText(t('room:motions.cast', { count: 1 }), { exact: true }).waitFor();
    expect(await points.nth(0).inputValue()).toBe('7');
    await typeInto(page, points.nth(1), '٤');
    await page.getByText(t('own:points_over', { count: 1 })).waitFor();
    const send = page.locator('form:has(input[value="castVote"]) .btn-main');
    await scanner.after(
      'refused',
      () => pressOn(page, send),
      () => page.getByText(t('errors:vote.points_too_many')).waitFor(),
    );
    expect(await isFocused(points.nth(0))).toBe(true);
    expect(commands.of('castVote')).toBe(0);
    await tabTo(page, points.nth(1));
    await page.keyboard.press('Backspace');
    await page.keyboard.insertText('3');
    await scanner.after(
      'cast',
      () => pressOn(page, send),
      () => page.getByText(t('own:ballot_stored')).waitFor(),
    );
    await expect.poll(() => storedOn(motionId)).toContainEqual({ points: { a: 7, b: 3 } });
    expect(scanner.findings()).toEqual([]);
    await other.context().close();
    await page.context().close();
  });
});

test.each([
  ['single', 'input[name="option"]', { option: 'b' }],
  ['approval', 'input[name="options.b"]', { options: ['b'] }],
  ['score', 'input[name="scores.b"]', { scores: { b: 5 } }],
  ['consent', 'input[name="stand"][value="agree"]', { stand: 'agree' }],
] as const)('%s is cast by script too, and an empty ballot is not sent', async (method, control, ballot) => {
  const t = words('fr');
  const motion = method === 'consent' ? { method, options: undefined } : { method };
  const { page, scanner, room, motionId } = await enter(motion as Partial<CreateMotionInput>);
  await openLive(page, pathOf(room, 'fr', '?tab=motions'));
  const send = page.locator('form:has(input[value="castVote"]) .btn-main');
  await send.click();
  await page.locator('.field-error').waitFor();
  if (method === 'score') await page.fill(control, '5');
  else await page.locator(method === 'single' ? `${control}[value="b"]` : control).check();
  await scanner.after(
    'cast',
    () => send.click(),
    () => page.getByText(t('own:ballot_stored')).waitFor(),
  );
  await expect.poll(() => storedOn(motionId)).toEqual([ballot]);
  expect(scanner.findings()).toEqual([]);
  await page.context().close();
});

describe.each(['ar', 'fr'] as const)('without JavaScript, in %s', (lang) => {
  const t = words(lang);
  const done = (page: Page): Promise<void> =>
    page.locator('.notice').getByText(t('own:done.castVote'), { exact: true }).waitFor();

  test('ranks by places, is refused two options on one place with all that was chosen, and reads the result', async () => {
    const { page, scanner, room, motionId } = await enter({ method: 'ranked-irv' }, noScript);
    await page.goto(pathOf(room, lang, '?tab=motions'));
    const place = (id: string) => page.locator(`select[name="place.${id}"]`);
    const send = page.locator('form:has(input[value="castVote"]) .btn-main');
    await place('a').selectOption('2');
    await place('b').selectOption('2');
    await scanner.after(
      'refused',
      () => send.click(),
      () => page.locator('.error-summary').waitFor(),
    );
    expect(await page.locator('.field-error').innerText()).toBe(t('errors:vote.place_shared'));
    expect(await place('b').inputValue()).toBe('2');
    await place('b').selectOption('1');
    await scanner.after(
      'cast',
      () => send.click(),
      () => done(page),
    );
    expect(await storedOn(motionId)).toEqual([{ ranking: [['b'], ['a']] }]);
    expect(await page.locator('.notice ol li').allInnerTexts()).toEqual([library[lang], garden[lang]]);
    await moderate(room, motionId, ['closeMotion', 'showResult']);
    await page.goto(pathOf(room, lang, '?tab=motions'));
    await page.getByText(library[lang]).first().waitFor();
    await page.locator('summary', { hasText: t('ballot:rounds') }).click();
    await scanner.after(
      'result',
      () => Promise.resolve(),
      () => page.getByRole('table').waitFor(),
    );
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });

  test('shares out points; a block without a reason comes back', async () => {
    const { page, scanner, room, motionId } = await enter({ method: 'dot', points: 5 }, noScript);
    const consent = await addMotion(room, { method: 'consent', title: { ar: 'نبدأ بالحديقة' } });
    await page.goto(pathOf(room, lang, '?tab=motions'));
    const dots = page.locator('form:has(input[name="points.a"])');
    await dots.locator('input[name="points.a"]').fill('2');
    await dots.locator('input[name="points.c"]').fill('3');
    await dots.locator('.btn-main').click();
    await done(page);
    expect(await storedOn(motionId)).toEqual([{ points: { a: 2, c: 3 } }]);
    const block = page.locator('form:has(input[name="stand"])');
    await block.locator('input[value="block"]').check();
    await scanner.after(
      'refused',
      () => block.locator('.btn-main').click(),
      () => page.locator('.error-summary').waitFor(),
    );
    expect(await block.locator('input[value="block"]').isChecked()).toBe(true);
    await block.locator('textarea').fill('لا ماء يكفي');
    await block.locator('.btn-main').click();
    await done(page);
    expect(await storedOn(consent)).toEqual([{ stand: 'block', reason: 'لا ماء يكفي' }]);
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });

  test('a moderator writes a question with options, is told what is missing, and finds it as it was written', async () => {
    const room = await addRoom(world.forum);
    const page = await world.page(personOf(room.moderator), noScript);
    const scanner = createScanner(page, world.origin, 'own');
    await page.goto(pathOf(room, lang, '/edit'));
    const form = page.locator('#add-motion form');
    await form.locator('input[name="title.ar"]').fill('كم مقعدا وأين؟');
    await form.locator('input[name="method"][value="ranked-stv"]').check();
    await form.locator('input[name="electorate"][value="all"]').check();
    await form.locator('input[name="secrecy"][value="confidential"]').check();
    await form.locator('input[name="seats"]').fill('٢');
    await form.locator('textarea[name="options.ar"]').fill('الساحة');
    await scanner.after(
      'refused',
      () => form.locator('.btn-main').click(),
      () => page.locator('.error-summary').waitFor(),
    );
    const link = page.locator('.error-summary a').first();
    expect(await link.innerText()).toContain(t('errors:motion.options_few'));
    expect(await page.locator((await link.getAttribute('href')) ?? '').count()).toBe(1);
    expect(await form.locator('input[value="ranked-stv"]').isChecked()).toBe(true);
    await form.locator('textarea[name="options.ar"]').fill('الساحة\nس\nالمحطة\n');
    await form.locator('.btn-main').click();
    const second = t('plan:option_wrong').replace('{{number}}', '2').replace('{{why}}', t('errors:text.short'));
    await page.locator('.error-summary').getByText(second).waitFor();
    await form.locator('textarea[name="options.ar"]').fill('الساحة\nالسوق\nالمحطة\n');
    await form.locator('.btn-main').click();
    await page.locator('#motions li li', { hasText: 'المحطة' }).waitFor();
    const [row] = await world.forum.sql`
      select method, seats, jsonb_array_length(options) as options from motions where session_id = ${room.sessionId}`;
    expect(row).toEqual({ method: 'ranked-stv', seats: 2, options: 3 });
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });
});

/** Posts forms of the moderators' page. */
async function moderate(room: Room, motionId: string, intents: string[]): Promise<void> {
  const page = await world.page(personOf(room.moderator));
  for (const intent of intents)
    await page.request.post(pathOf(room, 'ar', '/moderate'), { form: { intent, motionId } });
  await page.context().close();
}

test('a vote by another method that is opened while somebody looks can be filled in at once', async () => {
  const { page, scanner, room, motionId } = await enter({ method: 'single', state: 'draft' });
  await openLive(page, pathOf(room, 'fr', '?tab=motions'));
  const cockpit = await world.page(personOf(room.moderator));
  const form = { intent: 'openMotion', motionId };
  expect((await cockpit.request.post(pathOf(room, 'fr', '/moderate'), { form })).status()).toBe(200);
  await scanner.after(
    'opened',
    async () => undefined,
    () => page.getByRole('radio', { name: library.fr }).waitFor(),
  );
  await page.getByRole('radio', { name: library.fr }).check();
  await page.locator('form:has([name="option"]) .btn-main').click();
  await expect.poll(() => storedOn(motionId)).toEqual([{ option: 'b' }]);
  expect(scanner.findings()).toEqual([]);
});
