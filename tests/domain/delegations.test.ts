import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ballot } from '#app/contract/ballots.ts';
import { listBallotCounts, findMotion } from '#db/queries/votes.ts';
import { recountArchive } from '#server/cli/recount/count-archive.ts';
import { giveDelegation } from '#server/domain/delegations/give-delegation.ts';
import { loadDelegations } from '#server/domain/delegations/load-delegations.ts';
import { revokeDelegation } from '#server/domain/delegations/revoke-delegation.ts';
import { recordAttendance } from '#server/domain/attendance/record-attendance.ts';
import { growLedger } from '#server/domain/ledger/grow-ledger.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { loadRoom, loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { openMotion } from '#server/domain/votes/open-motion.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { addSitting, delegate, type Sitting } from '#tests/support/forum-delegations.ts';
import { contextOf, createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addMotion } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let other: Forum;

beforeAll(async () => {
  forum = await createForum();
  other = await forum.secondNode();
});
afterAll(async () => {
  await other.close();
  await forum.close();
});

const ofMembers = { electorate: 'members', quorumRule: 'none' } as const;
const yes: Ballot = { choice: 'yes' };
const no: Ballot = { choice: 'no' };
const vote = (sitting: Sitting, seat: number, motionId: string, ballot: Ballot = yes) =>
  castVote(sitting.members[seat] as Sitting['members'][number], { actionId: randomUUID(), motionId, ballot });
const selfOf = ({ room, members }: Sitting, seat: number) =>
  loadRoomSelf(forum.db, (members[seat] as Sitting['members'][number]).actor, room.sessionId);
const countsOf = async (motionId: string) => (await listBallotCounts(forum.db, [motionId])).get(motionId);
const resultOf = async ({ room }: Sitting, motionId: string) => {
  await closeMotion(room.moderator, { motionId });
  return (await findMotion(forum.db, motionId))?.result;
};
const tryGive = (sitting: Sitting, from: number, to: number, motionId?: string) =>
  outcomeOf(delegate(sitting, from, to, motionId));

test('the delegate’s one act is two ballots, each member once, and both see it', async () => {
  const sitting = await addSitting(forum, 3);
  await delegate(sitting, 0, 1);
  const motionId = await addMotion(sitting.room, ofMembers);
  forum.frames().length = 0;
  await vote(sitting, 1, motionId, yes);
  await vote(sitting, 2, motionId, no);
  expect(await countsOf(motionId)).toMatchObject({ yes: 2, no: 1, cast: 3, delegated: 1 });
  const giver = await selfOf(sitting, 0);
  expect(giver.ballots[motionId]).toEqual(yes);
  expect(giver.delegations[motionId]).toMatchObject({ to: { seat: 2, name: null }, voted: true });
  const seat = { seat: 1, association: { ar: 'جمعية 1' }, name: null };
  expect((await selfOf(sitting, 1)).delegations[motionId]).toEqual({ to: null, voted: false, from: [seat], weight: 2 });
  await vote(sitting, 1, motionId, no);
  expect(await countsOf(motionId), 'a change changes both').toMatchObject({ yes: 0, no: 3, cast: 3, delegated: 1 });
  expect(await resultOf(sitting, motionId)).toMatchObject({ yes: 0, no: 3, cast: 3, delegated: 1, present: 2 });
  const told = forum.frames('delegation.changed').map((event) => event.topic);
  expect(told).toContain(`user:${idOf(sitting.members[0] as never)}`);
});

test('it works for every method, and a repeat of the act changes nothing', async () => {
  const sitting = await addSitting(forum, 2);
  await delegate(sitting, 0, 1);
  const options = [{ ar: 'أ' }, { ar: 'ب' }];
  const motionId = await addMotion(sitting.room, { ...ofMembers, method: 'ranked-irv', options });
  const act = { actionId: randomUUID(), motionId, ballot: { ranking: [['b'], ['a']] } };
  const delegateOf = sitting.members[1] as Sitting['members'][number];
  await castVote(delegateOf, act);
  const before = await countsOf(motionId);
  await castVote(delegateOf, act);
  expect(await countsOf(motionId)).toEqual(before);
  expect(await resultOf(sitting, motionId)).toMatchObject({ winners: ['b'], cast: 2, delegated: 1 });
});

