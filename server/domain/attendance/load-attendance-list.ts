import { AppError } from '#app/contract/errors.ts';
import type { AttendanceView } from '#app/contract/attendance.ts';
import { findAttendance, listAttendance, type AttendanceRow } from '#db/queries/attendance.ts';
import { findLastOfModerator } from '#db/queries/reversible-acts.ts';
import { findSession } from '#db/queries/sessions.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { authorize } from '../policy.ts';
import { canReadAttendance } from './policy.ts';
import { presentAttendance } from './present.ts';

/**
 * The attendance list of a session with the names of the members, for those who keep it, and what takes their own last note
 * off it again.
 * @throws AppError `not_found`, `unauthenticated`, `forbidden`
 */
export async function loadAttendanceList(
  ctx: ActionContext,
  sessionId: string,
): Promise<{ counts: AttendanceView | null; rows: AttendanceRow[]; undoId: string | null }> {
  const person = requirePerson(ctx.actor);
  return transact(ctx.services, async ({ tx }) => {
    const session = await findSession(tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    authorize(canReadAttendance(person, session));
    if (session.spaceId === null) throw new AppError('not_found', 'attendance.no_space');
    const counts = await findAttendance(tx, sessionId);
    const last = await findLastOfModerator(tx, sessionId, person.personId);
    const undoId = last?.act === 'attendance-noted' ? last.undoId : null;
    return { counts: presentAttendance(counts), rows: await listAttendance(tx, sessionId), undoId };
  });
}
