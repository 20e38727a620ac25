import { randomUUID } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import type { GiveDelegationInput } from '#app/contract/inputs/delegate-vote.ts';
import {
  findDelegationRules,
  insertDelegation,
  listSeatHolders,
  listStandingDelegations,
  updateElectorsDelegate,
} from '#db/queries/delegations.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import { findMotionForUpdate } from '#db/queries/votes.ts';
import { userTopic, transact, type ActionContext, type Work } from '../context.ts';
import { performOnce } from '../once.ts';
import { authorize } from '../policy.ts';
import { accessSession } from '../sessions/access.ts';
import { allow } from '../policy.ts';
import { canDelegate, canGiveOn, canGiveTo } from './policy.ts';

/**
 * Gives one's vote to another member: for all votes of members in the session, or for one that is open. It holds for votes
 * that are opened from now on, and for open ones on which neither of the two has voted. The lock of the session keeps two
 * such acts and the ballots apart.
 * @throws AppError `forbidden`, `not_found`, `conflict` with the rule that stands against it
 */
export async function giveDelegation(
  ctx: ActionContext,
  input: GiveDelegationInput,
): Promise<{ delegationId: string }> {
  return transact(ctx.services, async (work) => {
    const { session, person } = await accessSession(ctx, work, input.sessionId, () => allow);
    const rules = await findDelegationRules(work.tx, session.spaceId);
    authorize(canDelegate(person, session, rules));
    if (!rules || session.spaceId === null) throw new AppError('conflict', 'delegation.off');
    const { actionId, ...rest } = input;
    const key = { personId: person.personId, actionId, command: 'giveDelegation', input: rest };
    return performOnce(work, key, async () => {
      const motionId = input.motionId ?? null;
      if (motionId !== null) await requireOpenTo(work, motionId, session);
      const holders = await listSeatHolders(work.tx, session.spaceId ?? '');
      const giver = holders.find((row) => row.personId === person.personId);
      const target = holders.find((row) => row.mandateId === input.mandateId);
      const standing = await listStandingDelegations(work.tx, session.sessionId);
      authorize(canGiveTo({ rules, giver, target, motionId, standing }));
      return store(work, session.sessionId, motionId, person.personId, target?.personId ?? '', ctx.services.now());
    });
  });
}

async function requireOpenTo(work: Work, motionId: string, session: SessionRow): Promise<void> {
  const motion = await findMotionForUpdate(work.tx, motionId);
  if (!motion) throw new AppError('not_found', 'motion.unknown');
  authorize(canGiveOn(motion, session));
}

async function store(
  work: Work,
  sessionId: string,
  motionId: string | null,
  giverId: string,
  delegateId: string,
  givenAt: Date,
): Promise<{ delegationId: string }> {
  const pair = { sessionId, motionId, giverId, delegateId };
  const held = await updateElectorsDelegate(work.tx, pair);
  if (motionId !== null && held === 0) throw new AppError('conflict', 'delegation.too_late');
  const delegationId = randomUUID();
  await insertDelegation(work.tx, { delegationId, ...pair, givenAt });
  for (const personId of [giverId, delegateId])
    work.publish({ topic: userTopic(personId), name: 'delegation.changed', data: { sessionId } });
  return { delegationId };
}
