import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ballot, MethodBallot } from '#app/contract/ballots.ts';
import { hasOptions, methods } from '#app/contract/methods.ts';
import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';
import { limits } from '#app/contract/limits.ts';
import type { OptionsResult } from '#app/contract/results.ts';
import { findMotion } from '#db/queries/votes.ts';
import { recountArchive } from '#server/cli/recount/count-archive.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadRoom, loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { createMotion } from '#server/domain/votes/create-motion.ts';
import { editMotion } from '#server/domain/votes/edit-motion.ts';
import { openMotion } from '#server/domain/votes/open-motion.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { countOptions } from '#server/engines/decision/count-motion.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { fieldsOf, outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;
let people: ActionContext[];

beforeAll(async () => {
  forum = await createForum();
  room = await addRoom(forum);
  people = [];
  for (let index = 0; index < 12; index += 1) people.push(await forum.as(await addGuest(forum, room.code)));
});
afterAll(() => forum.close());

const options = [{ ar: 'الحديقة', fr: 'Le jardin' }, { ar: 'الملعب' }, { ar: 'المكتبة' }];
const asked = (method: CreateMotionInput['method'], more: Partial<CreateMotionInput> = {}) => ({
  method,
  ...(method && hasOptions(method) && { options }),
  ...more,
});
const cast = (ctx: ActionContext, motionId: string, ballot: Ballot) =>
  castVote(ctx, { actionId: randomUUID(), motionId, ballot });
const shownMotion = async (motionId: string) =>
  (await loadRoom(forum.db, room.sessionId)).motions.find((motion) => motion.motionId === motionId);

const resultOf = async (motionId: string): Promise<OptionsResult> => {
  const result = (await findMotion(forum.db, motionId))?.result;
  if (!result || !('ranking' in result)) throw new Error('there is no such result');
  return result;
};

/** Ballots of each method, cast by the people in turn. */
const ballots: Record<Exclude<(typeof methods)[number], 'yes-no' | 'consent'>, MethodBallot[]> = {
  single: [{ option: 'a' }, { option: 'b' }, { option: 'a' }],
  approval: [{ options: ['a', 'b'] }, { options: ['b'] }, { options: ['b', 'c'] }],
  score: [{ scores: { a: 5, b: 0 } }, { scores: { b: 4 } }, { scores: { c: 3, a: 1 } }],
  dot: [{ points: { a: 10 } }, { points: { b: 7, c: 3 } }, { points: { c: 1 } }],
  'ranked-schulze': [{ ranking: [['a'], ['b', 'c']] }, { ranking: [['c']] }, { ranking: [['a', 'b'], ['c']] }],
  'ranked-irv': [{ ranking: [['a'], ['b']] }, { ranking: [['c']] }, { ranking: [['b'], ['c'], ['a']] }],
  'ranked-stv': [{ ranking: [['a'], ['b']] }, { ranking: [['c']] }, { ranking: [['b'], ['c'], ['a']] }],
};
const counted = Object.keys(ballots) as Array<keyof typeof ballots>;

describe.each(counted)('%s', (method) => {
  test('is cast, changed, counted at the end as its engine counts, and shown only then', async () => {
    const motionId = await addMotion(room, asked(method, method === 'ranked-stv' ? { seats: 2 } : {}));
    const all = ballots[method];
    const [first] = people;
    if (!first) throw new Error('nobody is there');
    const last = all.at(-1);
    if (last) expect(await cast(first, motionId, last)).toEqual({ revision: 1 });
    for (const [index, ballot] of all.entries()) {
      const ctx = people[index];
      if (ctx) expect((await cast(ctx, motionId, ballot)).revision).toBe(index === 0 ? 2 : 1);
    }
    expect((await loadRoomSelf(forum.db, first.actor, room.sessionId)).ballots[motionId]).toEqual(all[0]);
    expect(await shownMotion(motionId)).toMatchObject({ cast: 3, revision: 4, result: null, method });
    await closeMotion(room.moderator, { motionId });
    expect(await shownMotion(motionId)).toMatchObject({ cast: 3, result: null });
    const expected = countOptions(
      method,
      { options: ['a', 'b', 'c'].map((optionId) => ({ optionId })), seats: method === 'ranked-stv' ? 2 : null },
      all.map((ballot) => ({ w: 1, ballot })),
      { quorumRule: 'none', entitled: null },
    );
    const kept = (await loadCockpit(room.moderator, room.sessionId)).motions.find((row) => row.motionId === motionId);
    expect(kept?.result).toEqual(expected);
    await showResult(room.moderator, { motionId });
    expect((await shownMotion(motionId))?.result).toEqual(expected);
    const frame = forum.frames('motion.shown').at(-1);
    expect(frame?.data).toMatchObject({ motionId, shown: { result: expected, options: { length: 3 } } });
    expect(await outcomeOf(cast(first, motionId, all[1] ?? { choice: 'no' }))).toBe('conflict motion.closed');
  });
});

