import { AppError } from '#app/contract/errors.ts';
import { listObservers } from '#db/queries/observers.ts';
import { readSnapshot } from '#db/queries/snapshot.ts';
import { findSession } from '#db/queries/sessions.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext } from '../context.ts';
import { authorize } from '../policy.ts';
import { writeObserverKey } from './observer-key.ts';
import { canManageObservers } from './policy.ts';

/** `key` is the secret of the link; empty once it was taken back. */
export type DeskObserver = { observerId: string; label: string; key: string; revoked: boolean };

/**
 * Who was named to observe a session, for moderators, with the secret of each link.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found`
 */
export async function loadObserverDesk(ctx: ActionContext, sessionId: string): Promise<DeskObserver[]> {
  const { db, secret } = ctx.services;
  const person = requirePerson(ctx.actor);
  return readSnapshot(db, async (tx) => {
    const session = await findSession(tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    authorize(canManageObservers(person, session));
    return (await listObservers(tx, sessionId)).map(({ observerId, label, revokedAt }) => ({
      observerId,
      label,
      key: revokedAt === null ? writeObserverKey(secret, observerId) : '',
      revoked: revokedAt !== null,
    }));
  });
}
