import type { SanctionKind } from '#app/contract/moderation.ts';
import type { RoleGrant } from '#db/queries/people.ts';
import { hasRole } from '../actor.ts';
import type { Decision } from '../policy.ts';
import { all, allow, deny } from '../policy.ts';
import type { PersonFacts, SessionFacts } from '../sessions/policy.ts';
import { canModerateSession } from '../sessions/policy.ts';

/**
 * Appealing against the decision that took one's text from view, also after the session and for who may no longer
 * take part.
 * @param appealed whether an appeal against this decision was decided already
 */
export function canAppeal(
  person: Pick<PersonFacts, 'suspended'> & { personId: string },
  text: { authorId: string; state: string },
  appealed: boolean,
  kind: 'comment' | 'statement' | 'question',
): Decision {
  return all(
    person.suspended ? deny('auth.suspended') : allow,
    text.authorId === person.personId ? allow : deny(`${kind}.not_yours`),
    text.state === 'hidden' || text.state === 'refused' ? allow : deny('appeal.not_hidden', 'conflict'),
    appealed ? deny('appeal.decided', 'conflict') : allow,
  );
}

/**
 * Deciding an appeal: by a moderator who did not take the text from view, or by the same one where the commune has no
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

/**
 * Imposing something on the author of a comment: by moderators of the commune, also after the session; never on oneself.
 * The commune's moderators and officials can be warned, but neither muted nor banned here.
 */
export function canSanction(
  person: PersonFacts & { personId: string },
  author: { personId: string; roles: RoleGrant[] },
  kind: SanctionKind,
  session: Pick<SessionFacts, 'communeId'>,
): Decision {
  const isProtected = hasRole(author, 'moderator', session) || hasRole(author, 'official', session);
  return all(
    canModerateSession(person, session),
    author.personId === person.personId ? deny('sanction.is_you', 'conflict') : allow,
    kind !== 'warn' && isProtected ? deny('sanction.protected', 'conflict') : allow,
  );
}

/** Saying that one has read a warning: the one who was warned, also after the session. */
export function canConfirmWarning(
  person: { personId: string; suspended: boolean },
  sanction: { personId: string; kind: SanctionKind },
): Decision {
  return all(
    person.suspended ? deny('auth.suspended') : allow,
    // Others do not learn that there is such a one.
    sanction.personId === person.personId && sanction.kind === 'warn' ? allow : deny('sanction.unknown', 'not_found'),
  );
}

/** Reading and writing a commune's word lists: its moderators, and administrators. */
export function canEditWordLists(
  person: Pick<PersonFacts, 'suspended' | 'roles'>,
  where: { communeId: string },
): Decision {
  if (person.suspended) return deny('auth.suspended');
  const may = hasRole(person, 'moderator', where) || hasRole(person, 'admin', where);
  return may ? allow : deny('words.not_yours');
}
