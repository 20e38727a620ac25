import { randomUUID } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import type { CreateMotionInput } from '#app/contract/inputs/manage-motion.ts';
import { limits } from '#app/contract/limits.ts';
import { findAgendaItem } from '#db/queries/agenda.ts';
import { takeNumbers } from '#db/queries/sessions.ts';
import { insertMotion } from '#db/queries/votes.ts';
import type { ActionContext, Work } from '../context.ts';
import { transact } from '../context.ts';
import { performOnce } from '../once.ts';
import { accessSession, tellQueue } from '../sessions/access.ts';
import { ballotPaperOf } from './ballot-paper.ts';
import { rulesOf } from './motion-rules.ts';
import { canManageMotions } from './policy.ts';

/**
 * Writes a motion as a draft that only moderators see.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the session is closed or has too many motions
 */
export async function createMotion(ctx: ActionContext, input: CreateMotionInput): Promise<{ motionId: string }> {
  return transact(ctx.services, async (work) => {
    const { person, session } = await accessSession(ctx, work, input.sessionId, canManageMotions);
    const { actionId, ...motion } = input;
    return performOnce(work, { personId: person.personId, actionId, command: 'createMotion', input: motion }, () =>
      insertDraft(work, motion, session.spaceId),
    );
  });
}

async function insertDraft(
  work: Work,
  motion: Omit<CreateMotionInput, 'actionId'>,
  spaceId: string | null,
): Promise<{ motionId: string }> {
  if (motion.agendaItemId) {
    const item = await findAgendaItem(work.tx, motion.agendaItemId);
    if (item?.sessionId !== motion.sessionId) throw new AppError('not_found', 'agenda.unknown');
  }
  const number = await takeNumbers(work.tx, motion.sessionId, 'nextMotion', 1);
  if (number > limits.motionsPerSession) throw new AppError('conflict', 'motion.too_many');
  const motionId = randomUUID();
  await insertMotion(work.tx, { motionId, number, ...motion, ...ballotPaperOf(motion), ...rulesOf(motion, spaceId) });
  tellQueue(work, motion.sessionId);
  return { motionId };
}
