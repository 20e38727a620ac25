import { AppError } from '#app/contract/errors.ts';
import type { RecordAttendanceInput } from '#app/contract/inputs/record-attendance.ts';
import { findAttendance, findAttendanceState, insertAttendanceMove } from '#db/queries/attendance.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { accessSession } from '../sessions/access.ts';
import { canKeepAttendance } from './policy.ts';
import { presentAttendance } from './present.ts';

/**
 * Notes where a member is. Noting again what the attendance list says already changes nothing.
 * @throws AppError `forbidden`, `not_found` for who does not sit in the space today, `conflict` once the session is closed
 * or where it has no members
 */
export async function recordAttendance(ctx: ActionContext, input: RecordAttendanceInput): Promise<void> {
  const { sessionId, mandateId, state } = input;
  await transact(ctx.services, async (work) => {
    const { person } = await accessSession(ctx, work, sessionId, canKeepAttendance);
    const member = await findAttendanceState(work.tx, sessionId, mandateId);
    if (!member) throw new AppError('not_found', 'attendance.no_member');
    if ((member.state ?? 'absent') === state) return;
    await insertAttendanceMove(work.tx, {
      sessionId,
      mandateId,
      state,
      recordedBy: person.personId,
      recordedAt: ctx.services.now(),
    });
    await tellAttendance(work, sessionId);
  });
}

/** Tells everybody how many are there now: numbers, no names. */
async function tellAttendance(work: Work, sessionId: string): Promise<void> {
  const view = presentAttendance(await findAttendance(work.tx, sessionId));
  if (!view) return;
  work.publish({ topic: sessionTopic(sessionId), name: 'attendance.changed', data: { sessionId, ...view } });
}
