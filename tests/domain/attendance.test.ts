import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AttendanceState } from '#app/contract/attendance.ts';
import { listAllEvents } from '#db/queries/events.ts';
import { findMotion } from '#db/queries/votes.ts';
import { recountArchive } from '#server/cli/recount/count-archive.ts';
import { loadAttendanceList } from '#server/domain/attendance/load-attendance-list.ts';
import { recordAttendance } from '#server/domain/attendance/record-attendance.ts';
import { sessionTopic } from '#server/domain/context.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addCommune, addPerson, addSeats } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let hall: Room;
let mandates: string[];
let voter: string;
let communes = 20;

beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());

/** Five members in office, the first with an account. */
beforeEach(async () => {
  const commune = await addCommune(forum, String((communes += 1)));
  voter = await addPerson(forum, { role: 'member', commune });
  hall = await addRoom(forum, { commune });
  mandates = await addSeats(forum, commune, 5, [voter]);
});

const note = (seat: number, state: AttendanceState) =>
  recordAttendance(hall.moderator, { sessionId: hall.sessionId, mandateId: mandates[seat] ?? '', state });
const shown = async () => (await loadRoom(forum.db, hall.sessionId)).attendance;
const resultOf = async (motionId: string) => (await findMotion(forum.db, motionId))?.result;
const vote = async (motionId: string) =>
  castVote(await forum.as(voter), { actionId: randomUUID(), motionId, ballot: { choice: 'yes' } });

test('before anybody is noted there is no attendance list; then everybody sees the numbers', async () => {
  expect(await shown()).toBeNull();
  await note(0, 'present');
  await note(1, 'present');
  await note(2, 'excused');
  expect(await shown()).toEqual({ present: 2, excused: 1, members: 5, first: 3, second: 2 });
  await note(1, 'left');
  await note(2, 'present');
  expect(await shown()).toMatchObject({ present: 2, excused: 0 });
});

test('the attendance list keeps every move with its time and no second one of the same', async () => {
  await note(0, 'present');
  await note(0, 'present');
  await note(0, 'left');
  await note(0, 'present');
  const moves = await forum.sql<{ state: string }[]>`
    select state from attendance_moves where session_id = ${hall.sessionId} order by move_id`;
  expect(moves.map((row) => row.state)).toEqual(['present', 'left', 'present']);
  const { rows } = await loadAttendanceList(hall.moderator, hall.sessionId);
  expect(rows.map((row) => [row.number, row.state])).toEqual([
    [1, 'present'],
    [2, null],
    [3, null],
    [4, null],
    [5, null],
  ]);
  expect(Date.parse(rows[0]?.since ?? '')).toBeGreaterThan(Date.now() - 60_000);
});

test('events tell numbers, and neither names nor who it was', async () => {
  await note(3, 'present');
  const events = await listAllEvents(forum.db, sessionTopic(hall.sessionId));
  const told = events.filter((event) => event.name === 'attendance.changed').map((event) => event.data);
  expect(told).toEqual([{ sessionId: hall.sessionId, present: 1, excused: 0, members: 5, first: 3, second: 2 }]);
  expect(JSON.stringify(events)).not.toContain(mandates[3]);
});

test('who sits elsewhere, or no longer, is not on the attendance list', async () => {
  const elsewhere = await addCommune(forum, String((communes += 1)));
  const [stranger = ''] = await addSeats(forum, elsewhere, 1);
  const record = (mandateId: string) =>
    outcomeOf(recordAttendance(hall.moderator, { sessionId: hall.sessionId, mandateId, state: 'present' }));
  expect(await record(stranger)).toBe('not_found attendance.no_member');
  await forum.sql`update mandates set ends_on = current_date - 1 where mandate_id = ${mandates[4] ?? ''}`;
  expect(await record(mandates[4] ?? '')).toBe('not_found attendance.no_member');
  expect((await loadAttendanceList(hall.moderator, hall.sessionId)).rows).toHaveLength(4);
});

test('two at the door at once: each note counts, and what is told last is what is so', async () => {
  await Promise.all(mandates.map((_, seat) => note(seat, 'present')));
  expect(await shown()).toMatchObject({ present: 5 });
  const events = await listAllEvents(forum.db, sessionTopic(hall.sessionId));
  expect(events.filter((event) => event.name === 'attendance.changed').map(({ data }) => data.present)).toEqual([
    1, 2, 3, 4, 5,
  ]);
});

test('the quorum of a vote is of those present, and of who voted without having been noted', async () => {
  const without = await addMotion(hall, { electorate: 'members', quorumRule: 'half' });
  await vote(without);
  await closeMotion(hall.moderator, { motionId: without });
  expect(await resultOf(without)).toMatchObject({ cast: 1, quorum: 3, quorumMet: false, adopted: false });
  expect(await resultOf(without)).not.toHaveProperty('present');

  await note(1, 'present');
  await note(2, 'present');
  const withList = await addMotion(hall, { electorate: 'members', quorumRule: 'half' });
  await vote(withList);
  await closeMotion(hall.moderator, { motionId: withList });
  expect(await resultOf(withList)).toMatchObject({ cast: 1, present: 3, quorum: 3, quorumMet: true, adopted: true });

  // The voter is noted too, and not counted twice; somebody has left.
  await note(0, 'present');
  await note(2, 'left');
  const again = await addMotion(hall, { electorate: 'members', quorumRule: 'half' });
  await vote(again);
  await closeMotion(hall.moderator, { motionId: again });
  expect(await resultOf(again)).toMatchObject({ cast: 1, present: 2, quorumMet: false, adopted: false });
});

test('consent and choices are decided by those present as well, and the recount finds a changed figure', async () => {
  for (const seat of [1, 2, 3]) await note(seat, 'present');
  const options = [{ ar: 'أ' }, { ar: 'ب' }];
  const motions = [
    await addMotion(hall, { electorate: 'members', method: 'consent', quorumRule: 'half' }),
    await addMotion(hall, { electorate: 'members', method: 'single', quorumRule: 'half', options }),
    await addMotion(hall, { electorate: 'members', quorumRule: 'half' }),
    await addMotion(hall, { electorate: 'all' }),
  ];
  for (const motionId of motions) {
    await closeMotion(hall.moderator, { motionId });
    await showResult(hall.moderator, { motionId });
  }
  const results = await Promise.all(motions.map(resultOf));
  expect(results.map((result) => [result?.present, result?.quorumMet])).toEqual([
    [3, true],
    [3, true],
    [3, true],
    [undefined, true],
  ]);
  const files = await exportSession(forum.services, hall.sessionId);
  expect(recountArchive(files).differences).toEqual([]);
  const forged = { ...files, 'motions.json': (files['motions.json'] ?? '').replaceAll('"present": 3', '"present": 2') };
  expect(recountArchive(forged).differences.join()).toContain('quorumMet');
  expect(JSON.stringify(files)).not.toContain(mandates[1]);
});

test('a role without a seat of its own still counts as one who voted', async () => {
  const other = await addPerson(forum, { role: 'member', commune: hall.commune });
  await note(1, 'absent');
  await note(1, 'excused');
  const motionId = await addMotion(hall, { electorate: 'members', quorumRule: 'third' });
  await castVote(await forum.as(other), { actionId: randomUUID(), motionId, ballot: { choice: 'no' } });
  await vote(motionId);
  await closeMotion(hall.moderator, { motionId });
  expect(await resultOf(motionId)).toMatchObject({ cast: 2, present: 2, quorum: 2, quorumMet: true });
});
