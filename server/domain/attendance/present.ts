import type { AttendanceView } from '#app/contract/attendance.ts';
import type { AttendanceCounts } from '#db/queries/attendance.ts';
import { quorumOf } from '../../engines/decision/decide-motion.ts';

/** The attendance of a sitting as everybody sees it, in numbers only; null where no attendance list is kept. */
export function presentAttendance(counts: AttendanceCounts | null): AttendanceView | null {
  if (!counts) return null;
  const { members } = counts;
  return { ...counts, first: quorumOf('half', members) ?? 0, second: quorumOf('third', members) ?? 0 };
}
