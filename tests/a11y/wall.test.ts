import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { growLedger } from '#server/domain/ledger/grow-ledger.ts';
import { giveFloor } from '#server/domain/floor/give-floor.ts';
import { inviteSpeakers } from '#server/domain/floor/invite-speakers.ts';
import { addHallSpeaker, setFloor } from '#server/domain/floor/lead-list.ts';
import { startCountdown } from '#server/domain/floor/run-countdown.ts';
import { setFloorGroup } from '#server/domain/floor/set-groups.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { enterHallCount } from '#server/domain/votes/enter-hall-count.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { voteStatement } from '#server/domain/statements/vote-statement.ts';
import { moveDoor } from '#server/domain/sessions/move-door.ts';
import { moveAgenda } from '#server/domain/sessions/move-agenda.ts';
import { drawMap } from '#server/domain/rooms/draw-map.ts';
import { switchWall } from '#server/domain/sessions/switch-wall.ts';
import { fillHall } from '#tests/support/opinion-hall.ts';
import { scan } from '#tests/support/a11y.ts';
import { findWeakText, inPage } from '#tests/support/a11y-page-checks.ts';
import { addGuest, addPerson } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, newAgendaItem, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { openLive, openWorld, pathOf, type World } from '#tests/support/room-journey.ts';

const height = 1080;
const long = {
  ar: 'هل توافقون على أن تبرمج أشغال تهيئة شارع المدارس وأرصفته وولوجياته وتشجيره وإنارته خلال العطل المدرسية، حتى لا يتعرض التلاميذ وأسرهم للخطر عند الدخول والخروج؟',
  fr: 'Êtes-vous d’accord pour programmer les travaux de l’avenue des Écoles, de ses trottoirs, de ses accès et de ses arbres pendant les vacances scolaires, pour la sécurité des élèves ?',
};

let world: World;
let page: Page;
beforeAll(async () => {
  world = await openWorld();
  page = await world.page('visitor', { viewport: { width: 1920, height } });
});
afterAll(() => world.close());

