/** The same bytes with one bit turned; `bit` is counted round and round. */
export function flipBit(value: Uint8Array, bit: number): Uint8Array {
  const flipped = Uint8Array.from(value);
  const place = bit % (value.length * 8);
  flipped[place >> 3] = (flipped[place >> 3] ?? 0) ^ (1 << (place & 7));
  return flipped;
}
