import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAttendance } from '#server/domain/attendance/record-attendance.ts';
import { issueSlip } from '#server/domain/kiosks/issue-slip.ts';
import { setFloor } from '#server/domain/floor/lead-list.ts';
import { createScanner } from '#tests/support/a11y.ts';
import { openTablet } from '#tests/support/forum-kiosks.ts';
import { addPerson, addSeats } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { pressOn } from '#tests/support/keyboard.ts';
import { openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ar = words('ar');
const fr = words('fr');
const noScript = { javaScriptEnabled: false };
const small = { viewport: { width: 360, height: 740 } };
/** On a tablet there is nowhere to go: no help and no other page (A-16 is for pages with a way round). */
const ofTablet = (findings: string[]) => findings.filter((finding) => !finding.includes('A-16 '));

async function openHall(): Promise<Room> {
  const room = await addRoom(world.forum);
  await addMotion(room, { title: { ar: 'ملتمس القاعة', fr: 'Motion de la salle' } });
  await newStatement(room);
  await newStatement(room);
  await setFloor(room.moderator, { sessionId: room.sessionId, open: true });
  return room;
}

/** A browser that became the tablet of a room. */
async function openKioskOn(room: Room, options = {}, admitsGuests = true): Promise<Page> {
  const { link } = await openTablet(room, admitsGuests);
  const page = await world.page('visitor', options);
  await page.goto(pathOf(room, 'ar', `/kiosk?link=${link}`));
  await page.getByRole('button', { name: ar('kiosk:take') }).click();
  await page.getByRole('heading', { name: ar('kiosk:heading') }).waitFor();
  return page;
}

const begin = (page: Page) => page.getByRole('button', { name: ar('kiosk:touch') }).click();
const finish = async (page: Page) => {
  await page.getByRole('button', { name: ar('kiosk:finish') }).click();
  await page.getByRole('heading', { name: ar('kiosk:heading') }).waitFor();
};
const vote = async (page: Page, choice: 'yes' | 'no') => {
  await page.getByRole('link', { name: ar('kiosk:do_vote') }).click();
  await page.getByLabel(ar(`kiosk:${choice}`), { exact: true }).check();
  await page.getByRole('button', { name: ar('kiosk:send_vote') }).click();
  await page.getByRole('heading', { name: ar('kiosk:done.castVote') }).waitFor();
};
const castOf = async (room: Room) => {
  const rows = await world.forum.sql`select choice, kiosk from ballots join motions using (motion_id)
    where session_id = ${room.sessionId} order by cast_at`;
  return rows.map(({ choice, kiosk }) => [choice, kiosk]);
};

test('a moderator opens a tablet; its link works once and signs out whoever was signed in', async () => {
  const room = await openHall();
  const desk = await world.page(personOf(room.moderator), small);
  const scanner = createScanner(desk, world.origin);
  await desk.goto(pathOf(room, 'ar', '/kiosks'));
  expect(await desk.locator('script').count(), 'it needs no script').toBe(0);
  await scanner.look('nothing opened');
  await desk.getByLabel(ar('kiosks:label')).fill('لوحة الباب');
  await scanner.after(
    'opened',
    () => pressOn(desk, desk.getByRole('button', { name: ar('kiosks:open_act') })),
    () => desk.getByRole('heading', { name: ar('kiosks:link_title') }).waitFor(),
  );
  const link = new URL((await desk.locator('.qr figcaption').innerText()).trim());
  const tablet = await world.page(personOf(room.moderator), small);
  await tablet.goto(link.pathname + link.search);
  await tablet.getByRole('button', { name: ar('kiosk:take') }).click();
  await tablet.getByRole('heading', { name: ar('kiosk:heading') }).waitFor();
  expect(tablet.url(), 'the link is not left in the address').not.toContain('link=');
  expect((await tablet.context().cookies()).map(({ name }) => name)).toEqual(['tachawor-tablet']);
  const second = await world.page('visitor', small);
  await second.goto(link.pathname + link.search);
  await second.getByRole('button', { name: ar('kiosk:take') }).click();
  await second.locator('.error-summary').getByText(ar('errors:kiosk.link')).waitFor();
  await desk.goto(pathOf(room, 'fr', '/kiosks'));
  await desk.getByText(fr('kiosks:state.working'), { exact: true }).waitFor();
  await desk.getByRole('button', { name: fr('kiosks:revoke') }).click();
  await desk.getByText(fr('kiosks:revoked')).waitFor();
  await begin(tablet);
  await tablet.getByText(ar('errors:kiosk.revoked')).waitFor();
  expect(scanner.findings()).toEqual([]);
});

test('people vote in turn, each once, and nothing of anybody stays: storage, cookies, fields, the way back', async () => {
  const room = await openHall();
  const page = await openKioskOn(room, small);
  const scanner = createScanner(page, world.origin);
  await scanner.look('start');
  const before = (await page.context().cookies()).length;
  await scanner.after(
    'menu',
    () => begin(page),
    () => page.getByRole('heading', { name: ar('kiosk:menu') }).waitFor(),
  );
  await vote(page, 'yes');
  await scanner.look('receipt');
  const receipt = (await page.locator('#receipt + p').innerText()).trim();
  expect(receipt).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  expect(page.url(), 'no receipt in the address').not.toContain(receipt.slice(0, 4));
  await page.getByRole('link', { name: ar('kiosk:more') }).click();
  await page.getByRole('link', { name: ar('kiosk:do_comment') }).click();
  await scanner.look('writing');
  await page.getByLabel(ar('kiosk:comment')).fill('كلام لم يُرسل');
  await finish(page);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  expect((await page.context().cookies()).length).toBe(before);
  for (let back = 0; back < 5; back += 1) {
    await page.goBack({ waitUntil: 'load' }).catch(() => null);
    const text = await page.locator('body').innerText();
    for (const trace of [receipt, 'كلام لم يُرسل', ar('kiosk:done.castVote')]) expect(text).not.toContain(trace);
    expect(await page.locator('textarea').count()).toBe(0);
  }
  await page.goto(pathOf(room, 'ar', '/kiosk'));
  await begin(page);
  await vote(page, 'no');
  await finish(page);
  expect(await castOf(room)).toEqual([
    ['yes', true],
    ['no', true],
  ]);
  const phone = await world.page('visitor', small);
  await phone.goto(pathOf(room, 'ar', `/record?receipt=${receipt}`));
  await phone.getByRole('button', { name: ar('ledger:check_act') }).click();
  expect(await phone.locator('main').innerText()).not.toContain(ar('errors:receipt.wrong'));
  expect(ofTablet(scanner.findings())).toEqual([]);
});

test('who goes away is forgotten after a warning; a touch or the button gives more time', async () => {
  const room = await openHall();
  const page = await openKioskOn(room, small);
  const scanner = createScanner(page, world.origin);
  await page.clock.install();
  await begin(page);
  await page.getByRole('link', { name: ar('kiosk:do_comment') }).click();
  await page.getByLabel(ar('kiosk:comment')).fill('كلام لم يُرسل');
  const warning = page.getByRole('heading', { name: ar('kiosk:idle_title') });
  await page.clock.fastForward(30_000);
  expect(await warning.count()).toBe(0);
  await page.clock.fastForward(15_000);
  await warning.waitFor();
  await page.clock.fastForward(100);
  await expect.poll(() => page.locator('#announcer-polite').textContent()).toContain(ar('kiosk:idle_title'));
  await page.clock.resume();
  await scanner.look('warning');
  await page.getByRole('button', { name: ar('kiosk:more_time') }).click();
  await warning.waitFor({ state: 'detached' });
  expect(await page.getByLabel(ar('kiosk:comment')).inputValue()).toBe('كلام لم يُرسل');
  await page.clock.fastForward(61_000);
  await page.getByRole('heading', { name: ar('kiosk:heading') }).waitFor();
  const [left] = await world.forum.sql`select count(*)::int as turns from kiosk_turns join kiosks using (kiosk_id)
    where session_id = ${room.sessionId}`;
  expect(left?.turns).toBe(0);
  expect(ofTablet(scanner.findings())).toEqual([]);
});

test('without script the same is done with plain forms, and an old page of somebody else does nothing', async () => {
  const room = await openHall();
  const page = await openKioskOn(room, { ...noScript, ...small });
  await begin(page);
  expect(await page.locator('noscript').first().innerHTML()).toContain('idle=warned');
  await page.getByRole('link', { name: ar('kiosk:do_statements') }).click();
  await page.getByRole('button', { name: ar('kiosk:agree'), exact: true }).click();
  await page.getByText(ar('kiosk:done.voteStatement')).waitFor();
  await page.getByRole('link', { name: ar('kiosk:back') }).click();
  await page.getByRole('link', { name: ar('kiosk:do_floor') }).click();
  await page.getByRole('button', { name: ar('kiosk:floor_send') }).click();
  await page.getByRole('heading', { name: ar('kiosk:done.askFloor') }).waitFor();
  await page.getByRole('link', { name: ar('kiosk:more') }).click();
  await page.getByRole('link', { name: ar('kiosk:do_question') }).click();
  await page.getByRole('button', { name: ar('kiosk:question_send') }).click();
  await page.locator('.error-summary').waitFor();
  await page.getByLabel(ar('kiosk:question')).fill('متى تبدأ الأشغال في الحي؟');
  await page.getByRole('button', { name: ar('kiosk:question_send') }).click();
  await page.getByRole('heading', { name: ar('kiosk:done.askQuestion') }).waitFor();
  await page.getByRole('link', { name: ar('kiosk:more') }).click();
  await page.getByRole('link', { name: ar('kiosk:do_vote') }).click();
  await page.getByLabel(ar('kiosk:yes'), { exact: true }).check();
  const other = await page.context().newPage();
  await other.goto(pathOf(room, 'ar', '/kiosk'));
  await finish(other);
  await page.getByRole('button', { name: ar('kiosk:send_vote') }).click();
  await page.getByText(ar('kiosk:over')).waitFor();
  expect(await castOf(room)).toEqual([]);
  await begin(page);
  await page.goto(pathOf(room, 'ar', '/kiosk?idle=warned'));
  await page.getByRole('link', { name: ar('kiosk:more_time') }).click();
  await page.getByRole('heading', { name: ar('kiosk:menu') }).waitFor();
});

test('ballots of other methods: what is wrong is told and kept, an order is made by buttons, without script by places', async () => {
  const room = await addRoom(world.forum);
  const options = [{ ar: 'تشجير الساحة' }, { ar: 'ملعب القرب' }, { ar: 'خزانة الحي' }];
  const points = await addMotion(room, { method: 'dot', options, title: { ar: 'توزيع النقاط' } });
  const order = await addMotion(room, { method: 'ranked-schulze', options, title: { ar: 'ترتيب المشاريع' } });
  const page = await openKioskOn(room, small);
  const scanner = createScanner(page, world.origin);
  await begin(page);
  await page.getByRole('link', { name: ar('kiosk:do_vote') }).click();
  const card = (text: string) => page.locator('main section', { hasText: text }).last();
  const send = (text: string) => card(text).getByRole('button', { name: ar('kiosk:send_vote') });
  await card('ترتيب المشاريع').locator('[id$="-b-add"]').waitFor();
  await scanner.look('ballots');
  const first = card('توزيع النقاط').getByLabel('تشجير الساحة');
  await first.fill('٩٩');
  await scanner.after(
    'refused',
    () => pressOn(page, send('توزيع النقاط')),
    () => page.getByText(ar('errors:vote.points_too_many')).first().waitFor(),
  );
  expect(await first.inputValue(), 'what was typed stays').toBe('٩٩');
  await first.fill('٧');
  await pressOn(page, send('توزيع النقاط'));
  await page.getByRole('heading', { name: ar('kiosk:done.castVote') }).waitFor();
  await page.getByRole('link', { name: ar('kiosk:more') }).click();
  await page.getByRole('link', { name: ar('kiosk:do_vote') }).click();
  await pressOn(page, card('ترتيب المشاريع').locator('[id$="-b-add"]'));
  await pressOn(page, card('ترتيب المشاريع').locator('[id$="-a-add"]'));
  await pressOn(page, send('ترتيب المشاريع'));
  await page.getByRole('heading', { name: ar('kiosk:done.castVote') }).waitFor();
  await finish(page);
  const plain = await openKioskOn(room, { ...noScript, ...small });
  await begin(plain);
  await plain.getByRole('link', { name: ar('kiosk:do_vote') }).click();
  const ranking = plain.locator('main section', { hasText: 'ترتيب المشاريع' }).last();
  await ranking.getByLabel('خزانة الحي').selectOption('1');
  await ranking.getByRole('button', { name: ar('kiosk:send_vote') }).click();
  await plain.getByRole('heading', { name: ar('kiosk:done.castVote') }).waitFor();
  const rows = await world.forum.sql`select motion_id, ballot, kiosk from method_ballots
    where motion_id in (${points}, ${order}) order by ballot::text`;
  expect(rows.map(({ motion_id: motion, ballot, kiosk }) => [motion, ballot, kiosk])).toEqual([
    [points, { points: { a: 7 } }, true],
    [order, { ranking: [['b'], ['a']] }, true],
    [order, { ranking: [['c']] }, true],
  ]);
  expect(ofTablet(scanner.findings())).toEqual([]);
});

test('a member votes with a slip that the desk printed, once', async () => {
  const room = await openHall();
  const member = await addPerson(world.forum, { role: 'member', commune: room.commune, name: 'عضو المقعد' });
  const [mandateId = ''] = await addSeats(world.forum, room.commune, 2, [member]);
  const motionId = await addMotion(room, { electorate: 'members', title: { ar: 'ملتمس الأعضاء' } });
  await recordAttendance(room.moderator, { sessionId: room.sessionId, mandateId, state: 'present' });
  await addMotion(room, {
    electorate: 'members',
    secrecy: 'sealed',
    title: { ar: 'ملتمس مختوم' },
    quorumRule: 'none',
  }).catch(() => null);
  // The members of a motion are those of when it was opened.
  await world.forum
    .sql`insert into motion_electors (motion_id, person_id) values (${motionId}, ${member}) on conflict do nothing`;
  const desk = await world.page(personOf(room.moderator), { viewport: { width: 1280, height: 900 } });
  const scanner = createScanner(desk, world.origin);
  await desk.goto(pathOf(room, 'fr', '/kiosks'));
  await scanner.after(
    'slip',
    () =>
      desk
        .locator('#seat-1')
        .getByRole('button', { name: fr('kiosks:give') })
        .click(),
    () => desk.getByRole('heading', { name: fr('kiosks:slip_title') }).waitFor(),
  );
  const code = (await desk.locator('main code').first().innerText()).trim();
  expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  expect(await desk.locator('#seat-2').textContent()).toContain(fr('errors:slip.no_account'));
  const page = await openKioskOn(room, small, false);
  await page.getByLabel(ar('kiosk:slip')).fill('ABCD-EFGH');
  await page.getByRole('button', { name: ar('kiosk:slip_begin') }).click();
  await page.locator('.error-summary').getByText(ar('errors:slip.unknown')).waitFor();
  await page.getByLabel(ar('kiosk:slip')).fill(code.toLowerCase());
  await page.getByRole('button', { name: ar('kiosk:slip_begin') }).click();
  await page.getByText('عضو المقعد').waitFor();
  await page.getByRole('link', { name: ar('kiosk:do_vote') }).click();
  const card = page.locator('section', { hasText: 'ملتمس الأعضاء' }).last();
  await card.getByLabel(ar('kiosk:no'), { exact: true }).check();
  await card.getByRole('button', { name: ar('kiosk:send_vote') }).click();
  await page.getByRole('heading', { name: ar('kiosk:done.castVote') }).waitFor();
  await finish(page);
  await page.getByLabel(ar('kiosk:slip')).fill(code);
  await page.getByRole('button', { name: ar('kiosk:slip_begin') }).click();
  await page.locator('.error-summary').getByText(ar('errors:slip.used')).waitFor();
  const again = issueSlip(room.moderator, { sessionId: room.sessionId, mandateId });
  await expect(again).rejects.toMatchObject({ reason: 'slip.voted' });
  expect(scanner.findings()).toEqual([]);
});
