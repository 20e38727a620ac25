import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PromiseFile } from '#app/contract/promise-file.ts';
import { judgeReceipt, type Verdict } from '#app/features/ledger/judge-receipt.ts';
import type { Surroundings } from '#server/cli/command.ts';
import { verifyLogCommand } from '#server/cli/verify-log.ts';
import { checkReceipt } from '#server/domain/ledger/check-receipt.ts';
import { loadHeads } from '#server/domain/ledger/load-ledger.ts';
import { growLedger } from '#server/domain/ledger/grow-ledger.ts';
import { exportSession } from '#server/domain/rooms/export-session.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { closeMotion } from '#server/domain/votes/close-motion.ts';
import { createForum, idOf, type Forum } from '#tests/support/forum.ts';
import { addGuest } from '#tests/support/forum-people.ts';
import { addMotion, addRoom, type Room } from '#tests/support/forum-sessions.ts';

let forum: Forum;
let room: Room;
let motionId: string;
let folder: string;

beforeAll(async () => {
  forum = await createForum();
  folder = mkdtempSync(path.join(tmpdir(), 'tachawor-promise-'));
});
beforeEach(async () => {
  room = await addRoom(forum);
  motionId = await addMotion(room, { secrecy: 'sealed' });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await forum.close();
});

const keyOf = () => forum.services.ledgerKey?.publicKey ?? '';
const close = () => closeMotion(room.moderator, { motionId });
const grow = () => growLedger(forum.services, room.sessionId);

async function vote() {
  const voter = await forum.as(await addGuest(forum, room.code));
  const nonce = randomBytes(16).toString('hex');
  const { promise } = await castVote(voter, { actionId: randomUUID(), motionId, ballot: { choice: 'yes' }, nonce });
  const { sessionId } = room;
  const file: PromiseFile = { tachawor: 'promise', sessionId, motionId, nonce, promise: promise ?? '' };
  return { voter, file };
}

async function judge({ tachawor: _, ...receipt }: PromiseFile, closed: boolean, publicKey = keyOf()): Promise<Verdict> {
  const { sessionId, nonce } = receipt;
  const found = await checkReceipt(room.moderator, { sessionId, receipt: nonce });
  return judgeReceipt(receipt, found, { publicKey, closed });
}

const around: Surroundings = {
  withDatabase: () => Promise.reject(new Error('no database is needed')),
  readStdin: () => Promise.reject(new Error('nothing is piped in')),
  tell: () => undefined,
};

/** What `verify-log` says of a promise, beside the record as it is now. */
async function verify(file: PromiseFile, ...args: string[]) {
  const [record, promise] = [path.join(folder, 'record.json'), path.join(folder, 'promise.json')];
  writeFileSync(record, (await exportSession(forum.services, room.sessionId))['record.json'] ?? '');
  writeFileSync(promise, JSON.stringify(file));
  return verifyLogCommand.run([record, '--promise', promise, ...args], around);
}

test('a promise is good before the close, and after it its ballot is in the list, on the phone and offline', async () => {
  const { file } = await vote();
  await grow();
  expect(await judge(file, false)).toBe('boxed');
  expect(await verify(file)).toMatchObject({ exitCode: 0, data: { promise: { state: 'open' } } });
  await close();
  expect(await judge(file, true)).toBe('waiting');
  await grow();
  expect(await judge(file, true)).toBe('counted');
  expect(await verify(file, '--key', keyOf())).toMatchObject({ exitCode: 0, data: { promise: { state: 'kept' } } });
});

test('a ballot that was taken out of the box is found missing by who kept the promise', async () => {
  const [lost] = [await vote(), await vote()];
  const { file, voter } = lost;
  await forum.sql`delete from open_sealed_ballots where motion_id = ${motionId} and person_id = ${idOf(voter)}`;
  await grow();
  expect(await judge(file, false)).toBe('absent');
  await close();
  await grow();
  expect(await judge(file, true)).toBe('lost');
  const told = await verify(file);
  expect(told).toMatchObject({ exitCode: 1, data: { ok: true, promise: { state: 'lost', position: null } } });
  expect(told.lines.at(-1)).toContain('a ballot was lost');
});

test('a promise that nobody signed, of another key or another session proves nothing', async () => {
  const { file } = await vote();
  await grow();
  const forged = { ...file, nonce: '0'.repeat(32) };
  expect(await judge(forged, true)).toBe('unsigned');
  expect((await verify(forged)).data).toMatchObject({ promise: { state: 'unsigned' } });
  const { publicKey } = generateKeyPairSync('ed25519');
  const other = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  expect(await judge(file, false, other)).toBe('unsigned');
  expect((await verify({ ...file, sessionId: randomUUID() })).data).toMatchObject({ promise: { state: 'elsewhere' } });
  await close();
  await grow();
  expect(await judge(file, true, other), 'a head that another key signed').toBe('wrong');
});

