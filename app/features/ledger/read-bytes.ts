/** Bytes from base64; none where it is no base64. */
export function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** Bytes from hexadecimal digits. */
export const fromHex = (digits: string): Uint8Array =>
  Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const keyPrefix = '302a300506032b6570032100';

/** The 32 bytes of an Ed25519 key in base64 of its DER form; none for any other. */
export function readPublicKey(text: string): Uint8Array {
  const der = fromBase64(text);
  const prefix = fromHex(keyPrefix);
  const fits = der.length === prefix.length + 32 && prefix.every((byte, at) => byte === der[at]);
  return fits ? der.slice(prefix.length) : new Uint8Array();
}
