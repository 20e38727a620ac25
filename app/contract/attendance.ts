import * as z from 'zod/mini';

/** Where a member is, as the attendance list of the sitting has it; who was never noted is absent. */
export const attendanceStates = ['present', 'left', 'excused', 'absent'] as const;
export type AttendanceState = (typeof attendanceStates)[number];

/**
 * How many members sit in the hall now, of those in office. `first` and `second` are the quorums of a first and of a
 * second call (`space.quorum_first`, `space.quorum_second`).
 */
export const attendanceView = z.strictObject({
  present: z.int(),
  excused: z.int(),
  members: z.int(),
  first: z.int(),
  second: z.int(),
});
export type AttendanceView = z.infer<typeof attendanceView>;

/**
 * How many people are connected to a room. `unspoken` counts those who are present, by phone or by the attendance list, and
 * have not had the floor; left out where the floor is not in use. Who moderates is not among them.
 */
export const presenceCount = { people: z.int(), unspoken: z.optional(z.int()) };
export type PresenceCount = { people: number; unspoken?: number | undefined };
