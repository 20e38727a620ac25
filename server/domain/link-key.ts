import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The secret part of a link for whoever was named for something: the id of the naming and a keyed hash of it. It is not stored:
 * moderators can read it again, a copy of the database cannot, and it is worth nothing once the naming was taken back.
 * @param use what it is for, so that the link of one use is never one of another
 */
export function writeLinkKey(secret: string, use: string, namingId: string): string {
  const sign = createHmac('sha256', secret).update(`${use}\u0000${namingId}`).digest('base64url');
  return `${namingId}.${sign}`;
}

/** The id of the naming in a key; null where the key was not made here for this use. */
export function readLinkKey(secret: string, use: string, key: string): string | null {
  const [namingId = ''] = key.split('.');
  const [given, right] = [Buffer.from(key), Buffer.from(writeLinkKey(secret, use, namingId))];
  return given.length === right.length && timingSafeEqual(given, right) ? namingId : null;
}
