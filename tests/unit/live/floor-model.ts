import type { AttendanceView } from '#app/contract/attendance.ts';
import type { FloorView } from '#app/contract/floor.ts';

const at = '2026-11-02T18:00:00.000Z';

export const emptyFloor: FloorView = {
  open: false,
  turnSeconds: 180,
  speaker: null,
  waiting: [],
  spoken: 0,
  unspoken: 0,
  groups: [],
  invitedAt: null,
  countdown: null,
};

/** Somebody asks for the floor, gets it, or ends; or there is a countdown. */
export function nextFloor(floor: FloorView, a: number, b: number): FloorView {
  const group = a % 3 ? `g${a % 3}` : null;
  const asking = { requestId: `f${a}`, number: a, name: null, hall: a % 2 === 0, kind: 'question' as const, group };
  const clock = { plannedMs: 1000 * b, endsAt: b % 2 ? at : null, remainingMs: b % 2 ? null : 500 };
  return {
    ...floor,
    open: b % 5 > 0,
    speaker: floor.speaker ? null : { ...asking, clock },
    waiting: b % 3 ? [...floor.waiting, { ...asking, reason: 'first_time' }] : floor.waiting.slice(1),
    groups: b % 4 ? floor.groups : [{ groupId: `g${a}`, name: { ar: 'الجمعيات' }, clock }],
    invitedAt: b % 6 ? floor.invitedAt : at,
    countdown: b % 7 ? null : { label: { text: 'استراحة', lang: 'ar' }, clock },
  };
}

/** Somebody of 25 members comes, leaves or is excused. */
export const nextAttendance = (a: number, b: number): AttendanceView => ({
  present: a % 25,
  excused: b % 3,
  members: 25,
  first: 13,
  second: 9,
});
