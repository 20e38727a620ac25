import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MethodBallot } from '#app/contract/ballots.ts';
import type { HallChannel } from '#app/contract/hall.ts';
import { enterHallOptionsInput } from '#app/contract/inputs/enter-hall-count.ts';
import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';
import { listAllEvents } from '#db/queries/events.ts';
import { findMotion } from '#db/queries/votes.ts';
import { recountArchive } from '#server/cli/recount/count-archive.ts';
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
import { fieldsOf, outcomeOf } from '#tests/support/refusals.ts';

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

type Abc = [a: number, b: number, c: number];
const options = [{ ar: 'الحديقة' }, { ar: 'الملعب' }, { ar: 'المكتبة' }];
const open = (method: CreateMotionInput['method'], more: Partial<CreateMotionInput> = {}) =>
  addMotion(hall, { method, options, ...more });
const count = ([a, b, c]: Abc, blank: number, people: number) => ({ options: { a, b, c }, blank, people });
const enter = (
  who: ActionContext,
  motionId: string,
  channel: HallChannel,
  ...figures: Parameters<typeof count>
): Promise<void> => enterHallCount(who, { motionId, channel, ...count(...figures) });
const confirm = async (motionId: string, channel: HallChannel, ...figures: Parameters<typeof count>) => {
  await enter(first, motionId, channel, ...figures);
  await enter(second, motionId, channel, ...figures);
};
const resultOf = async (motionId: string) => (await findMotion(forum.db, motionId))?.result;
const shown = async () => (await loadRoom(forum.db, hall.sessionId)).motions[0]?.hall;
const vote = async (motionId: string, people: number, ballot: MethodBallot) => {
  for (const id of await addCrowd(forum, hall.sessionId, people))
    await castVote(await forum.as(id), { actionId: randomUUID(), motionId, ballot });
};

test('paper and hands are joined with the ballots by phone and told by channel', async () => {
  const motionId = await open('single');
  await vote(motionId, 3, { option: 'a' });
  await enter(first, motionId, 'paper', [1, 6, 0], 2, 9);
  expect(await shown()).toEqual([{ channel: 'paper', state: 'entered', ballots: null }]);
  await enter(second, motionId, 'paper', [1, 6, 0], 2, 9);
  await confirm(motionId, 'hands', [4, 0, 1], 0, 5);
  expect(await shown()).toEqual([
    { channel: 'paper', state: 'confirmed', ballots: 9 },
    { channel: 'hands', state: 'confirmed', ballots: 5 },
  ]);
  await closeMotion(first, { motionId });
  expect(await resultOf(motionId)).toEqual({
    ranking: [['a'], ['b'], ['c']],
    winners: ['a'],
    ties: [],
    scores: { a: 8, b: 6, c: 1 },
    blank: 2,
    cast: 17,
    channels: { phone: 3, paper: 9, hands: 5 },
    entitled: null,
    quorum: null,
    quorumMet: true,
  });
});

const joined: Array<[CreateMotionInput['method'], MethodBallot, Abc, number, object]> = [
  ['approval', { options: ['a', 'b'] }, [1, 4, 2], 4, { scores: { a: 3, b: 6, c: 2 }, winners: ['b'] }],
  ['score', { scores: { a: 5, c: 1 } }, [0, 20, 3], 4, { scores: { a: 10, b: 20, c: 5 }, winners: ['b'] }],
  ['dot', { points: { c: 10 } }, [12, 20, 8], 4, { scores: { a: 12, b: 20, c: 28 }, winners: ['c'] }],
];
test.each(joined)('%s: what each option has in all is added', async (method, ballot, figures, people, expected) => {
  const motionId = await open(method);
  await vote(motionId, 2, ballot);
  await confirm(motionId, 'paper', figures, 0, people);
  await closeMotion(first, { motionId });
  expect(await resultOf(motionId)).toMatchObject({ ...expected, cast: 6, channels: { phone: 2, paper: 4 } });
});

test('a tie that paper makes is left as a tie, and so is a vote of blank ballots alone', async () => {
  const motionId = await open('single');
  await vote(motionId, 2, { option: 'a' });
  await confirm(motionId, 'paper', [0, 2, 1], 0, 3);
  await closeMotion(first, { motionId });
  expect(await resultOf(motionId)).toMatchObject({ winners: ['a', 'b'], ranking: [['a', 'b'], ['c']], ties: [] });
  const blank = await open('approval');
  await confirm(blank, 'paper', [0, 0, 0], 4, 4);
  await closeMotion(first, { motionId: blank });
  expect(await resultOf(blank)).toMatchObject({ winners: ['a', 'b', 'c'], blank: 4, cast: 4 });
});

