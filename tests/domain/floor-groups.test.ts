import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FloorView } from '#app/contract/floor.ts';
import type { AskFloorInput, SetFloorGroupInput } from '#app/contract/inputs/manage-floor.ts';
import { limits } from '#app/contract/limits.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { askFloor } from '#server/domain/floor/ask-floor.ts';
import { countUnspoken } from '#server/domain/floor/count-unspoken.ts';
import { giveFloor } from '#server/domain/floor/give-floor.ts';
import { inviteSpeakers } from '#server/domain/floor/invite-speakers.ts';
import { loadGroups } from '#server/domain/floor/load-groups.ts';
import { addHallSpeaker, setFloor } from '#server/domain/floor/lead-list.ts';
import { regroupRequest, removeFloorGroup, setFloorGroup } from '#server/domain/floor/set-groups.ts';
import * as turn from '#server/domain/floor/steer-turn.ts';
import { takeBackFloor } from '#server/domain/floor/undo-floor.ts';
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
const citizen = async (name: string) => forum.as(await addGuest(forum, room.code, name));
const names = ({ waiting }: FloorView) => waiting.map(({ name, reason }) => `${name} ${reason}`);
const actsOf = async () => (await loadModerationLog(forum.db, room.sessionId)).floor.map(({ act }) => act);

async function group(name: string, minutes: number, more: Partial<SetFloorGroupInput> = {}): Promise<string> {
  const input = { actionId: randomUUID(), sessionId: room.sessionId, name: { ar: name }, minutes, ...more };
  return (await setFloorGroup(room.moderator, input)).groupId;
}
async function ask(ctx: ActionContext, more: Partial<AskFloorInput> = {}): Promise<string> {
  const input = { actionId: randomUUID(), sessionId: room.sessionId, kind: 'contribution' as const, ...more };
  return (await askFloor(ctx, input)).requestId;
}
async function speak(ctx: ActionContext, seconds: number, more: Partial<AskFloorInput> = {}): Promise<void> {
  const requestId = await ask(ctx, more);
  await giveFloor(room.moderator, { requestId, asNext: false });
  later(seconds);
  await turn.stopTurn(room.moderator, { requestId });
}
async function takeBackLast(): Promise<string> {
  const [last] = await forum.sql`select undo_id as id from reversible_acts where session_id = ${room.sessionId}
    order by step desc limit 1`;
  return outcomeOf(takeBackFloor(room.moderator, { undoId: String(last?.id) }));
}

