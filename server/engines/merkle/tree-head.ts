import { sign as signBytes, verify as verifyBytes, type KeyObject } from 'node:crypto';
import { hashLength, isHash } from './hashes.ts';

/**
 * What a log promises to have been at one moment.
 * - `log`: its name, so that the head of one log is never taken for another's under the same key; may be empty
 * - `size`: its number of entries
 * - `root`: the root of their tree, 32 bytes
 * - `at`: milliseconds since 1970
 */
export type TreeHead = { log: string; size: bigint; root: Uint8Array; at: number };

/** A head with its Ed25519 signature over {@link headBytes}. */
export type SignedTreeHead = TreeHead & { signature: Uint8Array };

/** Signs bytes with the log's private key. */
export type Sign = (bytes: Uint8Array) => Uint8Array;

/** Whether a signature over bytes was made with the log's private key. */
export type Check = (bytes: Uint8Array, signature: Uint8Array) => boolean;

/** The log's name among the extensions of a head, by a number of the range for private use. */
const nameExtension = 0xf000;
const longestName = 0xffff - 4;

/**
 * The exact bytes that are signed: `TreeHeadDataV2` of RFC 9162, section 4.10. Time and size in 8 bytes each, the
 * length of the root in 1, the root, the length of all extensions in 2; then, unless the name is empty, one extension:
 * its type F000 and the length of the name in 2 bytes each, the name in UTF-8. Numbers are big-endian.
 * @throws RangeError when a part cannot be written so
 */
export function headBytes({ log, size, root, at }: TreeHead): Uint8Array {
  const name = Buffer.from(log, 'utf8');
  if (name.length > longestName || !log.isWellFormed()) throw new RangeError('the name of the log cannot be written');
  if (!Number.isSafeInteger(at) || at < 0) throw new RangeError(`${at} is not a time`);
  if (size < 0n || size >= 2n ** 64n) throw new RangeError(`${size} is not a size`);
  if (!isHash(root)) throw new RangeError(`a root has not ${root.length} bytes`);
  const extensions = name.length === 0 ? [] : [twoBytes(nameExtension), twoBytes(name.length), name];
  const length = extensions.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([
    eightBytes(BigInt(at)),
    eightBytes(size),
    Uint8Array.of(hashLength),
    root,
    twoBytes(length),
    ...extensions,
  ]);
}

/** Signs a head. @throws RangeError as {@link headBytes} */
export function signTreeHead(head: TreeHead, sign: Sign): SignedTreeHead {
  return { ...head, signature: sign(headBytes(head)) };
}

/** Whether the signature is the log's. False as well for what is no head; never throws itself. */
export function verifyTreeHead(head: SignedTreeHead, check: Check): boolean {
  let bytes: Uint8Array;
  try {
    bytes = headBytes(head);
  } catch {
    return false;
  }
  return check(bytes, head.signature);
}

/** Signs with an Ed25519 key (RFC 8032). @throws RangeError for any other key */
export function signWith(privateKey: KeyObject): Sign {
  requireKey(privateKey, 'private');
  return (bytes) => signBytes(null, bytes, privateKey);
}

/** Checks with an Ed25519 key (RFC 8032). @throws RangeError for any other key */
export function checkWith(publicKey: KeyObject): Check {
  requireKey(publicKey, 'public');
  return (bytes, signature) => verifyBytes(null, bytes, publicKey, signature);
}

function requireKey(key: KeyObject, type: 'private' | 'public'): void {
  if (key.type !== type || key.asymmetricKeyType !== 'ed25519')
    throw new RangeError(`a ${type} Ed25519 key is needed, not ${key.type} ${key.asymmetricKeyType ?? ''}`.trimEnd());
}

function twoBytes(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function eightBytes(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}
