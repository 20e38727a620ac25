import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { demoPassword } from '#db/seed/accounts.ts';
import { findAccountByEmail } from '#db/queries/people.ts';
import { createAuthSessions } from '#server/auth/auth-sessions.ts';
import { authCookieName } from '#server/auth/read-actor.ts';
import { editMinutes } from '#server/domain/minutes/edit-minutes.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { addOfficers, newMinutes, writtenOf, type Officers } from '#tests/support/forum-minutes.ts';
import { addRoom, newAgendaItem, type Room } from '#tests/support/forum-sessions.ts';
import { openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ar = words('ar');
const fr = words('fr');

/** A closed session whose minutes are complete but for signatures, and the page on which its rapporteur writes them. */
async function openDesk(): Promise<{ room: Room; officers: Officers; desk: Page }> {
  const room = await addRoom(world.forum);
  const officers = await addOfficers(world.forum, room.commune);
  await newAgendaItem(room, 'تهيئة الحدائق');
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
  await newMinutes(await world.forum.as(officers.rapporteur), room.sessionId);
  const desk = await world.page({ personId: officers.rapporteur });
  await desk.goto(pathOf(room, 'fr', '/minutes/edit'));
  return { room, officers, desk };
}

const valueOf = (page: Page, selector: string): Promise<string> => page.locator(selector).inputValue();

async function savePart(desk: Page, part: string): Promise<void> {
  await desk.locator(`#${part} form:has([value="edit"]) button`).click();
}

async function save(desk: Page, part: string): Promise<void> {
  await savePart(desk, part);
  await desk.waitForURL(`**done=saved&section=${part}*`);
}

/** What this tab keeps of forms, without the note of whose it is. */
const keptIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(sessionStorage).filter((key) => !key.endsWith(' owner')));

const memberId = async (name: string): Promise<string> =>
  (await findAccountByEmail(world.forum.db, `${name}@demo.tachawor.test`))?.personId ?? '';

const endLogins = (personId: string): Promise<void> => createAuthSessions(world.forum.db).revokeAll(personId);

async function signInAgain(context: BrowserContext, personId: string): Promise<void> {
  const { token } = await createAuthSessions(world.forum.db).create(personId, 'Chrome · Linux');
  await context.addCookies([
    { name: authCookieName(false), value: token, url: world.origin, httpOnly: true, sameSite: 'Lax' },
  ]);
}

async function signInByPassword(page: Page, name: string): Promise<void> {
  await page.locator('#email').fill(`${name}@demo.tachawor.test`);
  await page.locator('#password').fill(demoPassword);
  await page.locator('main form .btn-main').first().click();
}

test('saving one part of the minutes leaves what is typed in the others, in both languages of the page', async () => {
  const { room, desk } = await openDesk();
  await desk.locator('#closing-ar').fill('كلمات الاختتام');
  await desk.locator('#incidents-fr').fill('Un incident');
  await save(desk, 'incidents');
  expect(await valueOf(desk, '#incidents-fr')).toBe('Un incident');
  expect(await valueOf(desk, '#closing-ar')).toBe('كلمات الاختتام');
  await desk.goto(pathOf(room, 'ar', '/minutes/edit'));
  expect(await valueOf(desk, '#closing-ar')).toBe('كلمات الاختتام');
  await save(desk, 'closing');
  expect(await valueOf(desk, '#closing-ar')).toBe('كلمات الاختتام');
  expect(await keptIn(desk), 'nothing is kept of what is saved').toEqual([]);
  await desk.context().close();
});

test('signing waits until all parts are saved, and says which is not', async () => {
  const { room, officers, desk } = await openDesk();
  const scanner = createScanner(desk, world.origin);
  await desk.locator('#closing-fr').fill('Ce qui n’est pas enregistré');
  await desk.locator('summary', { hasText: fr('minutes:sign_rapporteur') }).click();
  const sign = desk.getByRole('button', { name: fr('minutes:sign_yes') });
  const message = desk.locator('#unsaved');
  expect(await message.isVisible()).toBe(false);
  await scanner.after(
    'held',
    () => sign.click(),
    () => message.waitFor(),
  );
  expect(await message.innerText()).toContain(fr('minutes:unsaved_text'));
  expect(await message.evaluate((box) => box === document.activeElement)).toBe(true);
  expect(scanner.findings()).toEqual([]);
  const ctx = await world.forum.as(officers.rapporteur);
  const signatures = async () =>
    (await writtenOf(ctx, room.sessionId)).offices.filter(({ signature }) => signature !== null).length;
  expect(await signatures()).toBe(0);
  await message.getByRole('link').click();
  expect(await desk.evaluate(() => document.activeElement?.id)).toBe('closing-fr');
  await save(desk, 'closing');
  expect(await message.isVisible()).toBe(false);
  await desk.locator('summary', { hasText: fr('minutes:sign_rapporteur') }).click();
  await sign.click();
  await desk.getByText(fr('minutes:done.signed')).waitFor();
  expect(await signatures()).toBe(1);
  expect((await writtenOf(ctx, room.sessionId)).sections.closing.fr).toBe('Ce qui n’est pas enregistré');
  await desk.context().close();
});

