import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { charterVersion } from '#app/contract/charter.ts';
import { newGuest } from '#server/domain/actor.ts';
import { loadRoomSelf, presentNewcomer } from '#server/domain/rooms/load-room.ts';
import { loadInvitation } from '#server/domain/sessions/load-invitation.ts';
import { createAuthSessions } from '#server/auth/auth-sessions.ts';
import { enterSession, joinByCode, joinWithAccount } from '#server/domain/sessions/join-session.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addGuest, addPerson } from '#tests/support/forum-people.ts';
import { addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;

beforeAll(async () => {
  forum = await createForum();
  room = await addRoom(forum);
});
afterAll(() => forum.close());

const isIn = async (personId: string, sessionId = room.sessionId) =>
  (await forum.sql`select 1 from participants where session_id = ${sessionId} and person_id = ${personId}`).length ===
  1;
const personRow = async (personId: string) => (await forum.sql`select * from people where person_id = ${personId}`)[0];
const countPeople = async () => (await forum.sql`select 1 from people`).length;

test('a visitor with the code becomes a guest who accepted the charter', async () => {
  const joined = await joinByCode(await forum.as(null), { code: room.code, name: 'حليمة' }, 'hall');
  expect(joined).toMatchObject({ sessionId: room.sessionId, communeSlug: room.commune.slug });
  expect(joined.newGuest).toMatchObject({ name: 'حليمة', session: { sessionId: room.sessionId, state: 'open' } });
  expect(await personRow(joined.personId)).toMatchObject({
    kind: 'guest',
    display_name: 'حليمة',
    charter_version: charterVersion,
  });
  expect(await forum.sql`select 1 from charter_acceptances where person_id = ${joined.personId}`).toHaveLength(1);
  expect(await isIn(joined.personId)).toBe(true);
});

test('a hall that joins at once is as many guests, each in the session of the code, and a wrong code refuses one', async () => {
  const other = await addRoom(forum);
  const people = await countPeople();
  const visitor = await forum.as(null);
  const codes = Array.from({ length: 30 }, (_, place) => [room.code, other.code, 'ZZZZZZ'][place % 3] ?? '');
  const all = await Promise.allSettled(
    codes.map((code, place) => joinByCode(visitor, { code, ...(place % 2 === 0 && { name: `ضيف ${place}` }) }, 'hall')),
  );
  const entered = all.flatMap((one, place) => (one.status === 'fulfilled' ? [{ place, ...one.value }] : []));
  expect(entered.map(({ place }) => place)).toEqual(codes.flatMap((code, place) => (code === 'ZZZZZZ' ? [] : [place])));
  expect(new Set(entered.map(({ personId }) => personId)).size).toBe(20);
  expect(await countPeople()).toBe(people + 20);
  for (const { place, personId, sessionId } of entered) {
    expect(sessionId).toBe(place % 3 === 0 ? room.sessionId : other.sessionId);
    expect(await isIn(personId, sessionId)).toBe(true);
    expect((await personRow(personId))?.display_name).toBe(place % 2 === 0 ? `ضيف ${place}` : null);
  }
});

test('a guest and their login are there together or not at all', async () => {
  const auth = createAuthSessions(forum.db);
  const visitor = await forum.as(null);
  const { token, login } = auth.prepare('a test');
  expect(await auth.validate(token)).toBeNull();
  await outcomeOf(joinByCode(visitor, { code: 'ZZZZZZ' }, 'a test', { login }));
  expect(await auth.validate(token)).toBeNull();
  const joined = await joinByCode(visitor, { code: room.code }, 'a test', { login });
  expect(await auth.validate(token)).toMatchObject({ personId: joined.personId, authSessionId: login.authSessionId });
  const people = await countPeople();
  // The number of a login that is taken: nothing of this guest may stay.
  await expect(joinByCode(visitor, { code: room.code }, 'a test', { login })).rejects.toThrow();
  expect(await countPeople()).toBe(people);
});

test('what a new guest may do is what is found when it is looked up', async () => {
  const joined = await joinByCode(await forum.as(null), { code: room.code }, 'hall');
  const { actor } = await forum.as(joined.personId);
  if (actor.kind === 'visitor' || !joined.newGuest) throw new Error('nobody came in');
  const known = newGuest({ personId: joined.personId, name: null, sessionId: room.sessionId, authSessionId: 'x' });
  expect({ ...actor, authSessionId: 'x' }).toMatchObject(known);
  expect(presentNewcomer(known, joined.newGuest.session)).toEqual(await loadRoomSelf(forum.db, actor, room.sessionId));
});

test('joining again is joining once, and a guest may take a name later', async () => {
  const guest = await forum.as(await addGuest(forum, room.code));
  const people = await countPeople();
  const again = await joinByCode(guest, { code: room.code, name: 'سارة' }, 'hall');
  expect(again).toMatchObject({ personId: idOf(guest), newGuest: null });
  expect(await countPeople()).toBe(people);
  expect((await personRow(idOf(guest)))?.display_name).toBe('سارة');
  await joinByCode(guest, { code: room.code }, 'hall');
  expect((await personRow(idOf(guest)))?.display_name).toBe('سارة');
});

test('an account that joins accepts the charter and keeps its name', async () => {
  const personId = await addPerson(forum, { charter: false, name: 'أحمد' });
  await joinByCode(await forum.as(personId), { code: room.code, name: 'غيره' }, 'hall');
  expect(await personRow(personId)).toMatchObject({ charter_version: charterVersion, display_name: 'أحمد' });
  expect(await isIn(personId)).toBe(true);
});

test('a suspended person joins nothing', async () => {
  const ctx = await forum.as(await addPerson(forum, { suspended: true }));
  expect(await outcomeOf(joinByCode(ctx, { code: room.code }, 'hall'))).toBe('forbidden auth.suspended');
  expect(await outcomeOf(joinWithAccount(ctx, { sessionId: room.sessionId }))).toBe('forbidden auth.suspended');
  expect(await enterSession(ctx, { sessionId: room.sessionId })).toBe(false);
  expect(await isIn(idOf(ctx))).toBe(false);
});

test('only wrong codes count against an address, and another address is not concerned', async () => {
  const visitor = await forum.as(null);
  const guess = (address: string) => outcomeOf(joinByCode(visitor, { code: 'ZZZZZZ' }, address));
  for (let n = 0; n < 30; n += 1) await joinByCode(visitor, { code: room.code }, 'guesser');
  for (let n = 0; n < 100; n += 1) expect(await guess('guesser')).toBe('not_found code.unknown');
  expect(await guess('guesser')).toBe('rate_limited auth.too_many');
  expect((await joinByCode(visitor, { code: room.code }, 'guesser')).sessionId).toBe(room.sessionId);
  expect(await guess('neighbour')).toBe('not_found code.unknown');
  await forum.sql`update rate_limits set ends_at = now() - interval '1 second'`;
  expect(await guess('guesser')).toBe('not_found code.unknown');
});

test('a refusal for too many tries says when to come back', async () => {
  await forum.sql`insert into rate_limits (key, points, ends_at) values ('join:flooded', 100, now() + interval '90 seconds')`;
  const error = await joinByCode(await forum.as(null), { code: 'ZZZZZZ' }, 'flooded').catch(
    (thrown: unknown) => thrown,
  );
  expect((error as { retryAfter: number }).retryAfter).toBeGreaterThan(80);
  expect((error as { retryAfter: number }).retryAfter).toBeLessThanOrEqual(90);
});

test('a guest of another room watches, and joins with the code only', async () => {
  const stranger = await forum.as(await addGuest(forum, (await addRoom(forum)).code));
  expect(await enterSession(stranger, { sessionId: room.sessionId })).toBe(false);
  expect(await outcomeOf(joinWithAccount(stranger, { sessionId: room.sessionId }))).toBe(
    'forbidden session.not_joined',
  );
  expect(await isIn(idOf(stranger))).toBe(false);
  await joinByCode(stranger, { code: room.code }, 'hall');
  expect(await isIn(idOf(stranger))).toBe(true);
});

test('an account that accepted the charter enters; one that did not only watches until it accepts', async () => {
  const accepted = await forum.as(await addPerson(forum));
  const newcomer = await forum.as(await addPerson(forum, { charter: false }));
  expect(await enterSession(accepted, { sessionId: room.sessionId })).toBe(true);
  expect(await enterSession(newcomer, { sessionId: room.sessionId })).toBe(false);
  expect(await isIn(idOf(newcomer))).toBe(false);
  await joinWithAccount(newcomer, { sessionId: room.sessionId });
  expect(await isIn(idOf(newcomer))).toBe(true);
  expect(await personRow(idOf(newcomer))).toMatchObject({ charter_version: charterVersion });
});

test('an old charter is accepted anew', async () => {
  const personId = await addPerson(forum);
  await forum.sql`update people set charter_version = 0 where person_id = ${personId}`;
  const ctx = await forum.as(personId);
  expect(await enterSession(ctx, { sessionId: room.sessionId })).toBe(false);
  await joinWithAccount(ctx, { sessionId: room.sessionId });
  expect((await personRow(personId))?.charter_version).toBe(charterVersion);
});

test('a visitor watches and joins nothing; an unknown session is not found', async () => {
  const visitor = await forum.as(null);
  const account = await forum.as(await addPerson(forum));
  expect(await enterSession(visitor, { sessionId: room.sessionId })).toBe(false);
  expect(await outcomeOf(joinWithAccount(visitor, { sessionId: room.sessionId }))).toBe('unauthenticated auth.needed');
  for (const join of [enterSession, joinWithAccount]) {
    expect(await outcomeOf(join(account, { sessionId: randomUUID() }))).toBe('not_found session.unknown');
  }
});

test('a refused joining stores nobody', async () => {
  const before = await countPeople();
  await outcomeOf(joinByCode(await forum.as(null), { code: 'AAAAAA', name: 'عابر' }, 'passing'));
  expect(await countPeople()).toBe(before);
});

test('who holds a code reads what the session is for, however the code is typed', async () => {
  const typed = ` ${room.code.toLowerCase().slice(0, 3)} - ${room.code.slice(3)}`;
  expect((await loadInvitation(forum.db, typed))?.session.sessionId).toBe(room.sessionId);
  for (const wrong of ['', 'ABC', 'A'.repeat(5000), '\u0000', '\ud800', '__proto__', room.code + room.code]) {
    expect(await loadInvitation(forum.db, wrong)).toBeNull();
  }
});
