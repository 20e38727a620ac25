import { randomUUID } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import type { NameObserverInput, ObserverIdInput } from '#app/contract/inputs/manage-observers.ts';
import { limits } from '#app/contract/limits.ts';
import { findObserver, insertObserver, listObservers, updateObserverRevoked } from '#db/queries/observers.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { performOnce } from '../once.ts';
import { accessSession } from '../sessions/access.ts';
import { canManageObservers, canNameObserver } from './policy.ts';

/**
 * Names an observer of a session: whoever is given the link. Everybody reads in the log that one was named, never who.
 * @throws AppError `forbidden`, `not_found`, `conflict` once the session is closed or has too many
 */
export async function nameObserver(ctx: ActionContext, input: NameObserverInput): Promise<{ observerId: string }> {
  const { actionId, sessionId, label } = input;
  return transact(ctx.services, async (work) => {
    const { person } = await accessSession(ctx, work, sessionId, canNameObserver);
    const key = { personId: person.personId, actionId, command: 'nameObserver', input };
    return performOnce(work, key, async () => {
      const standing = (await listObservers(work.tx, sessionId)).filter((row) => row.revokedAt === null);
      if (standing.length >= limits.observersPerSession) throw new AppError('conflict', 'observer.too_many');
      const observerId = randomUUID();
      const by = { namedBy: person.personId, namedAt: ctx.services.now() };
      await insertObserver(work.tx, { observerId, sessionId, label, ...by });
      tell(work, sessionId, observerId, 'named');
      return { observerId };
    });
  });
}

/**
 * Takes the naming of an observer back: from the next request on their link shows nothing.
 * @throws AppError `forbidden`, `not_found`; taking it back twice changes nothing
 */
export async function revokeObserver(ctx: ActionContext, { observerId }: ObserverIdInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const found = await findObserver(work.tx, observerId);
    if (!found) throw new AppError('not_found', 'observer.unknown');
    await accessSession(ctx, work, found.sessionId, canManageObservers);
    const before = await findObserver(work.tx, observerId);
    if (before?.revokedAt !== null) return;
    await updateObserverRevoked(work.tx, observerId, ctx.services.now());
    tell(work, found.sessionId, observerId, 'revoked');
  });
}

function tell(work: Work, sessionId: string, observerId: string, state: 'named' | 'revoked'): void {
  work.publish({
    topic: sessionTopic(sessionId),
    name: 'observer.changed',
    data: { observerId, state, by: 'moderator' },
  });
}
