import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with the library's defaults (19 MiB, two passes), as OWASP's password storage cheat sheet advises. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'));
}

/** True when the password belongs to the hash. A missing hash takes as long as a wrong password. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? nobodysHash, password.normalize('NFC'));
  return stored !== null && fits;
}

/** A valid hash of no known password. */
const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm9ib2R5$JrIp5LCMs7YpfyBdBfGf0lIvlNuEXFVgULqeNk5xvO0';

/** SHA-256 in hexadecimal, for tokens that are random enough in themselves. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A keyed hash, for what could be guessed: addresses, short codes. */
export function hashWithKey(secret: string, ...parts: string[]): string {
  return createHmac('sha256', secret).update(parts.join('\u0000')).digest('base64url');
}

/** Compares two hashes of equal length without telling by time where they differ. */
export function isSameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