test('a refused part keeps its own words, also when another part is sent before it; newer words of the server stay', async () => {
  const { room, officers, desk } = await openDesk();
  const { sessionId } = room;
  const president = await world.forum.as(officers.president);
  const { sections } = await writtenOf(president, sessionId);
  const newer = { ar: 'كلمات أحدث', fr: 'Mots plus récents' };
  await desk.locator('#closing-fr').fill('Ce que je tape');
  await desk.locator('#questions-fr').fill('Mes questions');
  await editMinutes(president, { sessionId, section: 'closing', revision: sections.closing.revision, ...newer });
  await savePart(desk, 'closing');
  await desk.getByText(fr('minutes:newer_text')).waitFor();
  expect(await valueOf(desk, '#closing-fr'), 'not overwritten').toBe('Ce que je tape');
  expect(await valueOf(desk, '#questions-fr')).toBe('Mes questions');
  await desk.locator('#closing-ar').fill('وما أضيفه');
  await save(desk, 'questions');
  expect(await valueOf(desk, '#closing-fr'), 'typed over the newer words, knowing them').toBe('Ce que je tape');
  expect(await valueOf(desk, '#closing-ar')).toBe('وما أضيفه');

  await desk.locator('#incidents-fr').fill('Ancien');
  await editMinutes(president, { sessionId, section: 'incidents', revision: sections.incidents.revision, ...newer });
  await save(desk, 'closing');
  expect(await valueOf(desk, '#incidents-fr')).toBe(newer.fr);
  expect(await keptIn(desk)).toEqual([]);
  await desk.context().close();
});

test('a part that is drawn anew is drawn anew: unsaved words of it do not come back', async () => {
  const { desk } = await openDesk();
  await desk.locator('#closing-fr').fill('Ce que je ne veux plus');
  await desk.locator('#incidents-fr').fill('Ce que je garde');
  await desk.locator('#closing summary').click();
  await desk
    .locator('#closing')
    .getByRole('button', { name: fr('minutes:redraft_yes') })
    .click();
  await desk.waitForURL('**done=redrafted*');
  expect(await valueOf(desk, '#closing-fr')).not.toBe('Ce que je ne veux plus');
  expect(await valueOf(desk, '#incidents-fr')).toBe('Ce que je garde');
  await desk.context().close();
});

test('a motion that is being written stays when a point is added, and the form of the point is empty again', async () => {
  const room = await addRoom(world.forum);
  const page = await world.page(personOf(room.moderator));
  await page.goto(pathOf(room, 'ar', '/edit'));
  const motion = page.locator('form:has([value="addMotion"])');
  const item = page.locator('form:has([value="addItem"])');
  await motion.locator('[name="title.ar"]').fill('هل نوافق على البرنامج؟');
  await motion.locator('[name="explanation.ar"]').fill('شرح من عدة كلمات');
  await motion.locator('[name="secrecy"]').last().check();
  const secrecy = await motion.locator('[name="secrecy"]').last().inputValue();
  await motion.locator('[name="secondQuorum"]').selectOption({ index: 2 });
  const quorum = await valueOf(page, '#add-motion-secondQuorum');
  await motion.locator('details summary').first().click();
  await motion.locator('[name="title.fr"]').fill('Approuvons-nous le programme ?');
  const about = page.locator('#session-purpose-ar');
  await about.fill('غرض جديد لم يُحفظ');
  await item.locator('[name="title.ar"]').fill('الطرق');
  await item.locator('[name="hidden"]').check();
  await item.getByRole('button', { name: ar('plan:add_item') }).click();
  await page.waitForURL('**done=item-added#agenda');
  // Once the page is alive it can be drawn with the mouse: nothing of what was put back may be lost by that.
  await page.locator('#agenda [draggable]').waitFor();
  expect(await motion.locator('[name="title.ar"]').inputValue()).toBe('هل نوافق على البرنامج؟');
  expect(await motion.locator('[name="explanation.ar"]').inputValue()).toBe('شرح من عدة كلمات');
  expect(await motion.locator(`[name="secrecy"][value="${secrecy}"]`).isChecked()).toBe(true);
  expect(await valueOf(page, '#add-motion-secondQuorum')).toBe(quorum);
  expect(await motion.locator('[name="title.fr"]').isVisible(), 'its fold is open').toBe(true);
  expect(await about.inputValue(), 'a text that replaces another').toBe('غرض جديد لم يُحفظ');
  expect(await item.locator('[name="title.ar"]').inputValue()).toBe('');
  expect(await item.locator('[name="hidden"]').isChecked()).toBe(false);

  await motion.locator('[name="title.ar"]').fill('');
  await motion.getByRole('button', { name: ar('plan:add_motion') }).click();
  await page.locator('.error-summary').waitFor();
  expect(await motion.locator('[name="title.ar"]').inputValue(), 'as it was refused').toBe('');
  expect(await motion.locator('[name="explanation.ar"]').inputValue()).toBe('شرح من عدة كلمات');
  await item.locator('[name="title.ar"]').fill('المدارس');
  await item.getByRole('button', { name: ar('plan:add_item') }).click();
  await page.waitForURL('**done=item-added#agenda');
  expect(await motion.locator('[name="explanation.ar"]').inputValue(), 'after a refusal').toBe('شرح من عدة كلمات');
  await page.context().close();
});

