import { createHash, createPublicKey, randomBytes, randomUUID, verify } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { recountArchive } from '#server/cli/recount/count-archive.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { checkReceipt } from '#server/domain/ledger/check-receipt.ts';
import { growLedger } from '#server/domain/ledger/grow-ledger.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { loadCockpit } from '#server/domain/rooms/load-cockpit.ts';
import { loadRoom, loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { adoptGuest } from '#server/domain/sessions/adopt-guest.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { openMotion } from '#server/domain/votes/open-motion.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addGuest, addPerson, addSeats } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let room: Room;
let motionId: string;

beforeAll(async () => {
  forum = await createForum();
});
beforeEach(async () => {
  room = await addRoom(forum);
  motionId = await addMotion(room, { secrecy: 'sealed' });
});
afterAll(() => forum.close());

const guest = async () => forum.as(await addGuest(forum, room.code));
const newNonce = (): string => randomBytes(16).toString('hex');
type Choice = 'yes' | 'no' | 'abstain';
const input = (choice: Choice, nonce = newNonce()) => ({
  actionId: randomUUID(),
  motionId,
  ballot: { choice },
  nonce,
});
const choices = ['yes', 'yes', 'no', 'yes', 'abstain', 'yes', 'no', 'yes', 'yes', 'no', 'yes', 'yes'] as const;

async function fillBox(count: number = choices.length): Promise<Array<{ voter: ActionContext; nonce: string }>> {
  const cast = [];
  for (const choice of choices.slice(0, count)) {
    const voter = await guest();
    const ballot = input(choice);
    await castVote(voter, ballot);
    cast.push({ voter, nonce: ballot.nonce });
  }
  return cast;
}

const motionOf = async () => (await loadRoom(forum.db, room.sessionId)).motions[0];
const count = async (rows: string): Promise<number> => {
  const [row] = await forum.sql.unsafe<{ count: number }[]>(`select count(*)::int as count from ${rows}`);
  return row?.count ?? 0;
};

test('a sealed ballot is stored, changed, counted and seen by its voter alone, like any other', async () => {
  const voter = await guest();
  const first = input('yes');
  const answer = await castVote(voter, first);
  expect(answer.revision).toBe(1);
  expect(await castVote(voter, first)).toEqual(answer);
  expect(await outcomeOf(castVote(voter, { ...first, ballot: { choice: 'no' } }))).toBe('conflict act.reused');
  expect((await castVote(voter, input('no'))).revision).toBe(2);
  expect((await loadRoomSelf(forum.db, voter.actor, room.sessionId)).ballots).toEqual({ [motionId]: { choice: 'no' } });
  expect((await loadRoomSelf(forum.db, (await guest()).actor, room.sessionId)).ballots).toEqual({});
  expect(await motionOf()).toMatchObject({ cast: 1, revision: 2, result: null, secrecy: 'sealed' });
});

test('nothing of a sealed ballot stands anywhere but in its box', async () => {
  const before = await count('performed_acts');
  await fillBox(3);
  expect(await count('performed_acts')).toBe(before);
  expect(await count('ballots')).toBe(0);
  expect(JSON.stringify(forum.published)).not.toMatch(/"(yes|no|abstain)"/);
  expect(JSON.stringify(forum.lines)).not.toMatch(/"(yes|no|abstain)"/);
});

test('the promise is signed with the key of the record, over the motion and the receipt', async () => {
  const { receipt, promise } = await castVote(await guest(), input('yes'));
  const key = createPublicKey({
    key: Buffer.from(forum.services.ledgerKey?.publicKey ?? '', 'base64'),
    format: 'der',
    type: 'spki',
  });
  const check = (text: string) => verify(null, Buffer.from(text), key, Buffer.from(promise ?? '', 'base64'));
  expect(check(`tachawor promise\n${motionId}\n${receipt}`)).toBe(true);
  expect(check(`tachawor promise\n${motionId}\n${receipt}x`)).toBe(false);
});

test('after the close nothing joins a voter and a ballot: no id, place, time, order or writing transaction', async () => {
  const cast = await fillBox();
  await closeMotion(room.moderator, { motionId });
  const roll = await forum.sql`
    select ctid::text, xmin::text, person_id::text as who from sealed_rolls where motion_id = ${motionId} order by ctid`;
  const ballots = await forum.sql`
    select ctid::text, xmin::text, place, ballot->>'choice' as choice from sealed_ballots
    where motion_id = ${motionId} order by ctid`;
  const receipts = await forum.sql`
    select ctid::text, xmin::text, encode(receipt, 'hex') as receipt from sealed_receipts
    where motion_id = ${motionId} order by ctid`;
  expect([roll.length, ballots.length, receipts.length]).toEqual([12, 12, 12]);
  const writers = new Set([...roll, ...ballots, ...receipts].map(({ xmin }) => String(xmin)));
  expect(writers.size, 'one transaction wrote all of them').toBe(1);
  const voters = cast.map(({ voter }) => idOf(voter));
  const orderOf = (list: string[]) => list.map((one) => voters.indexOf(one)).join();
  expect(orderOf(roll.map(({ who }) => String(who)))).not.toBe(voters.map((_, place) => place).join());
  const ofNonce = cast.map(({ nonce }) =>
    createHash('sha256').update(`tachawor receipt\n${motionId}\n${nonce}`).digest('hex'),
  );
  const places = receipts.map(({ receipt }) => ofNonce.indexOf(String(receipt)));
  expect([...places].sort((a, b) => a - b)).toEqual(ofNonce.map((_, place) => place));
  expect(places.join()).not.toBe(ofNonce.map((_, place) => place).join());
  const boxes = await forum.sql`
    select relname from pg_class where relname ~ ${`open_sealed_.*${motionId.replaceAll('-', '')}`}`;
  expect(boxes.length, 'the box is gone with its files').toBe(0);
  expect(await count(`open_sealed_acts where motion_id = '${motionId}'`)).toBe(0);
});

test('whoever lays the lists beside each other guesses no better than by chance', async () => {
  let hits = 0;
  const rounds = 12;
  for (let round = 0; round < rounds; round += 1) {
    motionId = await addMotion(room, { secrecy: 'sealed', title: { ar: `مسألة ${round}` } });
    const cast = await fillBox();
    await closeMotion(room.moderator, { motionId });
    const roll =
      await forum.sql`select person_id::text as who from sealed_rolls where motion_id = ${motionId} order by ctid`;
    const ballots = await forum.sql`
      select ballot->>'choice' as choice from sealed_ballots where motion_id = ${motionId} order by ctid`;
    for (const [place, { who }] of roll.entries()) {
      const truth = choices[cast.findIndex(({ voter }) => idOf(voter) === who)];
      if (ballots[place]?.choice === truth) hits += 1;
    }
  }
  const share = hits / (rounds * choices.length);
  // By chance (8² + 3² + 1) of 144 pairs agree: 0.51 ± 0.04. A join by place would find all.
  expect(share).toBeLessThan(0.7);
});

test('the close and ballots under way: what was acknowledged is counted, the rest refused', async () => {
  const voters = await Promise.all(Array.from({ length: 24 }, guest));
  const answers = voters.map((voter) => outcomeOf(castVote(voter, input('yes'))));
  const [outcomes] = await Promise.all([Promise.all(answers), closeMotion(room.moderator, { motionId })]);
  const stored = outcomes.filter((outcome) => outcome === 'ok').length;
  expect(new Set(outcomes.filter((outcome) => outcome !== 'ok'))).toEqual(
    stored === 24 ? new Set() : new Set(['conflict motion.closed']),
  );
  expect((await motionOf())?.cast).toBe(stored);
  expect(await count(`sealed_rolls where motion_id = '${motionId}'`)).toBe(stored);
});

test('the record lists receipts at the close and choices once the result is shown; anybody recounts them', async () => {
  const cast = await fillBox();
  const ask = (receipt: string) => checkReceipt(room.moderator, { sessionId: room.sessionId, receipt });
  await growLedger(forum.services, room.sessionId);
  expect(await ask(cast[3]?.nonce ?? '')).toEqual({ state: 'boxed' });
  await closeMotion(room.moderator, { motionId });
  expect(await ask(cast[3]?.nonce ?? '')).toEqual({ state: 'waiting' });
  await growLedger(forum.services, room.sessionId);
  expect(await ask(cast[3]?.nonce ?? '')).toMatchObject({ state: 'found', motion: 1, replaced: false });
  const closed = await exportSession(forum.services, room.sessionId);
  expect(closed['record.json']).not.toContain('choice');
  await showResult(room.moderator, { motionId });
  await growLedger(forum.services, room.sessionId);
  expect(await growLedger(forum.services, room.sessionId)).toBeNull();
  const files = await exportSession(forum.services, room.sessionId);
  expect(recountArchive(files).differences).toEqual([]);
  const record = files['record.json'] ?? '';
  expect(record.match(/\\"kind\\":\\"choice\\"/g)).toHaveLength(12);
  const changed = record.replace('{\\"choice\\":\\"no\\"}', '{\\"choice\\":\\"yes\\"}');
  expect(recountArchive({ ...files, 'record.json': changed }).differences.join()).toMatch(/root|lists/);
  expect((await motionOf())?.result).toMatchObject({ yes: 8, no: 3, abstain: 1, cast: 12 });
});

test('of fewer than ten ballots nobody is shown a result, and it is in no open data', async () => {
  await fillBox(9);
  await closeMotion(room.moderator, { motionId });
  expect((await loadCockpit(room.moderator, room.sessionId)).motions[0]?.result).toBeNull();
  expect(await outcomeOf(showResult(room.moderator, { motionId }))).toBe('conflict motion.too_few');
  await growLedger(forum.services, room.sessionId);
  const files = await exportSession(forum.services, room.sessionId);
  const { 'README.md': _words, ...data } = files;
  expect(JSON.stringify(data)).not.toMatch(/"yes\\*"|"choice\\*"/);
  expect(recountArchive(files).differences).toEqual([]);
});

test('a sealed vote for fewer than ten members is not opened', async () => {
  await addSeats(forum, room.commune, 9);
  const hall = await addRoom(forum, { commune: room.commune, moderator: room.moderator });
  const draft = await addMotion(hall, { secrecy: 'sealed', electorate: 'members', state: 'draft' });
  expect(await outcomeOf(openMotion(hall.moderator, { motionId: draft }))).toBe('conflict motion.sealed_few');
});

test('rankings can be sealed too, and are counted by their method', async () => {
  const options = [{ ar: 'أول' }, { ar: 'ثان' }];
  motionId = await addMotion(room, { secrecy: 'sealed', method: 'ranked-irv', options, title: { ar: 'ترتيب' } });
  for (let place = 0; place < 11; place += 1) {
    const ranking = place < 7 ? [['b'], ['a']] : [['a']];
    await castVote(await guest(), { actionId: randomUUID(), motionId, ballot: { ranking }, nonce: newNonce() });
  }
  await closeMotion(room.moderator, { motionId });
  await showResult(room.moderator, { motionId });
  await growLedger(forum.services, room.sessionId);
  const files = await exportSession(forum.services, room.sessionId);
  expect(JSON.parse(files['motions.json'] ?? '')[1].result).toMatchObject({ winners: ['b'], cast: 11 });
  expect(recountArchive(files).differences).toEqual([]);
});

test('who signs in takes a sealed ballot along, once', async () => {
  const [voter, account] = [await guest(), await forum.as(await addPerson(forum))];
  const ballot = input('no');
  const answer = await castVote(voter, ballot);
  await adoptGuest(forum.services, voter.actor, idOf(account));
  expect((await loadRoomSelf(forum.db, account.actor, room.sessionId)).ballots).toEqual({
    [motionId]: { choice: 'no' },
  });
  expect(await castVote(await forum.as(idOf(account)), ballot)).toEqual(answer);
  expect((await motionOf())?.cast).toBe(1);
});
