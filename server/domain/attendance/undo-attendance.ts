import type { TakeBackInput } from '#app/contract/inputs/take-back.ts';
import { deleteLastMove } from '#db/queries/attendance.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { noteUndone } from '../reversible.ts';
import { accessReversible, changedSince } from '../sessions/access.ts';
import { tellAttendance } from './note-move.ts';
import { canKeepAttendance } from './policy.ts';

/**
 * Takes a slip off the attendance list: the move that a moderator noted last of a member is no longer on it, as if it had not
 * been noted, so that nobody counts as having been there by a slip. The log keeps that it was taken back. Twice is once.
 * @throws AppError `forbidden`, `not_found`, `conflict` where the member was noted since, or it is too late
 */
export async function takeBackAttendance(ctx: ActionContext, { undoId }: TakeBackInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessReversible(ctx, work, undoId, {
      known: ['attendance-noted'],
      decide: canKeepAttendance,
    });
    if (!access) return;
    const { act, session, person } = access;
    const { mandateId } = act.before as { mandateId: string };
    const move = { sessionId: session.sessionId, mandateId, recordedBy: person.personId, recordedAt: act.actedAt };
    if (!(await deleteLastMove(work.tx, move))) throw changedSince();
    await tellAttendance(work, session.sessionId);
    await noteUndone(work, ctx.services.now(), act);
  });
}
