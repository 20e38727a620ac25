import { takeBackAttendance } from '#server/domain/attendance/undo-attendance.ts';
import { takeBackFloor } from '#server/domain/floor/undo-floor.ts';
import { takeBackModeration } from '#server/domain/moderation/undo-moderation.ts';
import { takeBackQuestion } from '#server/domain/questions/undo-question.ts';
import { takeBackSession } from '#server/domain/sessions/undo-session.ts';
import { chair, type Row } from './authz-matrix-cells.ts';

const closed = { closed: 'conflict session.closed' };

/** Acts of the moderator, and who may take them back. */
export const undoRows: Row[] = [
  {
    door: 'takeBackSession',
    call: (ctx, { undo }) => takeBackSession(ctx, { undoId: undo.session }),
    answers: chair(closed),
  },
  {
    door: 'takeBackFloor',
    call: (ctx, { undo }) => takeBackFloor(ctx, { undoId: undo.floor }),
    answers: chair(closed),
  },
  {
    door: 'takeBackQuestion',
    call: (ctx, { undo }) => takeBackQuestion(ctx, { undoId: undo.question }),
    answers: chair(),
  },
  {
    door: 'takeBackModeration',
    call: (ctx, { undo }) => takeBackModeration(ctx, { undoId: undo.moderation }),
    answers: chair(),
  },
  {
    door: 'takeBackAttendance',
    call: (ctx, { undo }) => takeBackAttendance(ctx, { undoId: undo.attendance }),
    answers: chair(closed),
  },
];
