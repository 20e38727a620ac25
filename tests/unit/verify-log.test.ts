import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CommandError, UsageError, type Surroundings } from '#server/cli/command.ts';
import { verifyLogCommand } from '#server/cli/verify-log.ts';
import { hashLeaf, hashNode } from '#server/engines/merkle/hashes.ts';
import { consistencyProof, inclusionPath, rootOf } from '#server/engines/merkle/prove.ts';
import { signTreeHead, signWith } from '#server/engines/merkle/tree-head.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const keyText = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
const otherKey = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const texts = ['نعم', 'non', 'oui', 'لا', 'abstention', 'oui', 'non'];
const leaves = texts.map((text) => hashLeaf(Buffer.from(text)));
const name = 'motion 4';

function makeHead(size: number) {
  const at = Date.UTC(2026, 2, 1, 10, size);
  const head = signTreeHead({ log: name, size: BigInt(size), root: rootOf(leaves, size), at }, signWith(privateKey));
  return { size, root: toText(head.root), at: new Date(at).toISOString(), signature: toText(head.signature) };
}

const [empty, three, seven] = [makeHead(0), makeHead(3), makeHead(7)];
const inclusion = leaves.map((_, index) => ({ index, size: 7, path: inclusionPath(leaves, index).map(toText) }));
const consistency = [{ first: 3, second: 7, proof: consistencyProof(leaves, 3).map(toText) }];
const whole = { log: name, publicKey: keyText, entries: texts as unknown[], heads: [empty, three, seven] };
const log = { ...whole, inclusion, consistency };

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'tachawor-log-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const around = (input: string): Surroundings => ({
  withDatabase: () => Promise.reject(new Error('no database is needed')),
  readStdin: () => Promise.resolve(input),
  tell: () => undefined,
});
const run = (input: unknown, ...args: string[]) => verifyLogCommand.run(args, around(JSON.stringify(input)));

describe('a whole log', () => {
  test('is ok, from a file and piped in', async () => {
    const file = path.join(folder, 'log.json');
    writeFileSync(file, JSON.stringify(log));
    const read = await verifyLogCommand.run([file], around(''));
    expect(read.exitCode ?? 0).toBe(0);
    expect(read.lines[0]).toBe('ok: 7 entries, 3 tree heads, 7 inclusion proofs and 1 consistency proofs.');
    expect(read.lines.join('\n')).toContain(Buffer.from(rootOf(leaves)).toString('hex'));
    expect(read.data).toMatchObject({ ok: true, broken: null, entries: 7, signed: true, head: { size: '7' } });
    expect(() => JSON.stringify(read.data)).not.toThrow();
    expect(await run(log)).toEqual(read);
    expect(await run(log, '-')).toEqual(read);
  });

  test('says what was not checked', async () => {
    const { publicKey: _key, ...unsigned } = log;
    expect((await run(unsigned)).lines.join('\n')).toContain('Signatures were not checked');
    expect((await run(log)).lines.join('\n')).toContain('That key came with the log');
    expect((await run(unsigned, '--key', keyText)).lines.join('\n')).not.toMatch(/not checked|came with/);
    const { entries: _entries, inclusion: _inclusion, ...proofs } = log;
    expect((await run(proofs)).lines.join('\n')).toContain('no entries');
  });

  test('may hold bytes, hashes beside them and hashes alone, and a key in PEM', async () => {
    const entries = texts.map((text, index) => {
      const hash = toText(leaves[index] ?? new Uint8Array());
      return [{ text, hash }, { base64: toText(Buffer.from(text)), hash }, { hash }, { text }][index % 4];
    });
    const result = await run({ ...log, entries, publicKey: pem });
    expect(result.data).toMatchObject({ ok: true, hidden: 2 });
    expect(result.lines).toContain('2 entries stand in it by their hash only.');
  });

  test('proves a single receipt without the other entries, beyond 2^53 too', async () => {
    const size = String(2n ** 60n + 1n);
    const [leaf, left] = [hashLeaf(Buffer.from('oui')), toText(hashLeaf(Buffer.from('all before')))];
    const root = hashNode(Buffer.from(left, 'base64'), leaf);
    const heads = [{ size, root: toText(root), at: '2026-03-01T10:00:00.000Z' }];
    const receipt = { index: String(2n ** 60n), size, path: [left], entry: 'oui' };
    expect((await run({ heads, inclusion: [receipt] })).data).toMatchObject({ ok: true, head: { size } });
    expect((await run({ heads, inclusion: [{ ...receipt, index: '7' }] })).exitCode).toBe(1);
  });
});