test('one step only: no chain, no second delegation, no more than the rules allow, none to oneself', async () => {
  const sitting = await addSitting(forum, 5);
  expect(await tryGive(sitting, 0, 0)).toBe('conflict delegation.self');
  await delegate(sitting, 0, 1);
  expect(await tryGive(sitting, 0, 2), 'given already').toBe('conflict delegation.given');
  expect(await tryGive(sitting, 1, 2), 'who holds one gives nothing on').toBe('conflict delegation.holds');
  expect(await tryGive(sitting, 2, 0), 'who gave theirs holds none').toBe('conflict delegation.target_gave');
  expect(await tryGive(sitting, 3, 1), 'one for each').toBe('conflict delegation.full');
  const motionId = await addMotion(sitting.room, ofMembers);
  expect(await tryGive(sitting, 1, 2, motionId), 'nor for one vote').toBe('conflict delegation.holds');
  expect(await tryGive(sitting, 3, 1, motionId)).toBe('conflict delegation.full');
  const many = await addSitting(forum, 4, { most: 2 });
  await delegate(many, 0, 3);
  await delegate(many, 1, 3);
  expect(await tryGive(many, 2, 3)).toBe('conflict delegation.full');
  const third = await addMotion(many.room, ofMembers);
  await vote(many, 3, third);
  expect(await countsOf(third)).toMatchObject({ cast: 3, delegated: 2 });
});

test('two give to each other, or two to one, at the same moment on two nodes: one holds', async () => {
  for (let round = 0; round < 6; round += 1) {
    const sitting = await addSitting(forum, 3);
    const [a, b, c] = sitting.members as [
      Sitting['members'][number],
      Sitting['members'][number],
      Sitting['members'][number],
    ];
    const away = { ...sitting, members: [a, contextOf(other.services, b.actor), contextOf(other.services, c.actor)] };
    const outcomes = await Promise.all(
      round % 2 ? [tryGive(away, 0, 1), tryGive(away, 1, 0)] : [tryGive(away, 0, 1), tryGive(away, 2, 1)],
    );
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
  }
});

test('it is off unless the space allows it, and never on sealed votes or those of everybody', async () => {
  const off = await addSitting(forum, 2, null);
  expect(await tryGive(off, 0, 1)).toBe('conflict delegation.off');
  const sitting = await addSitting(forum, 11);
  const sealed = await addMotion(sitting.room, { ...ofMembers, secrecy: 'sealed' });
  const everybody = await addMotion(sitting.room);
  const draft = await addMotion(sitting.room, { ...ofMembers, state: 'draft' });
  expect(await tryGive(sitting, 0, 1, sealed)).toBe('conflict delegation.sealed');
  expect(await tryGive(sitting, 0, 1, everybody)).toBe('conflict delegation.everybody');
  expect(await tryGive(sitting, 0, 1, draft)).toBe('not_found motion.unknown');
  await delegate(sitting, 0, 1);
  const second = await addMotion(sitting.room, { ...ofMembers, secrecy: 'sealed' });
  await vote(sitting, 1, second);
  expect(await countsOf(second), 'a delegation for the session leaves sealed votes out').toMatchObject({ cast: 1 });
  await vote(sitting, 0, second);
  expect(await countsOf(second)).toMatchObject({ cast: 2, delegated: 0 });
});

test('taken back until it was used; what was cast stands', async () => {
  const sitting = await addSitting(forum, 3);
  const [giver] = sitting.members as [Sitting['members'][number]];
  const delegationId = await delegate(sitting, 0, 1);
  const used = await addMotion(sitting.room, ofMembers);
  const unused = await addMotion(sitting.room, ofMembers);
  await vote(sitting, 1, used);
  const [, stranger] = sitting.members as [never, Sitting['members'][number]];
  expect(await outcomeOf(revokeDelegation(stranger, { delegationId }))).toBe('not_found delegation.unknown');
  await revokeDelegation(giver, { delegationId });
  await revokeDelegation(giver, { delegationId });
  await vote(sitting, 1, unused);
  expect(await countsOf(used), 'cast before').toMatchObject({ cast: 2, delegated: 1 });
  expect(await countsOf(unused), 'taken back in time').toMatchObject({ cast: 1, delegated: 0 });
  const single = await addMotion(sitting.room, ofMembers);
  const ofOne = await delegate(sitting, 0, 2, single);
  await vote(sitting, 2, single);
  expect(await outcomeOf(revokeDelegation(giver, { delegationId: ofOne }))).toBe('conflict delegation.used');
});

