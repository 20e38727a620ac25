import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits } from '#app/contract/limits.ts';
import { readLiveEvent } from '#app/contract/read-live-event.ts';
import { hideComment } from '#server/domain/moderation/moderate-comment.ts';
import { hideStatement } from '#server/domain/moderation/moderate-statement.ts';
import { listMissed } from '#server/domain/rooms/list-missed.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadModerationLog } from '#server/domain/rooms/load-moderation-log.ts';
import { loadRoom, loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { createRoomCache } from '#server/domain/rooms/room-cache.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, newAgendaItem, newComment, newStatement } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';
import { missedAfter } from '#tests/support/missed.ts';

let forum: Forum;

beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());

test('what was missed comes in its order, in the shape that clients read, with what may be shown now', async () => {
  const room = await addRoom(forum);
  await newAgendaItem(room);
  const [statement, comment] = [
    await newStatement(room, room.moderator, 'سيخفى'),
    await newComment(room, room.moderator, { text: 'سيخفى' }),
  ];
  await addMotion(room);
  await hideStatement(room.moderator, { targetId: statement, reason: 'off_topic' });
  await hideComment(room.moderator, { targetId: comment, reason: 'off_topic' });
  const found = await missedAfter(forum.db, room.sessionId, 0);
  expect(found?.missed.map((event) => event.seq)).toEqual(found?.missed.map((_, index) => index + 1));
  expect(found?.seq).toBe(found?.missed.length);
  expect(found?.missed.map((event) => readLiveEvent(JSON.parse(JSON.stringify(event)))?.name)).toEqual([
    'session.moved',
    'agenda.changed',
    'statement.added',
    'comment.posted',
    'motion.opened',
    'statement.hidden',
    'comment.hidden',
  ]);
  expect(JSON.stringify(found)).not.toContain('سيخفى');
  expect((await missedAfter(forum.db, room.sessionId, 5))?.missed.map((event) => event.seq)).toEqual([6, 7]);
  expect(await missedAfter(forum.db, room.sessionId, 7)).toEqual({ seq: 7, missed: [] });
  const together = await listMissed(forum.db, room.sessionId, [7, 2, 99, 6, 0]);
  expect(together.map((one) => one?.missed.map((event) => event.seq))).toEqual([
    [],
    [3, 4, 5, 6, 7],
    undefined,
    [7],
    [1, 2, 3, 4, 5, 6, 7],
  ]);
});

test('who missed too much, or knows of events that never were, starts anew', async () => {
  const room = await addRoom(forum);
  const topic = `session:${room.sessionId}`;
  const last = limits.missedEvents + 2;
  await forum.sql`insert into event_log (topic, seq, name, at, data)
    select ${topic}, n, 'agenda.moved', now(), '{"agendaItemId":null}' from generate_series(2, ${last}) n`;
  await forum.sql`update topics set last_seq = ${last} where topic = ${topic}`;
  expect(await missedAfter(forum.db, room.sessionId, 1)).toBeNull();
  expect((await missedAfter(forum.db, room.sessionId, 2))?.missed).toHaveLength(limits.missedEvents);
  for (const ahead of [last + 1, 2 ** 53 - 1]) expect(await missedAfter(forum.db, room.sessionId, ahead)).toBeNull();
});

test('a room that is not there is not found, from any side', async () => {
  const sessionId = randomUUID();
  const room = await addRoom(forum);
  expect(await outcomeOf(loadRoom(forum.db, sessionId))).toBe('not_found session.unknown');
  expect(await outcomeOf(loadRoomSelf(forum.db, room.moderator.actor, sessionId))).toBe('not_found session.unknown');
  expect(await outcomeOf(loadCockpit(room.moderator, sessionId))).toBe('not_found session.unknown');
  expect(await missedAfter(forum.db, sessionId, 0)).toEqual({ seq: 0, missed: [] });
});

test('what somebody may do is decided for them, and a visitor may nothing', async () => {
  const room = await addRoom(forum);
  const guest = await forum.as(await addGuest(forum, room.code));
  const can = async (ctx: { actor: Parameters<typeof loadRoomSelf>[1] }) =>
    (await loadRoomSelf(forum.db, ctx.actor, room.sessionId)).can;
  expect(Object.values(await can(await forum.as(null)))).toEqual(Array(8).fill(false));
  expect(await can(guest)).toEqual({
    vote: true,
    comment: true,
    addStatement: true,
    ask: true,
    askFloor: true,
    moderate: false,
    voteMembers: false,
    delegate: false,
  });
  expect(await can(room.moderator)).toMatchObject({ moderate: true, voteMembers: false });
});

