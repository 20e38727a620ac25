import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nameCaptioner } from '#server/domain/captions/name-captioner.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addRoom, type Room } from '#tests/support/forum-sessions.ts';
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
const hall = { viewport: { width: 1920, height: 1080 } };

/** The link as the moderator copies it from the desk. */
async function readLink(desk: Page): Promise<string> {
  const url = new URL(await desk.locator('input[name="link"]').first().inputValue());
  return url.pathname + url.search;
}

async function openDesk(room: Room, options = {}): Promise<Page> {
  const desk = await world.page(personOf(room.moderator), options);
  await desk.goto(pathOf(room, 'ar', '/captions/desk'));
  return desk;
}

test('a captioner types, two phones and the wall show it, also after a reload; a hidden line is gone', async () => {
  const room = await addRoom(world.forum);
  const desk = await openDesk(room);
  const scanner = createScanner(desk, world.origin);
  await scanner.after(
    'a link is made',
    () => desk.getByRole('button', { name: ar('transcript:desk.make_link') }).click(),
    () => desk.getByText(ar('transcript:done.named')).waitFor(),
  );
  await desk.getByRole('button', { name: ar('transcript:wall.switch_on') }).click();
  await desk.getByText(ar('transcript:wall.on')).waitFor();
  const writer = await world.page('visitor');
  await openWriter(writer, await readLink(desk));
  const phone = await world.page('visitor');
  const phoneScanner = createScanner(phone, world.origin);
  await openLive(phone, pathOf(room, 'ar'));
  const wall = await world.page('visitor', hall);
  await openLive(wall, pathOf(room, 'ar', '/projector'));
  const bare = await world.page('visitor', hall);
  await openLive(bare, pathOf(room, 'ar', '/projector?captions=off'));

  await phoneScanner.after(
    'captions on',
    () => phone.getByRole('button', { name: ar('captions:on') }).click(),
    () => phone.locator('.caption-strip').waitFor(),
  );
  const place = () => phone.evaluate(() => [window.scrollY, document.activeElement?.textContent]);
  const before = await place();
  const field = writer.locator('#text');
  await field.pressSequentially('نبدأ بالنقطة الأولى');
  for (const page of [phone, wall])
    await page.locator('.caption-strip, .wall-captions').getByText('نبدأ بالنقطة الأولى').waitFor();
  await field.pressSequentially(' من جدول الأعمال. ثم');
  await phone.locator('.caption-strip').getByText('نبدأ بالنقطة الأولى من جدول الأعمال.').waitFor();
  await phone.locator('.caption-strip').getByText('ثم', { exact: true }).waitFor();
  await field.press('Enter');
  expect(await field.inputValue()).toBe('');
  await field.press('ArrowUp');
  await field.fill('ثم النقطة الثانية');
  await field.press('Enter');
  await wall.locator('.wall-captions').getByText('ثم النقطة الثانية').waitFor();
  expect(await phone.locator('.caption-lines').getAttribute('aria-live')).toBe('off');
  expect(await place(), 'neither focus nor page moved').toEqual(before);
  expect(await bare.locator('.wall-captions').count()).toBe(0);

  await phone.reload();
  await phone.locator('.caption-strip').getByText('ثم النقطة الثانية').waitFor();
  await wall.reload();
  await wall.locator('.wall-captions').getByText('ثم النقطة الثانية').waitFor();

  await desk.reload();
  await desk.getByRole('link', { name: 'ثم النقطة الثانية' }).click();
  await desk.getByRole('button', { name: ar('room:reasons.off_topic') }).click();
  await desk.getByText(ar('transcript:done.hidden')).waitFor();
  for (const page of [phone, wall]) await page.getByText('ثم النقطة الثانية').waitFor({ state: 'detached' });
});

async function openWriter(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: ar('captions:write.correct') }).waitFor();
}

test.each([
  ['with script', {}],
  ['without script', noScript],
])('the cockpit switches the captions of the screens on and off %s', async (_, options) => {
  const room = await addRoom(world.forum);
  const { sessionId } = room;
  await nameCaptioner(room.moderator, { actionId: randomUUID(), sessionId });
  const wall = await world.page('visitor', hall);
  await openLive(wall, pathOf(room, 'ar', '/projector'));
  const cockpit = await world.page(personOf(room.moderator), options);
  await cockpit.goto(pathOf(room, 'ar', '/moderate'));
  const part = cockpit.locator('#wall');
  for (const on of [true, false]) {
    await part.getByText(ar(`transcript:wall.${on ? 'off' : 'on'}`)).waitFor();
    await part.getByRole('button', { name: ar(`transcript:wall.switch_${on ? 'on' : 'off'}`) }).click();
    await part.getByText(ar('moderate:done.captions-switched')).waitFor();
    await part.getByText(ar(`transcript:wall.${on ? 'on' : 'off'}`)).waitFor();
    await wall.locator('.wall-captions').waitFor({ state: on ? 'visible' : 'detached' });
  }
});

