import * as z from 'zod/mini';
import { attendanceStates } from '../attendance.ts';
import { id } from '../ids.ts';

export const recordAttendanceInput = z.strictObject({
  sessionId: id,
  mandateId: id,
  state: z.enum(attendanceStates, { error: 'attendance.state_unknown' }),
});
export type RecordAttendanceInput = z.infer<typeof recordAttendanceInput>;
