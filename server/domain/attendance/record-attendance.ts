import type { RecordAttendanceInput } from '#app/contract/inputs/record-attendance.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { accessSession } from '../sessions/access.ts';
import { noteMove, noteSlip } from './note-move.ts';
import { canKeepAttendance } from './policy.ts';

/**
 * Notes where a member is. Noting again what the attendance list says already changes nothing.
 * @throws AppError `forbidden`, `not_found` for who does not sit in the space today, `conflict` once the session is closed
 * or where it has no members
 */
export async function recordAttendance(ctx: ActionContext, input: RecordAttendanceInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { person } = await accessSession(ctx, work, input.sessionId, canKeepAttendance);
    const by = { recordedBy: person.personId, recordedAt: ctx.services.now() };
    const move = { ...input, ...by, means: 'hand' } as const;
    if (await noteMove(work, move)) await noteSlip(work, move);
  });
}
