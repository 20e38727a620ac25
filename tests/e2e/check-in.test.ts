import { afterAll, beforeAll, expect, test } from 'vitest';
import { createScanner } from '#tests/support/a11y.ts';
import { addPerson, addSeats } from '#tests/support/forum-people.ts';
import { addRoom } from '#tests/support/forum-sessions.ts';
import { pressOn } from '#tests/support/keyboard.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ar = words('ar');
const fr = words('fr');
const small = { viewport: { width: 360, height: 740 } };

/** A hall with a member who has a phone. */
async function openHall() {
  const room = await addRoom(world.forum);
  const personId = await addPerson(world.forum, { role: 'member', commune: room.commune });
  await addSeats(world.forum, room.commune, 3, [personId]);
  return { room, member: { personId } };
}

test('a member shows the sign, the desk notes it: by the link of the camera and by the typed code', async () => {
  const { room, member } = await openHall();
  const phone = await world.page(member, small);
  const scanner = createScanner(phone, world.origin);
  await openLive(phone, pathOf(room, 'ar', '?tab=about'));
  await phone.getByRole('link', { name: ar('room:about.sign') }).click();
  await phone.getByRole('heading', { name: ar('sign:own') }).waitFor();
  await scanner.look('own sign');
  const code = (await phone.locator('#sign-code').innerText()).trim();
  expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);

  const desk = await world.page(personOf(room.moderator), small);
  const deskScanner = createScanner(desk, world.origin);
  await desk.goto(pathOf(room, 'fr', `/attendance?sign=${code.replace('-', '')}`));
  await deskScanner.after(
    'arrived',
    () => pressOn(desk, desk.getByRole('button', { name: fr('attendance:sign_arrive') })),
    () => desk.locator('#seat-1').getByText(fr('attendance:done.present')).waitFor(),
  );
  expect(await desk.locator('#seat-1').innerText()).toContain(fr('attendance:by_sign'));
  await desk.getByLabel(fr('attendance:sign_code')).fill('ABCD EFGH');
  await deskScanner.after(
    'refused',
    () => desk.getByRole('button', { name: fr('attendance:sign_leave') }).click(),
    () => desk.locator('.error-summary').getByText(fr('errors:sign.unknown')).waitFor(),
  );
  expect(await desk.getByLabel(fr('attendance:sign_code')).inputValue(), 'what was typed stays').toBe('ABCD EFGH');
  await phone.reload();
  await phone.getByText(ar('sign:state', { state: ar('attendance:state.present') })).waitFor();
  expect([...scanner.findings(), ...deskScanner.findings()]).toEqual([]);
});

test('a member checks in by the sign at the door without script, and out by its typed code', async () => {
  const { room, member } = await openHall();
  const door = await world.page(personOf(room.moderator), { viewport: { width: 1280, height: 900 } });
  const scanner = createScanner(door, world.origin);
  await door.goto(pathOf(room, 'fr', '/door'));
  await scanner.look('door');
  const code = (await door.locator('#sign-code').innerText()).trim().replace('-', '');
  const label = (await door.locator('.qr svg').getAttribute('aria-label')) ?? '';
  expect(label).toContain(`/sign?door=${code}`);

  const phone = await world.page(member, { ...small, javaScriptEnabled: false });
  await phone.goto(pathOf(room, 'ar', `/sign?door=${code}`));
  expect(await phone.getByLabel(ar('sign:door_code')).inputValue()).toBe(code);
  await phone.getByRole('button', { name: ar('sign:arrive') }).click();
  await phone.getByText(ar('sign:done.present')).waitFor();
  await phone.getByLabel(ar('sign:door_code')).fill(code.toLowerCase());
  await phone.getByRole('button', { name: ar('sign:leave') }).click();
  await phone.getByText(ar('sign:done.left')).waitFor();
  await phone.getByLabel(ar('sign:door_code')).fill('ABCDEFGH');
  await phone.getByRole('button', { name: ar('sign:arrive') }).click();
  await phone.locator('.error-summary').getByText(ar('errors:sign.unknown')).waitFor();
  expect(scanner.findings()).toEqual([]);
});

test('who is no member is told so, and a visitor is led through signing in to the sign', async () => {
  const { room } = await openHall();
  const citizen = await world.page('citizen1', small);
  await citizen.goto(pathOf(room, 'ar', '/sign'));
  await citizen.getByText(ar('sign:none'), { exact: true }).waitFor();
  const visitor = await world.page('visitor', small);
  await visitor.goto(pathOf(room, 'ar', '/sign?door=ABCDEFGH'));
  expect(decodeURIComponent(visitor.url())).toContain('/sign?door=ABCDEFGH');
});