test('an act sent twice has one effect, and with another ballot is refused', async () => {
  const motionId = await addMotion(room, asked('dot'));
  const [voter] = people;
  if (!voter) throw new Error('nobody is there');
  const act = { actionId: randomUUID(), motionId, ballot: { points: { b: 2, a: 1 } } };
  expect(await castVote(voter, act)).toEqual({ revision: 1 });
  expect(await castVote(voter, act)).toEqual({ revision: 1 });
  expect(await outcomeOf(castVote(voter, { ...act, ballot: { points: { a: 1 } } }))).toBe('conflict act.reused');
  expect((await loadRoomSelf(forum.db, voter.actor, room.sessionId)).ballots[motionId]).toEqual({
    points: { a: 1, b: 2 },
  });
});

test('a ballot that does not fit is refused with its field, and nothing is kept of it', async () => {
  const [dots, consent, plain] = [
    await addMotion(room, asked('dot', { points: 3 })),
    await addMotion(room, asked('consent')),
    await addMotion(room),
  ];
  const [voter] = people;
  if (!voter) throw new Error('nobody is there');
  const wrong: Array<[string, Ballot, object]> = [
    [dots, { points: { a: 4 } }, { 'ballot.points': 'vote.points_too_many' }],
    [dots, { points: { d: 1 } }, { 'ballot.points': 'vote.option_unknown' }],
    [dots, { choice: 'yes' }, { 'ballot.points': 'vote.points_none' }],
    [consent, { stand: 'block' }, { 'ballot.reason': 'vote.reason_missing' }],
    [plain, { option: 'a' }, { 'ballot.choice': 'vote.choice_missing' }],
  ];
  for (const [motionId, ballot, fields] of wrong) expect(await fieldsOf(cast(voter, motionId, ballot))).toEqual(fields);
  for (const motionId of [dots, consent, plain]) expect(await shownMotion(motionId)).toMatchObject({ cast: 0 });
});

test('yes, marks and rankings that come in one batch are each stored with their own revision', async () => {
  const [plain, score, ranked] = [
    await addMotion(room),
    await addMotion(room, asked('score')),
    await addMotion(room, asked('ranked-schulze')),
  ];
  const rounds = await Promise.all(
    people.flatMap((ctx) => [
      cast(ctx, plain, { choice: 'no' }),
      cast(ctx, score, { scores: { a: 1 } }),
      cast(ctx, plain, { choice: 'yes' }),
      cast(ctx, ranked, { ranking: [['b']] }),
      cast(ctx, score, { scores: { a: 2 } }),
    ]),
  );
  for (let at = 0; at < rounds.length; at += 5)
    expect(rounds.slice(at, at + 5).map((one) => one.revision)).toEqual([1, 1, 2, 1, 2]);
  await closeMotion(room.moderator, { motionId: score });
  expect((await resultOf(score)).scores).toEqual({ a: 24, b: 0, c: 0 });
  expect(await shownMotion(plain)).toMatchObject({ cast: 12, revision: 24 });
});

test('a motion that is closed while ballots come counts exactly those that were accepted', async () => {
  const motionId = await addMotion(room, asked('single'));
  await forum.warmUp();
  const outcomes = people.map((ctx, index) => outcomeOf(cast(ctx, motionId, { option: index % 2 === 0 ? 'a' : 'c' })));
  const closing = outcomeOf(closeMotion(room.moderator, { motionId }));
  const all = await Promise.all(outcomes);
  expect(await closing).toBe('ok');
  const accepted = all.filter((outcome) => outcome === 'ok').length;
  expect(all.filter((outcome) => outcome !== 'ok' && outcome !== 'conflict motion.closed')).toEqual([]);
  const result = await resultOf(motionId);
  expect(result.cast).toBe(accepted);
  expect(Object.values(result.scores ?? {}).reduce((sum, one) => sum + one, 0)).toBe(accepted);
});

test('consent: the reasons of blocks are shown with the result, in no order of coming and without names', async () => {
  const motionId = await addMotion(room, asked('consent'));
  const stands: Ballot[] = [
    { stand: 'block', reason: 'وسبب أخير' },
    { stand: 'agree' },
    { stand: 'block', reason: 'أول الأسباب' },
    { stand: 'aside' },
  ];
  for (const [index, ballot] of stands.entries()) {
    const ctx = people[index];
    if (ctx) await cast(ctx, motionId, ballot);
  }
  await closeMotion(room.moderator, { motionId });
  expect((await shownMotion(motionId))?.result).toBeNull();
  await showResult(room.moderator, { motionId });
  expect((await shownMotion(motionId))?.result).toMatchObject({
    agree: 1,
    aside: 1,
    block: 2,
    adopted: false,
    reasons: ['أول الأسباب', 'وسبب أخير'],
  });
  const rows = await forum.sql<{ data: object }[]>`select data from event_log where data->>'motionId' = ${motionId}`;
  expect(JSON.stringify(rows)).not.toContain('الأسباب');
});

