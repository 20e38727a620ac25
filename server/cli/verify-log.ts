import { checkLog, type Log } from '#server/engines/merkle/check-log.ts';
import { checkWith } from '#server/engines/merkle/tree-head.ts';
import type { Command, Result } from './command.ts';
import { readFileArgs, readText } from './read-input.ts';
import { explainBroken } from './verify-log/explain-broken.ts';
import { readKey, readLog, type LogKey } from './verify-log/read-log.ts';

const options = { key: { type: 'string' } } as const;

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
 * Bytes are base64; sizes and indexes from 2^53 on are texts of digits; nothing else may stand in it. Exit status 1 with
 * the first broken entry, head or proof, or with the first place that is not of this shape.
 */
export const verifyLogCommand: Command = {
  name: 'verify-log',
  usage: '[FILE] [--key KEY]',
  summary:
    'Checks an exported log, from a file or piped in: entries, tree heads, signatures and proofs; exit status 1 with the first broken entry.',
  async run(args, around) {
    const { values, file } = readFileArgs(args, options);
    const key = values.key ?? null;
    const { log, publicKey } = readLog(await readText(file, around), file ?? 'The log');
    const givenKey = key ?? publicKey;
    return report(log, givenKey === null ? null : readKey(givenKey), key === null);
  },
};

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
