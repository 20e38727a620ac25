import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Ballot } from '#app/contract/ballots.ts';
import type { Method } from '#app/contract/methods.ts';
import { receiptOfCode } from '#app/contract/kiosk.ts';
import { checkReceiptInput } from '#app/contract/inputs/check-receipt.ts';
import { beginTurnInput } from '#app/contract/inputs/manage-kiosk.ts';
import { findMotion } from '#db/queries/votes.ts';
import { recountArchive } from '#server/cli/recount/count-archive.ts';
import { recordAttendance } from '#server/domain/attendance/record-attendance.ts';
import type { ActionContext } from '#server/domain/context.ts';
import { issueSlip } from '#server/domain/kiosks/issue-slip.ts';
import { loadKiosks } from '#server/domain/kiosks/load-kiosks.ts';
import { readKiosk, readTurn } from '#server/domain/kiosks/read-turn.ts';
import { openKiosk, revokeKiosk, takeKiosk } from '#server/domain/kiosks/run-kiosk.ts';
import { beginTurn, endTurn } from '#server/domain/kiosks/take-turn.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { growLedger } from '#server/domain/ledger/grow-ledger.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { enterHallCount } from '#server/domain/votes/enter-hall-count.ts';
import { showResult } from '#server/domain/votes/show-result.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addTablet, openTablet, standAt } from '#tests/support/forum-kiosks.ts';
import { addPerson, addSeats } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';
import { outcomeOf } from '#tests/support/refusals.ts';

let forum: Forum;
let hall: Room;
let nobody: ActionContext;
let device: string;
let kioskId: string;
let members: string[];
let mandates: string[];

beforeAll(async () => {
  forum = await createForum();
  nobody = await forum.as(null);
});
afterAll(() => forum.close());

/** A hall with a tablet, three members who came and one seat whose member has no account. */
beforeEach(async () => {
  hall = await addRoom(forum);
  members = await Promise.all([1, 2, 3].map(() => addPerson(forum, { role: 'member', commune: hall.commune })));
  mandates = await addSeats(forum, hall.commune, 4, members);
  for (const mandateId of mandates)
    await recordAttendance(hall.moderator, { sessionId: hall.sessionId, mandateId, state: 'present' });
  ({ device, kioskId } = await addTablet(forum, hall));
});

const slipFor = async (place: number) =>
  (await issueSlip(hall.moderator, { sessionId: hall.sessionId, mandateId: mandates[place] ?? '' })).code;
const vote = (who: ActionContext, motionId: string, choice: 'yes' | 'no' = 'yes') =>
  castVote(who, { actionId: randomUUID(), motionId, ballot: { choice }, nonce: randomUUID().replaceAll('-', '') });
const resultOf = async (motionId: string) => (await findMotion(forum.db, motionId))?.result;
const cast = async (motionId: string) => {
  const [row] = await forum.sql`select count(*)::int as cast from ballots where motion_id = ${motionId}`;
  return Number(row?.cast);
};
const begin = (slip?: string, at = device) =>
  beginTurn(nobody, { sessionId: hall.sessionId, device: at, ...(slip !== undefined && { slip }) });

test('people vote in turn at a tablet, each a new guest, and the result tells how many did', async () => {
  const motionId = await addMotion(hall);
  for (const choice of ['yes', 'yes', 'no'] as const) await vote(await standAt(forum, hall, device), motionId, choice);
  await vote(await forum.as(members[0] ?? ''), motionId, 'no');
  await closeMotion(hall.moderator, { motionId });
  expect(await resultOf(motionId)).toMatchObject({ yes: 2, no: 2, cast: 4, channels: { phone: 1, kiosk: 3 } });
});

test('without a vote at a tablet the result has no channels', async () => {
  const motionId = await addMotion(hall);
  await vote(await forum.as(members[0] ?? ''), motionId);
  await closeMotion(hall.moderator, { motionId });
  expect(await resultOf(motionId)).not.toHaveProperty('channels');
});

