import { sha512 } from './sha-two.ts';

/**
 * Whether an Ed25519 signature (RFC 8032, section 5.1.7) was made with the private key of a public one. In the page itself:
 * phones of a few years ago know no Ed25519, and none offers its own without https. Wrong lengths and points give false.
 * @param publicKey 32 bytes
 * @param signature 64 bytes
 */
export function checkSignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const half = signature.subarray(0, 32);
  const scalar = readNumber(signature.subarray(32));
  const key = readPoint(publicKey);
  if (key === null || scalar >= order) return false;
  const factor = readNumber(sha512(half, publicKey, message)) % order;
  const written = writePoint(sumOfProducts(scalar, base, factor, negate(key)));
  return written.every((byte, at) => byte === half[at]);
}

/** The field, the order of the base point and the constant of the curve. */
const prime = 2n ** 255n - 19n;
const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const curve = modulo(-121665n * invert(121666n));

/** A point in extended coordinates: x = X / Z, y = Y / Z, xy = T / Z. */
type Point = readonly [x: bigint, y: bigint, z: bigint, t: bigint];
const neutral: Point = [0n, 1n, 1n, 0n];
const base: Point = pointOf(
  15112221349535400772501151409588531511454012693041857206046113283949847762202n,
  modulo(4n * invert(5n)),
);

function pointOf(x: bigint, y: bigint): Point {
  return [x, y, 1n, modulo(x * y)];
}

function modulo(value: bigint): bigint {
  const rest = value % prime;
  return rest < 0n ? rest + prime : rest;
}

function power(of: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, modulo(of)];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = modulo(result * square);
    square = modulo(square * square);
  }
  return result;
}

function invert(value: bigint): bigint {
  return power(value, prime - 2n);
}

const negate = ([x, y, z, t]: Point): Point => [modulo(-x), y, z, modulo(-t)];

/** The sum of two points, also of one with itself (RFC 8032, section 5.1.4). */
function add([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const a = modulo((y1 - x1) * (y2 - x2));
  const b = modulo((y1 + x1) * (y2 + x2));
  const c = modulo(2n * t1 * t2 * curve);
  const d = modulo(2n * z1 * z2);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [modulo(e * f), modulo(g * h), modulo(f * g), modulo(e * h)];
}

/** `one` times a point and `two` times another, both in one go. */
function sumOfProducts(one: bigint, first: Point, two: bigint, second: Point): Point {
  const both = add(first, second);
  let sum = neutral;
  for (let bit = 255n; bit >= 0n; bit -= 1n) {
    sum = add(sum, sum);
    const [isFirst, isSecond] = [(one >> bit) & 1n, (two >> bit) & 1n];
    if (isFirst && isSecond) sum = add(sum, both);
    else if (isFirst) sum = add(sum, first);
    else if (isSecond) sum = add(sum, second);
  }
  return sum;
}

/** @returns null where the bytes are no point of the curve */
function readPoint(bytes: Uint8Array): Point | null {
  const read = readNumber(bytes);
  const [sign, y] = [read >> 255n, read & (2n ** 255n - 1n)];
  if (y >= prime) return null;
  const over = modulo(y * y - 1n);
  const under = modulo(curve * y * y + 1n);
  const ratio = modulo(over * invert(under));
  let x = power(ratio, (prime + 3n) / 8n);
  if (modulo(x * x) !== ratio) x = modulo(x * power(2n, (prime - 1n) / 4n));
  if (modulo(x * x) !== ratio || (x === 0n && sign === 1n)) return null;
  return pointOf((x & 1n) === sign ? x : modulo(-x), y);
}

function writePoint([x, y, z]: Point): Uint8Array {
  const inverse = invert(z);
  const [flatX, flatY] = [modulo(x * inverse), modulo(y * inverse)];
  const written = flatY | ((flatX & 1n) << 255n);
  return Uint8Array.from({ length: 32 }, (_, at) => Number((written >> BigInt(at * 8)) & 0xffn));
}

function readNumber(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
