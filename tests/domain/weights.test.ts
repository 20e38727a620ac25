import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ballot } from '#app/contract/ballots.ts';
import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';
import { setWeightsInput } from '#app/contract/inputs/set-weights.ts';
import { findMotion } from '#db/queries/votes.ts';
import { recountArchive } from '#server/cli/recount/count-archive.ts';
import { growLedger } from '#server/domain/ledger/grow-ledger.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { loadRoom, loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { editMotion } from '#server/domain/votes/edit-motion.ts';
import { enterHallCount } from '#server/domain/votes/enter-hall-count.ts';
import { loadWeights } from '#server/domain/votes/load-weights.ts';
import { openMotion } from '#server/domain/votes/open-motion.ts';
import { setWeights } from '#server/domain/votes/set-weights.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { addSitting, delegate, type Sitting } from '#tests/support/forum-delegations.ts';
import { createForum, type Forum } from '#tests/support/forum.ts';
import { addMotion } from '#tests/support/forum-sessions.ts';
import { fieldsOf, outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());

const ofMembers = { electorate: 'members', quorumRule: 'none', state: 'draft' } as const;
const reason = 'بحسب عدد المنخرطين';
const yes: Ballot = { choice: 'yes' };
const no: Ballot = { choice: 'no' };
type Member = Sitting['members'][number];
const vote = (sitting: Sitting, seat: number, motionId: string, ballot: Ballot) =>
  castVote(sitting.members[seat] as Member, { actionId: randomUUID(), motionId, ballot });
const end = async ({ room }: Sitting, motionId: string) => {
  await closeMotion(room.moderator, { motionId });
  await showResult(room.moderator, { motionId });
  return (await findMotion(forum.db, motionId))?.result;
};
/** A motion that is open, on which seats count for these weights. */
const openWeighed = async (sitting: Sitting, weights: number[], more: Partial<CreateMotionInput> = {}) => {
  const motionId = await addMotion(sitting.room, { ...ofMembers, ...more });
  const list = weights.map((weight, at) => ({ seat: at + 1, weight }));
  await setWeights(sitting.room.moderator, { motionId, reason, list });
  await openMotion(sitting.room.moderator, { motionId });
  return motionId;
};

test('yes and no are weighed, the quorum stays one of people, and everybody knows before', async () => {
  const sitting = await addSitting(forum, 5);
  const motionId = await openWeighed(sitting, [3, 1, 1, 1], { quorumRule: 'half' });
  const view = (await loadRoom(forum.db, sitting.room.sessionId)).motions[0];
  expect(view).toMatchObject({ weights: { reason, total: 7 }, quorum: 3 });
  const self = await loadRoomSelf(forum.db, (sitting.members[0] as Member).actor, sitting.room.sessionId);
  expect(self.delegations[motionId]).toEqual({ to: null, voted: false, from: [], weight: 3 });
  await vote(sitting, 0, motionId, yes);
  await vote(sitting, 1, motionId, no);
  await vote(sitting, 4, motionId, no);
  expect(await end(sitting, motionId)).toEqual({
    yes: 3,
    no: 2,
    abstain: 0,
    cast: 3,
    weight: { cast: 5, entitled: 7 },
    entitled: 5,
    quorum: 3,
    quorumMet: true,
    adopted: true,
  });
});

test('a majority of members is one of all weights; a delegate’s ballot adds the giver’s weight', async () => {
  const sitting = await addSitting(forum, 3);
  await delegate(sitting, 0, 1);
  const motionId = await openWeighed(sitting, [4, 2, 1], { majorityRule: 'of_members' });
  const self = await loadRoomSelf(forum.db, (sitting.members[1] as Member).actor, sitting.room.sessionId);
  expect(self.delegations[motionId]).toMatchObject({ from: [{ seat: 1 }], weight: 6 });
  await vote(sitting, 1, motionId, yes);
  expect(await end(sitting, motionId)).toMatchObject({ yes: 6, cast: 2, delegated: 1, adopted: true });
  const second = await openWeighed(sitting, [1, 1, 2], { majorityRule: 'of_members' });
  await vote(sitting, 1, second, yes);
  expect(await end(sitting, second), 'two of four are no majority').toMatchObject({ yes: 2, adopted: false });
});

test.each([
  ['single', { option: 'a' }, { option: 'b' }],
  ['approval', { options: ['a'] }, { options: ['b'] }],
  ['score', { scores: { a: 5 } }, { scores: { b: 5 } }],
  ['dot', { points: { a: 10 } }, { points: { b: 10 } }],
  ['ranked-irv', { ranking: [['a']] }, { ranking: [['b']] }],
  ['ranked-schulze', { ranking: [['a']] }, { ranking: [['b']] }],
  ['ranked-stv', { ranking: [['a']] }, { ranking: [['b']] }],
] as const)('%s counts by weight', async (method, heavy, light) => {
  const sitting = await addSitting(forum, 3);
  const options = [{ ar: 'أ' }, { ar: 'ب' }];
  const motionId = await openWeighed(sitting, [5, 2, 2], { method, options });
  await vote(sitting, 0, motionId, heavy as unknown as Ballot);
  await vote(sitting, 1, motionId, light as unknown as Ballot);
  await vote(sitting, 2, motionId, light as unknown as Ballot);
  const result = await end(sitting, motionId);
  expect(result).toMatchObject({ winners: ['a'], cast: 3, weight: { cast: 9, entitled: 9 } });
});

