import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import * as z from 'zod/mini';
import { hashLength } from './hashes.ts';
import type { Log, LogEntry } from './check-log.ts';

/** What was read is no log, or no key; the message goes on after the name of what was read. */
export class UnreadableLog extends Error {}

/** A log as it stands in a file, and the key that came with it. */
export type LogFile = { log: Log; publicKey: string | null };

/** The key of a log, and the SHA-256 of its DER form, to be compared with the published one. */
export type LogKey = { key: KeyObject; fingerprint: string };

const base64 = z.string({ error: 'must be base64' }).check(z.refine(isBase64, { error: 'must be base64' }));
const bytes = z.pipe(base64, z.transform(toBytes));

const notHash = `must be a hash of ${hashLength} bytes in base64`;
const hash = z.pipe(
  z
    .string({ error: notHash })
    .check(z.refine((text) => isBase64(text) && toBytes(text).length === hashLength, { error: notHash })),
  z.transform(toBytes),
);

const notSize = 'must be a whole number, from 2^53 on as a text of digits';
const size = z.pipe(
  z.union(
    [
      z.int({ error: notSize }).check(z.minimum(0, { error: notSize })),
      z.string().check(z.regex(/^(0|[1-9]\d{0,19})$/, { error: notSize })),
    ],
    { error: notSize },
  ),
  z.transform((value) => BigInt(value)),
);

const notTime = 'must be a time such as 2026-01-31T09:30:00.000Z';
const time = z.pipe(
  z.string({ error: notTime }).check(z.refine(isTime, { error: notTime })),
  z.transform((text) => Date.parse(text)),
);

const notEntry = 'must be a text, or an object with one of text and base64, or with hash, or with both';
const text = z.pipe(z.string().check(z.refine((value) => value.isWellFormed())), z.transform(toUtf8));
const entry = z.union(
  [
    z.pipe(
      text,
      z.transform((content) => toEntry(content)),
    ),
    z.pipe(
      z.strictObject({ text, hash: z.optional(hash) }),
      z.transform((read) => toEntry(read.text, read.hash)),
    ),
    z.pipe(
      z.strictObject({ base64: bytes, hash: z.optional(hash) }),
      z.transform((read) => toEntry(read.base64, read.hash)),
    ),
    z.pipe(
      z.strictObject({ hash }),
      z.transform((read): LogEntry => ({ content: null, hash: read.hash })),
    ),
  ],
  { error: notEntry },
);

const path = z.array(hash, { error: 'must be a list of hashes' });

const logFile = z.strictObject(
  {
    log: z.optional(
      z.string({ error: 'must be a name' }).check(z.refine((name) => name.isWellFormed(), { error: 'must be a name' })),
    ),
    publicKey: z.optional(z.string({ error: 'must be a public key as a text' })),
    entries: z.optional(z.array(entry, { error: 'must be a list of entries' })),
    heads: z
      .array(z.strictObject({ size, root: hash, at: time, signature: z.optional(bytes) }, { error: wrongObject }), {
        error: 'must be a list of tree heads',
      })
      .check(z.minLength(1, { error: 'must have at least one tree head' })),
    inclusion: z.optional(
      z.array(z.strictObject({ index: size, size, path, entry: z.optional(entry) }, { error: wrongObject }), {
        error: 'must be a list of inclusion proofs',
      }),
    ),
    consistency: z.optional(
      z.array(z.strictObject({ first: size, second: size, proof: path }, { error: wrongObject }), {
        error: 'must be a list of consistency proofs',
      }),
    ),
  },
  { error: wrongObject },
);

/**
 * Reads an exported log, of the shape that `cli/verify-log.ts` tells.
 * @throws UnreadableLog that names the first place that is wrong
 */
export function readLog(json: string): LogFile {
  const read = logFile.safeParse(parseJson(json));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new UnreadableLog(`: ${placeOf(issue?.path ?? [])} ${issue?.message ?? 'is not as it must be'}.`);
  }
  const { log = '', publicKey = null, entries = null, heads, inclusion = [], consistency = [] } = read.data;
  return {
    publicKey,
    log: {
      name: log,
      entries,
      heads: heads.map((head) => ({ ...head, signature: head.signature ?? null })),
      inclusion: inclusion.map((proof) => ({ ...proof, entry: proof.entry ?? null })),
      consistency,
    },
  };
}

/** Reads an Ed25519 key: PEM, or base64 of its DER form (SubjectPublicKeyInfo). @throws UnreadableLog */
export function readKey(text: string): LogKey {
  try {
    const trimmed = text.trim();
    const key = trimmed.startsWith('-----BEGIN PUBLIC KEY')
      ? createPublicKey(trimmed)
      : createPublicKey({ key: Buffer.from(trimmed, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') throw new RangeError('another kind of key');
    const der = key.export({ format: 'der', type: 'spki' });
    return { key, fingerprint: createHash('sha256').update(der).digest('hex') };
  } catch {
    throw new UnreadableLog(' is not an Ed25519 key in PEM, or in base64 of its DER form.');
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ''));
  } catch {
    throw new UnreadableLog(' is not JSON.');
  }
}

/** `heads[2].root`, or what the whole is. */
function placeOf(path: PropertyKey[]): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return place === '' ? 'the log' : place.replace(/^\./, '');
}

function wrongObject(issue: z.core.$ZodRawIssue): string {
  return issue.code === 'unrecognized_keys' ? `must not have "${issue.keys[0]}"` : 'must be an object';
}

function toEntry(content: Uint8Array, hash: Uint8Array | null = null): LogEntry {
  return { content, hash };
}

function toUtf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

function toBytes(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}

/** Only what comes out again the same, so that no two texts are the same bytes. */
function isBase64(text: string): boolean {
  return Buffer.from(text, 'base64').toString('base64') === text;
}

function isTime(text: string): boolean {
  const at = Date.parse(text);
  return at >= 0 && new Date(at).toISOString() === text;
}
