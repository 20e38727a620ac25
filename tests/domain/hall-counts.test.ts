import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { HallChannel } from '#app/contract/hall.ts';
import { enterHallCountInput, type EnterHallCountInput } from '#app/contract/inputs/enter-hall-count.ts';
import { listAllEvents } from '#db/queries/events.ts';
import { findMotion } from '#db/queries/votes.ts';
import { recountArchive } from '#server/cli/recount/count-archive.ts';
import { recordAttendance } from '#server/domain/attendance/record-attendance.ts';
import { sessionTopic, type ActionContext } from '#server/domain/context.ts';
import { growLedger } from '#server/domain/ledger/grow-ledger.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { loadRoom } from '#server/domain/rooms/load-room.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { enterHallCount, withdrawHallCount } from '#server/domain/votes/enter-hall-count.ts';
import { loadHallCounts } from '#server/domain/votes/load-hall-counts.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { contextOf, createForum, type Forum } from '#tests/support/forum.ts';
import { addCrowd, addPerson, addSeats } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let other: Forum;
let hall: Room;
let first: ActionContext;
let second: ActionContext;

beforeAll(async () => {
  forum = await createForum();
  other = await forum.secondNode();
});
afterAll(async () => {
  await other.close();
  await forum.close();
});

/** A hall with two moderators. */
beforeEach(async () => {
  hall = await addRoom(forum);
  first = hall.moderator;
  second = await forum.as(await addPerson(forum, { role: 'moderator', commune: hall.commune }));
});

type Figures = [yes: number, no: number, abstain: number];
const input = (motionId: string, channel: HallChannel, [yes, no, abstain]: Figures): EnterHallCountInput => ({
  motionId,
  channel,
  yes,
  no,
  abstain,
  people: yes + no + abstain,
});
const enter = (who: ActionContext, motionId: string, channel: HallChannel, figures: Figures) =>
  enterHallCount(who, input(motionId, channel, figures));
const confirm = async (motionId: string, channel: HallChannel, figures: Figures) => {
  await enter(first, motionId, channel, figures);
  await enter(second, motionId, channel, figures);
};
const shown = async () => (await loadRoom(forum.db, hall.sessionId)).motions[0]?.hall;
const resultOf = async (motionId: string) => (await findMotion(forum.db, motionId))?.result;
const told = async () =>
  (await listAllEvents(forum.db, sessionTopic(hall.sessionId)))
    .filter((event) => event.name === 'motion.counted')
    .map(({ data }) => [data.channel, data.state, data.ballots]);
const vote = async (motionId: string, people: number) => {
  const crowd = await addCrowd(forum, hall.sessionId, people);
  for (const id of crowd) {
    const ballot = { choice: 'yes' as const };
    await castVote(await forum.as(id), { actionId: randomUUID(), motionId, ballot });
  }
};

test('two people agree: the count is confirmed, added at the close and told by channel', async () => {
  const motionId = await addMotion(hall);
  await vote(motionId, 2);
  await enter(first, motionId, 'paper', [4, 3, 1]);
  expect(await shown()).toEqual([{ channel: 'paper', state: 'entered', ballots: null }]);
  await enter(second, motionId, 'paper', [4, 3, 1]);
  await confirm(motionId, 'hands', [0, 5, 0]);
  expect(await shown()).toEqual([
    { channel: 'paper', state: 'confirmed', ballots: 8 },
    { channel: 'hands', state: 'confirmed', ballots: 5 },
  ]);
  await closeMotion(first, { motionId });
  expect(await resultOf(motionId)).toMatchObject({
    yes: 6,
    no: 8,
    abstain: 1,
    cast: 15,
    channels: { phone: 2, paper: 8, hands: 5 },
    adopted: false,
  });
});

