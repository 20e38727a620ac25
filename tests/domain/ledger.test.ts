import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listLedgerEntries, listTreeHeads, listUnrecordedSessions } from '#db/queries/ledger.ts';
import { recountArchive } from '#server/cli/recount/count-archive.ts';
import { readKey, readLog } from '#server/cli/verify-log/read-log.ts';
import { checkReceipt } from '#server/domain/ledger/check-receipt.ts';
import { completeLedger, growLedger } from '#server/domain/ledger/grow-ledger.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { adoptGuest } from '#server/domain/sessions/adopt-guest.ts';
import { joinByCode } from '#server/domain/sessions/join-session.ts';
import { moveSession } from '#server/domain/sessions/move-session.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { checkLog } from '#server/engines/merkle/check-log.ts';
import { hashLeaf } from '#server/engines/merkle/hashes.ts';
import { checkWith } from '#server/engines/merkle/tree-head.ts';
import { verifyInclusion } from '#server/engines/merkle/verify.ts';
import { visitor } from '#server/domain/actor.ts';
import { contextOf, createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addGuest, addPerson } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';

let forum: Forum;
let room: Room;
let motionId: string;

beforeAll(async () => {
  forum = await createForum();
});
beforeEach(async () => {
  room = await addRoom(forum);
  motionId = await addMotion(room);
});
afterAll(() => forum.close());

const newNonce = (): string => randomBytes(16).toString('hex');
const guest = async () => forum.as(await addGuest(forum, room.code));
const check = (receipt: string) =>
  checkReceipt(contextOf(forum.services, visitor), { sessionId: room.sessionId, receipt });
const grow = () => growLedger(forum.services, room.sessionId);

/** Casts a ballot. @returns the number of its receipt */
async function vote(by: Awaited<ReturnType<typeof guest>>, nonce: string | null = newNonce(), of = motionId) {
  const input = { actionId: randomUUID(), motionId: of, ballot: { choice: 'yes' as const } };
  const answer = await castVote(by, nonce === null ? input : { ...input, nonce });
  return { nonce: nonce ?? '', ...answer };
}

async function entriesOf(): Promise<Array<Record<string, unknown>>> {
  const rows = await listLedgerEntries(forum.db, room.sessionId, 0, 1_000_000);
  return rows.map(({ content }) => JSON.parse(content) as Record<string, unknown>);
}

/** The record as a stranger reads it, checked with its own key. */
async function checked() {
  const archive = await exportSession(forum.services, room.sessionId);
  const { log, publicKey } = readLog(archive['record.json'] ?? '', 'record.json');
  return { archive, log, broken: checkLog(log, checkWith(readKey(publicKey ?? '').key)) };
}

test('events, receipts and counts enter the record under signed heads, and nothing enters twice', async () => {
  const voters = await Promise.all([guest(), guest(), guest()]);
  const given = await Promise.all(voters.map((by) => vote(by)));
  const first = await grow();
  expect(await grow()).toBeNull();
  await closeMotion(room.moderator, { motionId });
  const second = await grow();
  expect(second?.size).toBe((first?.size ?? 0) + 2);
  const entries = await entriesOf();
  expect(entries.map(({ kind }) => kind).slice(-5)).toEqual(['ballot', 'ballot', 'ballot', 'event', 'count']);
  expect(entries.at(-1)).toEqual({ kind: 'count', motion: 1, ballots: 3 });
  const receipts = entries.filter(({ kind }) => kind === 'ballot').map(({ receipt }) => receipt);
  expect(new Set(receipts)).toEqual(new Set(given.map(({ receipt }) => receipt)));
  const { log, broken } = await checked();
  expect(broken).toBeNull();
  expect(log.heads).toHaveLength(2);
  expect(JSON.stringify(entries)).not.toContain('yes');
});

test('a receipt is found with a path that proves it; it says nothing of the choice', async () => {
  const [one, other] = [await guest(), await guest()];
  const { nonce } = await vote(one);
  await vote(other, null);
  expect(await check(nonce)).toEqual({ state: 'waiting' });
  await grow();
  for (let more = 0; more < 9; more += 1) await vote(await guest());
  await grow();
  const found = await check(nonce);
  if (found.state !== 'found') throw new Error('the receipt is not found');
  expect(found).toMatchObject({ motion: 1, replaced: false });
  const { position, head, path, content } = found;
  const claim = {
    leaf: hashLeaf(Buffer.from(content)),
    index: BigInt(position),
    size: BigInt(head.size),
    path: path.map((one64) => new Uint8Array(Buffer.from(one64, 'base64'))),
    root: new Uint8Array(Buffer.from(head.root, 'hex')),
  };
  expect(verifyInclusion(claim)).toBe(true);
  expect(verifyInclusion({ ...claim, index: claim.index - 1n })).toBe(false);
  expect(Object.keys(JSON.parse(content) as object).sort()).toEqual(['kind', 'motion', 'receipt']);
  expect(await check(newNonce())).toEqual({ state: 'unknown' });
});

