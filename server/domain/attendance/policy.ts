import type { Decision } from '../policy.ts';
import { all, allow, deny } from '../policy.ts';
import type { PersonFacts, SessionFacts } from '../sessions/policy.ts';
import { canEnter, canModerateSession } from '../sessions/policy.ts';

/** Keeping the attendance list: moderators, in a session of the space's members, until it is closed. */
export function canKeepAttendance(person: PersonFacts, session: SessionFacts): Decision {
  return all(
    canModerateSession(person, session),
    session.spaceId === null ? deny('attendance.no_space', 'conflict') : allow,
    session.state === 'closed' ? deny('session.closed', 'conflict') : allow,
  );
}

/** Checking in by the sign at the door: whoever may come in, until the session is closed; that they are a member is asked beside it. */
export function canCheckIn(person: PersonFacts, session: SessionFacts): Decision {
  return all(
    person.suspended ? deny('auth.suspended') : allow,
    canEnter(person, session),
    session.spaceId === null ? deny('attendance.no_space', 'conflict') : allow,
    session.state === 'closed' ? deny('session.closed', 'conflict') : allow,
  );
}

/** Reading the attendance list with its names: moderators, at any time. */
export const canReadAttendance = canModerateSession;
