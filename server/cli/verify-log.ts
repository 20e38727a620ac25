import { checkLog, type Log } from '#server/engines/merkle/check-log.ts';
import { checkWith } from '#server/engines/merkle/tree-head.ts';
import type { Command, Result } from './command.ts';
import { CommandError } from './command.ts';
import { readFileArgs, readText } from './read-input.ts';
import { readArchiveFile } from './recount/read-archive.ts';
import { checkHeads } from './verify-log/check-heads.ts';
import { checkPromise, readPromise } from './verify-log/check-promise.ts';
import { explainBroken } from './verify-log/explain-broken.ts';
import { readKey, readLog, type LogKey } from './verify-log/read-log.ts';

const options = { key: { type: 'string' }, promise: { type: 'string' }, heads: { type: 'string' } } as const;

/**
 * Checks an exported log (RFC 9162) from a file or standard input. It is one JSON object:
 *
 * - `heads`: at least one, oldest first, `{ size, root, at, signature? }`: how many entries, the root of their tree, the
 *   time as `2026-01-31T09:30:00.000Z`, the Ed25519 signature over `headBytes` of `engines/merkle/tree-head.ts`
 * - `entries?`: all of them, oldest first: a text (its UTF-8 is hashed), or `{ text, hash? }`, `{ base64, hash? }` or,
 *   for what is not published, `{ hash }`, with the hash of the leaf. Without `entries` only signatures and proofs are
 *   checked.
 * - `inclusion?`: `{ index, size, path, entry? }`: the path from one entry, that of `entries` unless another is given,
 *   to the head of that size
 * - `consistency?`: `{ first, second, proof }`: between the heads of these sizes
 * - `publicKey?`: PEM, or base64 of the DER form; with it every head must be signed. `--key` counts before it, and
 *   should be used: whoever can change the log can change a key that stands in it.
 * - `log?`: the name of the log, where it was signed into the heads
 *
 * The open data of a session (`export.zip`) may stand in its place: its `record.json` is read. With `--promise` it is told what
 * became of the sealed ballot of a promise that a voter kept, and with `--heads` whether heads that were kept elsewhere, in the
 * same shape, are of this record; both need its entries and a key.
 *
 * Bytes are base64; sizes and indexes from 2^53 on are texts of digits; nothing else may stand in it. Exit status 1 with
 * the first broken entry, head or proof, or with the first place that is not of this shape.
 */
export const verifyLogCommand: Command = {
  name: 'verify-log',
  usage: '[FILE] [--key KEY] [--promise FILE] [--heads FILE]',
  summary:
    'Checks an exported log, from a file, an export.zip or piped in: entries, tree heads, signatures and proofs, and with it a kept promise of a sealed ballot or kept heads; exit status 1 with the first broken entry.',
  async run(args, around) {
    const { values, file } = readFileArgs(args, options);
    const key = values.key ?? null;
    const name = file ?? 'The log';
    const isZip = file?.endsWith('.zip') ?? false;
    const text = isZip ? readRecord(name) : await readText(file, around);
    const { log, publicKey } = readLog(text, isZip ? `${name}, record.json` : name);
    const givenKey = key ?? publicKey;
    const read = givenKey === null ? null : readKey(givenKey);
    const { promise, heads } = values;
    const result = report(log, read, key === null);
    if (promise === undefined && heads === undefined) return result;
    if (read === null || log.entries === null)
      throw new CommandError('--promise and --heads need a log with its entries and a key.');
    return withKept(result, {
      promise:
        promise === undefined ? null : checkPromise(readPromise(await readText(promise, around), promise), log, read),
      heads: heads === undefined ? null : checkHeads(readLog(await readText(heads, around), heads).log, log, read),
    });
  },
};

function readRecord(file: string): string {
  const record = readArchiveFile(file)['record.json'];
  if (record === undefined) throw new CommandError(`${file} holds no record.json.`);
  return record;
}

type Kept = { promise: ReturnType<typeof checkPromise> | null; heads: ReturnType<typeof checkHeads> | null };

/** Of a record that does not hold itself nothing else is told as good. */
function withKept(result: Result, { promise, heads }: Kept): Result {
  const holds =
    (promise === null || promise.state === 'kept' || promise.state === 'open') && (heads?.state ?? 'kept') === 'kept';
  const lines = [promise, heads].flatMap((check) => (check ? [check.message] : []));
  return {
    lines: [...result.lines, ...lines],
    data: { ...(result.data as object), promise, keptHeads: heads },
    exitCode: result.exitCode === 1 || !holds ? 1 : 0,
  };
}

function report(log: Log, key: LogKey | null, isOwnKey: boolean): Result {
  const broken = checkLog(log, key === null ? null : checkWith(key.key));
  const counts = countParts(log);
  const last = log.heads.at(-1);
  const head = { size: String(last?.size ?? 0n), root: toHex(last?.root), at: toTime(last?.at) };
  const data = { ok: broken === null, ...counts, signed: key !== null, key: key?.fingerprint ?? null, head };
  if (broken !== null) {
    const message = explainBroken(broken, log);
    return { lines: [message], data: { ...data, broken: { ...broken, message } }, exitCode: 1 };
  }
  return {
    lines: [
      `ok: ${describe(counts)}.`,
      `The last head, of ${head.size} entries at ${head.at}, has the root ${head.root}.`,
      ...tellLimits(log, counts.hidden, key, isOwnKey),
    ],
    data: { ...data, broken: null },
  };
}

type Counts = { entries: number; hidden: number; heads: number; inclusion: number; consistency: number };

function countParts({ entries, heads, inclusion, consistency }: Log): Counts {
  return {
    entries: entries?.length ?? 0,
    hidden: entries?.filter(({ content }) => content === null).length ?? 0,
    heads: heads.length,
    inclusion: inclusion.length,
    consistency: consistency.length,
  };
}

function describe({ entries, heads, inclusion, consistency }: Counts): string {
  return `${entries} entries, ${heads} tree heads, ${inclusion} inclusion proofs and ${consistency} consistency proofs`;
}

/** What "ok" does not say. */
function tellLimits({ entries }: Log, hidden: number, key: LogKey | null, isOwnKey: boolean): string[] {
  const lines: string[] = [];
  if (entries === null) lines.push('There are no entries in it: only the proofs bind its heads to one another.');
  if (hidden > 0) lines.push(`${hidden} entries stand in it by their hash only.`);
  if (key === null) lines.push('Signatures were not checked: there is no public key.');
  else lines.push(`Every head is signed by the key with the SHA-256 ${key.fingerprint}.`);
  if (key !== null && isOwnKey)
    lines.push('That key came with the log: compare it with the published one, or use --key.');
  return lines;
}

function toHex(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('hex');
}

function toTime(at: number | undefined): string {
  return new Date(at ?? 0).toISOString();
}