test('who differs in one figure is told so and nothing of the other; what is entered anew settles it', async () => {
  const motionId = await open('approval');
  await enter(first, motionId, 'paper', [7, 2, 3], 0, 9);
  await enter(second, motionId, 'paper', [7, 2, 4], 0, 9);
  expect(await shown()).toEqual([{ channel: 'paper', state: 'differing', ballots: null }]);
  const seen = await loadHallCounts(second, { sessionId: hall.sessionId, number: 1 });
  expect(seen.channels[0]).toEqual({
    channel: 'paper',
    count: { channel: 'paper', state: 'differing', ballots: null },
    own: count([7, 2, 4], 0, 9),
  });
  expect(JSON.stringify(seen)).not.toContain('"c":3');
  expect(await outcomeOf(closeMotion(first, { motionId }))).toBe('conflict motion.count_open');
  for (const [blank, people] of [
    [1, 9],
    [0, 10],
  ] as const) {
    await enter(first, motionId, 'paper', [7, 2, 4], blank, people);
    expect(await shown(), `${blank} blank of ${people}`).toMatchObject([{ state: 'differing' }]);
  }
  await enterHallCount(first, { motionId, channel: 'paper', options: { c: 4, b: 2, a: 7 }, blank: 0, people: 9 });
  expect(await shown()).toMatchObject([{ state: 'confirmed', ballots: 9 }]);
  const events = JSON.stringify(await listAllEvents(forum.db, sessionTopic(hall.sessionId)));
  expect(events + JSON.stringify(await loadRoom(forum.db, hall.sessionId))).not.toMatch(/"(blank|c)":/);
  await withdrawHallCount(second, { motionId, channel: 'paper' });
  await closeMotion(first, { motionId });
  expect(await resultOf(motionId)).toMatchObject({ cast: 0, winners: [] });
  expect(await resultOf(motionId)).not.toHaveProperty('channels');
});

test('figures that the ballots of the method cannot give are refused by field, and nothing is kept of them', async () => {
  const single = await open('single');
  expect(await fieldsOf(enter(first, single, 'paper', [3, 1, 0], 0, 5))).toEqual({ people: 'count.sum_options' });
  const dots = await open('dot', { points: 3 });
  expect(await fieldsOf(enter(first, dots, 'paper', [4, 0, 4], 1, 2))).toEqual({
    'options.a': 'count.points_many',
    'options.c': 'count.points_many',
  });
  for (const motionId of [single, dots]) expect((await findMotion(forum.db, motionId))?.hall).toBeNull();
  const [kept] = await forum.sql`select count(*)::int as entries from hall_entries where motion_id = ${dots}`;
  expect(kept?.entries).toBe(0);
});

test('options left out or unknown, answers of another method and numbers that are none are refused', async () => {
  const motionId = await open('single');
  const rest = { motionId, channel: 'paper', blank: 0, people: 2 } as const;
  const named: Array<Record<string, number>> = [
    { a: 1, b: 1 },
    { a: 1, b: 1, c: 0, d: 0 },
    { a: 1, b: 1, d: 0 },
  ];
  for (const figures of named)
    expect(await fieldsOf(enterHallCount(first, { ...rest, options: figures }))).toEqual({
      options: 'vote.option_unknown',
    });
  const plain = await addMotion(hall);
  expect(await outcomeOf(enter(first, plain, 'paper', [1, 1, 0], 0, 2))).toBe('invalid input.unreadable');
  const read = (change: object) => enterHallOptionsInput.safeParse({ ...rest, options: { a: 1 }, ...change }).success;
  expect(read({})).toBe(true);
  for (const wrong of [{ people: 0 }, { blank: -1 }, { options: { a: 1.5 } }, { options: { z: 1 } }, { yes: 1 }])
    expect(read(wrong), JSON.stringify(wrong)).toBe(false);
});

test('hands give neither marks nor points, and sealed votes are not counted', async () => {
  for (const method of ['score', 'dot'] as const) {
    const motionId = await open(method);
    expect(await outcomeOf(enter(first, motionId, 'hands', [2, 0, 0], 0, 1)), method).toBe('conflict count.hands');
  }
  const sealed = await open('single', { secrecy: 'sealed' });
  expect(await outcomeOf(enter(first, sealed, 'paper', [1, 0, 0], 0, 1))).toBe('conflict count.sealed');
});

test('each member once: no more ballots than members, and blank ones count for the quorum', async () => {
  const voter = await addPerson(forum, { role: 'member', commune: hall.commune });
  await addSeats(forum, hall.commune, 5, [voter]);
  const motionId = await open('single', { electorate: 'members', quorumRule: 'half' });
  await castVote(await forum.as(voter), { actionId: randomUUID(), motionId, ballot: { option: 'c' } });
  expect(await outcomeOf(enter(first, motionId, 'hands', [2, 2, 0], 1, 5))).toBe('conflict count.too_many');
  await confirm(motionId, 'paper', [0, 0, 0], 1, 1);
  expect(await outcomeOf(enter(first, motionId, 'hands', [2, 2, 0], 0, 4))).toBe('conflict count.too_many');
  await confirm(motionId, 'hands', [1, 0, 0], 0, 1);
  await closeMotion(first, { motionId });
  expect(await resultOf(motionId)).toMatchObject({
    cast: 3,
    blank: 1,
    quorum: 3,
    quorumMet: true,
    winners: ['a', 'c'],
  });
});

