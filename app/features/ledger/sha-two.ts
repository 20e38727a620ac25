/**
 * SHA-256 and SHA-512 (FIPS 180-4) in the page itself: browsers offer theirs over https only, and in a hall a phone reaches
 * the forum by the address of the local network. Only for what everybody may read, so that time tells nobody anything.
 */
type Kind = {
  bits: bigint;
  rounds: number;
  /** Rotations of Σ0, Σ1, σ0 and σ1; the last of the small ones is a shift. */
  turns: readonly [Turns, Turns, Turns, Turns];
};
type Turns = readonly [bigint, bigint, bigint];

const short: Kind = {
  bits: 32n,
  rounds: 64,
  turns: [
    [2n, 13n, 22n],
    [6n, 11n, 25n],
    [7n, 18n, 3n],
    [17n, 19n, 10n],
  ],
};
const long: Kind = {
  bits: 64n,
  rounds: 80,
  turns: [
    [28n, 34n, 39n],
    [14n, 18n, 41n],
    [1n, 8n, 7n],
    [19n, 61n, 6n],
  ],
};

export const sha256 = (...parts: Uint8Array[]): Uint8Array => digest(short, join(parts));
export const sha512 = (...parts: Uint8Array[]): Uint8Array => digest(long, join(parts));

/** Bytes one behind the other. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The first 80 prime numbers, of whose roots the constants are made. */
const primes = Array.from({ length: 410 }, (_, number) => number).filter(
  (number) => number > 1 && !Array.from({ length: number - 2 }, (_, at) => at + 2).some((by) => number % by === 0),
);

/** The first 64 binary digits behind the point of a root. */
function digitsOfRoot(number: number, degree: bigint): bigint {
  const wanted = BigInt(number) << (64n * degree);
  let [low, high] = [0n, 1n << 80n];
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** degree <= wanted) low = middle;
    else high = middle;
  }
  return low & 0xffff_ffff_ffff_ffffn;
}

const roundConstants = primes.slice(0, 80).map((prime) => digitsOfRoot(prime, 3n));
const firstState = primes.slice(0, 8).map((prime) => digitsOfRoot(prime, 2n));

function digest(kind: Kind, message: Uint8Array): Uint8Array {
  const { bits } = kind;
  const size = Number(bits) / 8;
  let state = firstState.map((word) => word >> (64n - bits));
  const words = readWords(pad(message, size * 16), size);
  for (let at = 0; at < words.length; at += 16) state = takeBlock(kind, state, words.slice(at, at + 16));
  return writeWords(state, size);
}

/** A one, zeros and the length in bits, up to whole blocks. */
function pad(message: Uint8Array, block: number): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 1 + block / 8) / block) * block);
  padded.set(message);
  padded[message.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  return padded;
}

function takeBlock({ bits, rounds, turns }: Kind, state: bigint[], block: bigint[]): bigint[] {
  const mask = (1n << bits) - 1n;
  const turn = (word: bigint, by: bigint): bigint => ((word >> by) | (word << (bits - by))) & mask;
  const big = (word: bigint, [a, b, c]: Turns): bigint => turn(word, a) ^ turn(word, b) ^ turn(word, c);
  const small = (word: bigint, [a, b, c]: Turns): bigint => turn(word, a) ^ turn(word, b) ^ (word >> c);
  const words = [...block];
  const word = (at: number): bigint => words[at] ?? 0n;
  for (let at = 16; at < rounds; at += 1)
    words.push((small(word(at - 2), turns[3]) + word(at - 7) + small(word(at - 15), turns[2]) + word(at - 16)) & mask);
  let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
  for (let at = 0; at < rounds; at += 1) {
    const constant = (roundConstants[at] ?? 0n) >> (64n - bits);
    const one = h + big(e, turns[1]) + ((e & f) ^ (~e & mask & g)) + constant + word(at);
    const two = big(a, turns[0]) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) & mask, c, b, a, (one + two) & mask];
  }
  return [a, b, c, d, e, f, g, h].map((value, at) => (value + (state[at] ?? 0n)) & mask);
}

function readWords(bytes: Uint8Array, size: number): bigint[] {
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / size }, (_, at) =>
    size === 8 ? view.getBigUint64(at * 8) : BigInt(view.getUint32(at * 4)),
  );
}

function writeWords(words: bigint[], size: number): Uint8Array {
  const bytes = new Uint8Array(words.length * size);
  const view = new DataView(bytes.buffer);
  for (const [at, word] of words.entries()) {
    if (size === 8) view.setBigUint64(at * 8, word);
    else view.setUint32(at * 4, Number(word));
  }
  return bytes;
}