test('an answer that was changed on the way is found out', async () => {
  const { file } = await vote();
  const [, more] = [await vote(), await vote()];
  await close();
  await grow();
  const ask = (receipt: string) => checkReceipt(room.moderator, { sessionId: room.sessionId, receipt });
  const found = await ask(file.nonce);
  const other = await ask(more.file.nonce);
  if (found.state !== 'found' || other.state !== 'found') throw new Error('not in the record');
  const { tachawor: _, ...receipt } = file;
  const about = { publicKey: keyOf(), closed: true };
  expect(judgeReceipt(receipt, found, about)).toBe('counted');
  for (const changed of [
    other,
    { ...found, position: found.position - 1 },
    { ...found, path: found.path.slice(1) },
    { ...found, head: { ...found.head, size: found.head.size + 1 } },
    { ...found, head: { ...found.head, at: new Date(0).toISOString() } },
    { ...found, content: found.content.replace('ballot', 'choice') },
    { ...found, content: '' },
  ])
    expect(judgeReceipt(receipt, changed, about)).toBe('wrong');
});

test('what the voter keeps is nowhere on the server: neither number nor signature, before and after the close', async () => {
  const { file } = await vote();
  await grow();
  const tables = await forum.sql<{ name: string }[]>`
    select format('%I', relname) as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;
  const look = async () => {
    const hits: string[] = [];
    for (const { name } of tables) {
      const [row] = await forum.sql.unsafe<{ hit: boolean }[]>(
        `select exists (select from ${name} t where t::text like $1 or t::text like $2) as hit`,
        [`%${file.nonce}%`, `%${file.promise.slice(0, 40)}%`],
      );
      if (row?.hit) hits.push(name);
    }
    return hits;
  };
  expect(tables.length).toBeGreaterThan(30);
  expect(await look()).toEqual([]);
  await close();
  await grow();
  const left = await forum.sql<{ name: string }[]>`
    select relname as name from pg_class where relname like 'open_sealed_%' and relname like ${`%${motionId.replaceAll('-', '')}%`}`;
  expect(left).toEqual([]);
  tables.splice(0, tables.length, ...tables.filter(({ name }) => !name.startsWith('open_sealed_')));
  expect(await look()).toEqual([]);
  expect(JSON.stringify(forum.published)).not.toContain(file.nonce);
  expect(JSON.stringify(forum.lines)).not.toContain(file.nonce);
});

test('heads that were kept elsewhere hold against the record that grew on, and find one that was changed or cut', async () => {
  await vote();
  await grow();
  const [record, heads] = [path.join(folder, 'later.json'), path.join(folder, 'heads.json')];
  const kept = await loadHeads(forum.db, room.sessionId);
  writeFileSync(heads, JSON.stringify(kept));
  const verifyHeads = (text: string) => {
    writeFileSync(record, text);
    return verifyLogCommand.run([record, '--heads', heads, '--key', keyOf()], around);
  };
  await close();
  await grow();
  const text = (await exportSession(forum.services, room.sessionId))['record.json'] ?? '';
  expect(await verifyHeads(text)).toMatchObject({ exitCode: 0, data: { keptHeads: { state: 'kept' } } });

  // Another record under the same key, as only who runs the server can sign one: it holds by itself, and not against the kept head.
  const entry = { sessionId: room.sessionId, position: 0 };
  await forum.sql`delete from tree_heads where session_id = ${entry.sessionId}`;
  await forum.sql`delete from ledger_nodes where session_id = ${entry.sessionId}`;
  await forum.sql`delete from ledger_entries where session_id = ${entry.sessionId}`;
  await forum.sql`update ledgers set size = 0, last_seq = 1 where session_id = ${entry.sessionId}`;
  await grow();
  const forged = (await exportSession(forum.services, room.sessionId))['record.json'] ?? '';
  const found = await verifyHeads(forged);
  expect(found).toMatchObject({ exitCode: 1, data: { ok: true } });
  expect((found.data as { keptHeads: { state: string } }).keptHeads.state).toMatch(/other|beyond/);
  const strange = { ...(kept as object), log: 'session:other' };
  writeFileSync(heads, JSON.stringify(strange));
  expect((await verifyHeads(text)).data).toMatchObject({ keptHeads: { state: 'elsewhere' } });
});