test('two people enter at once, on two nodes: agreed figures are confirmed, others differ', async () => {
  for (let round = 0; round < 8; round += 1) {
    const motionId = await open('approval');
    const away = contextOf(other.services, second.actor);
    const differs = round % 2;
    await Promise.all([
      enter(first, motionId, 'paper', [4, 2, 0], 0, 5),
      enter(away, motionId, 'paper', [4, 2, differs], 0, 5),
    ]);
    expect((await findMotion(forum.db, motionId))?.hall).toEqual([
      differs
        ? { channel: 'paper', state: 'differing', figures: null }
        : { channel: 'paper', state: 'confirmed', figures: count([4, 2, 0], 0, 5) },
    ]);
  }
});

test('the table holds either answers or options of an entry, whole', async () => {
  const motionId = await open('single');
  await enter(first, motionId, 'paper', [1, 0, 0], 0, 1);
  await expect(forum.sql`update hall_entries set yes = 1 where motion_id = ${motionId}`).rejects.toThrow(
    'hall_entries_figures',
  );
  await expect(forum.sql`update hall_entries set blank = null where motion_id = ${motionId}`).rejects.toThrow(
    'hall_entries_figures',
  );
});

/** The open data of this hall's one motion after it was shown, and a way to change a figure in them. */
async function publish(motionId: string) {
  await closeMotion(first, { motionId });
  await showResult(first, { motionId });
  await growLedger(forum.services, hall.sessionId);
  const archive = await exportSession(forum.services, hall.sessionId);
  const change = (file: 'motions.json' | 'ballots.json', from: string | RegExp, to: string): string => {
    const text = archive[file]?.replace(from, to) ?? '';
    expect(text).not.toBe(archive[file]);
    return recountArchive({ ...archive, [file]: text }).differences.join('\n');
  };
  return { archive, change };
}

test('the open data hold the figures of each channel; the recount counts with them and finds one that was changed', async () => {
  const motionId = await open('approval');
  await vote(motionId, 10, { options: ['a', 'c'] });
  await confirm(motionId, 'paper', [3, 9, 2], 1, 12);
  await confirm(motionId, 'hands', [1, 10, 0], 0, 10);
  const { archive, change } = await publish(motionId);
  expect(JSON.parse(archive['ballots.json'] ?? '')).toMatchObject([
    {
      ballots: [{ ballot: { options: ['a', 'c'] }, count: 10 }],
      hall: [
        { channel: 'paper', ...count([3, 9, 2], 1, 12) },
        { channel: 'hands', ...count([1, 10, 0], 0, 10) },
      ],
    },
  ]);
  expect(recountArchive(archive).differences).toEqual([]);
  expect(change('ballots.json', '"b": 9', '"b": 8')).toContain('motion 1, scores: published');
  expect(change('ballots.json', '"b": 9', '"b": 13')).toContain('figures of paper do not fit');
  expect(change('ballots.json', '"blank": 1', '"blank": 0')).toContain('motion 1, blank');
  expect(change('ballots.json', '"people": 12', '"people": 13')).toContain('paper: 12 ballots are told');
  expect(change('ballots.json', /"hall": \[[^\]]*\]/, '"hall": []')).toContain('its figures are of undefined');
  expect(change('ballots.json', '"count": 10', '"count": 11')).toContain('motion 1, cast');
  expect(change('ballots.json', /^.*$/s, '[]')).toContain('its ballots are missing');
  expect(change('motions.json', '"paper": 12', '"paper": 13')).toContain('channels');
  expect(change('motions.json', '"winners": [\n    "b"', '"winners": [\n    "c"')).toContain('motion 1, winners');
});

test('of a count of a few nothing is published but the sums of all, and the recount counts from these', async () => {
  const motionId = await open('single');
  await vote(motionId, 12, { option: 'a' });
  await confirm(motionId, 'paper', [0, 8, 0], 1, 9);
  const { archive, change } = await publish(motionId);
  expect(JSON.parse(archive['ballots.json'] ?? '')).toEqual([]);
  expect(recountArchive(archive).differences).toEqual([]);
  expect(change('motions.json', '"b": 8', '"b": 9')).toContain('its sums do not fit');
  expect(change('motions.json', '"winners": [\n    "a"', '"winners": [\n    "b"')).toContain('motion 1, winners');
});
