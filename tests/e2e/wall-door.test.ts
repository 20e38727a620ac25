import { afterAll, beforeAll, expect, test } from 'vitest';
import { createScanner } from '#tests/support/a11y.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, personOf, type World } from '#tests/support/room-journey.ts';
import { words } from '#tests/support/room-journey-words.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A moderator who posts forms. */
async function seatChair(room: Room) {
  const page = await world.page(personOf(room.moderator), { javaScriptEnabled: false });
  const post = async (rest: string, form: Record<string, string>) => {
    const answer = await page.request.post(pathOf(room, 'ar', rest), { form });
    expect(answer.ok()).toBe(true);
  };
  return {
    page,
    act: (form: Record<string, string>) => post('/moderate', form),
    door: (door: string, reason: string) => post('/joins', { door, reason }),
  };
}

const screen = { viewport: { width: 1280, height: 720 } };

test.each(['ar', 'fr'] as const)(
  'in %s the wall shows no code while nobody new is let in, but why, live and after a reload, until the door opens',
  async (lang) => {
    const say = words(lang);
    const room = await addRoom(world.forum);
    const { code } = room;
    const chair = await seatChair(room);
    const wall = await world.page('visitor', screen);
    const scanner = createScanner(wall, world.origin);
    await openLive(wall, pathOf(room, lang, '/projector'));
    const sign = wall.locator('.wall-join');
    const shut = sign.getByText(say('projector:door_closed'));
    const why = sign.getByText(say('projector:door_reason', { reason: say('moderation:door.reason_rush') }));
    await sign.getByText(code).waitFor();
    await scanner.after(
      'the door closes',
      () => chair.door('closed', 'rush'),
      () => shut.waitFor(),
    );
    await why.waitFor();
    const main = wall.locator('main');
    expect(await main.innerText()).not.toContain(code);
    expect(await wall.locator('.qr').count()).toBe(0);

    await openLive(wall, pathOf(room, lang, '/projector'));
    await why.waitFor();
    await chair.act({ intent: 'switchWall', view: 'code' });
    await main.getByText(say('projector:door_stay')).waitFor();
    expect(await main.innerText(), 'nor in large type').not.toContain(code);
    expect(await sign.count(), 'it is said once').toBe(0);
    await main.getByText(say('projector:door_reason', { reason: say('moderation:door.reason_rush') })).waitFor();
    await scanner.look('asked for the code');
    await chair.act({ intent: 'switchWall', view: 'auto' });

    await chair.door('open', 'calm');
    await sign.getByText(code).waitFor();
    await wall.locator('.qr').waitFor();
    expect(await shut.count()).toBe(0);
    expect(scanner.findings()).toEqual([]);
    for (const page of [wall, chair.page]) await page.context().close();
  },
);

test('a screen of two languages says its labels in both, the second one smaller, also what comes live', async () => {
  const [ar, fr] = [words('ar'), words('fr')];
  const room = await addRoom(world.forum);
  const chair = await seatChair(room);
  const wall = await world.page('visitor', screen);
  const scanner = createScanner(wall, world.origin);
  await openLive(wall, pathOf(room, 'fr', '/projector?langs=ar,fr'));
  await chair.door('closed', 'hall_only');
  const sign = wall.locator('.wall-join');
  for (const [lang, say] of [
    ['ar', ar],
    ['fr', fr],
  ] as const) {
    await sign.locator(`[lang=${lang}]`).getByText(say('projector:door_closed')).waitFor();
    const reason = say('moderation:door.reason_hall_only');
    await sign.locator(`[lang=${lang}]`).getByText(say('projector:door_reason', { reason })).waitFor();
  }
  const sizeOf = (lang: string) =>
    sign
      .locator(`[lang=${lang}]`)
      .first()
      .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  expect(await sizeOf('ar'), 'the language that was asked for first is the larger').toBeGreaterThan(await sizeOf('fr'));
  const motionId = await addMotion(room, { title: { ar: 'ملتمس', fr: 'Motion' }, state: 'draft' });
  await chair.act({ intent: 'openMotion', motionId });
  await wall.locator('.chip [lang=ar]').getByText(ar('projector:vote_open')).waitFor();
  await wall.locator('.chip [lang=fr]').getByText(fr('projector:vote_open')).waitFor();
  await scanner.look('an open vote');
  expect(scanner.findings()).toEqual([]);
  for (const page of [wall, chair.page]) await page.context().close();
});
