import { AppError } from '#app/contract/errors.ts';
import { limits } from '#app/contract/limits.ts';
import type { MotionIdInput } from '#app/contract/inputs/manage-motion.ts';
import { listAgenda } from '#db/queries/agenda.ts';
import { createSealedBox } from '#db/queries/sealed.ts';
import { countMembersInOffice } from '#db/queries/sessions.ts';
import { insertElectors, updateMotion } from '#db/queries/votes.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { presentAgenda } from '../sessions/present.ts';
import { accessMotion } from './access.ts';
import { canOpenMotion } from './policy.ts';
import { presentMotion } from './present.ts';

/**
 * Opens the vote on a motion. From here its text and rules no longer change, and where members vote it is those of now.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the session is not open, the motion was opened before or
 * its agenda item is hidden
 */
export async function openMotion(ctx: ActionContext, input: MotionIdInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { motion, session } = await accessMotion(ctx, work, input.motionId, canOpenMotion);
    await requireShownItem(work, motion);
    const byMembers = motion.electorate === 'members';
    if (byMembers) await insertElectors(work.tx, motion.motionId);
    const entitled = byMembers && session.spaceId ? await countMembersInOffice(work.tx, session.spaceId) : null;
    if (motion.secrecy === 'sealed') await makeBox(work, motion.motionId, entitled);
    const row = await updateMotion(work.tx, motion.motionId, { state: 'open', openedAt: ctx.services.now(), entitled });
    work.publish({
      topic: sessionTopic(row.sessionId),
      name: 'motion.opened',
      data: { motionId: row.motionId },
      shown: presentMotion(row, undefined),
    });
  });
}

/** A sealed vote of so few that its result could never be published is not opened. */
async function makeBox(work: Work, motionId: string, entitled: number | null): Promise<void> {
  if (entitled !== null && entitled < limits.fewestBallots) throw new AppError('conflict', 'motion.sealed_few');
  await createSealedBox(work.tx, motionId);
}

/** What everybody votes on belongs to nothing that they must not see. */
async function requireShownItem(work: Work, motion: { sessionId: string; agendaItemId: string | null }): Promise<void> {
  if (motion.agendaItemId === null) return;
  const agenda = presentAgenda(await listAgenda(work.tx, motion.sessionId));
  if (agenda.some((item) => item.agendaItemId === motion.agendaItemId)) return;
  throw new AppError('conflict', 'agenda.hidden_motion');
}
