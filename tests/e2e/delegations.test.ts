import { afterAll, beforeAll, expect, test } from 'vitest';
import { createScanner } from '#tests/support/a11y.ts';
import { addSitting, delegate } from '#tests/support/forum-delegations.ts';
import { addMotion } from '#tests/support/forum-sessions.ts';
import { pressOn } from '#tests/support/keyboard.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';
import type { ActionContext } from '#server/domain/context.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ar = words('ar');
const fr = words('fr');
const noScript = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } };
const who = (ctx: ActionContext | undefined) => personOf(ctx as ActionContext);

test('a member gives their vote without script; the delegate’s ballot carries both, live; then it stands', async () => {
  const sitting = await addSitting(world.forum, 3);
  const { room, members } = sitting;
  await addMotion(room, { electorate: 'members', title: { ar: 'ملتمس الأعضاء' }, state: 'draft' });
  const page = await world.page(who(members[0]), noScript);
  await page.goto(pathOf(room, 'ar'));
  await page.getByRole('link', { name: ar('own:delegation.link') }).click();
  expect(await page.locator('script').count(), 'it needs no script').toBe(0);
  await page.getByRole('button', { name: ar('delegation:give'), exact: true }).click();
  await page.locator('.error-summary').getByText(ar('errors:delegation.member_missing')).waitFor();
  await page.getByLabel(ar('delegation:member'), { exact: true }).selectOption({ index: 1 });
  await pressOn(page, page.getByRole('button', { name: ar('delegation:give'), exact: true }));
  await page.getByText(ar('delegation:done.given')).waitFor();
  expect(await page.locator('#given').innerText()).toContain(ar('own:delegation.seat', { number: 2 }));

  const phone = await world.page(who(members[1]));
  await openLive(phone, pathOf(room, 'ar', '?tab=motions'));
  const giver = await world.page(who(members[0]));
  await openLive(giver, pathOf(room, 'ar', '?tab=motions'));
  const cockpit = await world.page(personOf(room.moderator), noScript);
  await cockpit.goto(pathOf(room, 'ar', '/moderate'));
  const motions = cockpit.locator('#motions');
  await motions.locator('summary', { hasText: ar('moderate:main_open-motion') }).click();
  await motions.getByRole('button', { name: ar('moderate:open_motion_yes') }).click();
  const card = phone.locator('#motion-1');
  const carry = ar('own:delegation.carry', { count: 2 });
  await expect.poll(() => card.innerText()).toContain(carry);
  await card.getByLabel(ar('room:motions.yes'), { exact: true }).check();
  await card.getByRole('button', { name: ar('room:motions.send') }).click();
  await expect.poll(() => card.innerText()).toContain(ar('room:motions.cast', { count: 2 }));
  await expect.poll(() => giver.locator('#motion-1').innerText()).toContain(ar('own:delegation.voted'));
  expect(await giver.locator('#motion-1').innerText()).toContain(ar('own:delegation.replace'));

  await cockpit.goto(pathOf(room, 'fr', '/attendance'));
  expect(await cockpit.locator('#seat-1').innerText()).toContain(fr('delegation:seat_gave', { number: 2 }));
  await cockpit.getByRole('link', { name: fr('delegation:to_list') }).click();
  expect(await cockpit.locator('#all').innerText()).toContain(fr('delegation:cast.all'));
  await page.goto(pathOf(room, 'ar', '/delegations'));
  expect(await page.locator('#given').innerText()).toContain(ar('delegation:cast.given'));
  await page.getByRole('button', { name: ar('delegation:revoke') }).click();
  await page.getByText(ar('delegation:done.revoked')).waitFor();
  expect(await page.locator('#given').innerText()).toContain(ar('delegation:revoked'));
});

test.each(['ar', 'fr'] as const)('page and ballot pass axe in %s: empty, refused, given, held, led', async (lang) => {
  const say = words(lang);
  const sitting = await addSitting(world.forum, 4);
  const { room, members } = sitting;
  await addMotion(room, { electorate: 'members', title: { ar: 'ملتمس', fr: 'Motion' } });
  const page = await world.page(who(members[0]));
  const scanner = createScanner(page, world.origin);
  await page.goto(pathOf(room, lang, '/delegations'));
  await scanner.after(
    'nobody chosen',
    () => page.getByRole('button', { name: say('delegation:give'), exact: true }).click(),
    () => page.locator('.error-summary').waitFor(),
  );
  await page.getByLabel(say('delegation:member'), { exact: true }).selectOption({ index: 1 });
  await page.getByLabel(say('delegation:scope'), { exact: true }).selectOption({ index: 1 });
  await scanner.after(
    'given for one vote',
    () => page.getByRole('button', { name: say('delegation:give'), exact: true }).click(),
    () => page.getByText(say('delegation:done.given')).waitFor(),
  );
  await page.getByLabel(say('delegation:member'), { exact: true }).selectOption({ index: 2 });
  await scanner.after(
    'given twice',
    () => page.getByRole('button', { name: say('delegation:give'), exact: true }).click(),
    () => page.locator('.error-summary').getByText(say('errors:delegation.given')).waitFor(),
  );
  const chosen = page.getByLabel(say('delegation:member'), { exact: true }).locator('option:checked');
  expect(await chosen.innerText(), 'what was chosen is kept').toContain('3');
  expect(scanner.findings()).toEqual([]);

  const holder = await world.page(who(members[1]));
  const ballot = createScanner(holder, world.origin);
  await ballot.after(
    'the ballot for two',
    () => openLive(holder, pathOf(room, lang, '?tab=motions')),
    () => holder.getByText(say('own:delegation.carry', { count: 2 })).waitFor(),
  );
  expect(ballot.findings()).toEqual([]);
  const chair = await world.page(personOf(room.moderator));
  const list = createScanner(chair, world.origin);
  await list.after(
    'the list',
    () => chair.goto(pathOf(room, lang, '/delegations')),
    () => chair.locator('#all li').first().waitFor(),
  );
  expect(list.findings()).toEqual([]);
});

test('where the space does not allow it the page says so and offers nothing; strangers are refused', async () => {
  const off = await addSitting(world.forum, 2, null);
  const page = await world.page(who(off.members[0]), noScript);
  await page.goto(pathOf(off.room, 'ar', '/delegations'));
  await page.getByText(ar('errors:delegation.off')).first().waitFor();
  expect(await page.locator('main form').count()).toBe(0);
  await page.goto(pathOf(off.room, 'ar'));
  expect(await page.getByRole('link', { name: ar('own:delegation.link') }).count()).toBe(0);
  const strict = await addSitting(world.forum, 2, { ownVote: false });
  await delegate(strict, 0, 1);
  const guest = await world.page('guest');
  expect((await guest.goto(pathOf(strict.room, 'ar', '/delegations')))?.status()).toBe(403);
});
