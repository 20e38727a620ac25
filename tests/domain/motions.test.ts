import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits } from '#app/contract/limits.ts';
import { findMotion } from '#db/queries/votes.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { countVotes } from '#server/domain/votes/count-votes.ts';
import { createMotion } from '#server/domain/votes/create-motion.ts';
import { openMotion } from '#server/domain/votes/open-motion.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addCrowd, addGuest, addPerson, addSeats } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, newAgendaItem, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;

beforeAll(async () => {
  forum = await createForum();
  room = await addRoom(forum);
});
afterAll(() => forum.close());

const draft = (changes: object = {}) => ({
  actionId: randomUUID(),
  sessionId: room.sessionId,
  title: { ar: 'ملتمس' },
  secrecy: 'named' as const,
  electorate: 'all' as const,
  ...changes,
});
const ballot = (motionId: string, choice: 'yes' | 'no' | 'abstain') => ({
  actionId: randomUUID(),
  motionId,
  ballot: { choice },
});
const publicMotion = async (of: Room, motionId: string) =>
  (await loadRoom(forum.db, of.sessionId)).motions.find((motion) => motion.motionId === motionId);

test('a draft is seen by moderators only, and nobody else hears of it', async () => {
  const before = forum.published.length;
  const { motionId } = await createMotion(room.moderator, draft());
  expect(await publicMotion(room, motionId)).toBeUndefined();
  expect((await loadCockpit(room.moderator, room.sessionId)).motions.map((motion) => motion.motionId)).toContain(
    motionId,
  );
  const frames = forum.published.slice(before).flatMap((one) => one.frames);
  expect(frames.map(({ event, audience }) => `${event.name} ${audience} ${String(event.seq)}`)).toEqual([
    'queue.changed moderators undefined',
  ]);
});

test('writing a motion twice with one id is writing it once', async () => {
  const input = draft();
  const first = await createMotion(room.moderator, input);
  expect(await createMotion(room.moderator, input)).toEqual(first);
  expect(await outcomeOf(createMotion(room.moderator, { ...input, electorate: 'members' }))).toBe(
    'conflict act.reused',
  );
  const rows = await forum.sql`select 1 from performed_acts where action_id = ${input.actionId}`;
  expect(rows).toHaveLength(1);
});

test('a motion belongs to an agenda item of its own session', async () => {
  const item = await newAgendaItem(room);
  const foreign = await newAgendaItem(await addRoom(forum));
  const { motionId } = await createMotion(room.moderator, draft({ agendaItemId: item }));
  expect((await findMotion(forum.db, motionId))?.agendaItemId).toBe(item);
  const [before] = await forum.sql`select next_motion from sessions where session_id = ${room.sessionId}`;
  expect(await outcomeOf(createMotion(room.moderator, draft({ agendaItemId: foreign })))).toBe(
    'not_found agenda.unknown',
  );
  const [after] = await forum.sql`select next_motion from sessions where session_id = ${room.sessionId}`;
  expect(after).toEqual(before);
});

test('a session has only so many motions', async () => {
  const full = await addRoom(forum);
  await forum.sql`update sessions set next_motion = ${limits.motionsPerSession + 1} where session_id = ${full.sessionId}`;
  expect(await outcomeOf(createMotion(full.moderator, draft({ sessionId: full.sessionId })))).toBe(
    'conflict motion.too_many',
  );
});

test('an unknown motion is not found', async () => {
  const motionId = randomUUID();
  for (const act of [openMotion, closeMotion, showResult]) {
    expect(await outcomeOf(act(room.moderator, { motionId }))).toBe('not_found motion.unknown');
  }
});

test('each step is taken once and in order', async () => {
  const motionId = await addMotion(room, { state: 'draft' });
  const { moderator } = room;
  expect(await outcomeOf(closeMotion(moderator, { motionId }))).toBe('conflict motion.not_open');
  expect(await outcomeOf(showResult(moderator, { motionId }))).toBe('conflict motion.still_open');
  await openMotion(moderator, { motionId });
  expect(await outcomeOf(openMotion(moderator, { motionId }))).toBe('conflict motion.opened_before');
  expect(await outcomeOf(showResult(moderator, { motionId }))).toBe('conflict motion.still_open');
  await closeMotion(moderator, { motionId });
  expect(await outcomeOf(closeMotion(moderator, { motionId }))).toBe('conflict motion.not_open');
  expect(await outcomeOf(openMotion(moderator, { motionId }))).toBe('conflict motion.opened_before');
  await showResult(moderator, { motionId });
  const shown = forum.frames('motion.shown').length;
  await showResult(moderator, { motionId });
  expect(forum.frames('motion.shown').length).toBe(shown);
});

test('a motion opens only in an open session, and is closed also in a pause', async () => {
  const paused = await addRoom(forum);
  const [open, waiting] = [await addMotion(paused), await addMotion(paused, { state: 'draft' })];
  await moveSession(paused.moderator, { sessionId: paused.sessionId, to: 'paused' });
  expect(await outcomeOf(openMotion(paused.moderator, { motionId: waiting }))).toBe('conflict motion.session_not_open');
  expect(await outcomeOf(closeMotion(paused.moderator, { motionId: open }))).toBe('ok');
});

