import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ModerationReason } from '#app/contract/moderation.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { decideAppeal } from '#server/domain/moderation/appeal-text.ts';
import { appealStatement } from '#server/domain/moderation/appeal-text.ts';
import { editWordLists } from '#server/domain/moderation/edit-word-lists.ts';
import {
  hideStatement,
  mergeStatement,
  showStatement,
  unmergeStatement,
} from '#server/domain/moderation/moderate-statement.ts';
import { sanctionAuthor } from '#server/domain/moderation/sanction-author.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadModerationLog } from '#server/domain/rooms/load-moderation-log.ts';
import { loadRoom, loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { addStatement } from '#server/domain/statements/add-statement.ts';
import { voteStatement } from '#server/domain/statements/vote-statement.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addGuest, addPerson } from '#tests/support/forum-people.ts';
import { addRoom, newComment, newStatement, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;

beforeAll(async () => {
  forum = await createForum();
});
afterAll(() => forum.close());

const guestOf = async (of: Room) => forum.as(await addGuest(forum, of.code));
const text = (sessionId: string, words = 'رأي') => ({ actionId: randomUUID(), sessionId, text: words });
const opinion = (statementId: string, vote: 1 | 0 | -1) => ({ actionId: randomUUID(), statementId, vote });
const refusal = (targetId: string, reason: ModerationReason = 'off_topic') => ({ targetId, reason });
const inRoom = async (of: Room, id: string) =>
  (await loadRoom(forum.db, of.sessionId)).statements.find((row) => row.statementId === id);
const ownOf = async (who: ActionContext, of: Room, id: string) =>
  (await loadRoomSelf(forum.db, who.actor, of.sessionId)).ownStatements.find((row) => row.statementId === id);
const seqOf = (name: 'statement.added') => forum.frames(name).length;

test('where the session holds statements one waits: nobody but its author and moderators knows of it', async () => {
  const room = await addRoom(forum, { holdStatements: true });
  const author = await guestOf(room);
  const told = seqOf('statement.added');
  const { statementId, state } = await addStatement(author, text(room.sessionId, 'رأي ينتظر'));
  expect(state).toBe('held');
  expect(await inRoom(room, statementId)).toBeUndefined();
  expect(seqOf('statement.added')).toBe(told);
  expect(await ownOf(author, room, statementId)).toMatchObject({ state: 'held', text: 'رأي ينتظر', number: 1 });
  expect((await loadCockpit(room.moderator, room.sessionId)).statements).toMatchObject([
    { state: 'held', text: 'رأي ينتظر' },
  ]);
  expect(await outcomeOf(voteStatement(author, opinion(statementId, 1)))).toBe('not_found statement.unknown');
  const files = await exportSession(forum.services, room.sessionId);
  expect(files['statements.csv']).not.toContain('رأي ينتظر');
  expect(files['statements.csv']?.split('\r\n')).toHaveLength(2);

  await showStatement(room.moderator, { targetId: statementId });
  expect(await inRoom(room, statementId)).toMatchObject({ state: 'accepted', text: 'رأي ينتظر' });
  expect(forum.frames('statement.added').at(-1)?.data).toMatchObject({ statementId });
  expect(await ownOf(author, room, statementId)).toBeUndefined();
  expect(await outcomeOf(voteStatement(author, opinion(statementId, 1)))).toBe('ok');
});

test('statements of moderators never wait, are marked as from the organisers, and take no place of anybody’s share', async () => {
  const room = await addRoom(forum, { holdStatements: true, statementLimit: 1 });
  const guest = await guestOf(room);
  for (const words of ['أول', 'ثان', 'ثالث']) {
    const id = await newStatement(room, room.moderator, words);
    expect(await inRoom(room, id)).toMatchObject({ state: 'accepted', byOrganisers: true });
  }
  expect((await loadRoomSelf(forum.db, room.moderator.actor, room.sessionId)).statementsLeft).toBeNull();
  expect((await loadRoomSelf(forum.db, guest.actor, room.sessionId)).statementsLeft).toBe(1);
  await newStatement(room, guest);
  expect((await loadRoomSelf(forum.db, guest.actor, room.sessionId)).statementsLeft).toBe(0);
  expect(await outcomeOf(addStatement(guest, text(room.sessionId)))).toBe('conflict statement.too_many');
  const csv = (await exportSession(forum.services, room.sessionId))['statements.csv'] ?? '';
  expect(
    csv
      .split('\r\n')
      .slice(1, 4)
      .map((line) => line.split(',')[10]),
  ).toEqual(['1', '1', '1']);
});

test('listed words and first statements wait, and one that was let through ends being new', async () => {
  const room = await addRoom(forum, { holdFirst: true });
  const { communeId } = room.commune;
  const none = { arabic: [], darija: [], arabizi: [], french: [], amazigh: [] };
  await editWordLists(room.moderator, { communeId, lists: { ...none, french: ['navet'] } });
  const guest = await guestOf(room);
  const first = await addStatement(guest, text(room.sessionId, 'نريد حديقة'));
  expect(first.state).toBe('held');
  const cockpit = await loadCockpit(room.moderator, room.sessionId);
  expect(cockpit.heldFirst).toContain(first.statementId);
  await showStatement(room.moderator, { targetId: first.statementId });
  expect((await addStatement(guest, text(room.sessionId, 'نريد مكتبة'))).state).toBe('accepted');
  const listed = await addStatement(guest, text(room.sessionId, 'Quel navet ce projet'));
  expect(listed.state).toBe('held');
  expect((await loadCockpit(room.moderator, room.sessionId)).heldWords[listed.statementId]).toEqual(['navet']);
});

test('who is muted or banned adds nothing', async () => {
  for (const [kind, expected] of [
    ['mute', 'forbidden session.muted'],
    ['ban', 'forbidden session.banned'],
  ] as const) {
    const room = await addRoom(forum);
    const guest = await guestOf(room);
    const commentId = await newComment(room, guest);
    await sanctionAuthor(room.moderator, {
      commentId,
      kind,
      reason: 'disrespect',
      ...(kind === 'ban' && { sure: true }),
    });
    expect(await outcomeOf(addStatement(guest, text(room.sessionId)))).toBe(expected);
  }
});

test('a refused statement tells its author why; the appeal is decided by another moderator, once', async () => {
  const room = await addRoom(forum, { holdStatements: true });
  const other = await forum.as(await addPerson(forum, { role: 'moderator', commune: room.commune }));
  const [author, stranger] = [await guestOf(room), await guestOf(room)];
  const { statementId } = await addStatement(author, text(room.sessionId));
  await hideStatement(room.moderator, refusal(statementId, 'advertising'));
  expect(await inRoom(room, statementId)).toBeUndefined();
  expect(forum.frames('statement.decided').at(-1)).toMatchObject({
    topic: `user:${idOf(author)}`,
    data: { statementId, state: 'refused', reason: 'advertising' },
  });
  expect(await ownOf(author, room, statementId)).toMatchObject({
    state: 'refused',
    reason: 'advertising',
    appeal: null,
  });
  const appeal = { statementId, text: 'ليس إشهارا' };
  expect(await outcomeOf(appealStatement(stranger, appeal))).toBe('forbidden statement.not_yours');
  await appealStatement(author, appeal);
  await appealStatement(author, { ...appeal, text: 'مرة أخرى' });
  const { statementAppeals } = await loadCockpit(other, room.sessionId);
  expect(statementAppeals).toMatchObject([{ text: 'ليس إشهارا', refused: true, decidable: true }]);
  expect((await loadCockpit(room.moderator, room.sessionId)).statementAppeals[0]?.decidable).toBe(false);
  const appealId = statementAppeals[0]?.appealId ?? '';
  expect(await outcomeOf(decideAppeal(room.moderator, { appealId, outcome: 'upheld' }))).toBe(
    'conflict appeal.your_decision',
  );
  expect(await outcomeOf(decideAppeal(stranger, { appealId, outcome: 'granted' }))).toBe(
    'forbidden session.not_moderator',
  );
  await decideAppeal(other, { appealId, outcome: 'upheld', note: 'هو إشهار' });
  expect((await ownOf(author, room, statementId))?.appeal).toEqual({ outcome: 'upheld', note: 'هو إشهار' });
  expect(await outcomeOf(appealStatement(author, appeal))).toBe('conflict appeal.decided');
  const [entry] = (await loadModerationLog(forum.db, room.sessionId)).entries;
  expect(entry).toMatchObject({
    kind: 'statement',
    number: 1,
    act: 'refuse',
    appeal: { outcome: 'upheld', sameModerator: false },
  });

  await showStatement(room.moderator, { targetId: statementId });
  expect(await inRoom(room, statementId)).toMatchObject({ state: 'accepted' });
});

test('a granted appeal shows a hidden statement again', async () => {
  const room = await addRoom(forum);
  const author = await guestOf(room);
  const statementId = await newStatement(room, author);
  expect(await outcomeOf(appealStatement(author, { statementId, text: 'لماذا؟ لماذا؟' }))).toBe(
    'conflict appeal.not_hidden',
  );
  await hideStatement(room.moderator, refusal(statementId));
  await appealStatement(author, { statementId, text: 'لماذا؟ لماذا؟' });
  const [appeal] = (await loadCockpit(room.moderator, room.sessionId)).statementAppeals;
  await decideAppeal(room.moderator, { appealId: appeal?.appealId ?? '', outcome: 'granted' });
  expect(await inRoom(room, statementId)).toMatchObject({ state: 'accepted', reason: null });
  expect((await loadModerationLog(forum.db, room.sessionId)).entries[0]).toMatchObject({
    appeal: { outcome: 'granted', sameModerator: true },
  });
});

test('a merged statement keeps its votes in the record and takes no more; taken back it is as before', async () => {
  const room = await addRoom(forum);
  const [author, voter] = [await guestOf(room), await guestOf(room)];
  const into = await newStatement(room, room.moderator, 'نريد حديقة في الحي');
  const merged = await newStatement(room, author, 'نريد حديقة');
  await voteStatement(voter, opinion(merged, 1));
  const before = (await exportSession(forum.services, room.sessionId))['votes.csv'];
  await mergeStatement(room.moderator, { targetId: merged, into: 1 });
  await mergeStatement(room.moderator, { targetId: merged, into: 1 });
  expect(await inRoom(room, merged)).toMatchObject({
    state: 'merged',
    mergedInto: into,
    tally: { agree: 1 },
    text: 'نريد حديقة',
  });
  expect((await inRoom(room, into))?.tally.agree).toBe(0);
  expect(forum.frames('statement.merged').at(-1)?.data).toEqual({ statementId: merged, mergedInto: into });
  expect(await outcomeOf(voteStatement(voter, opinion(merged, -1)))).toBe('conflict statement.merged');
  expect(await ownOf(author, room, merged)).toMatchObject({ state: 'merged', mergedInto: into });
  const files = await exportSession(forum.services, room.sessionId);
  expect(files['votes.csv']).toBe(before);
  expect(files['statements.csv']?.split('\r\n')[2]).toMatch(/^2,.*,1,0,0,merged,,ar,نريد حديقة,0,1,/);
  const log = await loadModerationLog(forum.db, room.sessionId);
  expect(log.statements).toMatchObject([{ act: 'merge', number: 2, into: 1, undoneAt: null }]);
  expect(log.entries).toEqual([]);
  expect(JSON.stringify(log)).not.toContain('حديقة');

  await unmergeStatement(room.moderator, { targetId: merged });
  await unmergeStatement(room.moderator, { targetId: merged });
  expect(await inRoom(room, merged)).toMatchObject({ state: 'accepted', mergedInto: null, tally: { agree: 1 } });
  expect(await outcomeOf(voteStatement(voter, opinion(merged, -1)))).toBe('ok');
  expect((await loadModerationLog(forum.db, room.sessionId)).statements[0]?.undoneAt).not.toBeNull();
});

test('what cannot be merged, and by whom', async () => {
  const room = await addRoom(forum, { holdStatements: true });
  const guest = await guestOf(room);
  const first = await newStatement(room);
  const second = await newStatement(room);
  const waiting = await newStatement(room, guest, 'ينتظر');
  const merge = (targetId: string, into: number, by = room.moderator) =>
    outcomeOf(mergeStatement(by, { targetId, into }));
  const { moderator: stranger } = await addRoom(forum);
  for (const by of [guest, stranger]) expect(await merge(second, 1, by)).toBe('forbidden session.not_moderator');
  expect(await outcomeOf(unmergeStatement(guest, { targetId: second }))).toBe('forbidden session.not_moderator');
  expect(await merge(second, 9)).toBe('not_found statement.into_unknown');
  expect(await merge(second, 2)).toBe('conflict statement.into_itself');
  expect(await merge(second, 3)).toBe('conflict statement.into_not_shown');
  await hideStatement(room.moderator, refusal(first));
  expect(await merge(second, 1)).toBe('conflict statement.into_not_shown');
  expect(await merge(first, 2)).toBe('conflict statement.cannot_merge');
  // One that waits may be merged without ever having been shown, and waits again when that is taken back.
  expect(await merge(waiting, 2)).toBe('ok');
  expect(await inRoom(room, waiting)).toBeUndefined();
  expect((await ownOf(guest, room, waiting))?.mergedInto).toBe(second);
  await unmergeStatement(room.moderator, { targetId: waiting });
  expect((await ownOf(guest, room, waiting))?.state).toBe('held');
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
  expect(await merge(waiting, 2)).toBe('conflict session.closed');
});

test('a vote and a merge at the same time: the vote is kept or refused, never lost', async () => {
  const room = await addRoom(forum);
  const voters = await Promise.all([1, 2, 3, 4].map(() => guestOf(room)));
  await newStatement(room);
  const merged = await newStatement(room);
  const outcomes = await Promise.all([
    ...voters.map((voter) => outcomeOf(voteStatement(voter, opinion(merged, 1)))),
    outcomeOf(mergeStatement(room.moderator, { targetId: merged, into: 1 })),
  ]);
  const kept = outcomes.slice(0, -1).filter((outcome) => outcome === 'ok').length;
  expect(outcomes.slice(0, -1).every((outcome) => outcome === 'ok' || outcome === 'conflict statement.merged')).toBe(
    true,
  );
  expect((await inRoom(room, merged))?.tally.agree).toBe(kept);
});
