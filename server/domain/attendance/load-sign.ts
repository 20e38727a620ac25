import { AppError } from '#app/contract/errors.ts';
import type { AttendanceState } from '#app/contract/attendance.ts';
import { findAttendanceState, findOwnMandate } from '#db/queries/attendance.ts';
import { findSession } from '#db/queries/sessions.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { authorize } from '../policy.ts';
import { canKeepAttendance, canReadAttendance } from './policy.ts';
import { drawSignCode } from './sign-codes.ts';

/** A sign as it is shown for a minute. */
export type ShownSign = { code: string; until: string };

/**
 * The own check-in sign of a member, and where the attendance list says the member is; null for who is no member in office.
 * @throws AppError `not_found`, `unauthenticated`, `conflict` in a session without members
 */
export async function loadOwnSign(
  ctx: ActionContext,
  sessionId: string,
): Promise<{ sign: ShownSign; state: AttendanceState } | null> {
  const { personId } = requirePerson(ctx.actor);
  const { secret, now } = ctx.services;
  return transact(ctx.services, async ({ tx }) => {
    const session = await findSession(tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    const mandateId = await findOwnMandate(tx, sessionId, personId);
    if (mandateId === null || session.state === 'closed') return null;
    const state = (await findAttendanceState(tx, sessionId, mandateId))?.state ?? 'absent';
    return { sign: drawSignCode(secret, { sessionId, mandateId }, now()), state };
  });
}

/**
 * The sign at the door, by which members check in from their own phones; null once the session is closed or where it has no members.
 * @throws AppError `not_found`, `unauthenticated`, `forbidden`
 */
export async function loadDoorSign(ctx: ActionContext, sessionId: string): Promise<ShownSign | null> {
  const person = requirePerson(ctx.actor);
  const { secret, now } = ctx.services;
  return transact(ctx.services, async ({ tx }) => {
    const session = await findSession(tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    authorize(canReadAttendance(person, session));
    if (!canKeepAttendance(person, session).ok) return null;
    return drawSignCode(secret, { sessionId, door: true }, now());
  });
}
