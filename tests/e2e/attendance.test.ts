import { afterAll, beforeAll, expect, test } from 'vitest';
import { createScanner } from '#tests/support/a11y.ts';
import { addSeats } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
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

async function openHall(state: 'open' | 'planned' | 'closed' = 'open'): Promise<Room> {
  const room = await addRoom(world.forum, { state });
  await addSeats(world.forum, room.commune, 5);
  return room;
}

test('the attendance list at the door, by keyboard: hall, cockpit and wall hear the numbers at once', async () => {
  const room = await openHall();
  await addMotion(room, { electorate: 'members', quorumRule: 'half', title: { ar: 'ملتمس الأعضاء' } });
  const phone = await world.page('visitor');
  await openLive(phone, pathOf(room, 'ar', '?tab=motions'));
  const cockpit = await world.page(personOf(room.moderator));
  await openLive(cockpit, pathOf(room, 'ar', '/moderate'));
  const wall = await world.page('visitor', { viewport: { width: 1920, height: 1080 } });
  await openLive(wall, pathOf(room, 'fr', '/projector'));
  await expect.poll(() => cockpit.locator('#stage').innerText()).toContain(ar('moderate:attendance_not_kept'));
  expect(await wall.locator('main').innerText()).toContain(fr('projector:quorum_missing', { count: 3 }));

  const desk = await world.page(personOf(room.moderator));
  const scanner = createScanner(desk, world.origin);
  await desk.goto(pathOf(room, 'ar', '/attendance'));
  expect(await desk.locator('script').count(), 'it needs no script').toBe(0);
  expect(await desk.locator('main').innerText()).toContain(ar('attendance:not_kept'));
  await desk.setViewportSize({ width: 360, height: 740 });
  for (const seat of [1, 2, 3]) {
    const row = desk.locator(`#seat-${seat}`);
    await scanner.after(
      `seat ${seat}`,
      () => pressOn(desk, row.getByRole('button', { name: ar('attendance:act.present') })),
      () => row.getByText(ar('attendance:done.present')).waitFor(),
    );
  }
  expect(await desk.locator('main').innerText()).toContain(ar('attendance:first_reached', { quorum: 3 }));
  const told = ar('room:attendance', { present: 3, members: 5 });
  await expect.poll(() => phone.locator('.room-head').innerText()).toContain(told);
  await expect.poll(() => phone.locator('#motion-1').innerText()).toContain(ar('room:motions.quorum_reached'));
  await expect.poll(() => cockpit.locator('#stage').innerText()).toContain(told);
  await expect.poll(() => wall.locator('main').innerText()).toContain(fr('projector:quorum_reached'));

  await pressOn(desk, desk.locator('#seat-2').getByRole('button', { name: ar('attendance:act.left') }));
  await desk.locator('#seat-2').getByText(ar('attendance:state.left'), { exact: true }).waitFor();
  await expect.poll(() => wall.locator('main').innerText()).toContain(fr('projector:quorum_missing', { count: 1 }));
  await desk.reload();
  expect(await desk.locator('#seat-2').innerText()).toContain(ar('attendance:act.back'));
  expect(scanner.findings()).toEqual([]);
});

test('before the session the wall tells how many members have come', async () => {
  const room = await openHall('planned');
  const wall = await world.page('visitor', { viewport: { width: 1920, height: 1080 } });
  await openLive(wall, pathOf(room, 'ar', '/projector'));
  const desk = await world.page(personOf(room.moderator));
  await desk.goto(pathOf(room, 'fr', '/attendance'));
  await desk
    .locator('#seat-4')
    .getByRole('button', { name: fr('attendance:act.present') })
    .click();
  await expect
    .poll(() => wall.locator('main').innerText())
    .toContain(ar('projector:attendance', { present: 1, members: 5 }));
});

test('what cannot be noted is said, and the closed list is only read', async () => {
  const room = await openHall();
  const desk = await world.page(personOf(room.moderator));
  await desk.goto(pathOf(room, 'ar', '/attendance'));
  await world.forum.sql`update mandates set ends_on = current_date - 1 where seat_id in
    (select seat_id from seats where space_id = ${room.commune.spaceId} and number = 5)`;
  await desk
    .locator('#seat-5')
    .getByRole('button', { name: ar('attendance:act.present') })
    .click();
  await desk.getByText(ar('errors:attendance.no_member')).waitFor();
  const past = await openHall('closed');
  const archive = await world.page(personOf(past.moderator));
  await archive.goto(pathOf(past, 'ar', '/attendance'));
  await archive.getByText(ar('attendance:closed')).waitFor();
  expect(await archive.locator('[id^="seat-"]').count()).toBeGreaterThan(4);
  expect(await archive.locator('main form').count()).toBe(0);
});