test('a member votes with a slip, once; a change on the phone replaces it and its channel', async () => {
  const motionId = await addMotion(hall, { electorate: 'members' });
  const slip = await slipFor(0);
  const atTablet = await standAt(forum, hall, device, slip);
  expect(idOf(atTablet)).toBe(members[0]);
  await vote(atTablet, motionId);
  expect(await outcomeOf(begin(slip)), 'a slip is used once').toBe('conflict slip.used');
  expect(await outcomeOf(slipFor(0)), 'who has voted gets no other').toBe('conflict slip.voted');
  await vote(await standAt(forum, hall, device, await slipFor(1)), motionId);
  await vote(await forum.as(members[1] ?? ''), motionId, 'no');
  expect(await cast(motionId)).toBe(2);
  await closeMotion(hall.moderator, { motionId });
  expect(await resultOf(motionId)).toMatchObject({ yes: 1, no: 1, cast: 2, channels: { phone: 1, kiosk: 1 } });
});

test('who votes by phone after the slip was given replaces that vote at the tablet: one person, one ballot', async () => {
  const motionId = await addMotion(hall, { electorate: 'members' });
  const slip = await slipFor(2);
  await vote(await forum.as(members[2] ?? ''), motionId, 'no');
  await vote(await standAt(forum, hall, device, slip), motionId, 'yes');
  await closeMotion(hall.moderator, { motionId });
  expect(await resultOf(motionId)).toMatchObject({ yes: 1, no: 0, cast: 1, channels: { phone: 0, kiosk: 1 } });
});

test('paper, phone and tablet together never have more ballots than members in the hall', async () => {
  const motionId = await addMotion(hall, { electorate: 'members' });
  await vote(await standAt(forum, hall, device, await slipFor(0)), motionId);
  const paper = (yes: number) => ({ motionId, channel: 'paper' as const, yes, no: 0, abstain: 0, people: yes });
  expect(await outcomeOf(enterHallCount(hall.moderator, paper(4)))).toBe('conflict count.too_many');
  await enterHallCount(hall.moderator, paper(3));
  const second = await forum.as(await addPerson(forum, { role: 'moderator', commune: hall.commune }));
  await enterHallCount(second, paper(3));
  await closeMotion(hall.moderator, { motionId });
  expect(await resultOf(motionId)).toMatchObject({ cast: 4, channels: { phone: 0, kiosk: 1, paper: 3 } });
});

test('slips: of nobody, of another session, replaced by a newer one, for who is not there or has no account', async () => {
  const elsewhere = await addRoom(forum, { commune: hall.commune, moderator: hall.moderator });
  const other = await addTablet(forum, elsewhere);
  const slip = await slipFor(0);
  const atOther = beginTurn(nobody, { sessionId: elsewhere.sessionId, device: other.device, slip });
  expect(await outcomeOf(atOther)).toBe('not_found slip.unknown');
  expect(await outcomeOf(begin('ABCDEFGH'))).toBe('not_found slip.unknown');
  const newer = await slipFor(0);
  expect(await outcomeOf(begin(slip))).toBe('conflict slip.revoked');
  expect(await outcomeOf(begin(newer))).toBe('ok');
  expect(await outcomeOf(slipFor(3))).toBe('conflict slip.no_account');
  const { sessionId, moderator } = hall;
  await recordAttendance(moderator, { sessionId, mandateId: mandates[1] ?? '', state: 'left' });
  expect(await outcomeOf(slipFor(1))).toBe('conflict slip.not_present');
  expect(await outcomeOf(issueSlip(moderator, { sessionId, mandateId: randomUUID() }))).toBe(
    'not_found attendance.no_member',
  );
  const [kept] = await forum.sql`select code_hash from voting_slips where session_id = ${sessionId}`;
  expect(JSON.stringify(kept)).not.toContain(newer);
});

test('a slip that two tablets take at once begins one turn', async () => {
  const second = await addTablet(forum, hall);
  const slip = await slipFor(0);
  await forum.warmUp();
  const outcomes = await Promise.all([begin(slip), begin(slip, second.device)].map(outcomeOf));
  expect(outcomes.sort()).toEqual(['conflict slip.used', 'ok']);
});

test('wrong slips are limited at each tablet', async () => {
  for (let at = 0; at < 30; at += 1) await outcomeOf(begin('ABCDEFGH'));
  expect(await outcomeOf(begin('ABCDEFGH'))).toBe('rate_limited auth.too_many');
  expect(await outcomeOf(begin()), 'guests are not held up').toBe('ok');
});

