import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAuthSessions } from '#server/auth/auth-sessions.ts';
import { eraseOverdue, keptFor } from '#server/domain/erase-overdue.ts';
import { joinByCode } from '#server/domain/sessions/join-session.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { beginAtTablet } from '#tests/support/forum-kiosks.ts';

const minute = 60_000;
let forum: Forum;
let room: Room;
let token: string;

const counts = async () => {
  const [row] = await forum.sql`select
    (select count(*)::int from reversible_acts) as acts,
    (select count(*)::int from kiosk_turns) as turns,
    (select count(*)::int from network_keys) as keys,
    (select count(*)::int from participants where network is not null) as networks`;
  return row;
};
const eraseAfter = (milliseconds: number) =>
  eraseOverdue({ db: forum.db, now: () => new Date(forum.clock.now.getTime() + milliseconds) });

beforeAll(async () => {
  forum = await createForum();
  forum.clock.now = new Date();
  room = await addRoom(forum);
  await beginAtTablet(forum, room);
  const joined = await joinByCode(await forum.as(null), { code: room.code }, 'a test', { network: '10.0.0' });
  ({ token } = await createAuthSessions(forum.db).create(joined.personId, 'a test'));
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'paused' });
});
afterAll(() => forum.close());

test('nothing goes before its time', async () => {
  // The session was started, and then paused.
  const kept = { acts: 2, turns: 1, keys: 1, networks: 1 };
  expect(await counts()).toEqual(kept);
  await eraseAfter(0);
  await eraseAfter(0);
  expect(await counts()).toEqual(kept);
});

test('after an hour nothing is kept of how things were, nor of who stood at a tablet', async () => {
  await eraseAfter(keptFor.reversibleActs + minute);
  expect(await counts()).toMatchObject({ acts: 0, turns: 0, networks: 1 });
});

test('the key of a day goes with the day, the networks after a week, logins when they end', async () => {
  await eraseAfter(24 * 60 * minute);
  expect(await counts()).toMatchObject({ keys: 0, networks: 1 });
  await eraseAfter(keptFor.networks + minute);
  expect(await counts()).toMatchObject({ networks: 0 });
  const auth = createAuthSessions(forum.db);
  expect(await auth.validate(token)).not.toBeNull();
  await forum.sql`update auth_sessions set expires_at = now() - interval '1 minute'`;
  await eraseAfter(0);
  expect(await forum.sql`select 1 from auth_sessions`).toHaveLength(0);
});
