import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMotion } from '#server/domain/votes/open-motion.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addSitting } from '#tests/support/forum-delegations.ts';
import { addMotion } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test.each(['ar', 'fr'] as const)(
  'weights in %s: written without script, read by all, told on the ballot',
  async (lang) => {
    const say = words(lang);
    const sitting = await addSitting(world.forum, 4);
    const { room, members } = sitting;
    await world.forum.sql`update seats set category = 'youth' where space_id = ${room.commune.spaceId} and number > 2`;
    const motionId = await addMotion(room, {
      electorate: 'members',
      colleges: { categories: ['civil_society'] },
      title: { ar: 'ملتمس الهيئتين', fr: 'Motion des collèges' },
      state: 'draft',
    });
    const desk = await world.page(personOf(room.moderator), { viewport: { width: 360, height: 740 } });
    const scanner = createScanner(desk, world.origin);
    await desk.goto(pathOf(room, lang, '/weights/1'));
    expect(await desk.locator('script').count(), 'it needs no script').toBe(0);
    const save = desk.getByRole('button', { name: say('weights:save') });
    await desk.getByLabel(say('weights:lines')).fill('1 = 3\n77 = 2');
    await scanner.after(
      'a seat that there is not',
      () => save.click(),
      () => desk.locator('.error-summary').getByText(say('errors:weights.seat_unknown')).waitFor(),
    );
    expect(await desk.getByLabel(say('weights:lines')).inputValue()).toBe('1 = 3\n77 = 2');
    await desk.getByLabel(say('weights:lines')).fill('١ = ٣');
    await desk
      .getByLabel(say('weights:reason'), { exact: true })
      .fill(lang === 'ar' ? 'بحسب عدد المنخرطين' : 'Selon le nombre d’adhérents');
    await scanner.after(
      'a list',
      () => save.click(),
      () => desk.getByText(say('weights:done')).waitFor(),
    );
    expect(scanner.findings()).toEqual([]);
    const reader = await world.page('visitor', { javaScriptEnabled: false });
    await reader.goto(pathOf(room, lang, '/weights/1'));
    expect(await reader.locator('main').innerText()).toContain(say('weights:counts', { count: 3 }));
    expect(await reader.locator('main form').count()).toBe(0);

    await openMotion(room.moderator, { motionId });
    const [first] = members;
    if (!first) throw new Error('there is no member');
    const phone = await world.page(personOf(first), { viewport: { width: 360, height: 740 } });
    const ballot = createScanner(phone, world.origin);
    const card = phone.locator('#motion-1');
    await ballot.after(
      'the ballot',
      () => openLive(phone, pathOf(room, lang, '?tab=motions')),
      () => card.getByText(say('own:delegation.carry', { count: 3 })).waitFor(),
    );
    expect(await card.innerText()).toContain(say('ballot:college.both'));
    expect(await card.innerText()).toContain(say('ballot:college.quorum', { part: 0, quorum: 2, entitled: 2 }));
    await card.getByLabel(say('room:motions.yes'), { exact: true }).check();
    await card.getByRole('button', { name: say('room:motions.send') }).click();
    await expect
      .poll(() => card.innerText())
      .toContain(say('ballot:college.quorum', { part: 1, quorum: 2, entitled: 2 }));

    const chair = await world.page(personOf(room.moderator), { javaScriptEnabled: false });
    await chair.goto(pathOf(room, lang, '/moderate'));
    const panel = chair.locator('#motions');
    await panel.locator('summary', { hasText: say('moderate:main_close-motion') }).click();
    await panel.getByRole('button', { name: say('moderate:close_motion_yes') }).click();
    await panel.locator('summary', { hasText: say('moderate:main_show-result') }).click();
    await panel.getByRole('button', { name: say('moderate:show_result_yes') }).click();
    await ballot.after(
      'the result',
      () => Promise.resolve(),
      () => card.getByText(say('ballot:college.not_adopted')).waitFor(),
    );
    expect(await card.innerText()).toContain(say('ballot:weight.cast', { people: 1, cast: 3, entitled: 4 }));
    expect(ballot.findings()).toEqual([]);
  },
);

test('colleges are written in the plan and changed there', async () => {
  const say = words('fr');
  const sitting = await addSitting(world.forum, 2);
  await addMotion(sitting.room, { electorate: 'members', state: 'draft', title: { ar: 'ملتمس', fr: 'Motion' } });
  const page = await world.page(personOf(sitting.room.moderator), { javaScriptEnabled: false });
  await page.goto(pathOf(sitting.room, 'fr', '/edit'));
  const open = () => page.locator('details', { hasText: say('plan:fields.colleges') }).first();
  const form = open().locator('form').first();
  await open().locator('summary').first().click();
  await form.getByLabel(say('ballot:college.youth'), { exact: true }).check();
  await form.getByRole('button', { name: say('plan:save_motion') }).click();
  await page.getByText(say('plan:done.motion-saved')).first().waitFor();
  const [row] = await world.forum.sql<{ colleges: Array<{ categories: string[] }> }[]>`
    select colleges from motions where session_id = ${sitting.room.sessionId}`;
  expect(row?.colleges[0]?.categories).toEqual(['youth']);
});