describe('what is broken is named', () => {
  const changed = (entries: unknown[]) => ({ ...whole, entries });
  const hash = toText(leaves[1] ?? new Uint8Array());
  test.each<[string, unknown, string]>([
    ['a changed entry', changed(texts.with(4, 'oui')), 'Entries 3 to 6: the first broken entry is one of these'],
    [
      'a changed entry with its hash',
      changed(texts.map((text, at) => (at === 4 ? { text, hash } : text))),
      'Entry 4 is',
    ],
    ['a lost entry', changed(texts.toSpliced(1, 1)), 'Entries 0 to 2: the first broken entry is one of these'],
    ['the last entry lost', changed(texts.slice(0, 6)), 'Entries 3 to 6: at least one is missing'],
    ['one entry too many', changed([...texts, 'oui']), 'Entry 7 is under no tree head.'],
    ['two entries exchanged', changed(texts.with(0, 'non').with(1, 'نعم')), 'Entries 0 to 2: the first broken'],
    ['an unsigned head', { ...log, heads: [{ ...three, signature: undefined }, seven] }, 'Tree head 0 is not signed.'],
    ['a head of another log', { ...log, log: 'motion 5' }, 'Tree head 0 is broken: its signature'],
    [
      'a head with another time',
      { ...log, heads: [empty, { ...three, at: seven.at }, seven] },
      'Tree head 1 is broken',
    ],
    ['a smaller head after a larger', { ...log, heads: [seven, three] }, 'Tree head 1 is broken: it has fewer'],
    ['a path for another entry', { ...log, inclusion: [{ ...inclusion[2], index: 3 }] }, 'Inclusion proof 0 is broken'],
    [
      'another entry for a path',
      { ...log, inclusion: [{ ...inclusion[2], entry: 'x' }] },
      'Inclusion proof 0 is broken',
    ],
    ['a path to no head', { ...log, inclusion: [{ ...inclusion[2], size: 6 }] }, 'Inclusion proof 0 is of a size'],
    ['a path of no entry', { ...log, inclusion: [{ ...inclusion[2], index: 7 }] }, 'Inclusion proof 0 is of an entry'],
    ['a short proof', { ...log, consistency: [{ first: 3, second: 7, proof: [] }] }, 'Consistency proof 0 is broken'],
    [
      'a proof from no head',
      { ...log, consistency: [{ ...consistency[0], first: 2 }] },
      'Consistency proof 0 is of a size',
    ],
  ])('%s', async (_what, input, sentence) => {
    const result = await run(input);
    expect(result.lines.join('\n')).toContain(sentence);
    expect(result.lines).toHaveLength(1);
    expect(result.exitCode).toBe(1);
    expect(result.data).toMatchObject({ ok: false, broken: { message: result.lines[0] } });
  });

  test.each<[string, unknown[], string]>([
    ['two roots for one size', [three, { ...three, root: seven.root }], 'Tree head 1 is broken: it has another root'],
    ['a step back in time', [seven, { ...seven, at: three.at }], 'Tree head 1 is broken: it is earlier'],
    ['a false root of nothing', [{ ...empty, root: seven.root }, seven], 'Tree head 0 is broken: it has no entries'],
  ])('%s, without a key', async (_what, heads, sentence) => {
    const { publicKey: _key, ...unsigned } = whole;
    const result = await run({ ...unsigned, heads });
    expect(result.lines.join('\n')).toContain(sentence);
    expect(result.exitCode).toBe(1);
  });

  test('signatures of another key than the one given', async () => {
    expect((await run(log, `--key=${otherKey}`)).lines.join('\n')).toContain('its signature is not by this key');
  });
});

describe('what is no log is refused with the place', () => {
  test.each<[string, unknown, string]>([
    ['a list', [], 'The log: the log must be an object.'],
    ['no heads', { ...log, heads: [] }, 'heads must have at least one tree head.'],
    ['a misspelt part', { ...log, inclusions: [] }, 'the log must not have "inclusions".'],
    ['a short root', { ...log, heads: [{ ...three, root: 'AAAA' }] }, 'heads[0].root must be a hash of 32 bytes'],
    ['loose base64', { ...log, heads: [{ ...three, signature: ' AA' }] }, 'heads[0].signature must be base64.'],
    ['a rounded size', { ...log, heads: [{ ...three, size: 2 ** 60 }] }, 'heads[0].size must be a whole number'],
    ['a negative size', { ...log, heads: [{ ...three, size: -1 }] }, 'heads[0].size must be a whole number'],
    ['a size in words', { ...log, heads: [{ ...three, size: '0x3' }] }, 'heads[0].size must be a whole number'],
    [
      'half a path',
      { ...log, inclusion: [{ ...inclusion[0], path: ['AA=='] }] },
      'inclusion[0].path[0] must be a hash',
    ],
    ['a local time', { ...log, heads: [{ ...three, at: '2026-03-01 10:00' }] }, 'heads[0].at must be a time'],
    ['a number as an entry', { ...log, entries: ['a', 5] }, 'entries[1] must be a text'],
    ['an entry twice over', { ...log, entries: [{ text: 'a', base64: 'YQ==' }] }, 'entries[0] must be a text'],
    ['half a character', { ...log, entries: ['\ud800'] }, 'entries[0] must be a text'],
    ['a key that is none', { ...log, publicKey: 'AAAA' }, 'The public key is not an Ed25519 key'],
  ])('%s', async (_what, input, sentence) => {
    await expect(run(input)).rejects.toThrow(CommandError);
    await expect(run(input)).rejects.toThrow(sentence);
  });

  test('what is not JSON, what is not there, and a wrong call', async () => {
    await expect(verifyLogCommand.run([], around('{'))).rejects.toThrow('The log is not JSON.');
    await expect(verifyLogCommand.run([path.join(folder, 'none')], around(''))).rejects.toThrow('cannot be read.');
    await expect(run(log, 'a', 'b')).rejects.toThrow(UsageError);
    await expect(run(log, '--kye', 'b')).rejects.toThrow(UsageError);
  });
});
