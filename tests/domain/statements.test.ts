import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits } from '#app/contract/limits.ts';
import { usualStatements } from '#app/contract/moderation.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadRoom, loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { hideStatement, showStatement } from '#server/domain/moderation/moderate-statement.ts';
import { addStatement } from '#server/domain/statements/add-statement.ts';
import { voteStatement } from '#server/domain/statements/vote-statement.ts';
import { countVotes } from '#server/domain/votes/count-votes.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addRoom, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;

beforeAll(async () => {
  forum = await createForum();
  room = await addRoom(forum);
});
afterAll(() => forum.close());

const guestOf = async (of: Room) => forum.as(await addGuest(forum, of.code));
const text = (sessionId: string, words = 'رأي') => ({ actionId: randomUUID(), sessionId, text: words });
const opinion = (statementId: string, vote: 1 | 0 | -1) => ({ actionId: randomUUID(), statementId, vote });
const inRoom = async (of: Room, id: string) =>
  (await loadRoom(forum.db, of.sessionId)).statements.find((row) => row.statementId === id);

test('a statement is numbered, marked with its language and shown to the room', async () => {
  const hall = await addRoom(forum);
  const guest = await guestOf(hall);
  const first = await addStatement(guest, text(hall.sessionId, 'نريد حديقة'));
  const second = await addStatement(guest, text(hall.sessionId, 'Un jardin pour tous'));
  expect(first.state).toBe('accepted');
  expect(await inRoom(hall, first.statementId)).toMatchObject({ number: 1, lang: 'ar', text: 'نريد حديقة' });
  expect(await inRoom(hall, second.statementId)).toMatchObject({ number: 2, lang: 'fr' });
  const shown = forum.frames('statement.added').at(-1);
  expect(shown).toMatchObject({
    topic: `session:${hall.sessionId}`,
    data: { shown: { number: 2, tally: { agree: 0 } } },
  });
});

test('only moderators add where the session says so', async () => {
  const hall = await addRoom(forum, { statementsByAll: false });
  expect(await outcomeOf(addStatement(await guestOf(hall), text(hall.sessionId)))).toBe(
    'forbidden statement.moderators_only',
  );
  expect(await outcomeOf(addStatement(hall.moderator, text(hall.sessionId)))).toBe('ok');
});

test('moderators prepare statements before the session; nobody adds after it', async () => {
  const planned = await addRoom(forum, { state: 'planned' });
  const closed = await addRoom(forum, { state: 'closed' });
  expect(await outcomeOf(addStatement(planned.moderator, text(planned.sessionId)))).toBe('ok');
  expect(await outcomeOf(addStatement(await guestOf(planned), text(planned.sessionId)))).toBe(
    'conflict session.not_open_yet',
  );
  expect(await outcomeOf(addStatement(closed.moderator, text(closed.sessionId)))).toBe('conflict session.closed');
  expect(await outcomeOf(addStatement(room.moderator, text(randomUUID())))).toBe('not_found session.unknown');
});

test('everybody has a share of statements', async () => {
  const hall = await addRoom(forum);
  const guest = await guestOf(hall);
  for (let n = 0; n < usualStatements; n += 1) await addStatement(guest, text(hall.sessionId, `رأي ${n}`));
  expect(await outcomeOf(addStatement(guest, text(hall.sessionId)))).toBe('conflict statement.too_many');
  expect(await outcomeOf(addStatement(await guestOf(hall), text(hall.sessionId)))).toBe('ok');
});

test('a full session refuses one statement and harms no other act of the batch', async () => {
  const hall = await addRoom(forum);
  const guests = await Promise.all([1, 2, 3].map(() => guestOf(hall)));
  const statementId = await newStatement(hall);
  await forum.sql`update sessions set next_statement = ${limits.statementsPerSession} where session_id = ${hall.sessionId}`;
  forum.lines.length = 0;
  const first = voteStatement(hall.moderator, opinion(statementId, 1));
  const outcomes = await Promise.all([
    ...guests.map((guest) => outcomeOf(addStatement(guest, text(hall.sessionId)))),
    ...guests.map((guest) => outcomeOf(voteStatement(guest, opinion(statementId, 1)))),
  ]);
  await first;
  expect(outcomes).toEqual([
    'ok',
    'conflict statement.session_full',
    'conflict statement.session_full',
    'ok',
    'ok',
    'ok',
  ]);
  // Decided one by one: the batch was not thrown away and done again act by act.
  expect(forum.lines).toEqual([]);
});

