import {
  deleteNetworkKeysBefore,
  deleteNetworksBefore,
  deleteReversibleActsBefore,
  deleteTurnsBefore,
} from '#db/queries/overdue.ts';
import { deleteExpiredAuthSessions } from '#db/queries/sign-in.ts';
import type { DomainServices } from './context.ts';

const hour = 3_600_000;

/** How long is kept, in milliseconds, what is needed for a while only. The privacy page says so. */
export const keptFor = { reversibleActs: hour, kioskTurns: hour, networks: 7 * 24 * hour } as const;

/**
 * Erases what is kept no longer: how acts could be taken back, who stood at a shared tablet, networks of guests and the
 * keys of their hashes, logins that ended. Doing it twice changes nothing, so every node may.
 */
export async function eraseOverdue({ db, now }: Pick<DomainServices, 'db' | 'now'>): Promise<void> {
  const at = now().getTime();
  await db.transaction(async (tx) => {
    await deleteReversibleActsBefore(tx, new Date(at - keptFor.reversibleActs));
    await deleteTurnsBefore(tx, new Date(at - keptFor.kioskTurns));
    await deleteNetworkKeysBefore(tx, new Date(at).toISOString().slice(0, 10));
    await deleteNetworksBefore(tx, new Date(at - keptFor.networks));
    await deleteExpiredAuthSessions(tx);
  });
}
