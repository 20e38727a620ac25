import type { SessionState } from '#app/contract/moderation.ts';
import { checkIn, recordBySign } from '#server/domain/attendance/check-in.ts';
import { loadDoorSign, loadOwnSign } from '#server/domain/attendance/load-sign.ts';
import { loadAttendanceList } from '#server/domain/attendance/load-attendance-list.ts';
import { recordAttendance } from '#server/domain/attendance/record-attendance.ts';
import { cells, chair, closed, everybody, inEach, nobody, type Row } from './authz-matrix-cells.ts';

const closedIn = (state: SessionState): string | undefined => (state === 'closed' ? closed.closed : undefined);

/** The attendance list of a sitting: its moderators', and nobody else's, for it has names. */
export const attendanceRows: Row[] = [
  {
    door: 'recordAttendance',
    call: (ctx, { sessionId, mandate }) => recordAttendance(ctx, { sessionId, mandateId: mandate, state: 'present' }),
    answers: chair(closed),
  },
  {
    door: 'recordBySign',
    use: 'with a code that is nobody’s',
    call: (ctx, { sessionId }) => recordBySign(ctx, { sessionId, code: 'ABCDEFGH', state: 'present' }),
    answers: inEach((state) =>
      cells({ ...nobody, moderator: closedIn(state) ?? 'not_found sign.unknown' }, 'forbidden session.not_moderator'),
    ),
  },
  {
    door: 'checkIn',
    use: 'with a code that is nobody’s',
    call: (ctx, { sessionId }) => checkIn(ctx, { sessionId, code: 'ABCDEFGH', state: 'present' }),
    answers: inEach((state) =>
      cells(
        {
          ...nobody,
          banned: 'forbidden session.banned',
          member: closedIn(state) ?? 'not_found sign.unknown',
        },
        closedIn(state) ?? 'forbidden sign.no_member',
      ),
    ),
  },
  {
    door: 'loadOwnSign',
    call: (ctx, { sessionId }) => loadOwnSign(ctx, sessionId),
    answers: inEach(() => ({ ...everybody, ...nobody })),
  },
  { door: 'loadDoorSign', call: (ctx, { sessionId }) => loadDoorSign(ctx, sessionId), answers: chair() },
  { door: 'loadAttendanceList', call: (ctx, { sessionId }) => loadAttendanceList(ctx, sessionId), answers: chair() },
];
