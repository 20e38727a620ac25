import { isUtf8 } from 'node:buffer';

/** Why bytes were not taken: they are no update at all, or one that builds on what nobody here has. */
export type RefusalReason = 'malformed' | 'unknown_base';

const brand = 'tachawor.update-refused';

/** An update that is not applied. Recognise it with {@link isUpdateRefused}. */
export class UpdateRefused extends Error {
  readonly brand = brand;
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super(message);
    this.name = 'UpdateRefused';
    this.reason = reason;
  }
}

/** True for an {@link UpdateRefused} of any module graph. */
export function isUpdateRefused(error: unknown): error is UpdateRefused {
  return typeof error === 'object' && error !== null && (error as { brand?: unknown }).brand === brand;
}

/** Refuses bytes that no honest client writes. */
export function refuse(message: string): never {
  throw new UpdateRefused('malformed', message);
}

/** Bytes of a number of 53 bits, seven to a byte. */
const longestNumber = 8;
/** Values inside values of one attribute. */
const deepestValue = 20;

/**
 * Reads the parts of a V1 update (https://github.com/yjs/yjs, lib0 encoding) one after the other and keeps nothing of
 * them. Every length is held against the bytes that are left before it is believed, so that the work is bounded by the
 * size of the update and not by what it claims. Stricter than lib0: no overlong numbers, no reading past the end.
 */
export class ByteReader {
  readonly bytes: Uint8Array;
  position = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  left(): number {
    return this.bytes.length - this.position;
  }

  byte(): number {
    const byte = this.bytes[this.position];
    if (byte === undefined) refuse('it ends too early');
    this.position += 1;
    return byte;
  }

  number(): number {
    let value = 0;
    let factor = 1;
    for (let length = 0; length < longestNumber; length += 1) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (value > Number.MAX_SAFE_INTEGER) refuse('a number is too large');
      if (byte < 0x80) return value;
      factor *= 128;
    }
    return refuse('a number is too long');
  }

  /** A count of things that take at least `size` bytes each. */
  count(size: number): number {
    const count = this.number();
    if (count * size > this.left()) refuse('it counts more than it holds');
    return count;
  }

  skip(length: number): void {
    if (length > this.left()) refuse('it ends too early');
    this.position += length;
  }

  /** Skips a string. @returns its length in UTF-16 units, as Yjs counts characters */
  string(): number {
    const start = this.position + this.lengthOfNumber();
    const length = this.count(1);
    this.skip(length);
    return countUnits(this.bytes.subarray(start, start + length));
  }

  /** Reads a short string that must be one of a few, or a name. */
  word(longest: number): string {
    const length = this.count(1);
    if (length > longest) refuse('a name is too long');
    const part = this.bytes.subarray(this.position, this.position + length);
    if (!isUtf8(part)) refuse('a text is not UTF-8');
    this.position += length;
    return Buffer.from(part).toString('utf8');
  }

  /** Skips one attribute's value. */
  value(depth = 0): void {
    if (depth > deepestValue) refuse('a value is nested too deeply');
    switch (this.byte()) {
      case 127: // undefined
      case 126: // null
      case 121: // false
      case 120: // true
        return;
      case 125:
        return this.integer();
      case 124:
        return this.skip(4);
      case 123:
        return this.skip(8);
      case 119:
        return void this.string();
      case 118:
        return this.object(depth);
      case 117:
        for (let left = this.count(1); left > 0; left -= 1) this.value(depth + 1);
        return;
      default:
        refuse('a value is of a kind the editor does not write');
    }
  }

  private object(depth: number): void {
    for (let left = this.count(2); left > 0; left -= 1) {
      this.string();
      // lib0 assigns to it, which would give the object another prototype.
      if (endsWithProto(this.bytes, this.position)) refuse('a key is not a name');
      this.value(depth + 1);
    }
  }

  /** A signed number: six bits in the first byte, seven in the others. */
  private integer(): void {
    let factor = 64;
    let byte = this.byte();
    let value = byte & 0x3f;
    for (let length = 1; byte >= 0x80; length += 1) {
      if (length > longestNumber) refuse('a number is too long');
      byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (value > Number.MAX_SAFE_INTEGER) refuse('a number is too large');
      factor *= 128;
    }
  }

  private lengthOfNumber(): number {
    let length = 1;
    while ((this.bytes[this.position + length - 1] ?? 0) >= 0x80) length += 1;
    return length;
  }
}

const proto = Buffer.from('__proto__');

function endsWithProto(bytes: Uint8Array, end: number): boolean {
  return end >= proto.length && proto.compare(bytes, end - proto.length, end) === 0;
}

/** Continuation bytes count nothing, characters of four bytes two. */
function countUnits(part: Uint8Array): number {
  if (!isUtf8(part)) refuse('a text is not UTF-8');
  let units = 0;
  for (const byte of part) {
    if ((byte & 0xc0) !== 0x80) units += 1;
    if (byte >= 0xf0) units += 1;
  }
  return units;
}
