import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { setFloor } from '#server/domain/floor/lead-list.ts';
import { setFloorGroup } from '#server/domain/floor/set-groups.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { openTablet } from '#tests/support/forum-kiosks.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const small = { viewport: { width: 360, height: 740 } };
const shows = (page: Page, text: string) => page.getByText(text).first().waitFor({ timeout: 20_000 });

async function openList(): Promise<Room> {
  const room = await addRoom(world.forum);
  await setFloor(room.moderator, { sessionId: room.sessionId, open: true, turnSeconds: 60 });
  return room;
}
const group = (room: Room, ar: string, fr: string, minutes: number) =>
  setFloorGroup(room.moderator, { actionId: randomUUID(), sessionId: room.sessionId, name: { ar, fr }, minutes });

/** The floor is given in the cockpit, so that the rooms hear of it. */
async function give(room: Room, requestId: string): Promise<void> {
  const page = await world.page(personOf(room.moderator));
  const form = { intent: 'giveFloor', requestId, asNext: '1' };
  expect((await page.request.post(pathOf(room, 'fr', '/moderate'), { form })).status()).toBe(200);
  await page.context().close();
}

describe.each(['ar', 'fr'] as const)('the groups of speakers in %s', (lang) => {
  const t = words(lang);

  test('a moderator makes, changes, takes back and removes them without script; what was typed stays', async () => {
    const room = await openList();
    const page = await world.page(personOf(room.moderator), { ...small, javaScriptEnabled: false });
    const scanner = createScanner(page, world.origin, 'own');
    await page.goto(pathOf(room, lang, '/groups'));
    await shows(page, t('groups:none'));
    await page.locator('[name="name.ar"]').fill('جمعيات الأحياء');
    await page.locator('[name="minutes"]').fill('0');
    await page.getByRole('button', { name: t('groups:add_send') }).click();
    await shows(page, t('errors:floor.time_range'));
    expect(await page.locator('[name="name.ar"]').inputValue()).toBe('جمعيات الأحياء');
    await scanner.look('refused');
    await page.locator('[name="minutes"]').fill('12');
    await page.getByRole('button', { name: t('groups:add_send') }).click();
    await shows(page, t('groups:done.set'));
    await page.getByRole('heading', { level: 3, name: 'جمعيات الأحياء' }).waitFor();
    await shows(page, t('groups:left', { minutes: t('minutes', { count: 12 }), of: t('minutes', { count: 12 }) }));
    const card = page.locator('li').filter({ has: page.getByRole('heading', { level: 3 }) });
    await card.locator('summary').click();
    await card.locator('[name="minutes"]').fill('20');
    await card.getByRole('button', { name: t('groups:save') }).click();
    await shows(page, t('groups:left', { minutes: t('minutes', { count: 20 }), of: t('minutes', { count: 20 }) }));
    await page.getByRole('button', { name: t('groups:undo') }).click();
    await shows(page, t('groups:left', { minutes: t('minutes', { count: 12 }), of: t('minutes', { count: 12 }) }));
    await page.getByRole('button', { name: t('groups:remove') }).click();
    await shows(page, t('groups:none'));
    await scanner.look('removed');
    expect(scanner.findings()).toEqual([]);
    await page.context().close();
  });

  test.each([true, false])(
    'somebody speaks for one (with script: %s), all screens name it and its time runs',
    async (script) => {
      const room = await openList();
      const { groupId } = await group(room, 'الساكنة', 'Habitants', 10);
      const phone = await world.page(
        { personId: await addGuest(world.forum, room.code, 'زهرة') },
        { ...small, javaScriptEnabled: script },
      );
      const scanner = createScanner(phone, world.origin, script ? undefined : 'own');
      const name = lang === 'ar' ? 'الساكنة' : 'Habitants';
      const at = pathOf(room, lang, '?tab=floor');
      if (script) await openLive(phone, at);
      else await phone.goto(at);
      await phone.getByRole('radio', { name }).check();
      await phone.getByRole('button', { name: t('floor:ask.send') }).click();
      await shows(phone, t('floor:you_next'));
      await scanner.look('waits');
      const [request] = await world.forum.sql`
      select request_id as id, group_id as "groupId" from floor_requests where session_id = ${room.sessionId}`;
      expect(request?.groupId).toBe(groupId);
      const wall = await world.page('visitor', { viewport: { width: 1280, height: 720 } });
      await openLive(wall, pathOf(room, lang, '/projector'));
      await give(room, String(request?.id));
      await wall.locator('main').getByText(name).waitFor();
      if (!script) await phone.reload();
      const times = phone.locator('#floor-groups + ul li');
      if (script) await expect.poll(() => times.innerText(), { timeout: 10_000 }).toMatch(/(9:5\d|10:00)/);
      else expect(await times.innerText()).toContain(name);
      await scanner.look('speaks');
      expect(scanner.findings()).toEqual([]);
      const desk = await world.page(personOf(room.moderator), { ...small, javaScriptEnabled: false });
      await desk.goto(pathOf(room, lang, '/groups'));
      await desk.locator('select[name="groupId"]').selectOption('');
      await desk
        .getByRole('button', { name: t('groups:regroup') })
        .last()
        .click();
      await shows(desk, t('groups:done.regrouped'));
      const [after] = await world.forum.sql`
      select group_id as "groupId" from floor_requests where session_id = ${room.sessionId}`;
      expect(after?.groupId).toBeNull();
      for (const page of [phone, wall, desk]) await page.context().close();
    },
  );
});

