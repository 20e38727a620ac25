import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { listAgenda } from '#db/queries/agenda.ts';
import { addAgendaItem } from '#server/domain/sessions/edit-agenda.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addRoom, newAgendaItem, type Room } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const secret = 'نقطة لا يراها غير المشرفين';
const rowOf = (page: Page, title: string) =>
  page.locator('#agenda li').filter({ has: page.locator(`:scope > div:first-child bdi:text-is("${title}")`) });

/** The order in the database: a part is indented. */
const orderOf = async (room: Room): Promise<string[]> =>
  (await listAgenda(world.forum.db, room.sessionId)).map(
    ({ parentId, title }) => `${parentId === null ? '' : '  '}${title.ar}`,
  );

test('without script: items are added, put under one another, moved, hidden and noted; what is wrong is told', async () => {
  const t = words('ar');
  const room = await addRoom(world.forum);
  const page = await world.page(personOf(room.moderator), {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  const scanner = createScanner(page, world.origin, 'own');
  await page.goto(pathOf(room, 'ar', '/edit'));
  const form = page.locator('form:has(input[value="addItem"])');
  const add = async (title: string, more: () => Promise<unknown> = async () => undefined): Promise<void> => {
    await form.locator('[name="title.ar"]').fill(title);
    await more();
    await form.getByRole('button', { name: t('plan:add_item') }).click();
    await page.waitForURL('**done=item-added#agenda');
  };
  await form.locator('[name="plannedMinutes"]').fill('ثلاثون');
  await form.locator('[name="note"]').fill('ملاحظة تبقى');
  await scanner.after(
    'refused',
    () => form.getByRole('button', { name: t('plan:add_item') }).click(),
    () => page.locator('.error-summary').waitFor(),
  );
  expect(await form.locator('[name="note"]').inputValue(), 'what was typed stays').toBe('ملاحظة تبقى');
  await form.locator('[name="plannedMinutes"]').fill('30');
  await add('الطرق', () => form.locator('[name="origin"]').selectOption('petition'));
  await add('المدارس');
  await add(secret, () => form.locator('[name="hidden"]').check());
  await add('الإنارة', async () => {
    const option = form.locator('[name="parentId"] option').filter({ hasText: 'الطرق' });
    await form.locator('[name="parentId"]').selectOption((await option.getAttribute('value')) ?? '');
  });
  const press = async (title: string, direction: string): Promise<void> => {
    await rowOf(page, title).locator(`:scope > div > form button[value="${direction}"]`).click();
    await page.waitForURL('**done=item-moved#agenda');
  };
  expect(await orderOf(room)).toEqual(['الطرق', '  الإنارة', 'المدارس', secret]);
  await press('المدارس', 'in');
  await press('المدارس', 'up');
  expect(await orderOf(room)).toEqual(['الطرق', '  المدارس', '  الإنارة', secret]);
  await scanner.after(
    'a tree',
    () => page.reload(),
    () => page.locator('#agenda li li').first().waitFor(),
  );
  await press('الإنارة', 'out');
  await press(secret, 'up');
  expect(await orderOf(room)).toEqual(['الطرق', '  المدارس', secret, 'الإنارة']);

  const visitor = await world.page('visitor', { javaScriptEnabled: false });
  await visitor.goto(pathOf(room, 'ar', '?tab=agenda'));
  const lines = await visitor.locator('.agenda li > span.nums').allTextContents();
  expect(lines, 'no gap where something is hidden').toEqual(['1.', '1.1.', '2.']);
  expect(await visitor.content()).not.toContain(secret);
  await visitor.getByText(t('agenda.origin', { origin: t('agenda.origin_petition') })).waitFor();
});

test('with the mouse an item is drawn before another, among its parts, and to the end', async () => {
  const room = await addRoom(world.forum);
  for (const title of ['أ', 'ب', 'ج']) await newAgendaItem(room, title);
  const page = await world.page(personOf(room.moderator), { viewport: { width: 1280, height: 900 } });
  await page.goto(pathOf(room, 'fr', '/edit'));
  const draw = async (title: string, to: () => ReturnType<Page['locator']>): Promise<void> => {
    const handle = rowOf(page, title).locator(':scope > div:first-child [draggable]');
    await handle.waitFor();
    const done = page.waitForURL('**done=item-moved#agenda');
    await handle.hover();
    await page.mouse.down();
    await page.mouse.move(5, 5);
    await page.waitForTimeout(100);
    await to().hover();
    await to().hover();
    await page.mouse.up();
    await done;
    await page.waitForLoadState();
    await page.goto(pathOf(room, 'fr', '/edit'));
  };
  await draw('ج', () => rowOf(page, 'أ').locator(':scope > div:first-child'));
  expect(await orderOf(room)).toEqual(['ج', 'أ', 'ب']);
  await draw('ج', () => page.locator('#agenda p.border-dashed'));
  expect(await orderOf(room)).toEqual(['أ', 'ب', 'ج']);
});

test('the cockpit counts the minutes of the current item and shows notes; after the end everybody sees what was spent', async () => {
  const t = words('fr');
  const room = await addRoom(world.forum);
  const { sessionId, moderator } = room;
  for (const title of ['الطرق', 'المدارس']) await newAgendaItem(room, title);
  const input = { actionId: randomUUID(), sessionId, title: { ar: secret }, plannedMinutes: 5 };
  await addAgendaItem(moderator, { ...input, hidden: true, note: 'Demander le devis' });
  const desk = await world.page(personOf(moderator), { viewport: { width: 1280, height: 900 } });
  const phone = await world.page('visitor', { viewport: { width: 360, height: 740 } });
  const scanner = createScanner(desk, world.origin);
  await openLive(desk, pathOf(room, 'fr', '/moderate'));
  await desk.locator('#agenda').getByText('Demander le devis').waitFor();
  const spent = (count: number): string => t('moderate:item_spent', { minutes: t('minutes', { count }) });
  await desk
    .locator('#agenda')
    .getByRole('button', { name: t('moderate:make_current') })
    .first()
    .click();
  await desk.locator('#agenda').getByText(spent(0)).waitFor();
  await world.forum
    .sql`update sessions set item_since = item_since - interval '12 minutes' where session_id = ${sessionId}`;
  await desk.getByRole('button', { name: t('moderate:pause') }).click();
  await desk.locator('#agenda').getByText(spent(12)).waitFor();
  await scanner.after(
    'counted',
    async () => undefined,
    () => desk.locator('#stage-title').waitFor(),
  );
  await moveSession(moderator, { sessionId, to: 'closed' });
  await phone.goto(pathOf(room, 'fr', '?tab=agenda'));
  await phone.getByText(t('room:agenda.spent', { minutes: t('minutes', { count: 12 }) })).waitFor();
  expect(await phone.content()).not.toContain(secret);
});
