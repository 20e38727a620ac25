import { createHmac, randomBytes } from 'node:crypto';
import { takeNetworkKey } from '#db/queries/joins.ts';
import type { DomainServices } from '../context.ts';

/**
 * Makes the hash of networks: keyed with a key that was drawn at random for the day and is deleted after it, so that later nobody
 * can tell whose network a hash is. Two hashes are equal only within a day.
 */
export function networkHasher({ db, now }: Pick<DomainServices, 'db' | 'now'>) {
  let today: { day: string; key: Promise<Uint8Array> } | null = null;
  return async (network: string): Promise<string> => {
    const day = now().toISOString().slice(0, 10);
    if (today?.day !== day) {
      const key = takeNetworkKey(db, day, randomBytes(32));
      today = { day, key };
      key.catch(() => (today = null));
    }
    return createHmac('sha256', await today.key)
      .update(network)
      .digest('base64url')
      .slice(0, 22);
  };
}