test('who differs is told so and nothing of the other; entering anew settles it, and every entry is kept', async () => {
  const motionId = await addMotion(hall);
  await enter(first, motionId, 'hands', [7, 2, 0]);
  await enter(second, motionId, 'hands', [7, 1, 1]);
  expect(await shown()).toEqual([{ channel: 'hands', state: 'differing', ballots: null }]);
  const seen = await loadHallCounts(second, { sessionId: hall.sessionId, number: 1 });
  expect(seen.channels[1]).toEqual({
    channel: 'hands',
    count: { channel: 'hands', state: 'differing', ballots: null },
    own: { yes: 7, no: 1, abstain: 1 },
  });
  expect(JSON.stringify(seen)).not.toContain('"no":2');
  await enter(first, motionId, 'hands', [7, 1, 1]);
  expect(await shown()).toMatchObject([{ state: 'confirmed', ballots: 9 }]);
  await enter(first, motionId, 'hands', [8, 1, 1]);
  expect(await shown(), 'a correction takes the agreement back').toMatchObject([{ state: 'differing', ballots: null }]);
  expect(await told()).toEqual([
    ['hands', 'entered', null],
    ['hands', 'differing', null],
    ['hands', 'confirmed', 9],
    ['hands', 'differing', null],
  ]);
  const [kept] = await forum.sql`select count(*)::int as entries from hall_entries where motion_id = ${motionId}`;
  expect(kept?.entries).toBe(4);
});

test('one person alone confirms nothing, however often, and the vote is not closed over it', async () => {
  const motionId = await addMotion(hall);
  await enter(first, motionId, 'paper', [3, 0, 0]);
  await enter(first, motionId, 'paper', [3, 0, 0]);
  expect(await shown()).toMatchObject([{ state: 'entered', ballots: null }]);
  expect(await outcomeOf(closeMotion(first, { motionId }))).toBe('conflict motion.count_open');
  await withdrawHallCount(second, { motionId, channel: 'paper' });
  await withdrawHallCount(second, { motionId, channel: 'paper' });
  expect(await shown()).toEqual([]);
  expect((await told()).at(-1)).toEqual(['paper', 'withdrawn', null]);
  expect(await told()).toHaveLength(3);
  await closeMotion(first, { motionId });
  expect(await resultOf(motionId)).not.toHaveProperty('channels');
  expect(await outcomeOf(enter(first, motionId, 'paper', [1, 0, 0]))).toBe('conflict motion.not_open');
});

test('what was withdrawn agrees with nothing that comes later', async () => {
  const motionId = await addMotion(hall);
  await enter(first, motionId, 'paper', [3, 0, 0]);
  await withdrawHallCount(first, { motionId, channel: 'paper' });
  await enter(second, motionId, 'paper', [3, 0, 0]);
  expect(await shown()).toMatchObject([{ state: 'entered' }]);
});

test('events and the room tell nothing of how the hall voted while the vote is open', async () => {
  const motionId = await addMotion(hall);
  await confirm(motionId, 'paper', [4321, 3737, 0]);
  const events = JSON.stringify(await listAllEvents(forum.db, sessionTopic(hall.sessionId)));
  const room = JSON.stringify(await loadRoom(forum.db, hall.sessionId));
  for (const figure of ['"yes":', ':4321', ':3737']) expect(events + room).not.toContain(figure);
});

test('sealed votes and figures of another method are refused, and so are figures that do not add up', async () => {
  const sealed = await addMotion(hall, { secrecy: 'sealed' });
  const options = [{ ar: 'أ' }, { ar: 'ب' }];
  const choice = await addMotion(hall, { method: 'single', options });
  expect(await outcomeOf(enter(first, sealed, 'paper', [1, 0, 0]))).toBe('conflict count.sealed');
  expect(await outcomeOf(enter(first, choice, 'hands', [1, 0, 0]))).toBe('invalid input.unreadable');
  const wrong = { ...input(randomUUID(), 'paper', [1, 1, 1]), people: 4 };
  expect(enterHallCountInput.safeParse(wrong).error?.issues[0]).toMatchObject({
    path: ['people'],
    message: 'count.sum',
  });
  const none = input(randomUUID(), 'paper', [0, 0, 0]);
  expect(enterHallCountInput.safeParse(none).success).toBe(false);
});