test('a changed ballot names the entry of the one before, and the receipt of that one says so', async () => {
  const by = await guest();
  const early = await vote(by);
  await grow();
  const middle = await vote(by);
  const last = await vote(by);
  await grow();
  expect(await check(early.nonce)).toMatchObject({ state: 'found', replaced: true });
  expect(await check(middle.nonce)).toEqual({ state: 'unknown' });
  const found = await check(last.nonce);
  expect(found).toMatchObject({ state: 'found', replaced: false });
  await closeMotion(room.moderator, { motionId });
  await grow();
  const { archive } = await checked();
  expect(recountArchive(archive).differences).toEqual([]);
  expect((await entriesOf()).at(-1)).toEqual({ kind: 'count', motion: 1, ballots: 1 });
});

test('of a guest and an account that both voted one ballot is left, and it replaces the entries of both', async () => {
  const [first, account] = [await guest(), await forum.as(await addPerson(forum))];
  await joinByCode(account, { code: room.code }, 'hall');
  await vote(account);
  await grow();
  const last = await vote(first);
  await grow();
  const alone = await addMotion(room, { title: { ar: 'مسألة أخرى' } });
  await vote(first, newNonce(), alone);
  await grow();
  await adoptGuest(forum.services, first.actor, idOf(account));
  expect((await grow())?.size).toBeGreaterThan(0);
  for (const id of [motionId, alone]) await closeMotion(room.moderator, { motionId: id });
  await grow();
  const { archive } = await checked();
  expect(recountArchive(archive).differences).toEqual([]);
  expect((await entriesOf()).filter(({ kind }) => kind === 'count')).toMatchObject([{ ballots: 1 }, { ballots: 1 }]);
  expect(await check(last.nonce)).toMatchObject({ state: 'found', replaced: false });
});

test('the same act again gives the same receipt', async () => {
  const by = await guest();
  const input = { actionId: randomUUID(), motionId, ballot: { choice: 'no' as const }, nonce: newNonce() };
  const first = await castVote(by, input);
  expect(first.receipt).toMatch(/^[\w+/]{43}=$/);
  expect(await castVote(by, input)).toEqual(first);
});

test('a changed, removed, added or moved row is found', async () => {
  for (let more = 0; more < 5; more += 1) await vote(await guest());
  await closeMotion(room.moderator, { motionId });
  await grow();
  const { archive, broken } = await checked();
  expect(broken).toBeNull();
  const record = JSON.parse(archive['record.json'] ?? '') as { entries: string[] };
  const { entries } = record;
  const wrong: string[][] = [
    entries.map((one, place) => (place === 2 ? one.replace('event', 'Event') : one)),
    entries.filter((_, place) => place !== entries.length - 3),
    [...entries, entries[0] ?? ''],
    [entries[1] ?? '', entries[0] ?? '', ...entries.slice(2)],
  ];
  for (const changed of wrong) {
    const record2 = JSON.stringify({ ...record, entries: changed });
    expect(recountArchive({ ...archive, 'record.json': record2 }).differences.join()).toContain('record.json');
  }
  const more = JSON.parse(archive['log.json'] ?? '') as unknown[];
  const cut = { ...archive, 'log.json': JSON.stringify(more.slice(1)) };
  expect(recountArchive(cut).differences.join()).toContain('is not the one of log.json');
  const motions = (archive['motions.json'] ?? '').replace('"cast": 5', '"cast": 4');
  expect(recountArchive({ ...archive, 'motions.json': motions }).differences.join()).toContain('5 ballots in force');
});

test('ballots that are cast while the record grows are in it once, and none is lost', async () => {
  const voters = await Promise.all(Array.from({ length: 20 }, () => guest()));
  let going = true;
  const growing = (async () => {
    while (going) await grow();
  })();
  const beside = forum.secondNode();
  const other = await beside;
  const alsoGrowing = (async () => {
    while (going) await growLedger(other.services, room.sessionId);
  })();
  for (let round = 0; round < 4; round += 1) await Promise.all(voters.map((by) => vote(by)));
  await closeMotion(room.moderator, { motionId });
  going = false;
  await Promise.all([growing, alsoGrowing]);
  await other.close();
  await grow();
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
  await grow();
  const { archive, broken } = await checked();
  expect(broken).toBeNull();
  expect(recountArchive(archive).differences).toEqual([]);
  expect(await exportSession(forum.services, room.sessionId)).toEqual(archive);
  const heads = await listTreeHeads(forum.db, room.sessionId);
  expect(heads.length).toBeGreaterThan(2);
});

test('what was left out of the record is found after a start', async () => {
  expect(await listUnrecordedSessions(forum.db)).toContain(room.sessionId);
  await closeMotion(room.moderator, { motionId });
  await grow();
  expect(await listUnrecordedSessions(forum.db)).not.toContain(room.sessionId);
});

test('whoever asks for the open data makes the record of a closed session whole, and signs no head of one under way', async () => {
  expect(await completeLedger(forum.services, room.sessionId)).toBeNull();
  await closeMotion(room.moderator, { motionId });
  await moveSession(room.moderator, { sessionId: room.sessionId, to: 'closed' });
  expect((await completeLedger(forum.services, room.sessionId))?.size).toBe((await entriesOf()).length);
  expect(await completeLedger(forum.services, room.sessionId)).toBeNull();
});

test('without a key nothing is signed and nothing grows', async () => {
  expect(await growLedger({ ...forum.services, ledgerKey: null }, room.sessionId)).toBeNull();
  expect(await entriesOf()).toEqual([]);
});
