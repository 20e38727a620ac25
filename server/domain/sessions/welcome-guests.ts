import { randomUUID } from 'node:crypto';
import { charterVersion } from '#app/contract/charter.ts';
import { insertNewcomers, type NewcomerPlace } from '#db/queries/newcomers.ts';
import type { DomainServices, Welcome } from '../context.ts';
import { gather } from '../gather.ts';
import { networkHasher } from './network-hash.ts';

/**
 * Milliseconds between two groups of newcomers. One who comes alone waits for nobody; of a hall that comes at once some
 * two dozen enter together, and nobody feels that.
 */
const apart = 15;

/** Makes the door for new guests: a hall that joins at once is written in groups. */
export function createWelcome({ db, log, now }: Pick<DomainServices, 'db' | 'log' | 'now'>): Welcome {
  const hashNetwork = networkHasher({ db, now });
  const door = gather<Parameters<Welcome>[0], NewcomerPlace | null>({
    what: 'newcomers',
    log,
    most: 500,
    apart,
    async run(guests) {
      const rows = await Promise.all(
        guests.map(async ({ code, name, network = null, login = null }) => ({
          personId: randomUUID(),
          code,
          displayName: name,
          network: network === null ? null : await hashNetwork(network),
          login,
        })),
      );
      const entered = new Map((await insertNewcomers(db, rows, charterVersion)).map((row) => [row.personId, row]));
      return rows.map(({ personId }) => entered.get(personId) ?? null);
    },
  });
  return door.ask;
}