/** Rooms in each state the wall knows, with titles as long as they get. */
const walls: Record<string, () => Promise<Room>> = {
  planned: () => addRoom(world.forum, { state: 'planned', title: long }),
  'an agenda item': async () => {
    const room = await addRoom(world.forum);
    await moveAgenda(room.moderator, { sessionId: room.sessionId, agendaItemId: await newAgendaItem(room, long.ar) });
    return room;
  },
  'the top statements': async () => {
    const room = await addRoom(world.forum, { title: long });
    const guest = await world.forum.as(await addGuest(world.forum, room.code));
    for (const text of [long.ar, long.fr, 'عبارة قصيرة']) {
      const statementId = await newStatement(room, room.moderator, text);
      await voteStatement(guest, { actionId: randomUUID(), statementId, vote: 1 });
    }
    return room;
  },
  'the opinion map': async () => {
    const { room } = await fillHall(world.forum, 14, 12, long.ar.slice(0, 120));
    await drawMap(world.forum.services, room.sessionId);
    await switchWall(room.moderator, { sessionId: room.sessionId, view: 'map' });
    return room;
  },
  'the code': async () => {
    const room = await addRoom(world.forum, { title: long });
    await switchWall(room.moderator, { sessionId: room.sessionId, view: 'code' });
    return room;
  },
  'a message': async () => {
    const room = await addRoom(world.forum, { title: long });
    const message = { view: 'message', text: long.ar.slice(0, 200), lang: 'ar' } as const;
    await switchWall(room.moderator, { sessionId: room.sessionId, ...message });
    return room;
  },
  'an open vote': async () => {
    const room = await addRoom(world.forum, { title: long });
    await addMotion(room, { title: long });
    return room;
  },
  'a result': async () => {
    const room = await addRoom(world.forum, { title: long });
    const motionId = await addMotion(room, { title: long, state: 'open' });
    for (const choice of ['yes', 'yes', 'no'] as const) {
      const guest = await world.forum.as(await addGuest(world.forum, room.code));
      await castVote(guest, { actionId: randomUUID(), motionId, ballot: { choice } });
    }
    await closeAndShow(room, motionId);
    return room;
  },
  'a result of phones and paper while somebody speaks': async () => {
    const room = await addRoom(world.forum, { title: long });
    const motionId = await addMotion(room, { title: long, state: 'open' });
    for (const choice of ['yes', 'yes', 'no'] as const) {
      const guest = await world.forum.as(await addGuest(world.forum, room.code));
      await castVote(guest, { actionId: randomUUID(), motionId, ballot: { choice } });
    }
    const second = await world.forum.as(await addPerson(world.forum, { role: 'moderator', commune: room.commune }));
    const paper = { motionId, channel: 'paper', yes: 15, no: 1, abstain: 8, people: 24 } as const;
    for (const who of [room.moderator, second]) await enterHallCount(who, paper);
    await closeAndShow(room, motionId);
    await giveLong(room);
    await switchWall(room.moderator, { sessionId: room.sessionId, view: 'result' });
    return room;
  },
  'a speaker of a group, the next two, an invitation and a countdown': async () => {
    const room = await addRoom(world.forum, { title: long });
    const { sessionId } = room;
    await giveLong(room);
    await inviteSpeakers(room.moderator, { sessionId });
    await startCountdown(room.moderator, { sessionId, seconds: 3600, label: 'استراحة قصيرة' });
    return room;
  },
  'an open vote while somebody speaks and a countdown runs': async () => {
    const room = await addRoom(world.forum, { title: long });
    await giveLong(room);
    await startCountdown(room.moderator, { sessionId: room.sessionId, seconds: 3600, label: 'استراحة قصيرة' });
    await addMotion(room, { title: long });
    return room;
  },
  'who comes next, while nobody speaks': async () => {
    const room = await addRoom(world.forum, { title: long });
    await askInHall(room);
    await switchWall(room.moderator, { sessionId: room.sessionId, view: 'speaker' });
    return room;
  },
  'a closed door': async () => {
    const room = await addRoom(world.forum, { title: long });
    await moveDoor(room.moderator, { sessionId: room.sessionId, door: 'closed', reason: 'rush' });
    return room;
  },
  paused: () => addRoom(world.forum, { state: 'paused', title: long }),
  closed: () => addRoom(world.forum, { state: 'closed', title: long }),
};

/** Three of the hall with long names, for a group with a long name, wait for the floor. */
async function askInHall(room: Room): Promise<string[]> {
  const { sessionId } = room;
  const act = () => ({ actionId: randomUUID(), sessionId });
  await setFloor(room.moderator, { sessionId, open: true });
  const name = { ar: long.ar.slice(0, 80), fr: long.fr.slice(0, 80) };
  const { groupId } = await setFloorGroup(room.moderator, { ...act(), name, minutes: 20 });
  const speakers = ['للا فاطمة الزهراء بنت الحاج عبد الرحمن', 'رقية بنت محمد', 'Abderrahmane Ould Sidi Mohammed'];
  const asked = [];
  for (const one of speakers)
    asked.push((await addHallSpeaker(room.moderator, { ...act(), kind: 'order', name: one, groupId })).requestId);
  return asked;
}

/** The first of them speaks. */
async function giveLong(room: Room): Promise<void> {
  const [requestId = ''] = await askInHall(room);
  await giveFloor(room.moderator, { requestId, asNext: true });
}

/** While nobody new is let in the wall shows no code. */
const signOf = (name: string, room: Room): string | null => (name === 'a closed door' ? null : room.code);

async function closeAndShow(room: Room, motionId: string): Promise<void> {
  await closeMotion(room.moderator, { motionId });
  await showResult(room.moderator, { motionId });
}

