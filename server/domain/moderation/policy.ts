import type { Decision } from '../policy.ts';
import { all, allow, deny } from '../policy.ts';
import type { PersonFacts, SessionFacts } from '../sessions/policy.ts';
import { canModerateSession } from '../sessions/policy.ts';

/**
 * Appealing against the decision that took one's comment from view, also after the session and for who may no longer
 * take part.
 * @param appealed whether an appeal against this decision was decided already
 */
export function canAppeal(
  person: Pick<PersonFacts, 'suspended'> & { personId: string },
  comment: { authorId: string; state: string },
  appealed: boolean,
): Decision {
  return all(
    person.suspended ? deny('auth.suspended') : allow,
    comment.authorId === person.personId ? allow : deny('comment.not_yours'),
    comment.state === 'hidden' || comment.state === 'refused' ? allow : deny('appeal.not_hidden', 'conflict'),
    appealed ? deny('appeal.decided', 'conflict') : allow,
  );
}

/**
 * Deciding an appeal: by a moderator who did not take the comment from view, or by the same one where the commune has no
 * other.
 * @param facts `own`: the decision is this moderator's; `others`: the commune has another moderator
 */
export function canDecideAppeal(
  person: PersonFacts,
  session: Pick<SessionFacts, 'communeId'>,
  { own, others }: { own: boolean; others: boolean },
): Decision {
  return all(canModerateSession(person, session), own && others ? deny('appeal.your_decision', 'conflict') : allow);
}
