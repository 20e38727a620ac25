import { AppError, isAppError } from '#app/contract/errors.ts';
import type { CheckInInput, RecordBySignInput } from '#app/contract/inputs/check-in.ts';
import { findOwnMandate, listAttendance } from '#db/queries/attendance.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { countFailure, requireNotLimited } from '../limit-failures.ts';
import { accessSession } from '../sessions/access.ts';
import { noteMove, noteSlip } from './note-move.ts';
import { canCheckIn, canKeepAttendance } from './policy.ts';
import { judgeSignCode } from './sign-codes.ts';

/** Wrong codes of one person in ten minutes. */
const wrongSigns = { points: 20, seconds: 600 };

const unknown = (): AppError => new AppError('not_found', 'sign.unknown', { fields: { code: 'sign.unknown' } });
const old = (): AppError => new AppError('conflict', 'sign.old', { fields: { code: 'sign.old' } });

/**
 * Notes at the desk that a member came or left, by the sign on the member's phone. Noting again changes nothing.
 * @returns the seat
 * @throws AppError `forbidden`, `not_found` for a code that is no member's of this session, `conflict` for an old one, and once the
 * session is closed or where it has no members
 */
export async function recordBySign(ctx: ActionContext, input: RecordBySignInput): Promise<{ number: number }> {
  const { sessionId, code, state } = input;
  const { secret, now } = ctx.services;
  return transact(ctx.services, async (work) => {
    const { person } = await accessSession(ctx, work, sessionId, canKeepAttendance);
    for (const { mandateId, number } of await listAttendance(work.tx, sessionId)) {
      const found = judgeSignCode(secret, { sessionId, mandateId }, code, now());
      if (found === 'old') throw old();
      if (found === null) continue;
      const move = { sessionId, mandateId, state, recordedBy: person.personId, recordedAt: now() };
      if (await noteMove(work, { ...move, means: 'sign' })) await noteSlip(work, move);
      return { number };
    }
    throw unknown();
  });
}

/**
 * A member checks in or out from the own phone by the sign at the door. Doing so again changes nothing.
 * @throws AppError `forbidden` for who is no member in office, `not_found` for a code that is not this door's, `conflict` for an old
 * one, and once the session is closed or where it has no members; `rate_limited`
 */
export async function checkIn(ctx: ActionContext, input: CheckInInput): Promise<void> {
  const { sessionId, code, state } = input;
  const { db, secret, now } = ctx.services;
  const { personId } = requirePerson(ctx.actor);
  const key = `sign:${personId}`;
  await requireNotLimited(db, key, wrongSigns);
  try {
    await transact(ctx.services, async (work) => {
      await accessSession(ctx, work, sessionId, canCheckIn);
      const mandateId = await findOwnMandate(work.tx, sessionId, personId);
      if (mandateId === null) throw new AppError('forbidden', 'sign.no_member');
      const found = judgeSignCode(secret, { sessionId, door: true }, code, now());
      if (found === null) throw unknown();
      if (found === 'old') throw old();
      await noteMove(work, { sessionId, mandateId, state, recordedBy: personId, recordedAt: now(), means: 'sign' });
    });
  } catch (error) {
    if (isAppError(error) && error.reason === 'sign.unknown') await countFailure(db, key, wrongSigns);
    throw error;
  }
}
