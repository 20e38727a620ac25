import { AppError } from '#app/contract/errors.ts';
import {
  findAttendance,
  findAttendanceState,
  insertAttendanceMove,
  type NewAttendanceMove,
} from '#db/queries/attendance.ts';
import type { Work } from '../context.ts';
import { sessionTopic } from '../context.ts';
import { noteReversible } from '../reversible.ts';
import { presentAttendance } from './present.ts';

/**
 * Notes where a member is and tells everybody the new numbers; what the attendance list says already changes nothing.
 * @throws AppError `not_found` for who does not sit in the space today
 * @returns whether anything was noted
 */
export async function noteMove(work: Work, move: NewAttendanceMove): Promise<boolean> {
  const { sessionId, mandateId, state } = move;
  const member = await findAttendanceState(work.tx, sessionId, mandateId);
  if (!member) throw new AppError('not_found', 'attendance.no_member');
  if ((member.state ?? 'absent') === state) return false;
  await insertAttendanceMove(work.tx, move);
  await tellAttendance(work, sessionId);
  return true;
}

/** Keeps that a moderator noted a move, so that a slip can be taken off the list. */
export async function noteSlip(
  work: Work,
  { sessionId, mandateId, recordedBy, recordedAt }: NewAttendanceMove,
): Promise<void> {
  await noteReversible(work, recordedAt, {
    sessionId,
    moderatorId: recordedBy,
    act: 'attendance-noted',
    scope: mandateId,
    before: { mandateId },
  });
}

/** Tells everybody how many are there now: numbers, no names. */
export async function tellAttendance(work: Work, sessionId: string): Promise<void> {
  const view = presentAttendance(await findAttendance(work.tx, sessionId));
  if (!view) return;
  work.publish({ topic: sessionTopic(sessionId), name: 'attendance.changed', data: { sessionId, ...view } });
}