test('one’s own vote counts, before the delegate’s and after it, or is refused where the rules say so', async () => {
  const sitting = await addSitting(forum, 2);
  await delegate(sitting, 0, 1);
  const first = await addMotion(sitting.room, ofMembers);
  await vote(sitting, 0, first, no);
  await vote(sitting, 1, first, yes);
  expect(await countsOf(first), 'own before').toMatchObject({ yes: 1, no: 1, delegated: 0 });
  const second = await addMotion(sitting.room, ofMembers);
  await vote(sitting, 1, second, yes);
  await vote(sitting, 0, second, no);
  await vote(sitting, 1, second, yes);
  expect(await countsOf(second), 'own after').toMatchObject({ yes: 1, no: 1, delegated: 0 });
  const strict = await addSitting(forum, 2, { ownVote: false });
  await delegate(strict, 0, 1);
  const third = await addMotion(strict.room, ofMembers);
  await vote(strict, 1, third, yes);
  expect(await outcomeOf(vote(strict, 0, third, no))).toBe('conflict motion.voted_for');
  const fourth = await addMotion(strict.room, ofMembers);
  await vote(strict, 0, fourth, no);
  await vote(strict, 1, fourth, yes);
  expect(await countsOf(fourth)).toMatchObject({ yes: 1, no: 1 });
});

test('a vote that is open: given only while neither of the two has voted', async () => {
  const sitting = await addSitting(forum, 4);
  const motionId = await addMotion(sitting.room, ofMembers);
  await vote(sitting, 1, motionId);
  expect(await tryGive(sitting, 0, 1, motionId), 'the delegate has voted').toBe('conflict delegation.too_late');
  expect(await tryGive(sitting, 1, 2, motionId), 'the giver has voted').toBe('conflict delegation.too_late');
  await delegate(sitting, 0, 2, motionId);
  await delegate(sitting, 3, 1);
  await vote(sitting, 1, motionId, no);
  expect(await countsOf(motionId), 'for the session: from the next vote on').toMatchObject({ cast: 1, delegated: 0 });
  await vote(sitting, 2, motionId);
  expect(await countsOf(motionId)).toMatchObject({ cast: 3, delegated: 1 });
  await closeMotion(sitting.room.moderator, { motionId });
  expect(await tryGive(sitting, 0, 2, motionId)).toBe('conflict motion.closed');
});

test('who lost the mandate, was suspended or came later is not voted for, and votes for nobody', async () => {
  const sitting = await addSitting(forum, 4, { most: 3 });
  await delegate(sitting, 0, 3);
  await delegate(sitting, 1, 3);
  await delegate(sitting, 2, 3);
  const [gone, suspended] = sitting.members as [Sitting['members'][number], Sitting['members'][number]];
  const motionId = await addMotion(sitting.room, { ...ofMembers, state: 'draft' });
  await forum.sql`delete from role_grants where person_id = ${idOf(gone)}`;
  await openMotion(sitting.room.moderator, { motionId });
  await forum.sql`update people set suspended_at = now() where person_id = ${idOf(suspended)}`;
  await vote(sitting, 3, motionId);
  expect(await countsOf(motionId)).toMatchObject({ cast: 2, delegated: 1 });
  const next = await addMotion(sitting.room, ofMembers);
  await forum.sql`delete from role_grants where person_id = ${idOf(sitting.members[3] as never)}`;
  expect(await outcomeOf(vote(sitting, 3, next))).toBe('forbidden motion.members_only');
  expect(await countsOf(next)).toBeUndefined();
});

