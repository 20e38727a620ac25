const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The number of a new receipt: 128 bits at random in hexadecimal. */
export function newReceipt(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}

/**
 * A random UUID (RFC 9562, version 4). Browsers offer their own only over https or on the same machine, and in a hall a
 * phone reaches the forum by the address of the local network.
 */
export function newActionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = toHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
