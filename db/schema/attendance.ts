import { bigint, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { attendanceStates } from '#app/contract/attendance.ts';
import { people } from './people.ts';
import { mandates } from './places.ts';
import { sessions } from './sessions.ts';

/** The attendance list of a sitting: every arrival, leave and excuse of a member, in the order in which they were noted. */
export const attendanceMoves = pgTable(
  'attendance_moves',
  {
    moveId: bigint('move_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.sessionId),
    mandateId: uuid('mandate_id')
      .notNull()
      .references(() => mandates.mandateId),
    state: text('state', { enum: attendanceStates }).notNull(),
    /** Entered by hand, or by a sign that was read. */
    means: text('means', { enum: ['hand', 'sign'] })
      .notNull()
      .default('hand'),
    /** Who noted it: a moderator, or the member by the sign at the door. */
    recordedBy: uuid('recorded_by')
      .notNull()
      .references(() => people.personId),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('attendance_moves_session').on(table.sessionId, table.mandateId, table.moveId)],
);