describe('the time of a group', () => {
  test('runs while one of it speaks, stands in a pause, and a turn is no longer than what is left', async () => {
    const groupId = await group('الجمعيات', 3);
    const standing = (ms: number) => ({ plannedMs: 180_000, endsAt: null, remainingMs: ms });
    expect((await floorOf()).groups).toEqual([{ groupId, name: { ar: 'الجمعيات' }, clock: standing(180_000) }]);
    const first = await ask(await citizen('زهرة'), { groupId });
    expect((await floorOf()).waiting).toMatchObject([{ name: 'زهرة', group: groupId }]);
    await giveFloor(room.moderator, { requestId: first, asNext: true });
    expect(await floorOf()).toMatchObject({
      speaker: { group: groupId, clock: { plannedMs: 120_000 } },
      groups: [{ clock: { plannedMs: 180_000, endsAt: '2026-11-02T18:03:00.000Z', remainingMs: null } }],
    });
    later(90);
    await turn.pauseTurn(room.moderator, { requestId: first });
    later(600);
    expect((await floorOf()).groups[0]?.clock).toEqual(standing(90_000));
    await turn.resumeTurn(room.moderator, { requestId: first });
    later(10);
    await turn.stopTurn(room.moderator, { requestId: first });
    expect((await floorOf()).groups[0]?.clock).toEqual(standing(80_000));
    const second = await ask(await citizen('عمر'), { groupId });
    await giveFloor(room.moderator, { requestId: second, asNext: true });
    expect((await floorOf()).speaker?.clock.plannedMs).toBe(80_000);
  });

  test('moderators read who has spoken how long, each person once, the longest first', async () => {
    const [zahra, omar] = [await citizen('زهرة'), await citizen('عمر')];
    await speak(zahra, 20);
    await speak(omar, 45);
    await speak(zahra, 40, { kind: 'reply' });
    await ask(await citizen('سعيد'));
    expect((await loadGroups(room.moderator, room.sessionId)).heard).toEqual([
      { name: 'زهرة', hall: false, turns: 2, spokenMs: 60_000 },
      { name: 'عمر', hall: false, turns: 1, spokenMs: 45_000 },
    ]);
  });

  test('a point of order takes none of it, and is as long as any', async () => {
    const groupId = await group('الجمعيات', 1);
    const requestId = await ask(await citizen('زهرة'), { groupId, kind: 'order' });
    await giveFloor(room.moderator, { requestId, asNext: true });
    expect(await floorOf()).toMatchObject({
      speaker: { clock: { plannedMs: 120_000 } },
      groups: [{ clock: { endsAt: null, remainingMs: 60_000 } }],
    });
  });

  test('once it is used up its people wait behind the others, and have a usual turn when the chair gives it', async () => {
    const groupId = await group('الجمعيات', 1);
    await speak(await citizen('زهرة'), 75, { groupId });
    expect((await floorOf()).groups[0]?.clock.remainingMs).toBe(0);
    const late = await ask(await citizen('عمر'), { groupId });
    await speak(await citizen('سعيد'), 5);
    await ask(await citizen('مريم'));
    expect(names(await floorOf())).toEqual(['مريم asked_first', 'عمر group_time']);
    await giveFloor(room.moderator, { requestId: late, asNext: false });
    expect((await floorOf()).speaker?.clock.plannedMs).toBe(120_000);
    expect(await actsOf()).toContain('override');
    await turn.stopTurn(room.moderator, { requestId: late });
    await group('الجمعيات', 5, { groupId });
    await ask(await citizen('هند'), { groupId });
    expect(names(await floorOf())).toEqual(['مريم asked_first', 'هند asked_first']);
  });

  test('somebody of the hall speaks for a group, and the chair may put right for which one', async () => {
    const [one, other] = [await group('الجمعيات', 2), await group('الساكنة', 2)];
    const { requestId } = await addHallSpeaker(room.moderator, {
      actionId: randomUUID(),
      sessionId: room.sessionId,
      kind: 'for',
      name: 'رشيد',
      groupId: one,
    });
    await giveFloor(room.moderator, { requestId, asNext: true });
    later(30);
    await regroupRequest(room.moderator, { requestId, groupId: other });
    await regroupRequest(room.moderator, { requestId, groupId: other });
    await turn.stopTurn(room.moderator, { requestId });
    expect((await floorOf()).groups.map(({ clock }) => clock.remainingMs)).toEqual([120_000, 90_000]);
    expect(await outcomeOf(regroupRequest(room.moderator, { requestId, groupId: null }))).toBe(
      'conflict floor.not_waiting',
    );
    expect((await actsOf()).filter((act) => act === 'regroup')).toHaveLength(1);
  });

  test('a group of another session, one that is gone and one too many are refused', async () => {
    const here = room;
    const elsewhere = await group('الجمعيات', 2);
    room = await addRoom(forum);
    await setFloor(room.moderator, { sessionId: room.sessionId, open: true });
    const zahra = await citizen('زهرة');
    expect(await outcomeOf(ask(zahra, { groupId: elsewhere }))).toBe('conflict floor.group_unknown');
    expect(await outcomeOf(group('غيرها', 2, { groupId: elsewhere }))).toBe('conflict floor.group_unknown');
    const across = { sessionId: room.sessionId, groupId: elsewhere };
    expect(await outcomeOf(removeFloorGroup(room.moderator, across))).toBe('not_found floor.group_unknown');
    expect(await forum.sql`select 1 from floor_groups where session_id = ${here.sessionId}`).toHaveLength(1);
    for (let nth = 0; nth < limits.floorGroups; nth += 1) await group(`مجموعة ${nth}`, 1);
    expect(await outcomeOf(group('زائدة', 1))).toBe('conflict floor.groups_full');
  });

  test('one act makes one group; a group that somebody spoke for stays', async () => {
    const actionId = randomUUID();
    const groupId = await group('الجمعيات', 2, { actionId });
    expect(await group('الجمعيات', 2, { actionId })).toBe(groupId);
    expect(await outcomeOf(group('غيرها', 2, { actionId }))).toBe('conflict act.reused');
    const free = await group('الساكنة', 2);
    const remove = (id: string) =>
      outcomeOf(removeFloorGroup(room.moderator, { sessionId: room.sessionId, groupId: id }));
    expect(await remove(free)).toBe('ok');
    expect(await remove(free)).toBe('ok');
    await ask(await citizen('زهرة'), { groupId });
    expect(await remove(groupId)).toBe('conflict floor.group_used');
    expect((await floorOf()).groups).toHaveLength(1);
  });

  test('each act on groups is taken back, unless somebody built on it', async () => {
    const groupId = await group('الجمعيات', 2);
    await group('جمعيات الأحياء', 4, { groupId });
    expect(await takeBackLast()).toBe('ok');
    expect((await floorOf()).groups).toMatchObject([
      { groupId, name: { ar: 'الجمعيات' }, clock: { plannedMs: 120_000 } },
    ]);
    await removeFloorGroup(room.moderator, { sessionId: room.sessionId, groupId });
    expect(await takeBackLast()).toBe('ok');
    expect((await floorOf()).groups).toMatchObject([{ groupId }]);
    const requestId = await ask(await citizen('زهرة'));
    await regroupRequest(room.moderator, { requestId, groupId });
    expect(await takeBackLast()).toBe('ok');
    expect((await floorOf()).waiting).toMatchObject([{ group: null }]);
    const other = await group('الساكنة', 2);
    await ask(await citizen('عمر'), { groupId: other });
    expect(await takeBackLast()).toMatch(/^conflict/);
    expect((await floorOf()).groups).toHaveLength(2);
  });
});

