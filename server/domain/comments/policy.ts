import { editMinutes } from '#app/contract/comment-kinds.ts';
import { limits } from '#app/contract/limits.ts';
import type { Decision } from '../policy.ts';
import { all, allow, deny } from '../policy.ts';
import type { PersonFacts, SessionFacts } from '../sessions/policy.ts';
import { canContribute, canModerateSession, canTakePart, canWrite } from '../sessions/policy.ts';

/** The comment that is answered. */
export type ParentFacts = { sessionId: string; parentId: string | null; state: string };

/**
 * Posting a comment, or an answer to the first comment of a thread that is shown.
 * @param parent the answered comment; null for a comment of its own; undefined when it does not exist
 */
export function canComment(
  person: PersonFacts,
  session: SessionFacts,
  parent: ParentFacts | null | undefined,
): Decision {
  return all(
    canWrite(person, session),
    parent === undefined || (parent !== null && parent.sessionId !== session.sessionId)
      ? deny('comment.parent_unknown', 'not_found')
      : allow,
    parent?.parentId ? deny('comment.parent_is_reply', 'conflict') : allow,
    parent && parent.state !== 'published' ? deny('comment.parent_hidden', 'conflict') : allow,
  );
}

/**
 * Seconds until somebody may post again in a session with slow mode; 0 where they may now, as moderators always may.
 * @param age seconds since their last comment there; undefined where they have none
 */
export function secondsToWait(
  person: PersonFacts,
  session: SessionFacts & { slowSeconds: number },
  age: number | undefined,
): number {
  if (age === undefined || canModerateSession(person, session).ok) return 0;
  return Math.max(0, Math.ceil(session.slowSeconds - age));
}

/** Whether a text is long enough that people do not write the same by chance. */
export const isLong = (text: string): boolean => [...text].length >= limits.sameText.length;

/**
 * Posting a text that the same person has just posted: a long one not again, a short one a few times. Moderators may.
 * @param justNow how often they did within a minute
 */
export function canPaste(person: PersonFacts, session: SessionFacts, text: string, justNow: number): Decision {
  const most = isLong(text) ? 0 : limits.sameText.shortTimes - 1;
  if (justNow <= most || canModerateSession(person, session).ok) return allow;
  return deny('comment.same', 'conflict');
}

/** Taking back one's own comment, while the session is open. */
export function canWithdrawComment(
  person: PersonFacts & { personId: string },
  comment: { authorId: string },
  session: SessionFacts,
): Decision {
  return all(comment.authorId === person.personId ? allow : deny('comment.not_yours'), canContribute(person, session));
}

/** Putting one's own comment back, while the session is open. */
export function canReturnComment(
  person: PersonFacts & { personId: string },
  comment: { authorId: string },
  session: SessionFacts,
): Decision {
  return all(canWithdrawComment(person, comment, session), canWrite(person, session));
}

/**
 * Changing one's own comment, while the session is open.
 * @param age seconds since it was posted, by the clock of the database
 */
export function canEditComment(
  person: PersonFacts & { personId: string },
  comment: { authorId: string; state: string },
  session: SessionFacts,
  age: number,
): Decision {
  return all(
    canReturnComment(person, comment, session),
    comment.state === 'published' || comment.state === 'held' ? allow : deny('comment.cannot_edit', 'conflict'),
    age <= editMinutes * 60 ? allow : deny('comment.edit_over', 'conflict'),
  );
}

/** Supporting a comment that is shown, or taking it back: in an open session. */
export function canSupportComment(person: PersonFacts, comment: { state: string }, session: SessionFacts): Decision {
  return all(
    canContribute(person, session),
    isKnown(comment.state) ? allow : deny('comment.unknown', 'not_found'),
    comment.state === 'published' ? allow : deny('comment.not_shown', 'conflict'),
  );
}

/** Reporting a shown comment of somebody else: by everybody who takes part, also in a pause and after the session. */
export function canReportComment(
  person: PersonFacts & { personId: string },
  comment: { authorId: string; state: string },
  session: SessionFacts,
): Decision {
  return all(
    canTakePart(person, session),
    isKnown(comment.state) ? allow : deny('comment.unknown', 'not_found'),
    comment.state === 'published' ? allow : deny('comment.not_shown', 'conflict'),
    comment.authorId === person.personId ? deny('comment.is_yours', 'conflict') : allow,
  );
}

/** Whether everybody may know that there is such a comment. */
const isKnown = (state: string): boolean => state !== 'held' && state !== 'refused';

/** Holding back, hiding and showing is for moderators, also after the session. */
export function canModerateComments(person: PersonFacts, session: SessionFacts): Decision {
  return canModerateSession(person, session);
}
