import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachOpinion } from '#server/domain/documents/attach-document.ts';
import { editAgendaItem } from '#server/domain/sessions/edit-agenda.ts';
import { moveAgenda } from '#server/domain/sessions/move-agenda.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addDocument } from '#tests/support/forum-documents.ts';
import { addRoom, newAgendaItem, type Room } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';
import { samples } from '#tests/support/sample-files.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const narrow = { width: 320, height: 640 };
const file = (kind: keyof typeof samples, name = `x.${kind}`) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(samples[kind]),
});
const hide = (room: Room, agendaItemId: string, hidden: boolean) =>
  editAgendaItem(room.moderator, { agendaItemId, title: { ar: 'النقطة الأولى' }, plannedMinutes: 10, hidden });

test('without script, at 320 px: files are attached, refused, renamed, put in order and removed; everybody reads them', async () => {
  const t = words('ar');
  const room = await addRoom(world.forum);
  const item = await newAgendaItem(room);
  const page = await world.page(personOf(room.moderator), { javaScriptEnabled: false, viewport: narrow });
  const scanner = createScanner(page, world.origin, 'own');
  await page.goto(pathOf(room, 'ar', '/edit'));
  await page.locator(`#agenda a[href$="/edit/${item}"]`).click();
  const form = page.locator('form:has(input[value="attachFile"])');
  const submit = () => form.getByRole('button', { name: t('documents:attach_yes') }).click();

  await form.locator('[name="title.ar"]').fill('تقرير الزيارة الميدانية');
  await form.locator('[name="langs.ar"]').check();
  await form
    .locator('[name="file"]')
    .setInputFiles({ name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') });
  await scanner.after('refused', submit, () => page.locator('.error-summary').waitFor());
  expect(await form.locator('[name="title.ar"]').inputValue(), 'what was typed stays').toBe('تقرير الزيارة الميدانية');
  expect(await form.locator('[name="langs.ar"]').isChecked()).toBe(true);
  expect(await page.locator('.error-summary').innerText()).toContain(t('errors:document.kind'));

  const attach = async (title: string, kind: keyof typeof samples) => {
    await form.locator('[name="title.ar"]').fill(title);
    await form.locator('[name="langs.ar"]').check();
    await form.locator('[name="file"]').setInputFiles(file(kind));
    await submit();
    // The address says so since the first of them.
    await page.locator('main ol > li').filter({ hasText: title }).waitFor();
    await page.waitForURL('**done=attached');
  };
  await attach('تقرير الزيارة الميدانية', 'pdf');
  await attach('جدول المصاريف', 'xlsx');
  const titles = () => page.locator('main ol > li .file-link bdi').allTextContents();
  expect(await titles()).toEqual(['تقرير الزيارة الميدانية', 'جدول المصاريف']);
  const rowOf = (title: string) => page.locator('main ol > li').filter({ hasText: title });
  await rowOf('جدول المصاريف').locator('button[value="up"]').click();
  await page.waitForURL('**done=moved');
  expect(await titles()).toEqual(['جدول المصاريف', 'تقرير الزيارة الميدانية']);
  const change = rowOf('جدول المصاريف').locator('details').first();
  await change.locator('summary').first().click();
  await change.locator('[name="title.ar"]').fill('جدول النفقات');
  await change.getByRole('button', { name: t('documents:save') }).click();
  await page.waitForURL('**done=saved');
  await scanner.after(
    'a list',
    () => page.reload(),
    () => page.locator('.file-link').first().waitFor(),
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'no sideways scrolling').toBeLessThanOrEqual(
    320,
  );

  const visitor = await world.page('visitor', { javaScriptEnabled: false, viewport: narrow, acceptDownloads: true });
  await visitor.goto(pathOf(room, 'ar', '?tab=agenda'));
  const link = visitor.locator('.agenda .file-link').first();
  expect(await link.innerText()).toMatch(/جدول النفقات \(Excel بحجم .+كيلوبايت، بالعربية\)/);
  expect(await link.getAttribute('hreflang')).toBe('ar');
  const [download] = await Promise.all([visitor.waitForEvent('download'), link.click()]);
  // Under which name it is kept here depends on the letters that this machine's files may have.
  const { 'content-disposition': kept = '' } = (await visitor.request.get(download.url())).headers();
  expect(decodeURIComponent(kept)).toContain("filename*=UTF-8''جدول النفقات.xlsx");
  expect((await readFile(await download.path())).equals(samples.xlsx)).toBe(true);
  const readers = createScanner(visitor, world.origin, 'own');
  await readers.after(
    'the agenda',
    () => visitor.reload(),
    () => link.waitFor(),
  );
  expect(await visitor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  const remove = rowOf('جدول النفقات').locator('details').last();
  await remove.locator('summary').click();
  await remove.getByRole('button', { name: t('plan:remove_yes') }).click();
  await page.waitForURL('**done=removed');
  expect(await titles()).toEqual(['تقرير الزيارة الميدانية']);
  expect(scanner.findings()).toEqual([]);
  expect(readers.findings()).toEqual([]);
  await Promise.all([page.context().close(), visitor.context().close()]);
});

test('during the session one that is attached appears on phone, cockpit and wall without a reload, and goes with its item', async () => {
  const t = words('ar');
  const room = await addRoom(world.forum);
  const item = await newAgendaItem(room);
  await moveAgenda(room.moderator, { sessionId: room.sessionId, agendaItemId: item });
  const [phone, cockpit, wall, plan] = [
    await world.page('visitor'),
    await world.page(personOf(room.moderator)),
    await world.page('visitor', { viewport: { width: 1280, height: 720 } }),
    await world.page(personOf(room.moderator), { javaScriptEnabled: false }),
  ];
  await openLive(phone, pathOf(room, 'ar', '?tab=agenda'));
  await openLive(cockpit, pathOf(room, 'ar', '/moderate'));
  await openLive(wall, pathOf(room, 'ar', '/projector'));
  expect(await phone.locator('.file-link').count()).toBe(0);

  await plan.goto(pathOf(room, 'ar', `/edit/${item}`));
  const form = plan.locator('form:has(input[value="attachFile"])');
  await form.locator('[name="title.ar"]').fill('صورة الشارع');
  await form.locator('[name="langs.fr"]').check();
  await form.locator('[name="file"]').setInputFiles(file('png'));
  await form.getByRole('button', { name: t('documents:attach_yes') }).click();
  await plan.waitForURL('**done=attached');

  await phone.locator('.agenda .file-link').waitFor();
  expect(await phone.locator('.agenda .file-link').innerText()).toContain('صورة الشارع');
  await phone.getByRole('link', { name: t('room:agenda.documents', { count: 1 }) }).waitFor();
  await cockpit.locator('#stage .file-link').waitFor();
  await wall.getByText(t('room:agenda.documents', { count: 1 })).waitFor();

  await plan.goto(pathOf(room, 'ar', '/edit'));
  const edit = plan.locator(`form:has(input[value="editItem"])`).first();
  await plan.locator('#agenda details > summary').first().click();
  await edit.locator('[name="hidden"]').check();
  await edit.getByRole('button', { name: t('plan:save_item') }).click();
  await plan.waitForURL('**done=item-saved#agenda');
  await phone.locator('.agenda .file-link').waitFor({ state: 'detached' });
  await Promise.all([phone, cockpit, wall, plan].map((page) => page.context().close()));
});

test('the demo shows a report and an opinion; a draft of the space is listed to its members alone', async () => {
  const draft = world.opinions.first_draft ?? '';
  const [member, visitor] = [await world.page('member1'), await world.page('visitor')];
  const [moderating] = await world.forum.sql<{ id: string }[]>`
    select person_id as id from role_grants where role = 'rapporteur' limit 1`;
  await world.forum.sql`insert into role_grants (grant_id, person_id, role, commune_id)
    select ${randomUUID()}, ${moderating?.id ?? ''}, 'moderator', commune_id from sessions where session_id = ${world.sessions.open}`;
  const ctx = await world.forum.as(moderating?.id ?? '');
  await attachOpinion(ctx, { actionId: randomUUID(), agendaItemId: world.item, opinionId: draft });
  await visitor.goto(world.room('ar', '?tab=agenda'));
  await member.goto(world.room('ar', '?tab=agenda'));
  const hrefs = (page: typeof member) =>
    page.locator('.agenda .file-link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const ofVisitor = await hrefs(visitor);
  expect(ofVisitor).toHaveLength(2);
  expect(ofVisitor.filter((href) => /\/documents\//.test(href))).toHaveLength(1);
  expect(ofVisitor.some((href) => href.endsWith(`/opinions/${draft}`))).toBe(false);
  expect((await hrefs(member)).some((href) => href.endsWith(`/opinions/${draft}`))).toBe(true);
  await Promise.all([member.context().close(), visitor.context().close()]);
});

test('what is hidden is told as such to its moderator', async () => {
  const t = words('fr');
  const room = await addRoom(world.forum);
  const item = await newAgendaItem(room);
  await addDocument(room.moderator, item);
  await hide(room, item, true);
  const page = await world.page(personOf(room.moderator));
  await page.goto(pathOf(room, 'fr', `/edit/${item}`));
  await page.getByText(t('documents:hidden')).waitFor();
  expect(await page.locator('script:not([data-owner])').count(), 'only what keeps words is script').toBe(0);
  await page.context().close();
});

test('the name of a file that is about to be attached stays when another is renamed, and goes once it is attached', async () => {
  const room = await addRoom(world.forum);
  const item = await newAgendaItem(room);
  await addDocument(room.moderator, item);
  const page = await world.page(personOf(room.moderator));
  await page.goto(pathOf(room, 'ar', `/edit/${item}`));
  const attach = page.locator('form:has(input[value="attachFile"])');
  await attach.locator('[name="title.ar"]').fill('جدول المصاريف');
  await attach.locator('[name="langs.fr"]').check();
  const row = page.locator('main ol > li details').first();
  await row.locator('summary').first().click();
  await row.locator('[name="title.ar"]').fill('تقرير الزيارة');
  await row.getByRole('button', { name: words('ar')('documents:save') }).click();
  await page.waitForURL('**done=saved');
  expect(await attach.locator('[name="title.ar"]').inputValue()).toBe('جدول المصاريف');
  expect(await attach.locator('[name="langs.fr"]').isChecked()).toBe(true);
  await attach.locator('[name="file"]').setInputFiles(file('xlsx'));
  await attach.locator('.btn-main').click();
  await page.waitForURL('**done=attached');
  expect(await attach.locator('[name="title.ar"]').inputValue()).toBe('');
  expect(await attach.locator('[name="langs.fr"]').isChecked()).toBe(false);
});
