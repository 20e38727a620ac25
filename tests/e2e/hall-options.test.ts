import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HallChannel } from '#app/contract/hall.ts';
import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';
import type { Lang } from '#app/contract/languages.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addPerson } from '#tests/support/forum-people.ts';
import { addMotion, addRoom } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ar = words('ar');
const fr = words('fr');
const noScript = { javaScriptEnabled: false };
const narrow = { width: 360, height: 740 };
const options = [
  { ar: 'الحديقة', fr: 'Le jardin' },
  { ar: 'الملعب', fr: 'Le stade' },
];

/** A hall with an open vote between two options, and a second moderator. */
async function openHall(method: CreateMotionInput['method']) {
  const room = await addRoom(world.forum);
  const title = { ar: 'أين نبدأ؟', fr: 'Par où commencer ?' };
  await addMotion(room, { title, method, options });
  const second = { personId: await addPerson(world.forum, { role: 'moderator', commune: room.commune }) };
  return { room, second };
}

type Typed = [first: string, second: string, blank: string, people: string];

async function enter(page: Page, lang: Lang, channel: HallChannel, typed: Typed, button = 'hall:enter'): Promise<void> {
  const say = words(lang);
  const labels = [
    ...options.map((option) => (lang === 'ar' ? option.ar : option.fr)),
    say(`hall:blank.${channel}`),
    say(`hall:all.${channel}`),
  ];
  const form = page.locator(`#${channel} form`).first();
  for (const [at, label] of labels.entries()) await form.getByLabel(label, { exact: true }).fill(typed[at] ?? '');
  await form.getByRole('button', { name: say(button) }).click();
}

test('two people count one choice on paper, in Arabic without script and in French with it; the result tells it', async () => {
  const { room, second } = await openHall('single');
  const cockpit = await world.page(personOf(room.moderator));
  await openLive(cockpit, pathOf(room, 'ar', '/moderate'));
  const phone = await world.page('visitor', { viewport: narrow });
  await openLive(phone, pathOf(room, 'ar', '?tab=motions'));
  const wall = await world.page('visitor', { viewport: { width: 1920, height: 1080 } });
  await openLive(wall, pathOf(room, 'fr', '/projector'));
  const link = cockpit.locator('#motions').getByRole('link', { name: ar('moderate:to_hall') });
  expect(await link.getAttribute('href')).toContain('/count/1');

  const one = await world.page(personOf(room.moderator), { ...noScript, viewport: narrow });
  await one.goto(pathOf(room, 'ar', '/count/1'));
  await enter(one, 'ar', 'paper', ['٧', '٥', '١', '١٣']);
  await one.locator('#paper').getByText(ar('hall:done.entered')).waitFor();
  expect(await one.locator('#paper').innerText()).toMatch(/الحديقة: ٧|الحديقة: 7/);

  const two = await world.page(second);
  await two.goto(pathOf(room, 'fr', '/count/1'));
  expect(await two.locator('#paper').innerText(), 'nothing of the other’s figures').not.toMatch(/\d/);
  await enter(two, 'fr', 'paper', ['5', '7', '1', '13']);
  await two.locator('#paper').getByText(fr('hall:about.differing')).waitFor();
  await enter(two, 'fr', 'paper', ['7', '5', '1', '13'], 'hall:again');
  await two
    .locator('#paper')
    .getByText(fr('hall:about.confirmed', { count: 13 }))
    .waitFor();
  await expect.poll(() => phone.locator('#motion-1').innerText()).toContain(ar('room:motions.cast', { count: 13 }));

  await cockpit.reload();
  const vote = cockpit.locator('#motions');
  await vote.locator('summary', { hasText: ar('moderate:main_close-motion') }).click();
  await vote.getByRole('button', { name: ar('moderate:close_motion_yes') }).click();
  await vote.locator('summary', { hasText: ar('moderate:main_show-result') }).click();
  await vote.getByRole('button', { name: ar('moderate:show_result_yes') }).click();
  const told = ar('room:motions.channel.paper', { count: 13 });
  await expect.poll(() => phone.locator('#motion-1').innerText()).toContain(told);
  expect(await phone.locator('#motion-1').innerText()).toContain(ar('ballot:blank', { count: 1 }));
  await expect.poll(() => wall.locator('main').innerText()).toContain(fr('projector:channel.paper', { count: 13 }));
  expect(await wall.locator('main').innerText()).toContain(fr('ballot:blank', { count: 1 }));
  await expect.poll(() => vote.innerText()).toContain(told);
});