test('at the shared tablet of the hall somebody asks for a group, too', async () => {
  const ar = words('ar');
  const room = await openList();
  const { groupId } = await group(room, 'الساكنة', 'Habitants', 10);
  const { link } = await openTablet(room, true);
  const page = await world.page('visitor', { ...small, javaScriptEnabled: false });
  await page.goto(pathOf(room, 'ar', `/kiosk?link=${link}`));
  await page.getByRole('button', { name: ar('kiosk:take') }).click();
  await page.getByRole('button', { name: ar('kiosk:touch') }).click();
  await page.getByRole('link', { name: ar('kiosk:do_floor') }).click();
  await page.getByRole('radio', { name: 'الساكنة' }).check();
  await page.getByRole('button', { name: ar('kiosk:floor_send') }).click();
  await page.getByRole('heading', { name: ar('kiosk:done.askFloor') }).waitFor();
  expect(await world.forum.sql`select group_id from floor_requests where session_id = ${room.sessionId}`).toEqual([
    { group_id: groupId },
  ]);
  await page.context().close();
});

describe('those who have not spoken', () => {
  const [ar, fr] = [words('ar'), words('fr')];

  test('are counted on phones and in the cockpit, invited by one button, and may put the invitation away', async () => {
    const room = await openList();
    const people = [await addGuest(world.forum, room.code, 'زهرة'), await addGuest(world.forum, room.code, 'سعيد')];
    const [spoke, quiet] = (await Promise.all(people.map((personId) => world.page({ personId }, small)))) as [
      Page,
      Page,
    ];
    const desk = await world.page(personOf(room.moderator), small);
    const wall = await world.page('visitor', { viewport: { width: 1280, height: 720 } });
    await openLive(spoke, pathOf(room, 'ar', '?tab=floor'));
    await openLive(quiet, pathOf(room, 'ar', '?tab=floor'));
    await openLive(desk, pathOf(room, 'fr', '/moderate'));
    await openLive(wall, pathOf(room, 'ar', '/projector'));
    await shows(quiet, ar('floor:present', { count: 2 }));
    await spoke.getByRole('button', { name: ar('floor:ask.send') }).click();
    await shows(spoke, ar('floor:you_next'));
    const [request] = await world.forum.sql`
      select request_id as id from floor_requests where session_id = ${room.sessionId}`;
    await give(room, String(request?.id));
    await shows(quiet, ar('floor:present', { count: 1 }));
    await shows(desk, fr('floor:present', { count: 1 }));
    const scanner = createScanner(quiet, world.origin);
    await desk.getByRole('button', { name: fr('floor:desk.invite') }).click();
    await shows(desk, fr('moderate:done.floor-invited'));
    const offer = quiet.getByRole('heading', { name: ar('floor:invited.title') });
    await offer.waitFor();
    await shows(wall, ar('floor:wall.invited'));
    await scanner.look('invited');
    expect(await spoke.getByText(ar('floor:invited.title')).count(), 'who spoke is not asked').toBe(0);
    await quiet.getByRole('button', { name: ar('floor:invited.later') }).click();
    await offer.waitFor({ state: 'detached' });
    await openLive(quiet, pathOf(room, 'ar'));
    await expect.poll(() => offer.count()).toBe(0);
    expect(scanner.findings()).toEqual([]);
    const plain = await world.page({ personId: people[1] ?? '' }, { ...small, javaScriptEnabled: false });
    await plain.goto(pathOf(room, 'fr'));
    await plain.getByRole('link', { name: fr('floor:invited.ask') }).click();
    await plain.getByRole('button', { name: fr('floor:ask.send') }).click();
    await shows(plain, fr('floor:you_next'));
    await plain.getByText(fr('floor:invited.title')).waitFor({ state: 'detached' });
    for (const page of [spoke, quiet, desk, wall, plain]) await page.context().close();
  });
});
