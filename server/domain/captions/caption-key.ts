import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The secret part of a captioner's link: the id of the naming and a keyed hash of it. It is not stored: moderators can read it
 * again, a copy of the database cannot, and it is worth nothing once the naming was taken back.
 */
export function writeCaptionKey(secret: string, captionerId: string): string {
  const sign = createHmac('sha256', secret).update(`captioner\u0000${captionerId}`).digest('base64url');
  return `${captionerId}.${sign}`;
}

/** The id of the naming in a key; null where the key was not made here. */
export function readCaptionKey(secret: string, key: string): string | null {
  const [captionerId = ''] = key.split('.');
  const [given, right] = [Buffer.from(key), Buffer.from(writeCaptionKey(secret, captionerId))];
  return given.length === right.length && timingSafeEqual(given, right) ? captionerId : null;
}
