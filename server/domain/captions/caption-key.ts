import { readLinkKey, writeLinkKey } from '../link-key.ts';

/** The secret part of a captioner's link. */
export const writeCaptionKey = (secret: string, captionerId: string): string =>
  writeLinkKey(secret, 'captioner', captionerId);

/** The id of the naming in a key; null where the key was not made here. */
export const readCaptionKey = (secret: string, key: string): string | null => readLinkKey(secret, 'captioner', key);
