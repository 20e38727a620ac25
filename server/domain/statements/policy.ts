import { limits } from '#app/contract/limits.ts';
import type { StatementState } from '#app/contract/views.ts';
import type { Decision } from '../policy.ts';
import { all, allow, deny } from '../policy.ts';
import type { PersonFacts, SessionFacts } from '../sessions/policy.ts';
import { canContribute, canModerateSession, canWrite } from '../sessions/policy.ts';

/** Voting on a statement: while the session is open and the statement is shown. */
export function canVoteStatement(
  person: PersonFacts,
  statement: { state: StatementState },
  session: SessionFacts,
): Decision {
  return all(
    canContribute(person, session),
    statement.state === 'accepted' ? allow : deny('statement.hidden', 'conflict'),
  );
}

/**
 * Adding a statement: moderators while the session is not closed; everybody else when it is open, the session
 * lets them, and they have not used up their share.
 * @param added how many they added already
 */
export function canAddStatement(
  person: PersonFacts,
  session: SessionFacts & { statementsByAll: boolean },
  added: number,
): Decision {
  if (canModerateSession(person, session).ok) {
    return session.state === 'closed' ? deny('session.closed', 'conflict') : allow;
  }
  return all(
    canWrite(person, session),
    session.statementsByAll ? allow : deny('statement.moderators_only'),
    added < limits.statementsPerPerson ? allow : deny('statement.too_many', 'conflict'),
  );
}
