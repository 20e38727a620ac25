import { AppError } from '#app/contract/errors.ts';
import {
  findAttendance,
  findAttendanceState,
  insertAttendanceMove,
  type NewAttendanceMove,
} from '#db/queries/attendance.ts';
import type { Work } from '../context.ts';
import { sessionTopic } from '../context.ts';
import { presentAttendance } from './present.ts';

/**
 * Notes where a member is and tells everybody the new numbers; what the attendance list says already changes nothing.
 * @throws AppError `not_found` for who does not sit in the space today
 */
export async function noteMove(work: Work, move: NewAttendanceMove): Promise<void> {
  const { sessionId, mandateId, state } = move;
  const member = await findAttendanceState(work.tx, sessionId, mandateId);
  if (!member) throw new AppError('not_found', 'attendance.no_member');
  if ((member.state ?? 'absent') === state) return;
  await insertAttendanceMove(work.tx, move);
  await tellAttendance(work, sessionId);
}

/** Tells everybody how many are there now: numbers, no names. */
async function tellAttendance(work: Work, sessionId: string): Promise<void> {
  const view = presentAttendance(await findAttendance(work.tx, sessionId));
  if (!view) return;
  work.publish({ topic: sessionTopic(sessionId), name: 'attendance.changed', data: { sessionId, ...view } });
}
