import { AppError } from '#app/contract/errors.ts';
import type { RevokeDelegationInput } from '#app/contract/inputs/delegate-vote.ts';
import { clearElectorsDelegate, findDelegation, updateRevoked } from '#db/queries/delegations.ts';
import { findMotionForUpdate } from '#db/queries/votes.ts';
import { requirePerson } from '../actor.ts';
import { transact, userTopic, type ActionContext } from '../context.ts';
import { allow, authorize } from '../policy.ts';
import { accessSession } from '../sessions/access.ts';
import { canRevoke } from './policy.ts';

/**
 * Takes one's vote back. Where the delegate has voted with it that ballot stands, unless one votes oneself and the rules let
 * that replace it; a delegation for one vote can then not be taken back any more. Taking back twice changes nothing.
 * @throws AppError `not_found` also for a delegation of somebody else, `conflict` when it was used or the session is closed
 */
export async function revokeDelegation(ctx: ActionContext, { delegationId }: RevokeDelegationInput): Promise<void> {
  const { personId } = requirePerson(ctx.actor);
  await transact(ctx.services, async (work) => {
    const found = await findDelegation(work.tx, delegationId);
    if (found?.giverId !== personId) throw new AppError('not_found', 'delegation.unknown');
    const { session } = await accessSession(ctx, work, found.sessionId, () => allow);
    const motion = found.motionId === null ? null : await findMotionForUpdate(work.tx, found.motionId);
    authorize(canRevoke(session, motion));
    const row = await findDelegation(work.tx, delegationId);
    if (!row || row.revokedAt !== null) return;
    const cleared = await clearElectorsDelegate(work.tx, row);
    if (row.motionId !== null && cleared === 0) throw new AppError('conflict', 'delegation.used');
    await updateRevoked(work.tx, delegationId, ctx.services.now());
    const { sessionId } = row;
    for (const person of [row.giverId, row.delegateId])
      work.publish({ topic: userTopic(person), name: 'delegation.changed', data: { sessionId } });
  });
}