test('for the quorum a delegate’s vote counts only where the rules say so, with an attendance list and without', async () => {
  for (const forQuorum of [false, true]) {
    const sitting = await addSitting(forum, 5, { forQuorum });
    const { room, mandates } = sitting;
    await delegate(sitting, 0, 1);
    const decide = async () => {
      const motionId = await addMotion(room, { electorate: 'members', quorumRule: 'half' });
      await vote(sitting, 1, motionId);
      await vote(sitting, 2, motionId);
      const view = (await loadRoom(forum.db, room.sessionId)).motions.find((row) => row.motionId === motionId);
      expect(view).toMatchObject({ cast: 3, delegated: 1, delegation: { forQuorum } });
      return resultOf(sitting, motionId);
    };
    expect(await decide()).toMatchObject({ quorum: 3, cast: 3, quorumMet: forQuorum });
    await recordAttendance(room.moderator, {
      sessionId: room.sessionId,
      mandateId: mandates[1] ?? '',
      state: 'present',
    });
    expect(await decide()).toMatchObject({ present: forQuorum ? 3 : 2, quorumMet: forQuorum });
  }
});

test('giving and voting race on two nodes: nobody is counted twice, nobody lost', async () => {
  for (let round = 0; round < 10; round += 1) {
    const sitting = await addSitting(forum, 2);
    await delegate(sitting, 0, 1);
    const motionId = await addMotion(sitting.room, ofMembers);
    const [giver, holder] = sitting.members as [Sitting['members'][number], Sitting['members'][number]];
    const away = contextOf(other.services, holder.actor);
    const act = (ballot: Ballot) => ({ actionId: randomUUID(), motionId, ballot });
    await Promise.all([castVote(giver, act(no)), castVote(away, act(yes)), castVote(holder, act(yes))]);
    expect(await countsOf(motionId)).toMatchObject({ yes: 1, no: 1, cast: 2, delegated: 0 });
  }
});

test('record, open data and recount agree, also after changes; false figures are found', async () => {
  const sitting = await addSitting(forum, 4);
  const { room } = sitting;
  await delegate(sitting, 0, 1);
  const motionId = await addMotion(room, { electorate: 'members', quorumRule: 'half' });
  await vote(sitting, 1, motionId);
  await growLedger(forum.services, room.sessionId);
  await vote(sitting, 1, motionId, no);
  await vote(sitting, 2, motionId);
  await closeMotion(room.moderator, { motionId });
  await showResult(room.moderator, { motionId });
  await growLedger(forum.services, room.sessionId);
  const archive = await exportSession(forum.services, room.sessionId);
  expect(recountArchive(archive).differences).toEqual([]);
  expect(JSON.stringify(archive)).not.toContain(idOf(sitting.members[0] as never));
  const change = (from: string, to: string) => {
    const motions = archive['motions.json']?.replaceAll(from, to) ?? '';
    expect(motions).not.toBe(archive['motions.json']);
    return recountArchive({ ...archive, 'motions.json': motions }).differences.join();
  };
  expect(change('"delegated": 1', '"delegated": 2')).toContain('delegates');
  expect(change('"present": 2', '"present": 1')).toContain('present');
  expect(change('"cast": 3', '"cast": 4')).toContain('record.json');
});

test('the list: one’s own for members, all for who leads, with what was cast; repeats make one', async () => {
  const sitting = await addSitting(forum, 3);
  const { room, members, mandates } = sitting;
  const [giver] = members as [Sitting['members'][number]];
  const input = { actionId: randomUUID(), sessionId: room.sessionId, mandateId: mandates[1] ?? '' };
  const once = await giveDelegation(giver, input);
  expect(await giveDelegation(giver, input)).toEqual(once);
  const motionId = await addMotion(room, ofMembers);
  await vote(sitting, 1, motionId);
  const own = await loadDelegations(giver, room.sessionId);
  expect(own.mine?.given).toMatchObject([{ to: { seat: 2 }, cast: [{ number: 1 }], revocable: true }]);
  expect([own.all, own.members.map((row) => row.seat), own.refusal]).toEqual([null, [2, 3], 'delegation.given']);
  const third = await loadDelegations(members[2] as Sitting['members'][number], room.sessionId);
  expect(third.mine, 'nobody else’s').toEqual({ given: [], held: [] });
  const chair = await loadDelegations(room.moderator, room.sessionId);
  expect(chair.all).toHaveLength(1);
  expect([chair.mine, chair.refusal]).toEqual([null, 'delegation.members_only']);
});
