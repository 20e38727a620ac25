import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';

const hashNode = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(concatBytes(Uint8Array.of(1), left, right));

/** The hash of the leaf of an entry (RFC 9162, section 2.1.1). */
export const hashLeaf = (entry: string): Uint8Array =>
  sha256(concatBytes(Uint8Array.of(0), new TextEncoder().encode(entry)));

const areSame = (one: Uint8Array, other: Uint8Array | undefined): boolean =>
  one.length === other?.length && one.every((byte, at) => byte === other[at]);

const isHash = (bytes: Uint8Array): boolean => bytes.length === 32;

type Inclusion = { leaf: Uint8Array; index: number; size: number; path: Uint8Array[]; root: Uint8Array };

/** Whether a path leads from a leaf to a root (RFC 9162, section 2.1.3.2). */
export function checkInclusion({ leaf, index, size, path, root }: Inclusion): boolean {
  if (!(index >= 0 && index < size) || ![leaf, root, ...path].every(isHash)) return false;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const step of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = hashNode(step, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = up(at, last);
    } else hash = hashNode(hash, step);
    [at, last] = up(at, last);
  }
  return last === 0 && areSame(hash, root);
}

const up = (at: number, last: number): [number, number] => [Math.floor(at / 2), Math.floor(last / 2)];

type Sized = { size: number; root: Uint8Array };

/** The bytes of a head that are signed: `TreeHeadDataV2` of RFC 9162, section 4.10, with the name of the log in an extension. */
export function headBytes(log: string, { size, root, at }: Sized & { at: number }): Uint8Array {
  const name = new TextEncoder().encode(log);
  const extensions = name.length === 0 ? [] : [twoBytes(0xf000), twoBytes(name.length), name];
  const length = extensions.reduce((sum, part) => sum + part.length, 0);
  return concatBytes(eightBytes(at), eightBytes(size), Uint8Array.of(32), root, twoBytes(length), ...extensions);
}

const twoBytes = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 0xff);

function eightBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}
