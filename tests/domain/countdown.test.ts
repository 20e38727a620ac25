import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as countdown from '#server/domain/floor/run-countdown.ts';
import { loadModerationLog } from '#server/domain/rooms/load-moderation-log.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;
beforeAll(async () => void (forum = await createForum()));
afterAll(() => forum.close());
beforeEach(async () => {
  forum.clock.now = new Date('2026-11-02T18:00:00.000Z');
  room = await addRoom(forum);
});

const later = (seconds: number): void => void (forum.clock.now = new Date(forum.clock.now.getTime() + seconds * 1000));
const shown = async () => (await loadRoom(forum.db, room.sessionId)).floor.countdown;

test('a countdown starts, stands, goes on, gets a minute more and ends', async () => {
  const { sessionId, moderator } = room;
  await countdown.startCountdown(moderator, { sessionId, seconds: 300, label: 'استراحة' });
  expect(await shown()).toEqual({
    label: { text: 'استراحة', lang: 'ar' },
    clock: { plannedMs: 300_000, endsAt: '2026-11-02T18:05:00.000Z', remainingMs: null },
  });
  later(100);
  await countdown.pauseCountdown(moderator, { sessionId });
  await countdown.pauseCountdown(moderator, { sessionId });
  expect((await shown())?.clock).toEqual({ plannedMs: 300_000, endsAt: null, remainingMs: 200_000 });
  later(3600);
  await countdown.resumeCountdown(moderator, { sessionId });
  await countdown.resumeCountdown(moderator, { sessionId });
  const more = { actionId: randomUUID(), sessionId };
  await countdown.extendCountdown(moderator, more);
  await countdown.extendCountdown(moderator, more);
  expect((await shown())?.clock).toEqual({
    plannedMs: 360_000,
    endsAt: '2026-11-02T19:06:00.000Z',
    remainingMs: null,
  });
  await countdown.stopCountdown(moderator, { sessionId });
  await countdown.stopCountdown(moderator, { sessionId });
  expect(await shown()).toBeNull();
  const { floor } = await loadModerationLog(forum.db, sessionId);
  expect(floor.map(({ act, role }) => `${act} ${role}`).sort()).toEqual([
    'countdown_extend moderator',
    'countdown_pause moderator',
    'countdown_resume moderator',
    'countdown_start moderator',
    'countdown_stop moderator',
  ]);
});

test('one at a time; where there is none, there is nothing to steer', async () => {
  const { sessionId, moderator } = room;
  for (const act of [countdown.pauseCountdown, countdown.resumeCountdown])
    expect(await outcomeOf(act(moderator, { sessionId }))).toBe('conflict floor.no_countdown');
  const input = { sessionId, seconds: 60 };
  const extend = { actionId: randomUUID(), sessionId };
  expect(await outcomeOf(countdown.extendCountdown(moderator, extend))).toBe('conflict floor.no_countdown');
  await forum.warmUp();
  const outcomes = await Promise.all([1, 2].map(() => outcomeOf(countdown.startCountdown(moderator, input))));
  expect(outcomes.sort()).toEqual(['conflict floor.has_countdown', 'ok']);
  // What was refused did not use its id up.
  await countdown.extendCountdown(moderator, extend);
  expect((await shown())?.clock.plannedMs).toBe(120_000);
});

test('it also runs before the session and in its pause, and ends with it', async () => {
  const { sessionId, moderator } = room;
  await countdown.startCountdown(moderator, { sessionId, seconds: 60 });
  await moveSession(moderator, { sessionId, to: 'paused' });
  expect((await shown())?.clock.endsAt).not.toBeNull();
  await moveSession(moderator, { sessionId, to: 'closed' });
  expect(await shown()).toBeNull();
  expect(await outcomeOf(countdown.startCountdown(moderator, { sessionId, seconds: 60 }))).toBe(
    'conflict session.closed',
  );
});