test('the result is nobody’s to see before it is shown: not in the room, not in an event, not in a tally', async () => {
  const motionId = await addMotion(room);
  const voters = await Promise.all((await addCrowd(forum, room.sessionId, 5)).map((id) => forum.as(id)));
  await Promise.all(voters.map((ctx, index) => castVote(ctx, ballot(motionId, index < 3 ? 'yes' : 'no'))));
  expect(
    (await countVotes(forum.db, { statements: [], motions: [motionId], questions: [], comments: [] })).motions,
  ).toEqual([{ motionId, cast: 5, revision: 5, result: null }]);
  await closeMotion(room.moderator, { motionId });
  expect(await publicMotion(room, motionId)).toMatchObject({
    state: 'closed',
    cast: 5,
    resultShown: false,
    result: null,
  });
  expect(forum.frames('motion.closed').at(-1)?.data).toMatchObject({ shown: { cast: 5, result: null } });
  const seen = (await loadCockpit(room.moderator, room.sessionId)).motions.find(
    (motion) => motion.motionId === motionId,
  );
  expect(seen?.result).toMatchObject({ yes: 3, no: 2, adopted: true });
  await showResult(room.moderator, { motionId });
  expect(await publicMotion(room, motionId)).toMatchObject({ resultShown: true, result: { yes: 3, no: 2, cast: 5 } });
  expect(forum.frames('motion.shown').at(-1)?.data).toMatchObject({ shown: { result: { yes: 3, no: 2 } } });
});

test('a motion of members counts the members in office for the quorum', async () => {
  const hall = await addRoom(forum);
  await addSeats(forum, hall.commune, 5);
  const members = await Promise.all(
    Array.from({ length: 3 }, async () => forum.as(await addPerson(forum, { role: 'member', commune: hall.commune }))),
  );
  const motionId = await addMotion(hall, { electorate: 'members' });
  const guest = await forum.as(await addGuest(forum, hall.code));
  const stranger = await forum.as(await addPerson(forum, { role: 'member', commune: room.commune }));
  expect(await outcomeOf(castVote(guest, ballot(motionId, 'yes')))).toBe('forbidden motion.members_only');
  expect(await outcomeOf(castVote(stranger, ballot(motionId, 'yes')))).toBe('forbidden motion.members_only');
  for (const [index, ctx] of members.slice(0, 2).entries())
    await castVote(ctx, ballot(motionId, index ? 'abstain' : 'yes'));
  await closeMotion(hall.moderator, { motionId });
  expect((await findMotion(forum.db, motionId))?.result).toEqual({
    yes: 1,
    no: 0,
    abstain: 1,
    cast: 2,
    entitled: 5,
    quorum: 3,
    quorumMet: false,
    adopted: false,
  });
});

test('a ballot may change until closing; the last one counts', async () => {
  const motionId = await addMotion(room);
  const guest = await forum.as(await addGuest(forum, room.code));
  expect(await castVote(guest, ballot(motionId, 'no'))).toEqual({ revision: 1 });
  expect(await castVote(guest, ballot(motionId, 'abstain'))).toEqual({ revision: 2 });
  expect(await castVote(guest, ballot(motionId, 'yes'))).toEqual({ revision: 3 });
  await closeMotion(room.moderator, { motionId });
  expect(await outcomeOf(castVote(guest, ballot(motionId, 'no')))).toBe('conflict motion.closed');
  expect((await findMotion(forum.db, motionId))?.result).toMatchObject({ yes: 1, no: 0, abstain: 0, cast: 1 });
});

test('a ballot on a draft, in a pause, by a stranger or by nobody is refused with its reason', async () => {
  const hall = await addRoom(forum);
  const guest = await forum.as(await addGuest(forum, hall.code));
  const stranger = await forum.as(await addGuest(forum, room.code));
  const [open, waiting] = [await addMotion(hall), await addMotion(hall, { state: 'draft' })];
  expect(await outcomeOf(castVote(guest, ballot(waiting, 'yes')))).toBe('conflict motion.not_open_yet');
  expect(await outcomeOf(castVote(stranger, ballot(open, 'yes')))).toBe('forbidden session.not_joined');
  expect(await outcomeOf(castVote(await forum.as(null), ballot(open, 'yes')))).toBe('unauthenticated auth.needed');
  await moveSession(hall.moderator, { sessionId: hall.sessionId, to: 'paused' });
  expect(await outcomeOf(castVote(guest, ballot(open, 'yes')))).toBe('conflict session.paused');
  expect(await forum.sql`select 1 from ballots where motion_id in ${forum.sql([open, waiting])}`).toHaveLength(0);
});

test('votes are noted for the tally with their session, and no voter is named', async () => {
  const motionId = await addMotion(room);
  const guest = await forum.as(await addGuest(forum, room.code));
  const before = forum.published.length;
  await castVote(guest, ballot(motionId, 'yes'));
  const published = forum.published.slice(before);
  expect(published.map((one) => [...one.votes.motions])).toEqual([[[motionId, room.sessionId]]]);
  expect(published.flatMap((one) => one.frames)).toEqual([]);
});