test('a link makes one tablet, and one of another session none', async () => {
  const { sessionId } = hall;
  const { link } = await openTablet(hall);
  const elsewhere = await addRoom(forum, { commune: hall.commune, moderator: hall.moderator });
  expect(await outcomeOf(takeKiosk(nobody, { sessionId: elsewhere.sessionId, link }))).toBe('not_found kiosk.link');
  await takeKiosk(nobody, { sessionId, link });
  expect(await outcomeOf(takeKiosk(nobody, { sessionId, link }))).toBe('not_found kiosk.link');
  const atOther = beginTurn(nobody, { sessionId: elsewhere.sessionId, device });
  expect(await outcomeOf(atOther)).toBe('not_found kiosk.unknown');
  const stored = await forum.sql`select * from kiosks where session_id = ${sessionId}`;
  for (const secret of [link, device]) expect(JSON.stringify(stored)).not.toContain(secret);
});

test('opened again with the same id there is one tablet with a new link, until that is used', async () => {
  const { sessionId, moderator } = hall;
  const input = { kioskId: randomUUID(), sessionId, label: 'لوحة', admitsGuests: true };
  const first = await openKiosk(moderator, input);
  const second = await openKiosk(moderator, input);
  expect(await outcomeOf(takeKiosk(nobody, { sessionId, link: first.link }))).toBe('not_found kiosk.link');
  await takeKiosk(nobody, { sessionId, link: second.link });
  expect(await outcomeOf(openKiosk(moderator, input))).toBe('conflict kiosk.opened_before');
  expect((await loadKiosks(moderator, sessionId)).kiosks).toHaveLength(2);
});

test('a tablet that was taken back does nothing more, also for who stands there', async () => {
  const motionId = await addMotion(hall);
  const { sessionId, moderator } = hall;
  const guest = await standAt(forum, hall, device);
  await revokeKiosk(moderator, { sessionId, kioskId });
  await revokeKiosk(moderator, { sessionId, kioskId });
  expect(await outcomeOf(vote(guest, motionId))).toBe('conflict kiosk.turn_over');
  expect(await outcomeOf(begin())).toBe('conflict kiosk.revoked');
  expect(await cast(motionId)).toBe(0);
});

test('after the session the tablet is over', async () => {
  const motionId = await addMotion(hall);
  const { sessionId, moderator } = hall;
  const guest = await standAt(forum, hall, device);
  await moveSession(moderator, { sessionId, to: 'paused' });
  expect(await outcomeOf(begin())).toBe('conflict session.paused');
  expect(await outcomeOf(vote(guest, motionId))).toBe('conflict session.paused');
  await moveSession(moderator, { sessionId, to: 'open' });
  await closeMotion(moderator, { motionId });
  await moveSession(moderator, { sessionId, to: 'closed' });
  expect(await outcomeOf(begin())).toBe('conflict session.closed');
  expect(await outcomeOf(readKiosk(nobody, { sessionId, device }, null))).toBe('conflict session.closed');
  expect((await loadKiosks(moderator, sessionId)).kiosks).toMatchObject([{ state: 'over' }]);
});

test('a turn is over with the next one, at its end, and when nobody touched the tablet', async () => {
  const { sessionId } = hall;
  const tablet = { sessionId, device };
  const first = await begin();
  const second = await begin();
  expect(await outcomeOf(readTurn(nobody, tablet, first.turnId))).toBe('conflict kiosk.turn_over');
  await endTurn(nobody, { ...tablet, turnId: first.turnId });
  expect((await readKiosk(nobody, tablet, null)).turn?.turnId, 'an old page ends nothing').toBe(second.turnId);
  await endTurn(nobody, { ...tablet, turnId: second.turnId });
  expect((await readKiosk(nobody, tablet, null)).turn).toBeNull();
  const third = await begin();
  const { now } = forum.clock;
  forum.clock.now = new Date(now.getTime() + 100_000);
  expect((await readKiosk(nobody, tablet, 110)).turn?.turnId).toBe(third.turnId);
  expect((await readKiosk(nobody, tablet, 90)).turn, 'asked because nobody touched it').toBeNull();
  forum.clock.now = now;
  const fourth = await begin();
  forum.clock.now = new Date(now.getTime() + 130_000);
  expect((await readKiosk(nobody, tablet, null)).turn).toBeNull();
  expect(await outcomeOf(readTurn(nobody, tablet, fourth.turnId))).toBe('conflict kiosk.turn_over');
  forum.clock.now = now;
  const [kept] = await forum.sql`select count(*)::int as turns from kiosk_turns where kiosk_id = ${kioskId}`;
  expect(kept?.turns, 'nothing tells later who stood there').toBe(0);
});

