import * as z from 'zod/mini';
import { codeAlphabet, id, tidyCode } from '../ids.ts';
import { signLength } from '../sign-times.ts';

/** The code of a sign as people type it. */
const signCode = z
  .string({ error: 'sign.missing' })
  .check(
    z.maxLength(40, { error: 'sign.unreadable' }),
    z.overwrite(tidyCode),
    z.regex(new RegExp(`^[${codeAlphabet}]{${signLength}}$`), { error: 'sign.unreadable' }),
  );

const moved = z.enum(['present', 'left'], { error: 'attendance.state_unknown' });

/** At the desk: the sign that a member shows on the own phone. */
export const recordBySignInput = z.strictObject({ sessionId: id, code: signCode, state: moved });
export type RecordBySignInput = z.infer<typeof recordBySignInput>;

/** On a member's phone: the sign at the door. */
export const checkInInput = z.strictObject({ sessionId: id, code: signCode, state: moved });
export type CheckInInput = z.infer<typeof checkInInput>;