test('a vote is stored, changed, counted, and known to its voter alone', async () => {
  const [guest, other] = [await guestOf(room), await guestOf(room)];
  const statementId = await newStatement(room);
  expect(await voteStatement(guest, opinion(statementId, 1))).toEqual({ revision: 1 });
  expect(await voteStatement(guest, opinion(statementId, -1))).toEqual({ revision: 2 });
  await voteStatement(other, opinion(statementId, 0));
  const tally = { agree: 0, disagree: 1, pass: 1, revision: 3 };
  expect(
    (await countVotes(forum.db, { statements: [statementId], motions: [], questions: [], comments: [] })).statements,
  ).toEqual([{ statementId, ...tally }]);
  expect((await inRoom(room, statementId))?.tally).toEqual(tally);
  expect((await loadRoomSelf(forum.db, guest.actor, room.sessionId)).votes[statementId]).toBe(-1);
  expect((await loadRoomSelf(forum.db, other.actor, room.sessionId)).votes[statementId]).toBe(0);
  expect(JSON.stringify(await loadRoom(forum.db, room.sessionId))).not.toContain(idOf(guest));
});

test('a vote is refused for an unknown statement, a hidden one, a stranger and a visitor', async () => {
  const statementId = await newStatement(room);
  const guest = await guestOf(room);
  const stranger = await guestOf(await addRoom(forum));
  expect(await outcomeOf(voteStatement(guest, opinion(randomUUID(), 1)))).toBe('not_found statement.unknown');
  expect(await outcomeOf(voteStatement(stranger, opinion(statementId, 1)))).toBe('forbidden session.not_joined');
  expect(await outcomeOf(voteStatement(await forum.as(null), opinion(statementId, 1)))).toBe(
    'unauthenticated auth.needed',
  );
  await hideStatement(room.moderator, { targetId: statementId, reason: 'off_topic' });
  expect(await outcomeOf(voteStatement(guest, opinion(statementId, 1)))).toBe('conflict statement.hidden');
  expect(await forum.sql`select 1 from statement_votes where statement_id = ${statementId}`).toHaveLength(0);
});

test('a hidden statement loses its text for everybody but moderators, keeps its votes, and comes back', async () => {
  const [author, voter] = [await guestOf(room), await guestOf(room)];
  const statementId = await newStatement(room, author, 'نص سيخفى');
  await voteStatement(voter, opinion(statementId, 1));
  await hideStatement(room.moderator, { targetId: statementId, reason: 'disrespect', note: 'ملاحظة' });
  expect(await inRoom(room, statementId)).toMatchObject({
    state: 'hidden',
    text: null,
    reason: 'disrespect',
    tally: { agree: 1 },
  });
  const seen = (await loadCockpit(room.moderator, room.sessionId)).statements.find(
    (row) => row.statementId === statementId,
  );
  expect(seen?.text).toBe('نص سيخفى');
  expect(forum.frames('statement.hidden').at(-1)?.data).toEqual({ statementId, reason: 'disrespect' });
  expect(forum.frames('statement.decided').at(-1)).toMatchObject({
    topic: `user:${idOf(author)}`,
    data: { statementId },
  });
  await showStatement(room.moderator, { targetId: statementId });
  expect(await inRoom(room, statementId)).toMatchObject({
    state: 'accepted',
    text: 'نص سيخفى',
    reason: null,
    tally: { agree: 1 },
  });
});

test('hiding twice and showing twice change nothing and tell nobody', async () => {
  const statementId = await newStatement(room);
  const acts = async () => (await forum.sql`select 1 from moderation_acts where target_id = ${statementId}`).length;
  await showStatement(room.moderator, { targetId: statementId });
  expect(await acts()).toBe(0);
  await hideStatement(room.moderator, { targetId: statementId, reason: 'unlawful' });
  const published = forum.frames().length;
  await hideStatement(room.moderator, { targetId: statementId, reason: 'off_topic' });
  expect(await acts()).toBe(1);
  expect(forum.frames().length).toBe(published);
  expect((await inRoom(room, statementId))?.reason).toBe('unlawful');
});

test('only moderators of the commune hide, and only what exists', async () => {
  const statementId = await newStatement(room);
  const { moderator: stranger } = await addRoom(forum);
  const hide = { targetId: statementId, reason: 'unlawful' as const };
  for (const ctx of [await guestOf(room), stranger]) {
    expect(await outcomeOf(hideStatement(ctx, hide))).toBe('forbidden session.not_moderator');
  }
  expect(await outcomeOf(hideStatement(room.moderator, { ...hide, targetId: randomUUID() }))).toBe(
    'not_found statement.unknown',
  );
  expect((await inRoom(room, statementId))?.state).toBe('accepted');
});