test('an opinion posted after the login ended comes back after signing in; once begun, its form is empty', async () => {
  const page = await world.page('member1');
  const path = '/fr/guelmim/opinions/new';
  await page.goto(path);
  await page.locator('#title').fill('Avis sur la place de la gare routière');
  await page.locator('[name="origin"]').first().check();
  await endLogins(await memberId('member1'));
  await page.getByRole('button', { name: fr('opinion:create') }).click();
  const ended = page.getByText(fr('account:sign_in.ended_kept'));
  await ended.waitFor();
  const scanner = createScanner(page, world.origin);
  await scanner.look('the login ended');
  expect(scanner.findings()).toEqual([]);
  expect(await page.locator('script').count()).toBe(0);
  await signInByPassword(page, 'member1');
  await page.waitForURL(`**${path}`);
  expect(await valueOf(page, '#title')).toBe('Avis sur la place de la gare routière');
  expect(await page.locator('[name="origin"]').first().isChecked()).toBe(true);
  await page.getByRole('button', { name: fr('opinion:create') }).click();
  await page.waitForURL('**done=created');
  await page.goto(path);
  expect(await valueOf(page, '#title')).toBe('');
  await page.context().close();
});

test('what one person typed is for nobody else, and signing out leaves nothing', async () => {
  const page = await world.page('member1');
  const path = '/fr/guelmim/opinions/new';
  await page.goto(path);
  await page.locator('#title').fill('Ce que j’écris');
  await endLogins(await memberId('member1'));
  await page.goto(path);
  expect(await page.locator('main .notice').allInnerTexts(), 'nothing was posted').not.toContain(
    fr('account:sign_in.ended_kept'),
  );
  await signInByPassword(page, 'member2');
  await page.waitForURL(`**${path}`);
  expect(await valueOf(page, '#title')).toBe('');
  await page.locator('#title').fill('Et moi');
  expect(await keptIn(page)).toHaveLength(1);
  await page.goto('/fr/account');
  await page.locator('form[action="/sign-out"] button').click();
  await page.waitForURL(/\/(ar|fr|en)$/);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await page.context().close();
});

test('minutes posted after the login ended come back; without script the page does not say that they will', async () => {
  const { room, officers, desk } = await openDesk();
  await desk.locator('#closing-fr').fill('Écrit trop tard');
  await desk.locator('#incidents-fr').fill('Et ceci');
  await endLogins(officers.rapporteur);
  await savePart(desk, 'closing');
  await desk.getByText(fr('account:sign_in.ended_kept')).waitFor();
  const back = new URL(desk.url()).searchParams.get('back') ?? '';
  expect(back).toBe(pathOf(room, 'fr', '/minutes/edit'));
  await signInAgain(desk.context(), officers.rapporteur);
  await desk.goto(back);
  expect(await valueOf(desk, '#closing-fr')).toBe('Écrit trop tard');
  expect(await valueOf(desk, '#incidents-fr')).toBe('Et ceci');

  const plain = await world.page({ personId: officers.rapporteur }, { javaScriptEnabled: false });
  await plain.goto(back);
  await endLogins(officers.rapporteur);
  await savePart(plain, 'closing');
  await plain.getByText(fr('account:sign_in.ended'), { exact: true }).waitFor();
  await Promise.all([desk.context().close(), plain.context().close()]);
});
