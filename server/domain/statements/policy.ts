import type { StatementState } from '#app/contract/views.ts';
import type { Decision } from '../policy.ts';
import { all, allow, deny } from '../policy.ts';
import type { PersonFacts, SessionFacts } from '../sessions/policy.ts';
import { canContribute, canModerateSession, canWrite } from '../sessions/policy.ts';

const refusedVotes = {
  held: deny('statement.unknown', 'not_found'),
  refused: deny('statement.unknown', 'not_found'),
  merged: deny('statement.merged', 'conflict'),
  hidden: deny('statement.hidden', 'conflict'),
  accepted: allow,
} as const satisfies Record<StatementState, Decision>;

/** Voting on a statement: while the session is open and the statement is there to be voted on. */
export function canVoteStatement(
  person: PersonFacts,
  statement: { state: StatementState },
  session: SessionFacts,
): Decision {
  return all(canContribute(person, session), refusedVotes[statement.state]);
}

/**
 * Adding a statement: moderators while the session is not closed; everybody else when it is open, the session
 * lets them, and they have not used up their share.
 * @param added how many they added already
 */
export function canAddStatement(
  person: PersonFacts,
  session: SessionFacts & { statementsByAll: boolean; statementLimit: number },
  added: number,
): Decision {
  if (canModerateSession(person, session).ok) {
    return session.state === 'closed' ? deny('session.closed', 'conflict') : allow;
  }
  return all(
    canWrite(person, session),
    session.statementsByAll ? allow : deny('statement.moderators_only'),
    added < session.statementLimit ? allow : deny('statement.too_many', 'conflict'),
  );
}

/** What a decision about merging looks at. */
export type MergeFacts = { statementId: string; sessionId: string; state: StatementState };

/**
 * Merging a statement that is shown or waits into another that is shown: by moderators, until the session is closed, since
 * its opinion map is the last one then.
 * @param into the other one; null where the session has none of that number
 */
export function canMergeStatement(
  person: PersonFacts,
  session: SessionFacts,
  statement: MergeFacts,
  into: MergeFacts | null,
): Decision {
  const mergeable = statement.state === 'accepted' || statement.state === 'held';
  return all(
    canUnmergeStatement(person, session),
    mergeable ? allow : deny('statement.cannot_merge', 'conflict'),
    into?.sessionId === statement.sessionId ? allow : deny('statement.into_unknown', 'not_found'),
    into?.statementId === statement.statementId ? deny('statement.into_itself', 'conflict') : allow,
    into?.state === 'accepted' ? allow : deny('statement.into_not_shown', 'conflict'),
  );
}

/** Taking a merge back: by moderators, until the session is closed. */
export function canUnmergeStatement(person: PersonFacts, session: SessionFacts): Decision {
  return all(
    canModerateSession(person, session),
    session.state === 'closed' ? deny('session.closed', 'conflict') : allow,
  );
}

/** Translating a statement: by moderators, also after the session, into another language than its own. */
export function canTranslateStatement(
  person: PersonFacts,
  session: SessionFacts,
  statement: { lang: string },
  lang: string,
): Decision {
  return all(
    canModerateSession(person, session),
    statement.lang === lang ? deny('statement.same_lang', 'conflict') : allow,
  );
}