test('each member once: no more ballots than members who are there or voted, at the entry and at the close', async () => {
  const voter = await addPerson(forum, { role: 'member', commune: hall.commune });
  const mandates = await addSeats(forum, hall.commune, 5, [voter]);
  const note = (seat: number, state: 'present' | 'left') =>
    recordAttendance(first, { sessionId: hall.sessionId, mandateId: mandates[seat] ?? '', state });
  const open = () => addMotion(hall, { electorate: 'members', quorumRule: 'half' });
  const without = await open();
  expect(await outcomeOf(enter(first, without, 'paper', [6, 0, 0])), 'five in office').toBe('conflict count.too_many');
  await enter(first, without, 'paper', [5, 0, 0]);
  for (const seat of [0, 1, 2]) await note(seat, 'present');
  const motionId = await open();
  expect(await outcomeOf(enter(first, motionId, 'hands', [3, 1, 0]))).toBe('conflict count.too_many');
  await confirm(motionId, 'paper', [1, 0, 0]);
  expect(await outcomeOf(enter(first, motionId, 'hands', [3, 0, 0]))).toBe('conflict count.too_many');
  await confirm(motionId, 'hands', [2, 0, 0]);
  await note(2, 'left');
  const ballot = { choice: 'no' as const };
  await castVote(await forum.as(voter), { actionId: randomUUID(), motionId, ballot });
  expect(await outcomeOf(closeMotion(first, { motionId })), 'four ballots of three members').toBe(
    'conflict motion.count_many',
  );
  await withdrawHallCount(first, { motionId, channel: 'paper' });
  await closeMotion(first, { motionId });
  expect(await resultOf(motionId)).toMatchObject({ yes: 2, no: 1, cast: 3, present: 3, quorum: 3, quorumMet: true });
});

test('two people enter at once, on two nodes: agreed figures are confirmed, others differ', async () => {
  for (let round = 0; round < 10; round += 1) {
    const motionId = await addMotion(hall);
    const away = contextOf(other.services, second.actor);
    const differs = round % 2;
    await Promise.all([enter(first, motionId, 'paper', [4, 2, 0]), enter(away, motionId, 'paper', [4, 2, differs])]);
    const motion = await findMotion(forum.db, motionId);
    const figures = { yes: 4, no: 2, abstain: 0 };
    expect(motion?.hall).toEqual([
      differs
        ? { channel: 'paper', state: 'differing', figures: null }
        : { channel: 'paper', state: 'confirmed', figures },
    ]);
  }
});

test('an entry races the close: what was counted is what the counts say, and nothing is lost between', async () => {
  for (let round = 0; round < 12; round += 1) {
    const motionId = await addMotion(hall);
    await enter(first, motionId, 'hands', [4, 2, 0]);
    const away = contextOf(other.services, second.actor);
    const [entered, closed] = await Promise.all([
      outcomeOf(enter(away, motionId, 'hands', [4, 2, 0])),
      outcomeOf(closeMotion(first, { motionId })),
    ]);
    expect(entered).toBe('ok');
    const motion = await findMotion(forum.db, motionId);
    if (closed === 'ok') expect(motion?.result).toMatchObject({ cast: 6, channels: { phone: 0, hands: 6 } });
    else expect([closed, motion?.state, motion?.result]).toEqual(['conflict motion.count_open', 'open', null]);
  }
});

test('an entry that fails leaves nothing behind', async () => {
  const motionId = await addMotion(hall);
  await forum.sql`alter table hall_entries add constraint never check (yes <> 13)`;
  expect(await outcomeOf(enter(first, motionId, 'paper', [13, 0, 0]))).toMatch(/^bug/);
  await forum.sql`alter table hall_entries drop constraint never`;
  expect(await shown()).toEqual([]);
  expect(await told()).toEqual([]);
});

test('the open data carry the channels; the recount checks their sum, and the record the ballots by phone', async () => {
  const motionId = await addMotion(hall);
  await vote(motionId, 3);
  await confirm(motionId, 'paper', [5, 1, 0]);
  await closeMotion(first, { motionId });
  await showResult(first, { motionId });
  await growLedger(forum.services, hall.sessionId);
  const archive = await exportSession(forum.services, hall.sessionId);
  expect(archive['record.json']).toContain(String.raw`{\"kind\":\"count\",\"motion\":1,\"ballots\":3}`);
  expect(recountArchive(archive).differences).toEqual([]);
  const change = (from: string, to: string) => {
    const motions = archive['motions.json']?.replace(from, to) ?? '';
    expect(motions).not.toBe(archive['motions.json']);
    return recountArchive({ ...archive, 'motions.json': motions }).differences;
  };
  expect(change('"paper": 6', '"paper": 7').join()).toContain('channels');
  expect(change('"ballots": 6', '"ballots": 7').join()).toContain('10 ballots were cast and 9 counted');
  expect(change('"cast": 3', '"cast": 4').join()).toContain('record.json');
});
