import { AppError } from '#app/contract/errors.ts';
import { sealMinutes } from '#app/contract/seal-minutes.ts';
import type { SealView } from '#app/contract/seal.ts';
import type { Reader } from '#db/client.ts';
import { hasOtherModerator } from '#db/queries/appeals.ts';
import { findLastSealAct } from '#db/queries/seal-acts.ts';
import type { Standing } from '#db/queries/people.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import type { MotionRow } from '#db/queries/votes.ts';
import { findMotion, findMotionForUpdate } from '#db/queries/votes.ts';
import type { ActionContext, Work } from '../context.ts';
import type { Decision } from '../policy.ts';
import { allow, authorize } from '../policy.ts';
import { accessSession } from '../sessions/access.ts';
import type { PersonFacts } from '../sessions/policy.ts';

/**
 * Loads a motion and its session, locks both against ballots and other changes, and decides.
 * @throws AppError `not_found`, or the decision's refusal
 */
export async function accessMotion(
  ctx: ActionContext,
  work: Work,
  motionId: string,
  decide: (person: PersonFacts, motion: MotionRow, session: SessionRow) => Decision,
): Promise<{ motion: MotionRow; session: SessionRow; person: Standing }> {
  const found = await findMotion(work.tx, motionId);
  if (!found) throw new AppError('not_found', 'motion.unknown');
  const { session, person } = await accessSession(ctx, work, found.sessionId, () => allow);
  const motion = await findMotionForUpdate(work.tx, motionId);
  if (!motion) throw new AppError('not_found', 'motion.unknown');
  authorize(decide(person, motion, session));
  return { motion, session, person };
}

type About = {
  motion: Pick<MotionRow, 'motionId'>;
  session: Pick<SessionRow, 'communeId'>;
  personId: string;
  at: Date;
};

/** Where the seal of an open vote stands for a moderator: whether another is needed, and the request that waits, if it still does. */
export async function readSeal(db: Reader, { motion, session, personId, at }: About): Promise<SealView> {
  const last = await findLastSealAct(db, motion.motionId);
  const until = last?.act === 'ask' ? new Date(last.actedAt.getTime() + sealMinutes * 60_000) : null;
  return {
    two: await hasOtherModerator(db, session.communeId, personId),
    request: last && until && until > at ? { until: until.toISOString(), own: last.actedBy === personId } : null,
  };
}