test('what is typed without a network is kept, and sent when it is back', async () => {
  const room = await addRoom(world.forum);
  const desk = await openDesk(room);
  await desk.getByRole('button', { name: ar('transcript:desk.make_link') }).click();
  await desk.locator('input[name="link"]').waitFor();
  const writer = await world.page('visitor');
  await openWriter(writer, await readLink(desk));
  await writer.context().setOffline(true);
  await writer.locator('#text').pressSequentially('سطر كتب دون شبكة.');
  await writer.locator('#text').press('Enter');
  await writer.getByText(ar('captions:state_waiting')).waitFor();
  await writer.context().setOffline(false);
  await writer.getByText(ar('captions:state_idle')).waitFor();
  const reader = await world.page('visitor', noScript);
  await reader.goto(pathOf(room, 'ar', '/captions'));
  await reader.getByText('سطر كتب دون شبكة.').waitFor();
});

test('without script: a link is made, a line is posted, the transcript reads it, the desk corrects it', async () => {
  const room = await addRoom(world.forum);
  const desk = await openDesk(room, noScript);
  await desk.getByRole('button', { name: ar('transcript:desk.make_link') }).click();
  const writer = await world.page('visitor', noScript);
  await writer.goto(await readLink(desk));
  await writer.locator('#text').fill('x'.repeat(301));
  await writer.getByRole('button', { name: ar('captions:write.send') }).click();
  await writer.locator('.error-summary a[href="#text"]').waitFor();
  expect(await writer.locator('#text').inputValue(), 'what was typed stays').toHaveLength(301);
  await writer.locator('#lang').selectOption('fr');
  await writer.locator('#text').fill('La séance est ouverte.');
  await writer.getByRole('button', { name: ar('captions:write.send') }).click();
  await writer.locator('.caption-last').getByText('La séance est ouverte.').waitFor();
  expect(await writer.locator('#lang').inputValue()).toBe('fr');
  const reader = await world.page('visitor', noScript);
  await reader.goto(pathOf(room, 'fr', '/captions'));
  const line = reader.getByText('La séance est ouverte.');
  expect(await line.getAttribute('dir')).toBe('ltr');
  expect(await reader.locator('main').innerText()).toContain(fr('transcript:no_minutes'));
  await desk.reload();
  await desk.getByRole('link', { name: 'La séance est ouverte.' }).click();
  await desk.locator('#text').fill('La séance est ouverte à dix heures.');
  await desk.getByRole('button', { name: ar('transcript:desk.correct') }).click();
  await reader.reload();
  await reader.getByText('La séance est ouverte à dix heures.').waitFor();
});

test.each(['ar', 'fr'] as const)('the pages of the captions pass axe in %s', async (lang) => {
  const say = words(lang);
  const room = await addRoom(world.forum);
  const { sessionId } = room;
  await nameCaptioner(room.moderator, { actionId: randomUUID(), sessionId });
  const desk = await world.page(personOf(room.moderator));
  const scanner = createScanner(desk, world.origin);
  await desk.goto(pathOf(room, lang, '/captions/desk'));
  await scanner.after(
    'an address without an account',
    async () => {
      await desk.locator('#email').fill('nobody@example.test');
      await desk.getByRole('button', { name: say('transcript:desk.name') }).click();
    },
    () => desk.locator('.error-summary a[href="#email"]').waitFor(),
  );
  const [path] = [await readWriterPath(room, lang)];
  const writer = await world.page('visitor');
  const writerScanner = createScanner(writer, world.origin);
  await writer.goto(path);
  await writer.getByRole('button', { name: say('captions:write.correct') }).waitFor();
  await writerScanner.after(
    'a line',
    async () => {
      await writer.locator('#text').fill('سطر أول.');
      await writer.locator('#text').press('Enter');
    },
    () => writer.getByText(say('captions:state_idle')).waitFor(),
  );
  const reader = await world.page('visitor');
  const readerScanner = createScanner(reader, world.origin);
  await readerScanner.after(
    'transcript',
    () => reader.goto(pathOf(room, lang, '/captions')),
    () => reader.getByText('سطر أول.').waitFor(),
  );
  expect(await reader.locator('script').count(), 'it needs no script').toBe(0);
});

async function readWriterPath(room: Room, lang: 'ar' | 'fr'): Promise<string> {
  const desk = await world.page(personOf(room.moderator));
  await desk.goto(pathOf(room, lang, '/captions/desk'));
  return readLink(desk);
}

test('a link that is not whole leads nowhere and says so', async () => {
  const room = await addRoom(world.forum);
  const page = await world.page('visitor', noScript);
  const answer = await page.goto(pathOf(room, 'ar', '/captions/write?key=abc'));
  expect(answer?.status()).toBe(403);
});