test('the public side of a room names nobody but those who showed a name', async () => {
  const room = await addRoom(forum);
  const guest = await forum.as(await addGuest(forum, room.code, 'كلثوم'));
  await newStatement(room, guest);
  await newComment(room, guest);
  const text = JSON.stringify(await loadRoom(forum.db, room.sessionId));
  expect(text).not.toContain(idOf(guest));
  expect(text).not.toContain(idOf(room.moderator));
  expect(text.match(/كلثوم/g)).toHaveLength(1);
});

test('the public log of moderation tells what and why, never whose words nor the note', async () => {
  const room = await addRoom(forum);
  const guest = await forum.as(await addGuest(forum, room.code, 'حنان'));
  const comment = await newComment(room, guest, { text: 'نص محذوف' });
  await hideComment(room.moderator, { targetId: comment, reason: 'unlawful', note: 'سبب داخلي' });
  const log = await loadModerationLog(forum.db, room.sessionId);
  expect(log.entries).toHaveLength(1);
  expect(log.entries[0]).toMatchObject({
    kind: 'comment',
    number: 1,
    act: 'hide',
    reason: 'unlawful',
    role: 'moderator',
    restoredAt: null,
  });
  for (const secret of ['نص محذوف', 'سبب داخلي', 'حنان', idOf(guest), idOf(room.moderator)]) {
    expect(JSON.stringify(log)).not.toContain(secret);
  }
});

test('a room is loaded once for many, and anew after it changed', async () => {
  const room = await addRoom(forum);
  const cache = createRoomCache(forum.db);
  const [first, second] = await Promise.all([cache.get(room.sessionId), cache.get(room.sessionId)]);
  expect(second).toBe(first);
  const version = cache.version(room.sessionId);
  await newStatement(room);
  const published = forum.published.at(-1);
  if (published) cache.onPublished(published);
  expect(cache.version(room.sessionId)).toBeGreaterThan(version);
  expect((await cache.get(room.sessionId)).statements).toHaveLength(1);
});

test('what was missed is read once between two events, anew after each, and failures are not kept', async () => {
  const room = await addRoom(forum);
  let reads = 0;
  let failing = false;
  const db = new Proxy(forum.db, {
    get(target, key) {
      if (key === 'select' || key === 'execute' || key === 'transaction') reads += 1;
      if (failing) throw new Error('no database');
      return Reflect.get(target, key) as unknown;
    },
  });
  const cache = createRoomCache(db);
  await cache.get(room.sessionId);
  const publish = async () => {
    await newComment(room, room.moderator);
    const published = forum.published.at(-1);
    if (published) cache.onPublished(published);
  };
  await publish();
  const first = await cache.missed(room.sessionId, 0);
  reads = 0;
  expect(await cache.missed(room.sessionId, 0)).toBe(first);
  expect(reads).toBe(0);
  expect((await cache.missed(room.sessionId, first?.seq ?? 0))?.missed).toEqual([]);
  await publish();
  const later = await cache.missed(room.sessionId, 0);
  expect(later?.missed).toHaveLength((first?.missed.length ?? 0) + 1);
  await publish();
  failing = true;
  await expect(cache.missed(room.sessionId, 0)).rejects.toThrow();
  failing = false;
  expect((await cache.missed(room.sessionId, 0))?.missed).toHaveLength((later?.missed.length ?? 0) + 1);
  for (let seq = 0; seq < 120; seq += 1) void cache.missed(room.sessionId, seq);
  expect((await cache.missed(room.sessionId, 0))?.seq).toBe((later?.seq ?? 0) + 1);
});

test('a version is never given twice, also when loading fails between', async () => {
  const room = await addRoom(forum);
  let failing = false;
  const db = new Proxy(forum.db, {
    get: (target, key) => (failing ? () => Promise.reject(new Error('away')) : Reflect.get(target, key)),
  });
  const cache = createRoomCache(db);
  const seen = new Set<number>();
  for (let round = 0; round < 6; round += 1) {
    failing = false;
    await cache.get(room.sessionId);
    const version = cache.version(room.sessionId);
    expect(seen.has(version)).toBe(false);
    seen.add(version);
    failing = true;
    cache.forget(room.sessionId);
    await outcomeOf(cache.get(room.sessionId));
  }
});

test('asking for rooms that do not exist leaves nothing behind', async () => {
  const cache = createRoomCache(forum.db);
  for (const odd of ['x', 'aaaaaaaa---------------------------', '__proto__']) expect(cache.version(odd)).toBe(0);
  expect(await outcomeOf(cache.get(randomUUID()))).toBe('not_found session.unknown');
});
