import { AppError } from '#app/contract/errors.ts';
import type { Joins } from '#app/contract/joins.ts';
import { countAccountAges, findNetworkShare, listJoinMinutes, listSameVotes } from '#db/queries/joins.ts';
import { findSession } from '#db/queries/sessions.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { authorize } from '../policy.ts';
import { canModerateSession } from './policy.ts';

/** Votes that a sequence has at least, and guests that a group of the same sequence has. */
export const sameVotes = { votes: 5, guests: 3 };

/**
 * How people came into a session, for its moderators: joins a minute, the largest share from one network, the age of accounts,
 * and guests who voted the same in the same order. Counts alone, of nobody in particular.
 * @throws AppError `not_found`, `unauthenticated`, `forbidden`
 */
export async function loadJoins(ctx: ActionContext, sessionId: string): Promise<Joins> {
  const person = requirePerson(ctx.actor);
  return transact(ctx.services, async ({ tx }) => {
    const session = await findSession(tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    authorize(canModerateSession(person, session));
    const network = session.networks ?? (await findNetworkShare(tx, sessionId));
    return {
      door: session.door,
      minutes: await listJoinMinutes(tx, sessionId),
      network: network.guests > 0 ? network : null,
      ages: await countAccountAges(tx, sessionId),
      same: await listSameVotes(tx, sessionId, sameVotes),
    };
  });
}