describe('those who have not spoken', () => {
  const count = (...connected: string[]) => countUnspoken(forum.db, room.sessionId, connected);

  test('are counted among those present, each once; nothing is counted where the floor is not in use', async () => {
    const [zahra, omar] = [await citizen('زهرة'), await citizen('عمر')];
    const ids = [zahra, omar].map(({ actor }) => (actor.kind === 'visitor' ? '' : actor.personId));
    expect(await count(...ids, ...ids)).toBe(2);
    await speak(zahra, 5);
    expect(await count(...ids)).toBe(1);
    await ask(zahra);
    expect(await count(...ids)).toBe(1);
    const waits = await ask(omar);
    expect(await count(...ids)).toBe(1);
    await giveFloor(room.moderator, { requestId: waits, asNext: false });
    expect(await count(...ids)).toBe(0);
    const quiet = await addRoom(forum);
    expect(await countUnspoken(forum.db, quiet.sessionId, ids)).toBeNull();
  });

  test('are invited while the list is open, not again at once, and it ends with the list or when it is taken back', async () => {
    const invite = () => outcomeOf(inviteSpeakers(room.moderator, { sessionId: room.sessionId }));
    expect(await invite()).toBe('ok');
    expect((await floorOf()).invitedAt).toBe('2026-11-02T18:00:00.000Z');
    later(limits.inviteSeconds - 1);
    expect(await invite()).toBe('conflict floor.invited_lately');
    later(1);
    expect(await invite()).toBe('ok');
    expect(await takeBackLast()).toBe('ok');
    expect((await floorOf()).invitedAt).toBe('2026-11-02T18:00:00.000Z');
    await setFloor(room.moderator, { sessionId: room.sessionId, open: false });
    expect((await floorOf()).invitedAt).toBeNull();
    expect(await invite()).toBe('conflict floor.list_closed');
    await setFloor(room.moderator, { sessionId: room.sessionId, open: true });
    expect(await invite()).toBe('ok');
    await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
    expect((await floorOf()).invitedAt).toBeNull();
    expect((await actsOf()).filter((act) => act === 'invite')).toHaveLength(3);
  });

  test('a person knows of themselves whether they spoke, and nobody else is told', async () => {
    const zahra = await citizen('زهرة');
    const own = async () => (await loadRoomSelf(forum.db, zahra.actor, room.sessionId)).hasSpoken;
    const requestId = await ask(zahra);
    expect(await own()).toBe(false);
    await giveFloor(room.moderator, { requestId, asNext: true });
    expect(await own()).toBe(true);
    await turn.stopTurn(room.moderator, { requestId });
    expect(await own()).toBe(true);
  });
});
