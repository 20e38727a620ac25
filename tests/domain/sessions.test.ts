import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionState } from '#app/contract/moderation.ts';
import { findSession } from '#db/queries/sessions.ts';
import { createSession, drawCode } from '#server/domain/sessions/create-session.ts';
import { editSession } from '#server/domain/sessions/edit-session.ts';
import { moveAgenda } from '#server/domain/sessions/move-agenda.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addCommune, addPerson, type Commune } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, newAgendaItem, plan } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let commune: Commune;
let moderatorId: string;

beforeAll(async () => {
  forum = await createForum();
  commune = await addCommune(forum, '01');
  moderatorId = await addPerson(forum, { role: 'moderator', commune });
});
afterAll(() => forum.close());

const newSession = (changes: object = {}) => ({
  ...plan,
  actionId: randomUUID(),
  communeId: commune.communeId,
  ...changes,
});
const countSessions = async () => (await forum.sql`select 1 from sessions`).length;

test('a planned session belongs to the commune’s space and has a code of its own', async () => {
  const { sessionId } = await createSession(await forum.as(moderatorId), newSession());
  const row = await findSession(forum.db, sessionId);
  expect(row).toMatchObject({
    state: 'planned',
    spaceId: commune.spaceId,
    createdBy: moderatorId,
    ...plan,
    startsAt: expect.any(Date),
  });
  expect(row?.code).toMatch(/^[A-HJKMNP-Z2-9]{6}$/);
});

test('codes are drawn from signs that cannot be mistaken, and differ', () => {
  const codes = Array.from({ length: 300 }, drawCode);
  expect(codes.every((code) => /^[A-HJKMNP-Z2-9]{6}$/.test(code))).toBe(true);
  expect(new Set(codes).size).toBeGreaterThan(298);
});

test('creating twice with one id is creating once; with another plan it is a conflict', async () => {
  const ctx = await forum.as(moderatorId);
  const input = newSession();
  const before = await countSessions();
  const first = await createSession(ctx, input);
  expect(await createSession(ctx, { ...input })).toEqual(first);
  expect(await outcomeOf(createSession(ctx, { ...input, title: { ar: 'عنوان آخر' } }))).toBe('conflict act.reused');
  expect(await countSessions()).toBe(before + 1);
});

test('creating at the same moment with one id is creating once', async () => {
  const ctx = await forum.as(moderatorId);
  const input = newSession();
  const before = await countSessions();
  await forum.warmUp();
  const answers = await Promise.all(Array.from({ length: 8 }, () => createSession(ctx, input)));
  expect(new Set(answers.map((answer) => answer.sessionId)).size).toBe(1);
  expect(await countSessions()).toBe(before + 1);
});

test('a session needs a commune that exists and a day that exists', async () => {
  const everywhere = await addPerson(forum, { role: 'moderator' });
  const ctx = await forum.as(everywhere);
  const before = await countSessions();
  expect(await outcomeOf(createSession(ctx, newSession({ communeId: 'nowhere' })))).toBe('not_found commune.unknown');
  expect(await outcomeOf(createSession(ctx, newSession({ startsAt: '2026-02-30T10:00' })))).toBe(
    'invalid date.unreadable',
  );
  expect(await countSessions()).toBe(before);
});

test('a refused creation leaves its id free', async () => {
  const ctx = await forum.as(moderatorId);
  const input = newSession({ startsAt: '2026-02-30T10:00' });
  await outcomeOf(createSession(ctx, input));
  await expect(createSession(ctx, { ...input, startsAt: '2026-03-01T10:00' })).resolves.toHaveProperty('sessionId');
});

const moves: Record<SessionState, Record<'open' | 'paused' | 'closed', boolean>> = {
  planned: { open: true, paused: false, closed: false },
  open: { open: false, paused: true, closed: true },
  paused: { open: true, paused: false, closed: true },
  closed: { open: false, paused: false, closed: false },
};

test.each(Object.keys(moves) as SessionState[])('the moves from %s', async (state) => {
  for (const [to, allowed] of Object.entries(moves[state]) as Array<['open' | 'paused' | 'closed', boolean]>) {
    const room = await addRoom(forum, { state, commune, moderator: await forum.as(moderatorId) });
    const framesBefore = forum.frames('session.moved').length;
    const outcome = await outcomeOf(moveSession(room.moderator, { sessionId: room.sessionId, to }));
    const row = await findSession(forum.db, room.sessionId);
    expect(outcome, `${state} to ${to}`).toBe(allowed ? 'ok' : 'conflict session.cannot_move');
    expect(row?.state).toBe(allowed ? to : state);
    expect(forum.frames('session.moved').length).toBe(framesBefore + (allowed ? 1 : 0));
  }
});

