import type { Decision } from '../policy.ts';
import { all, allow, deny } from '../policy.ts';
import type { PersonFacts, SessionFacts } from '../sessions/policy.ts';
import { canContribute, canModerateSession } from '../sessions/policy.ts';

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
    canContribute(person, session),
    parent === undefined || (parent !== null && parent.sessionId !== session.sessionId)
      ? deny('comment.parent_unknown', 'not_found')
      : allow,
    parent?.parentId ? deny('comment.parent_is_reply', 'conflict') : allow,
    parent && parent.state !== 'published' ? deny('comment.parent_hidden', 'conflict') : allow,
  );
}

/** Taking back or putting back one's own comment, while the session is open. */
export function canWithdrawComment(
  person: PersonFacts & { personId: string },
  comment: { authorId: string },
  session: SessionFacts,
): Decision {
  return all(comment.authorId === person.personId ? allow : deny('comment.not_yours'), canContribute(person, session));
}

/** Holding back, hiding and showing is for moderators, also after the session. */
export function canModerateComments(person: PersonFacts, session: SessionFacts): Decision {
  return canModerateSession(person, session);
}
