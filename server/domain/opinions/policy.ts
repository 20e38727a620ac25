import { charterVersion } from '#app/contract/charter.ts';
import { opinionMoves, writableStates, type OpinionRights, type OpinionState } from '#app/contract/opinions.ts';
import type { RoleGrant } from '#db/queries/people.ts';
import { hasRole } from '../actor.ts';
import type { Decision } from '../policy.ts';
import { all, allow, deny } from '../policy.ts';

/** What a decision about an opinion looks at. */
export type OpinionFacts = { communeId: string; spaceId: string; state: OpinionState; openedAt: Date | null };
/** Somebody with an account or a guest; null for a visitor. */
export type ReaderFacts = {
  kind: 'account' | 'guest';
  suspended: boolean;
  charterVersion: number | null;
  roles: RoleGrant[];
} | null;
type Where = Pick<OpinionFacts, 'communeId' | 'spaceId'>;

/** Being a member of the space, its rapporteur among them. An administrator or a moderator is not one by that role. */
export function canDeliberate(person: ReaderFacts, where: Where): Decision {
  if (!person) return deny('auth.needed', 'unauthenticated');
  if (person.suspended) return deny('auth.suspended');
  const member = hasRole(person, 'member', where) || hasRole(person, 'rapporteur', where);
  return member ? allow : deny('opinion.not_member');
}

/** Contributing as a member: with the charter in force accepted. */
export function canContributeAsMember(person: ReaderFacts, where: Where): Decision {
  const accepted = person?.charterVersion === charterVersion;
  return all(canDeliberate(person, where), accepted ? allow : deny('charter.not_accepted'));
}

/** Beginning an opinion of the space. */
export const canCreateOpinion = canContributeAsMember;

/** The text as it is now: members of the space; once it is opened, everybody. Others do not learn that it exists. */
export function canReadDraft(person: ReaderFacts, opinion: OpinionFacts): Decision {
  if (opinion.openedAt !== null) return allow;
  return canDeliberate(person, opinion).ok ? allow : deny('opinion.unknown', 'not_found');
}

/** Changing the text: members, while it is drafted or amended. */
export function canWriteOpinion(person: ReaderFacts, opinion: OpinionFacts): Decision {
  const moving = writableStates.includes(opinion.state) ? allow : deny('opinion.not_writable', 'conflict');
  return all(canReadDraft(person, opinion), canContributeAsMember(person, opinion), moving);
}

/** Versions, states, title and opening: the rapporteur of the space. */
export function canManageOpinion(person: ReaderFacts, opinion: OpinionFacts): Decision {
  const rapporteur = person !== null && hasRole(person, 'rapporteur', opinion);
  return all(
    canReadDraft(person, opinion),
    canContributeAsMember(person, opinion),
    rapporteur ? allow : deny('opinion.not_rapporteur'),
  );
}

/** Whether an opinion may go from its state to another. */
export function canMoveOpinion(person: ReaderFacts, opinion: OpinionFacts, to: OpinionState): Decision {
  const next = opinionMoves[opinion.state].includes(to) ? allow : deny('opinion.cannot_move', 'conflict');
  return all(canManageOpinion(person, opinion), next);
}

/** All that a viewer may do with an opinion, for its pages. */
export function rightsOf(person: ReaderFacts, opinion: OpinionFacts): OpinionRights {
  return {
    readDraft: canReadDraft(person, opinion).ok,
    deliberate: canDeliberate(person, opinion).ok,
    write: canWriteOpinion(person, opinion).ok,
    manage: canManageOpinion(person, opinion).ok,
  };
}