test('sealed votes are refused at a tablet, members’ votes to guests', async () => {
  const sealed = await addMotion(hall, { secrecy: 'sealed' });
  const byMembers = await addMotion(hall, { electorate: 'members' });
  const guest = await standAt(forum, hall, device);
  expect(await outcomeOf(vote(guest, sealed))).toBe('conflict kiosk.sealed');
  expect(await outcomeOf(vote(guest, byMembers))).toBe('forbidden motion.members_only');
  const columns = await forum.sql`select column_name as name from information_schema.columns
    where table_name in ('open_sealed_ballots', 'sealed_ballots', 'sealed_rolls')`;
  expect(columns.map(({ name }) => String(name))).not.toContain('kiosk');
});

test('a tablet that admits no guests asks for a slip', async () => {
  const strict = await addTablet(forum, hall, false);
  expect(await outcomeOf(begin(undefined, strict.device))).toBe('forbidden slip.needed');
  expect(await outcomeOf(begin(await slipFor(0), strict.device))).toBe('ok');
});

test('the open data tell the channel, the recount agrees and finds a figure that was changed', async () => {
  const motionId = await addMotion(hall);
  for (const choice of ['yes', 'no'] as const) await vote(await standAt(forum, hall, device), motionId, choice);
  await vote(await forum.as(members[0] ?? ''), motionId);
  await closeMotion(hall.moderator, { motionId });
  await showResult(hall.moderator, { motionId });
  await moveSession(hall.moderator, { sessionId: hall.sessionId, to: 'closed' });
  await growLedger(forum.services, hall.sessionId);
  const files = await exportSession(forum.services, hall.sessionId);
  expect(recountArchive(files).differences).toEqual([]);
  const changed = { ...files, 'motions.json': (files['motions.json'] ?? '').replace('"kiosk": 2', '"kiosk": 9') };
  expect(recountArchive(changed).differences.join()).toContain('channels');
});

test('votes by every method are cast at a tablet, told by channel, and counted anew from the open data', async () => {
  const options = [{ ar: 'أ' }, { ar: 'ب' }, { ar: 'ج' }];
  const ballots: Array<[Method, Ballot]> = [
    ['single', { option: 'b' }],
    ['approval', { options: ['a', 'c'] }],
    ['score', { scores: { a: 1, b: 5, c: 0 } }],
    ['dot', { points: { a: 4, c: 6 } }],
    ['ranked-schulze', { ranking: [['c'], ['a', 'b']] }],
    ['ranked-irv', { ranking: [['c'], ['a']] }],
    ['ranked-stv', { ranking: [['b'], ['a']] }],
    ['consent', { stand: 'agree' }],
  ];
  for (const [method, ballot] of ballots) {
    const motionId = await addMotion(hall, { method, ...(method !== 'consent' && { options }) });
    const tablet = await standAt(forum, hall, device);
    for (const who of [tablet, await forum.as(members[0] ?? '')])
      await castVote(who, { actionId: randomUUID(), motionId, ballot });
    await closeMotion(hall.moderator, { motionId });
    await showResult(hall.moderator, { motionId });
    expect(await resultOf(motionId), method).toMatchObject({ cast: 2, channels: { phone: 1, kiosk: 1 } });
  }
  await moveSession(hall.moderator, { sessionId: hall.sessionId, to: 'closed' });
  await growLedger(forum.services, hall.sessionId);
  const files = await exportSession(forum.services, hall.sessionId);
  expect(recountArchive(files).differences).toEqual([]);
  const changed = { ...files, 'motions.json': (files['motions.json'] ?? '').replace('"kiosk": 1', '"kiosk": 2') };
  expect(recountArchive(changed).differences.join()).toContain('channels');
});

test('codes as people type them: slips and the receipts noted at a tablet', () => {
  const sessionId = randomUUID();
  const typed = beginTurnInput.parse({ sessionId, device: 'A'.repeat(43), slip: ' abcd-efg٢ ' });
  expect(typed.slip).toBe('ABCDEFG2');
  const code = 'K7QM4TWX9BDA';
  expect(receiptOfCode('k7qm-4twx-9bda')).toBe(receiptOfCode(code));
  expect(checkReceiptInput.parse({ sessionId, receipt: 'k7qm 4twx 9bda' }).receipt).toBe(receiptOfCode(code));
  expect(receiptOfCode(code)).toMatch(/^[0-9a-f]{32}$/);
  expect(receiptOfCode('K7QM4TWX9BD')).toBeNull();
});
