import type { Decision } from '../policy.ts';
import { allow, deny } from '../policy.ts';
import { canEditSession, canModerateSession, type PersonFacts, type SessionFacts } from '../sessions/policy.ts';

/** Naming observers: moderators, until the session is closed. */
export const canNameObserver: (person: PersonFacts, session: SessionFacts) => Decision = canEditSession;

/** Reading who was named and taking it back: moderators, also of a closed session. */
export const canManageObservers: (person: PersonFacts, session: SessionFacts) => Decision = canModerateSession;

/** What a decision about an observer looks at. */
export type ObserverFacts = { sessionId: string; revokedAt: Date | null };

/**
 * Observing a session, in every state of it: whoever has a link for it that was not taken back. Without one the page is not there.
 */
export function canObserve(observer: ObserverFacts | null, sessionId: string): Decision {
  if (observer?.sessionId !== sessionId) return deny('page.unknown', 'not_found');
  return observer.revokedAt === null ? allow : deny('observer.revoked');
}
