import { readLinkKey, writeLinkKey } from '../link-key.ts';

/** The secret part of an observer's link. */
export const writeObserverKey = (secret: string, observerId: string): string =>
  writeLinkKey(secret, 'observer', observerId);

/** The id of the naming in a key; null where the key was not made here. */
export const readObserverKey = (secret: string, key: string): string | null => readLinkKey(secret, 'observer', key);
