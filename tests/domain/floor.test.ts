import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FloorView } from '#app/contract/floor.ts';
import type { AskFloorInput } from '#app/contract/inputs/manage-floor.ts';
import { reduceRoom } from '#app/live/reduce-room.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { askFloor } from '#server/domain/floor/ask-floor.ts';
import { giveFloor } from '#server/domain/floor/give-floor.ts';
import { addHallSpeaker, moveFloorRequest, removeFloorRequest, setFloor } from '#server/domain/floor/lead-list.ts';
import * as turn from '#server/domain/floor/steer-turn.ts';
import { withdrawFloor } from '#server/domain/floor/withdraw-floor.ts';
import { loadModerationLog } from '#server/domain/rooms/load-moderation-log.ts';
import { loadRoom, loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;
beforeAll(async () => void (forum = await createForum()));
afterAll(() => forum.close());
beforeEach(async () => {
  forum.clock.now = new Date('2026-11-02T18:00:00.000Z');
  room = await addRoom(forum);
  await setFloor(room.moderator, { sessionId: room.sessionId, open: true, turnSeconds: 120 });
});

const later = (seconds: number): void => void (forum.clock.now = new Date(forum.clock.now.getTime() + seconds * 1000));
const floorOf = async (): Promise<FloorView> => (await loadRoom(forum.db, room.sessionId)).floor;
const namesOf = ({ waiting }: FloorView) => waiting.map(({ name, reason }) => `${name} ${reason}`);
const citizen = async (name: string) => forum.as(await addGuest(forum, room.code, name));

async function ask(ctx: ActionContext, more: Partial<AskFloorInput> = {}): Promise<string> {
  const input = { actionId: randomUUID(), sessionId: room.sessionId, kind: 'contribution' as const, ...more };
  return (await askFloor(ctx, input)).requestId;
}
async function speak(ctx: ActionContext, seconds: number, more: Partial<AskFloorInput> = {}): Promise<string> {
  const requestId = await ask(ctx, more);
  await giveFloor(room.moderator, { requestId, asNext: false });
  later(seconds);
  await turn.stopTurn(room.moderator, { requestId });
  return requestId;
}
const actsOf = async () =>
  (await loadModerationLog(forum.db, room.sessionId)).floor.map(({ act, number }) => `${act} ${number}`);

describe('asking to speak', () => {
  test('somebody who asks waits, by name and kind; what they said of themselves is only an effect', async () => {
    const zahra = await citizen('زهرة');
    await speak(await citizen('سعيد'), 10);
    await ask(await citizen('عمر'));
    const requestId = await ask(zahra, { category: 'woman', kind: 'question' });
    const floor = await floorOf();
    expect(namesOf(floor)).toEqual(['زهرة balance', 'عمر asked_first']);
    expect(floor).toMatchObject({ open: true, speaker: null, spoken: 1, unspoken: 2 });
    expect(JSON.stringify(floor)).not.toContain('woman');
    expect((await loadRoomSelf(forum.db, zahra.actor, room.sessionId)).floorRequest).toBe(requestId);
    const logged = await forum.sql`select data from event_log where topic = ${`session:${room.sessionId}`}`;
    expect(JSON.stringify(logged)).not.toMatch(/زهرة|woman/);
    expect(await forum.sql`select category from floor_categories where request_id = ${requestId}`).toEqual([
      { category: 'woman' },
    ]);
  });

  test('once in each place: the same act is answered as before, another one is refused', async () => {
    const zahra = await citizen('زهرة');
    const actionId = randomUUID();
    const first = await ask(zahra, { actionId });
    expect(await ask(zahra, { actionId })).toBe(first);
    expect(await outcomeOf(ask(zahra))).toBe('conflict floor.asked_already');
    expect(await outcomeOf(ask(zahra, { actionId, kind: 'order' }))).toBe('conflict act.reused');
    expect((await floorOf()).waiting).toHaveLength(1);
  });

  test('a closed list takes nobody, and keeps who waits', async () => {
    await ask(await citizen('زهرة'));
    await setFloor(room.moderator, { sessionId: room.sessionId, open: false });
    expect(await outcomeOf(ask(await citizen('عمر')))).toBe('conflict floor.list_closed');
    expect(namesOf(await floorOf())).toEqual(['زهرة asked_first']);
  });

  test('a request that was taken back is gone with what was said in it, and may be made anew', async () => {
    const zahra = await citizen('زهرة');
    const requestId = await ask(zahra, { category: 'young' });
    const back = { actionId: randomUUID(), requestId };
    expect(await withdrawFloor(zahra, back)).toEqual({ requestId, state: 'withdrawn' });
    expect(await withdrawFloor(zahra, back)).toEqual({ requestId, state: 'withdrawn' });
    expect(await outcomeOf(withdrawFloor(zahra, { ...back, actionId: randomUUID() }))).toBe('ok');
    expect((await floorOf()).waiting).toEqual([]);
    expect(await forum.sql`select 1 from floor_categories where request_id = ${requestId}`).toHaveLength(0);
    expect(await outcomeOf(ask(zahra))).toBe('ok');
    const other = await citizen('عمر');
    const [mine] = (await floorOf()).waiting;
    const stolen = { actionId: randomUUID(), requestId: mine?.requestId ?? '' };
    expect(await outcomeOf(withdrawFloor(other, stolen))).toBe('forbidden floor.not_yours');
    expect(await outcomeOf(withdrawFloor(zahra, { actionId: randomUUID(), requestId: randomUUID() }))).toBe(
      'not_found floor.unknown',
    );
  });

  test('forty who ask at once have forty numbers and one order on every screen', async () => {
    const people = await Promise.all(Array.from({ length: 40 }, (_, nth) => citizen(`شخص ${nth}`)));
    const before = await loadRoom(forum.db, room.sessionId);
    const from = forum.frames().length;
    await forum.warmUp();
    await Promise.all(people.map((ctx) => ask(ctx)));
    const floor = await floorOf();
    expect(floor.waiting.map((row) => row.number)).toEqual(Array.from({ length: 40 }, (_, nth) => nth + 1));
    const seen = forum.frames().slice(from).reduce(reduceRoom, before);
    expect(seen.floor).toEqual(floor);
  });
});

describe('the turn', () => {
  test('it is given with its time, stands, goes on, is extended and ends; the time spoken is kept', async () => {
    const requestId = await ask(await citizen('زهرة'));
    await giveFloor(room.moderator, { requestId, asNext: true });
    await giveFloor(room.moderator, { requestId, asNext: true });
    expect((await floorOf()).speaker).toMatchObject({
      name: 'زهرة',
      clock: { plannedMs: 120_000, endsAt: '2026-11-02T18:02:00.000Z', remainingMs: null },
    });
    later(30);
    await turn.pauseTurn(room.moderator, { requestId });
    await turn.pauseTurn(room.moderator, { requestId });
    expect((await floorOf()).speaker?.clock).toEqual({ plannedMs: 120_000, endsAt: null, remainingMs: 90_000 });
    later(600);
    await turn.resumeTurn(room.moderator, { requestId });
    await turn.resumeTurn(room.moderator, { requestId });
    const more = { actionId: randomUUID(), requestId };
    await turn.extendTurn(room.moderator, more);
    await turn.extendTurn(room.moderator, more);
    expect((await floorOf()).speaker?.clock).toMatchObject({ plannedMs: 180_000, endsAt: '2026-11-02T18:13:00.000Z' });
    later(20);
    await turn.stopTurn(room.moderator, { requestId });
    await turn.stopTurn(room.moderator, { requestId });
    expect(await floorOf()).toMatchObject({ speaker: null, waiting: [], spoken: 1 });
    const [row] = await forum.sql`select spoken_ms, state from floor_requests where request_id = ${requestId}`;
    expect(row).toEqual({ spoken_ms: 50_000, state: 'done' });
    const acts = ['stop 1', 'extend 1', 'resume 1', 'pause 1', 'give 1', 'open null', 'turn_length null'];
    expect((await actsOf()).sort()).toEqual(acts.sort());
    expect(await outcomeOf(turn.pauseTurn(room.moderator, { requestId }))).toBe('conflict floor.not_speaking');
    expect(await outcomeOf(giveFloor(room.moderator, { requestId, asNext: false }))).toBe('conflict floor.not_waiting');
  });

  test('out of order it is the chair\'s own choice, and logged so; "next" is refused when another came first', async () => {
    const first = await ask(await citizen('زهرة'));
    const second = await ask(await citizen('عمر'));
    expect(await outcomeOf(giveFloor(room.moderator, { requestId: second, asNext: true }))).toBe(
      'conflict floor.order_changed',
    );
    later(1);
    await giveFloor(room.moderator, { requestId: second, asNext: false });
    expect((await actsOf())[0]).toBe('override 2');
    expect(await outcomeOf(giveFloor(room.moderator, { requestId: first, asNext: true }))).toBe('conflict floor.taken');
    await turn.stopTurn(room.moderator, { requestId: second });
    later(1);
    await giveFloor(room.moderator, { requestId: first, asNext: false });
    expect((await actsOf())[0]).toBe('give 1');
  });

  test('two moderators who give the floor at once: one speaker', async () => {
    const ids = await Promise.all(['زهرة', 'عمر', 'سعيد', 'ليلى'].map(async (name) => ask(await citizen(name))));
    const other = await forum.secondNode();
    const moderator = { ...room.moderator, services: other.services };
    await forum.warmUp();
    const outcomes = await Promise.all(
      ids.map((requestId, nth) =>
        outcomeOf(giveFloor(nth % 2 ? moderator : room.moderator, { requestId, asNext: false })),
      ),
    );
    expect(outcomes.toSorted()).toEqual([...Array(3).fill('conflict floor.taken'), 'ok']);
    expect(
      await forum.sql`select 1 from floor_requests where session_id = ${room.sessionId} and state = 'speaking'`,
    ).toHaveLength(1);
    await other.close();
  });

  test('a pause of the session stops the clock; its end ends the turn and the list, and forgets the categories', async () => {
    const requestId = await ask(await citizen('زهرة'), { category: 'disability' });
    await ask(await citizen('عمر'), { category: 'young' });
    await giveFloor(room.moderator, { requestId, asNext: false });
    later(40);
    await moveSession(room.moderator, { sessionId: room.sessionId, to: 'paused' });
    expect((await floorOf()).speaker?.clock).toMatchObject({ endsAt: null, remainingMs: 80_000 });
    await moveSession(room.moderator, { sessionId: room.sessionId, to: 'open' });
    await turn.resumeTurn(room.moderator, { requestId });
    later(5);
    const before = await loadRoom(forum.db, room.sessionId);
    const from = forum.frames().length;
    await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
    const floor = await floorOf();
    expect(floor).toMatchObject({ open: false, speaker: null, waiting: [], spoken: 1, countdown: null });
    expect(forum.frames().slice(from).reduce(reduceRoom, before).floor).toEqual(floor);
    const [row] = await forum.sql`select state, spoken_ms from floor_requests where request_id = ${requestId}`;
    expect(row).toEqual({ state: 'done', spoken_ms: 45_000 });
    const left = await forum.sql`
      select 1 from floor_categories join floor_requests using (request_id) where session_id = ${room.sessionId}`;
    expect(left).toHaveLength(0);
  });
});

describe('the list', () => {
  test('somebody of the hall is entered by name or without one, also while the list is closed', async () => {
    const { sessionId, moderator } = room;
    await setFloor(moderator, { sessionId, open: false });
    const named = { actionId: randomUUID(), sessionId, kind: 'for' as const, name: 'فاطمة' };
    const first = await addHallSpeaker(moderator, named);
    expect(await addHallSpeaker(moderator, named)).toEqual(first);
    await addHallSpeaker(moderator, { actionId: randomUUID(), sessionId, kind: 'question' });
    expect((await floorOf()).waiting.map(({ name, hall }) => [name, hall])).toEqual([
      ['فاطمة', true],
      [null, true],
    ]);
    // The same name again is the same person: she has spoken, who has no name has not.
    await giveFloor(moderator, { requestId: first.requestId, asNext: true });
    await turn.stopTurn(moderator, { requestId: first.requestId });
    await addHallSpeaker(moderator, { ...named, actionId: randomUUID() });
    expect(await floorOf()).toMatchObject({ spoken: 1, unspoken: 1 });
  });

  test('the chair moves and removes; each is logged, places chosen stay and are named', async () => {
    const ids = await Promise.all(
      ['أ', 'ب', 'ج'].map(async (name) => [name, await ask(await citizen(`${name} ${name}`))]),
    );
    const byNumber = (await floorOf()).waiting.map((row) => row.requestId);
    expect(ids).toHaveLength(3);
    const [first, second, third] = byNumber as [string, string, string];
    await moveFloorRequest(room.moderator, { requestId: third, direction: 'up' });
    const idsNow = async () => (await floorOf()).waiting.map((row) => row.requestId);
    expect(await idsNow()).toEqual([first, third, second]);
    await moveFloorRequest(room.moderator, { requestId: third, direction: 'up' });
    await moveFloorRequest(room.moderator, { requestId: third, direction: 'up' });
    expect((await floorOf()).waiting.map((row) => row.reason)).toEqual(['chair', 'asked_first', 'asked_first']);
    expect(await idsNow()).toEqual([third, first, second]);
    // One placed by the chair lets another placed by the chair pass, and keeps its choice.
    await moveFloorRequest(room.moderator, { requestId: second, direction: 'up' });
    await moveFloorRequest(room.moderator, { requestId: second, direction: 'up' });
    expect(await idsNow()).toEqual([second, third, first]);
    await removeFloorRequest(room.moderator, { requestId: second });
    await removeFloorRequest(room.moderator, { requestId: second });
    expect(await idsNow()).toEqual([third, first]);
    expect((await floorOf()).waiting[0]?.reason).toBe('chair');
    expect((await actsOf()).filter((act) => /up|remove/.test(act))).toHaveLength(5);
    expect(await outcomeOf(moveFloorRequest(room.moderator, { requestId: second, direction: 'up' }))).toBe(
      'conflict floor.not_waiting',
    );
  });

  test('what is refused changes nothing and tells nobody', async () => {
    const requestId = await ask(await citizen('زهرة'));
    const stranger = await citizen('عمر');
    const from = forum.frames().length;
    const before = await floorOf();
    for (const act of [
      () => giveFloor(stranger, { requestId, asNext: true }),
      () => setFloor(stranger, { sessionId: room.sessionId, open: false }),
      () => removeFloorRequest(stranger, { requestId }),
    ])
      expect(await outcomeOf(act())).toBe('forbidden session.not_moderator');
    expect(await outcomeOf(setFloor(room.moderator, { sessionId: room.sessionId, open: true }))).toBe('ok');
    expect(forum.frames()).toHaveLength(from);
    expect(await floorOf()).toEqual(before);
  });
});
