import { AppError } from '#app/contract/errors.ts';
import type { LocalizedText } from '#app/contract/languages.ts';
import type { MotionState } from '#app/contract/results.ts';
import type { MotionWeights } from '#app/contract/weights.ts';
import { findSession } from '#db/queries/sessions.ts';
import { listMotions } from '#db/queries/votes.ts';
import { transact, type ActionContext } from '../context.ts';
import { canModerateSession } from '../sessions/policy.ts';
import { canEditMotion, canWeigh } from './policy.ts';

export type WeightsPage = {
  motionId: string;
  number: number;
  state: MotionState;
  /** Null for a draft, which only moderators read. */
  title: LocalizedText | null;
  weights: MotionWeights | null;
  canEdit: boolean;
  /** Why this motion cannot have weights. */
  refusal: string | null;
};

/**
 * For how much votes count on a motion: for everybody from the moment that it is set, before the vote is opened; for moderators
 * also where nothing is set yet.
 * @throws AppError `not_found`
 */
export async function loadWeights(
  ctx: ActionContext,
  { sessionId, number }: { sessionId: string; number: number },
): Promise<WeightsPage> {
  return transact(ctx.services, async ({ tx }) => {
    const session = await findSession(tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    const row = (await listMotions(tx, sessionId)).find((one) => one.number === number);
    const { actor } = ctx;
    const leads = actor.kind !== 'visitor' && canModerateSession(actor, session).ok;
    if (!row || (row.weights === null && !leads)) throw new AppError('not_found', 'motion.unknown');
    const decision = canWeigh({ ...row, weights: { reason: '', lang: 'ar', list: [], total: null } });
    return {
      motionId: row.motionId,
      number: row.number,
      state: row.state,
      title: row.state === 'draft' && !leads ? null : row.title,
      weights: row.weights,
      canEdit: actor.kind !== 'visitor' && canEditMotion(actor, row, session).ok,
      refusal: decision.ok ? null : decision.reason,
    };
  });
}
