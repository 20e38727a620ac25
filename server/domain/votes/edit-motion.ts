import { AppError } from '#app/contract/errors.ts';
import type { EditMotionInput, MotionIdInput } from '#app/contract/inputs/manage-motion.ts';
import { findAgendaItem } from '#db/queries/agenda.ts';
import { deleteMotion, updateMotion } from '#db/queries/votes.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { accessMotion } from './access.ts';
import { ballotPaperOf } from './ballot-paper.ts';
import { rulesOf } from './motion-rules.ts';
import { authorize } from '../policy.ts';
import { canEditMotion, canWeigh } from './policy.ts';
import { tellQueue } from '../sessions/access.ts';

/**
 * Changes a motion that was not opened yet. Once the vote was opened its text, method and options stand.
 * @throws AppError `forbidden`, `not_found`, `conflict` for a motion that was opened
 */
export async function editMotion(ctx: ActionContext, input: EditMotionInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { motion, session } = await accessMotion(ctx, work, input.motionId, canEditMotion);
    const { title, explanation, agendaItemId, secrecy, electorate } = input;
    if (agendaItemId) {
      const item = await findAgendaItem(work.tx, agendaItemId);
      if (item?.sessionId !== motion.sessionId) throw new AppError('not_found', 'agenda.unknown');
    }
    const paper = ballotPaperOf(input);
    authorize(canWeigh({ ...motion, ...paper, secrecy, electorate }));
    await updateMotion(work.tx, motion.motionId, {
      title,
      explanation: explanation ?? null,
      agendaItemId: agendaItemId ?? null,
      secrecy,
      electorate,
      ...paper,
      ...rulesOf(input, session.spaceId),
    });
    tellQueue(work, motion.sessionId);
  });
}

/** Removes a motion that was never opened. @throws AppError as {@link editMotion} */
export async function removeMotion(ctx: ActionContext, input: MotionIdInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { motion } = await accessMotion(ctx, work, input.motionId, canEditMotion);
    await deleteMotion(work.tx, motion.motionId);
    tellQueue(work, motion.sessionId);
  });
}