test('opening and closing times are kept, and resuming does not open anew', async () => {
  const room = await addRoom(forum, { state: 'planned' });
  const at = (iso: string) => {
    forum.clock.now = new Date(iso);
  };
  at('2026-11-02T17:00:00.000Z');
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'open' });
  at('2026-11-02T18:00:00.000Z');
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'paused' });
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'open' });
  at('2026-11-02T19:00:00.000Z');
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
  const row = await findSession(forum.db, room.sessionId);
  expect(row?.openedAt?.toISOString()).toBe('2026-11-02T17:00:00.000Z');
  expect(row?.closedAt?.toISOString()).toBe('2026-11-02T19:00:00.000Z');
  forum.clock.now = new Date();
});

test('a session with an open motion does not close; it does once the motion is closed', async () => {
  const room = await addRoom(forum);
  await addMotion(room, { state: 'open' });
  const close = () => moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
  expect(await outcomeOf(close())).toBe('conflict session.motion_open');
  await forum.sql`update motions set state = 'closed' where session_id = ${room.sessionId}`;
  expect(await outcomeOf(close())).toBe('ok');
});

test('a session that nobody has is not found', async () => {
  const ctx = await forum.as(moderatorId);
  const sessionId = randomUUID();
  expect(await outcomeOf(moveSession(ctx, { sessionId, to: 'open' }))).toBe('not_found session.unknown');
  expect(await outcomeOf(editSession(ctx, { ...plan, sessionId }))).toBe('not_found session.unknown');
  expect(await outcomeOf(moveAgenda(ctx, { sessionId, agendaItemId: null }))).toBe('not_found session.unknown');
});

test('an edit changes the plan, keeps state and code, and is shown to the room', async () => {
  const room = await addRoom(forum, { state: 'paused' });
  const title = { ar: 'عنوان جديد', fr: 'Titre neuf' };
  await editSession(room.moderator, {
    ...plan,
    sessionId: room.sessionId,
    title,
    place: { ar: 'القاعة' },
    startsAt: '2026-12-01T09:30',
  });
  const row = await findSession(forum.db, room.sessionId);
  expect(row).toMatchObject({ title, place: { ar: 'القاعة' }, state: 'paused', code: room.code });
  expect(row?.startsAt.toISOString()).toBe('2026-12-01T09:30:00.000Z');
  expect(forum.frames('session.changed').at(-1)?.data).toMatchObject({ sessionId: room.sessionId, shown: { title } });
  await editSession(room.moderator, { ...plan, sessionId: room.sessionId });
  expect((await findSession(forum.db, room.sessionId))?.place).toBeNull();
});

test('an edit that is refused changes nothing and shows nothing', async () => {
  const room = await addRoom(forum);
  const before = forum.published.length;
  const edit = editSession(room.moderator, { ...plan, sessionId: room.sessionId, startsAt: '2026-13-01T09:30' });
  expect(await outcomeOf(edit)).toBe('invalid date.unreadable');
  expect(await findSession(forum.db, room.sessionId)).toEqual(room.session);
  expect(forum.published.length).toBe(before);
});

test('the current item is one of this session, or none', async () => {
  const room = await addRoom(forum);
  const item = await newAgendaItem(room);
  const other = await newAgendaItem(await addRoom(forum));
  const move = (agendaItemId: string | null) => moveAgenda(room.moderator, { sessionId: room.sessionId, agendaItemId });
  expect(await outcomeOf(move(item))).toBe('ok');
  expect((await findSession(forum.db, room.sessionId))?.currentItemId).toBe(item);
  const frames = forum.frames('agenda.moved').length;
  expect(await outcomeOf(move(other))).toBe('not_found agenda.unknown');
  expect(await outcomeOf(move(randomUUID()))).toBe('not_found agenda.unknown');
  expect((await findSession(forum.db, room.sessionId))?.currentItemId).toBe(item);
  expect(forum.frames('agenda.moved').length).toBe(frames);
  expect(await outcomeOf(move(null))).toBe('ok');
  expect((await findSession(forum.db, room.sessionId))?.currentItemId).toBeNull();
});
