import { loadAttendanceList } from '#server/domain/attendance/load-attendance-list.ts';
import { recordAttendance } from '#server/domain/attendance/record-attendance.ts';
import { chair, closed, type Row } from './authz-matrix-cells.ts';

/** The attendance list of a sitting: its moderators', and nobody else's, for it has names. */
export const attendanceRows: Row[] = [
  {
    door: 'recordAttendance',
    call: (ctx, { sessionId, mandate }) => recordAttendance(ctx, { sessionId, mandateId: mandate, state: 'present' }),
    answers: chair(closed),
  },
  { door: 'loadAttendanceList', call: (ctx, { sessionId }) => loadAttendanceList(ctx, sessionId), answers: chair() },
];