describe('what the ballots of a motion look like', () => {
  const draft = (more: Partial<CreateMotionInput>) => ({
    actionId: randomUUID(),
    sessionId: room.sessionId,
    title: { ar: 'سؤال' },
    secrecy: 'confidential' as const,
    electorate: 'all' as const,
    ...more,
  });

  test.each<[Partial<CreateMotionInput>, object]>([
    [{ method: 'single' }, { options: 'motion.options_few' }],
    [{ method: 'single', options: [{ ar: 'واحد' }] }, { options: 'motion.options_few' }],
    [{ method: 'dot', options: [{ ar: 'خيار' }, { ar: 'خيار' }] }, { 'options.1.ar': 'motion.options_alike' }],
    [{ method: 'consent', options }, { options: 'motion.options_not_asked' }],
    [{ options }, { options: 'motion.options_not_asked' }],
    [{ method: 'score', options, points: 5 }, { points: 'motion.points_dot' }],
    [{ method: 'ranked-irv', options, seats: 2 }, { seats: 'motion.seats_stv' }],
    [{ method: 'ranked-stv', options, seats: 4 }, { seats: 'motion.seats_many' }],
    [{ method: 'approval', options, majorityRule: 'absolute' }, { majorityRule: 'motion.majority_yes_no' }],
  ])('%j is refused', async (more, fields) => {
    expect(await fieldsOf(createMotion(room.moderator, draft(more)))).toEqual(fields);
  });

  test('points and seats have usual numbers, and options get letters in their order', async () => {
    const { motionId } = await createMotion(room.moderator, draft({ method: 'dot', options }));
    expect(await findMotion(forum.db, motionId)).toMatchObject({
      points: limits.motionPoints.usual,
      seats: null,
      options: [
        { optionId: 'a', text: options[0] },
        { optionId: 'b', text: options[1] },
        { optionId: 'c', text: options[2] },
      ],
    });
  });

  test('a draft changes its method and options until the vote is opened', async () => {
    const { motionId } = await createMotion(room.moderator, draft({ method: 'ranked-stv', options, seats: 2 }));
    const { actionId: _, sessionId: __, ...changed } = draft({ method: 'approval', options: options.slice(1) });
    await editMotion(room.moderator, { motionId, ...changed });
    expect(await findMotion(forum.db, motionId)).toMatchObject({
      method: 'approval',
      seats: null,
      options: { length: 2 },
    });
    await openMotion(room.moderator, { motionId });
    expect(await outcomeOf(editMotion(room.moderator, { motionId, ...changed }))).toBe('conflict motion.opened_before');
  });
});

describe('the open data', () => {
  test('hold enough ballots to count every result anew, and name nobody', async () => {
    const large: string[] = [];
    for (const method of counted) {
      const motionId = await addMotion(room, asked(method));
      large.push(motionId);
      const all = ballots[method];
      for (const [index, ctx] of people.entries()) {
        const ballot = all[index % all.length];
        if (ballot) await cast(ctx, motionId, ballot);
      }
      await closeMotion(room.moderator, { motionId });
      await showResult(room.moderator, { motionId });
    }
    const hidden = await addMotion(room, asked('single'));
    for (const ctx of people) await cast(ctx, hidden, { option: 'a' });
    await closeMotion(room.moderator, { motionId: hidden });
    const files = await exportSession(forum.services, room.sessionId);
    expect(recountArchive(files).differences).toEqual([]);
    const published = JSON.parse(files['ballots.json'] ?? '') as Array<{ motionId: string; ballots: object[] }>;
    expect(published.map((one) => one.motionId)).toEqual(large);
    const ids = (await forum.sql<{ id: string }[]>`select person_id as id from people`).map((row) => row.id);
    expect(ids.filter((id) => files['ballots.json']?.includes(id))).toEqual([]);
    for (const turn of [{ count: 5 }, { ballot: { option: 'c' } }]) {
      const turned = structuredClone(published);
      Object.assign(turned[0]?.ballots[0] ?? {}, turn);
      const changed = { ...files, 'ballots.json': JSON.stringify(turned) };
      expect(recountArchive(changed).differences.length, JSON.stringify(turn)).toBeGreaterThan(0);
    }
    expect(recountArchive({ ...files, 'ballots.json': '[]' }).differences).toHaveLength(counted.length);
    const motions = JSON.parse(files['motions.json'] ?? '') as Array<{ result: { winners?: string[] } | null }>;
    for (const motion of motions) if (motion.result?.winners) motion.result.winners = ['c', 'b', 'a'];
    const told = recountArchive({ ...files, 'motions.json': JSON.stringify(motions) }).differences;
    expect(told).toHaveLength(counted.length);
    expect(told[0]).toMatch(/winners: published/);
  });
});
