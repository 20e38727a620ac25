import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isDatabaseAway, isLostRace, toUnavailable } from '#server/domain/unavailable.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { isAppError } from '#app/contract/errors.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addCrowd } from '#tests/support/forum-people.ts';
import { addMotion, addRoom } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());

const away = 'unavailable server.unavailable';

test('acts are told to come back while the database ends their connections, and nothing is stored twice', async () => {
  const room = await addRoom(forum);
  const motionId = await addMotion(room);
  const ids = await addCrowd(forum, room.sessionId, 30);
  const people = await Promise.all(ids.map((id) => forum.as(id)));
  const acts = people.map((ctx) => ({
    ctx,
    input: { actionId: randomUUID(), motionId, ballot: { choice: 'yes' as const } },
  }));
  const killer = setInterval(() => {
    void forum.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'tachawor'`.catch(() => undefined);
  }, 3);
  const first: string[] = [];
  for (const { ctx, input } of acts) first.push(await outcomeOf(castVote(ctx, input)));
  clearInterval(killer);
  expect([...new Set(first)].filter((outcome) => outcome !== 'ok' && outcome !== away)).toEqual([]);
  // Each is sent again with its id, as the outbox does: in the end everybody has one ballot with one change.
  for (const { ctx, input } of acts) expect(await retry(() => castVote(ctx, input))).toBe('ok');
  const [row] =
    await forum.sql`select count(*)::int as ballots, sum(revision)::int as changes from ballots where motion_id = ${motionId}`;
  expect(row).toEqual({ ballots: 30, changes: 30 });
});

async function retry(act: () => Promise<unknown>): Promise<string> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const outcome = await outcomeOf(act());
    if (outcome !== away) return outcome;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return away;
}

test('a database that nobody can reach makes every act unavailable, also the moderators’', async () => {
  const room = await addRoom(forum);
  const motionId = await addMotion(room);
  const input = { actionId: randomUUID(), motionId, ballot: { choice: 'yes' as const } };
  const unreachable = await createForum({ url: forum.url.replace(/@127\.0\.0\.1:\d+/, '@127.0.0.1:1') });
  const ctx = { ...room.moderator, services: unreachable.services };
  expect(await outcomeOf(castVote(ctx, input))).toBe(away);
  expect(await outcomeOf(closeMotion(ctx, { motionId }))).toBe(away);
  const reading = await loadRoom(unreachable.db, room.sessionId).catch((error: unknown) => toUnavailable(error));
  expect(isAppError(reading) && reading.code).toBe('unavailable');
  await unreachable.close();
  expect(await outcomeOf(castVote(room.moderator, input))).toBe('ok');
});

test.each([
  ['57P01', true, false],
  ['57P03', true, false],
  ['08006', true, false],
  ['53300', true, false],
  ['25006', true, false],
  ['ECONNREFUSED', true, false],
  ['CONNECTION_CLOSED', true, false],
  ['40P01', false, true],
  ['40001', false, true],
  ['23505', false, true],
  ['22021', false, false],
  ['42601', false, false],
])('%s: away %s, a lost race %s', (code, isAway, isRace) => {
  const wrapped = new Error('Failed query', { cause: Object.assign(new Error('inner'), { code }) });
  expect([isDatabaseAway(wrapped), isLostRace(wrapped)]).toEqual([isAway, isRace]);
  for (const odd of [null, undefined, 'text', 5, {}]) expect(isDatabaseAway(odd) || isLostRace(odd)).toBe(false);
});