test('weights that disclose or mean nothing are refused, whatever comes first', async () => {
  const sitting = await addSitting(forum, 12);
  const { moderator } = sitting.room;
  const set = (motionId: string) =>
    outcomeOf(setWeights(moderator, { motionId, reason, list: [{ seat: 1, weight: 2 }] }));
  const sealed = await addMotion(sitting.room, { ...ofMembers, secrecy: 'sealed' });
  expect(await set(sealed)).toBe('conflict weights.sealed');
  expect(await set(await addMotion(sitting.room, { ...ofMembers, method: 'consent' }))).toBe(
    'conflict weights.consent',
  );
  expect(await set(await addMotion(sitting.room, { state: 'draft' }))).toBe('conflict weights.members');
  const motionId = await addMotion(sitting.room, ofMembers);
  expect(await set(motionId)).toBe('ok');
  const edit = { motionId, title: { ar: 'ملتمس' }, electorate: 'members' } as const;
  expect(await outcomeOf(editMotion(moderator, { ...edit, secrecy: 'sealed' }))).toBe('conflict weights.sealed');
  await setWeights(moderator, { motionId, list: [] });
  await editMotion(moderator, { ...edit, secrecy: 'sealed' });
  await openMotion(moderator, { motionId });
  expect(await set(motionId), 'opened').toBe('conflict motion.opened_before');
});

test('a list names seats that there are, each once, with whole numbers and a reason', async () => {
  const sitting = await addSitting(forum, 2);
  const { moderator } = sitting.room;
  const motionId = await addMotion(sitting.room, ofMembers);
  const fields = (list: Array<{ seat: number; weight: number }>, why: string | undefined = reason) =>
    fieldsOf(setWeights(moderator, { motionId, reason: why, list }));
  expect(await fields([{ seat: 9, weight: 2 }])).toEqual({ list: 'weights.seat_unknown' });
  expect(
    await fields([
      { seat: 1, weight: 2 },
      { seat: 1, weight: 3 },
    ]),
  ).toEqual({ list: 'weights.twice' });
  expect(await fieldsOf(setWeights(moderator, { motionId, list: [{ seat: 1, weight: 2 }] }))).toEqual({
    reason: 'weights.reason_missing',
  });
  for (const weight of [0, -1, 1.5, 1001, Number.NaN])
    expect(setWeightsInput.safeParse({ motionId, reason, list: [{ seat: 1, weight }] }).success).toBe(false);
});

test('the list is everybody’s once it is set, the title of a draft is not; the hall is not counted', async () => {
  const sitting = await addSitting(forum, 3);
  const { sessionId, moderator } = sitting.room;
  const motionId = await addMotion(sitting.room, ofMembers);
  const visitor = await forum.as(null);
  expect(await outcomeOf(loadWeights(visitor, { sessionId, number: 1 }))).toBe('not_found motion.unknown');
  await setWeights(moderator, { motionId, reason, list: [{ seat: 2, weight: 4 }] });
  expect(await loadWeights(visitor, { sessionId, number: 1 })).toMatchObject({
    title: null,
    canEdit: false,
    weights: { reason, list: [{ seat: 2, weight: 4 }], total: null },
  });
  await openMotion(moderator, { motionId });
  expect(await loadWeights(visitor, { sessionId, number: 1 })).toMatchObject({
    title: { ar: 'ملتمس' },
    weights: {
      list: [
        { seat: 1, weight: 1 },
        { seat: 2, weight: 4 },
        { seat: 3, weight: 1 },
      ],
      total: 6,
    },
  });
  const count = { motionId, channel: 'paper', yes: 1, no: 0, abstain: 0, people: 1 } as const;
  expect(await outcomeOf(enterHallCount(moderator, count))).toBe('conflict count.weights');
});

test('open data: rare weights keep ballots back, shared ones are recounted, false figures found', async () => {
  const sitting = await addSitting(forum, 12);
  const options = [{ ar: 'أ' }, { ar: 'ب' }];
  const single = { method: 'single', options } as const;
  const rare = await openWeighed(sitting, [7], single);
  const shared = await openWeighed(sitting, Array(12).fill(2) as number[], single);
  const plain = await openWeighed(sitting, [7]);
  for (let seat = 0; seat < 12; seat += 1) {
    const option = seat < 5 ? 'a' : 'b';
    await vote(sitting, seat, rare, { option });
    await vote(sitting, seat, shared, { option });
    await vote(sitting, seat, plain, seat < 3 ? yes : no);
  }
  for (const motionId of [rare, shared, plain]) await end(sitting, motionId);
  await growLedger(forum.services, sitting.room.sessionId);
  const archive = await exportSession(forum.services, sitting.room.sessionId);
  expect(recountArchive(archive).differences).toEqual([]);
  const ballots = JSON.parse(archive['ballots.json'] ?? '') as Array<{ motionId: string; ballots: unknown }>;
  expect(ballots).toMatchObject([
    {
      motionId: shared,
      ballots: [
        { ballot: { option: 'a' }, count: 5, weight: 10 },
        { count: 7, weight: 14 },
      ],
    },
  ]);
  expect(JSON.parse(archive['weights.json'] ?? '')).toMatchObject([{ number: 1, total: 18 }, { total: 24 }, {}]);
  const bent = (name: string, from: string, to: string) => {
    const text = archive[name]?.replace(from, to) ?? '';
    expect(text).not.toBe(archive[name]);
    return recountArchive({ ...archive, [name]: text }).differences.join();
  };
  expect(bent('ballots.json', '"weight": 10', '"weight": 30')).toContain('motion 2');
  expect(bent('motions.json', '"yes": 9', '"yes": 19')).toContain('motion 3');
  expect(bent('weights.json', '"weight": 7', '"weight": 8')).toContain('weights');
});
