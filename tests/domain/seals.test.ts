import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ActionContext } from '#server/domain/context.ts';
import { listAllEvents } from '#db/queries/events.ts';
import { sessionTopic } from '#server/domain/context.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadModerationLog } from '#server/domain/rooms/load-moderation-log.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { askSeal, confirmSeal, withdrawSeal } from '#server/domain/votes/seal-motion.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addGuest, addPerson } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;
let motionId: string;
let one: ActionContext;
let two: ActionContext;

beforeAll(async () => {
  forum = await createForum();
});
beforeEach(async () => {
  room = await addRoom(forum);
  motionId = await addMotion(room, { secrecy: 'sealed' });
  one = room.moderator;
  two = await addModerator();
});
afterAll(() => forum.close());

const addModerator = async () => forum.as(await addPerson(forum, { role: 'moderator', commune: room.commune }));
const vote = async () =>
  castVote(await forum.as(await addGuest(forum, room.code)), {
    actionId: randomUUID(),
    motionId,
    ballot: { choice: 'yes' },
  });
const sealOf = async (ctx: ActionContext) => (await loadCockpit(ctx, room.sessionId)).motions[0]?.seal;
const logOf = async () => (await loadModerationLog(forum.db, room.sessionId)).seals.map(({ act }) => act).reverse();
const input = () => ({ motionId });

test('one asks, people go on voting, another confirms: sealed, with both acts in the public log by role', async () => {
  expect(await outcomeOf(closeMotion(one, input()))).toBe('conflict seal.two');
  await askSeal(one, input());
  await askSeal(one, input());
  await vote();
  expect(await sealOf(one)).toMatchObject({ two: true, request: { own: true } });
  expect(await sealOf(two)).toMatchObject({ two: true, request: { own: false } });
  expect(await outcomeOf(confirmSeal(one, input()))).toBe('conflict seal.own');
  expect(await outcomeOf(closeMotion(two, input()))).toBe('conflict seal.two');
  await confirmSeal(two, input());
  const [motion] = (await loadCockpit(one, room.sessionId)).motions;
  expect(motion).toMatchObject({ state: 'closed', cast: 1 });
  expect(motion?.seal).toBeUndefined();
  expect(await logOf()).toEqual(['ask', 'confirm']);
  const told = (await listAllEvents(forum.db, sessionTopic(room.sessionId))).filter(
    ({ name }) => name === 'seal.moved',
  );
  expect(told.map(({ data }) => data)).toEqual(['ask', 'confirm'].map((act) => ({ motionId, act, by: 'moderator' })));
  expect(JSON.stringify(await loadModerationLog(forum.db, room.sessionId))).not.toContain('شخص');
});

test('a request runs out after ten minutes, and is withdrawn by any moderator', async () => {
  await askSeal(one, input());
  const started = forum.clock.now;
  forum.clock.now = new Date(started.getTime() + 10 * 60_000);
  expect(await sealOf(two)).toMatchObject({ request: null });
  expect(await outcomeOf(confirmSeal(two, input()))).toBe('conflict seal.none');
  await askSeal(two, input());
  expect(await outcomeOf(askSeal(one, input()))).toBe('conflict seal.waits');
  await withdrawSeal(one, input());
  expect(await outcomeOf(withdrawSeal(one, input()))).toBe('conflict seal.none');
  expect(await outcomeOf(confirmSeal(one, input()))).toBe('conflict seal.none');
  expect((await loadCockpit(one, room.sessionId)).motions[0]?.state).toBe('open');
  expect(await logOf()).toEqual(['ask', 'ask', 'withdraw']);
  forum.clock.now = started;
});

test('where the commune has no other moderator one closes it alone, and the log says so', async () => {
  const alone = await addRoom(forum);
  const motion = { motionId: await addMotion(alone, { secrecy: 'sealed' }) };
  expect((await loadCockpit(alone.moderator, alone.sessionId)).motions[0]?.seal).toEqual({ two: false, request: null });
  expect(await outcomeOf(askSeal(alone.moderator, motion))).toBe('conflict seal.alone');
  await closeMotion(alone.moderator, motion);
  expect((await loadModerationLog(forum.db, alone.sessionId)).seals).toMatchObject([{ act: 'alone', number: 1 }]);
});

test('a suspended moderator and one of another commune are no second person, and confirm nothing', async () => {
  const place = await addRoom(forum);
  const motion = { motionId: await addMotion(place, { secrecy: 'sealed' }) };
  const idle = await addPerson(forum, { role: 'moderator', commune: place.commune, suspended: true });
  expect(await outcomeOf(askSeal(place.moderator, motion))).toBe('conflict seal.alone');
  expect(await outcomeOf(confirmSeal(await forum.as(idle), motion))).toBe('forbidden auth.suspended');
  await askSeal(one, input());
  expect(await outcomeOf(confirmSeal(place.moderator, input()))).toBe('forbidden session.not_moderator');
});

test('a vote that is not sealed is closed by one as before', async () => {
  const open = await addMotion(room, { title: { ar: 'مسألة أخرى' } });
  expect(await outcomeOf(askSeal(one, { motionId: open }))).toBe('conflict seal.not_sealed');
  await closeMotion(one, { motionId: open });
  expect(await logOf()).toEqual([]);
});

test('of two who confirm at the same moment one ends the vote and the other is told so', async () => {
  const three = await addModerator();
  await askSeal(one, input());
  const outcomes = await Promise.all([two, three].map((who) => outcomeOf(confirmSeal(who, input()))));
  expect(outcomes.sort()).toEqual(['conflict motion.not_open', 'ok']);
  expect(await logOf()).toEqual(['ask', 'confirm']);
});

test('what fails while the vote is ended leaves neither a confirmation nor a sealed box', async () => {
  await askSeal(one, input());
  await vote();
  await forum.sql`alter table sealed_rolls add constraint broken check (false) not valid`;
  await expect(confirmSeal(two, input())).rejects.toThrow();
  await forum.sql`alter table sealed_rolls drop constraint broken`;
  expect(await logOf()).toEqual(['ask']);
  await confirmSeal(two, input());
  expect(await logOf()).toEqual(['ask', 'confirm']);
});