describe('A-82 the wall of the hall', () => {
  const cases = Object.keys(walls).flatMap((name) => [[name, 'ar'] as const, [name, 'fr'] as const]);
  test.each(cases)('%s, in %s, is readable at ten metres', async (name, lang) => {
    const room = await walls[name]?.();
    if (!room) throw new Error(name);
    // Its foot shows the head of the record, as in any session that has voted for a minute.
    await growLedger(world.forum.services, room.sessionId);
    await openLive(page, pathOf(room, lang, '/projector'));
    if (lang === 'fr')
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(height);
    expect(await findWeakText(page, 7)).toEqual([]);
    expect(await inPage(page, readWall, { least: height * 0.04, code: signOf(name, room) })).toEqual([]);
    expect(await scan(page)).toEqual([]);
  });
});

test.each(Object.keys(walls))('%s, with two languages asked for, fits and is readable at ten metres', async (name) => {
  const room = await walls[name]?.();
  if (!room) throw new Error(name);
  await openLive(page, pathOf(room, 'ar', '/projector?langs=ar,fr'));
  expect(await findWeakText(page, 7)).toEqual([]);
  expect(await inPage(page, readWall, { least: height * 0.04, code: signOf(name, room) })).toEqual([]);
  expect(await scan(page)).toEqual([]);
});

test('with two languages asked for, titles stand side by side in one size, each in its own direction', async () => {
  const room = await addRoom(world.forum, { state: 'planned', title: long });
  await openLive(page, pathOf(room, 'ar', '/projector?langs=ar,fr'));
  const [ar, fr] = [page.locator('h1 > [lang="ar"][dir="rtl"]'), page.locator('h1 > [lang="fr"][dir="ltr"]')];
  const [first, second] = await Promise.all([ar.boundingBox(), fr.boundingBox()]);
  expect(await fr.innerText()).toBe(long.fr);
  expect(first?.y).toBe(second?.y);
  expect(first?.x).toBeGreaterThan((second?.x ?? 0) + (second?.width ?? 0) - 1);
  expect(await findWeakText(page, 7)).toEqual([]);
  expect(await inPage(page, readWall, { least: height * 0.04, code: room.code })).toEqual([]);
  expect(await scan(page)).toEqual([]);
  await openLive(page, pathOf(room, 'ar', '/projector?langs=ar,xx'));
  expect(await fr.count(), 'anything else is as if nothing was asked').toBe(0);
});

/** Runs in the page. */
function readWall({ least, code }: { least: number; code: string | null }): string[] {
  const faults: string[] = [];
  const root = document.documentElement;
  if (root.scrollHeight > root.clientHeight + 1) faults.push(`the wall scrolls: ${root.scrollHeight}`);
  const inside = (element: Element | null | undefined): boolean => {
    if (!element) return false;
    const box = element.getBoundingClientRect();
    return (
      box.width > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight + 1 && box.right <= innerWidth + 1
    );
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Element[] = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent && walker.currentNode.textContent?.trim() && !parent.closest('script')) texts.push(parent);
  }
  for (const element of texts) {
    const box = element.getBoundingClientRect();
    if (box.width <= 1) continue;
    // In a picture a pixel is as large as the picture makes it.
    const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
    const size = parseFloat(getComputedStyle(element).fontSize) * scale;
    const words = (element.textContent ?? '').slice(0, 40);
    if (size < least - 0.5) faults.push(`${Math.round(size)} px: ${words}`);
    // A line that is cut on purpose ends with dots inside its own box.
    const cut = element.closest('[class*="truncate"], [class*="line-clamp"]');
    if (!inside(cut ?? element)) faults.push(`outside the wall: ${words}`);
  }
  const sign = document.querySelector('.wall-join svg[role="img"]');
  if (code === null) return sign ? [...faults, 'the QR is seen'] : faults;
  if (!inside(sign) || (sign?.getBoundingClientRect().width ?? 0) < innerHeight * 0.2)
    faults.push('the QR is not seen');
  const shown = texts.find((element) => element.textContent?.trim() === code);
  if (!inside(shown)) faults.push('the code is not seen');
  return faults;
}