test.each(['ar', 'fr'] as const)('the page of options passes axe in %s, empty, refused and counted', async (lang) => {
  const say = words(lang);
  const { room } = await openHall('approval');
  const page = await world.page(personOf(room.moderator), { viewport: narrow });
  const scanner = createScanner(page, world.origin);
  await page.goto(pathOf(room, lang, '/count/1'));
  expect(await page.locator('script').count(), 'it needs no script').toBe(0);
  const hands = page.locator('#hands');
  await scanner.after(
    'more for an option than there are',
    () => enter(page, lang, 'hands', ['9', '2', '0', '4']),
    () => hands.getByText(say('errors:count.option_many')).waitFor(),
  );
  const option = lang === 'ar' ? options[0]?.ar : options[0]?.fr;
  expect(await hands.getByLabel(option ?? '', { exact: true }).inputValue(), 'what was typed is kept').toBe('9');
  expect(await hands.getByLabel(say('hall:all.hands'), { exact: true }).inputValue()).toBe('4');
  expect(
    await page
      .locator('#paper')
      .getByLabel(option ?? '', { exact: true })
      .inputValue(),
  ).toBe('');
  const jump = page.getByRole('link', { name: say('errors:count.option_many') });
  expect(await jump.getAttribute('href')).toBe('#hands.options.a');
  await scanner.after(
    'a count',
    () => enter(page, lang, 'hands', ['3', '2', '0', '4']),
    () => hands.getByText(say('hall:done.entered')).waitFor(),
  );
  await hands.getByRole('button', { name: say('hall:withdraw') }).click();
  await hands.getByText(say('hall:done.withdrawn')).waitFor();
});

test('marks are counted on paper only, and consent with a reason for each block', async () => {
  const { room } = await openHall('score');
  await addMotion(room, { method: 'consent' });
  const page = await world.page(personOf(room.moderator), noScript);
  await page.goto(pathOf(room, 'fr', '/count/1'));
  await page.getByText(fr('hall:paper_only')).waitFor();
  expect(await page.locator('#hands').count()).toBe(0);
  await enter(page, 'fr', 'paper', ['11', '3', '0', '2']);
  await page.locator('#paper').getByText(fr('errors:count.marks_many')).waitFor();
  await page.goto(pathOf(room, 'fr', '/count/2'));
  const hands = page.locator('#hands form').first();
  const type = async (block: string, reasons: string): Promise<void> => {
    for (const [key, typed] of Object.entries({ agree: '9', aside: '1', block, reasons, people: '12' }))
      await hands.getByLabel(fr(`hall:${key}`), { exact: true }).fill(typed);
    await hands.locator('.btn-main').click();
  };
  await type('2', 'Trop cher');
  await page.locator('#hands').getByText(fr('errors:count.reasons')).waitFor();
  expect(await hands.getByLabel(fr('hall:reasons'), { exact: true }).inputValue()).toBe('Trop cher');
  await type('2', 'Trop cher\nتش');
  await page.locator('#hands').getByText(fr('errors:text.short')).waitFor();
  await type('2', 'Trop cher\nلا ظل في الساحة');
  await page.locator('#hands').getByText(fr('hall:done.entered')).waitFor();
  expect(await page.locator('#hands ul').last().innerText()).toContain('لا ظل في الساحة');
});

test.each(['ar', 'fr'] as const)(
  'orders on paper are entered as they stand there, in %s without script',
  async (lang) => {
    const say = words(lang);
    const { room, second } = await openHall('ranked-schulze');
    const one = await world.page(personOf(room.moderator), { ...noScript, viewport: narrow });
    const scanner = createScanner(one, world.origin, 'own');
    const type = async (page: Page, orders: string, blank: string, people: string): Promise<void> => {
      const form = page.locator('#paper form').first();
      await form.getByLabel(say('hall:orders'), { exact: true }).fill(orders);
      await form.getByLabel(say('hall:blank.paper'), { exact: true }).fill(blank);
      await form.getByLabel(say('hall:all.paper'), { exact: true }).fill(people);
      await form.locator('.btn-main').click();
    };
    await scanner.after(
      'the empty form',
      () => one.goto(pathOf(room, lang, '/count/1')),
      () => one.getByText(say('hall:paper_only')).waitFor(),
    );
    const typed = '2 1 × 7\n1 3\n?';
    await scanner.after(
      'lines that are no order',
      () => type(one, typed, '1', '10'),
      () => one.locator('.error-summary').waitFor(),
    );
    const said = await one.locator('#paper').innerText();
    const lines = new Intl.ListFormat(lang, { type: 'unit' }).format(['2', '3']);
    expect(said).toContain(say('hall:orders_wrong', { count: 2, lines }));
    expect(await one.getByLabel(say('hall:orders'), { exact: true }).inputValue()).toBe(typed);
    const arabic = '٢ ١ × ٧\n1 = 2\n1\n1';
    await scanner.after(
      'a count',
      () => type(one, arabic, '١', '11'),
      () => one.locator('#paper').getByText(say('hall:done.entered')).waitFor(),
    );
    expect(await one.locator('#paper ul').innerText()).toContain('2 > 1');

    const two = await world.page(second);
    await two.goto(pathOf(room, lang, '/count/1'));
    await type(two, '1 × 2\n2 > 1 x 7\n2=1', '1', '11');
    await two.getByText(say('hall:about.confirmed', { count: 11 })).waitFor();
    expect(scanner.findings()).toEqual([]);
    for (const page of [one, two]) await page.context().close();
  },
);
