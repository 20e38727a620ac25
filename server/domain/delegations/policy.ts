import type { DelegationRules } from '#app/contract/delegation.ts';
import type { SeatHolder, StandingDelegation } from '#db/queries/delegations.ts';
import type { MotionRow } from '#db/queries/votes.ts';
import { hasRole } from '../actor.ts';
import type { Decision } from '../policy.ts';
import { all, allow, deny } from '../policy.ts';
import type { PersonFacts, SessionFacts } from '../sessions/policy.ts';
import { canModerateSession, canTakePart } from '../sessions/policy.ts';

const isMember = (person: PersonFacts, session: SessionFacts): boolean =>
  session.spaceId !== null && hasRole(person, 'member', session);

/** Giving one's vote away or taking it back: members of the space, where its rules allow it, until the session is closed. */
export function canDelegate(person: PersonFacts, session: SessionFacts, rules: DelegationRules | null): Decision {
  return all(
    person.suspended ? deny('auth.suspended') : allow,
    isMember(person, session) ? canTakePart(person, session) : deny('delegation.members_only'),
    rules === null ? deny('delegation.off', 'conflict') : allow,
    session.state === 'closed' ? deny('session.closed', 'conflict') : allow,
  );
}

/** Seeing one's own delegations: members; those of everybody: who leads the sitting. */
export function canReadDelegations(person: PersonFacts, session: SessionFacts, holder?: SeatHolder): Decision {
  if (person.suspended) return deny('auth.suspended');
  const may = isMember(person, session) || canReadAllDelegations(person, session, holder).ok;
  return may ? allow : deny('delegation.members_only');
}

const presidency: ReadonlySet<string | null | undefined> = new Set(['president', 'vice_president']);

/** The list of all delegations: moderators, and the president of the space with their deputy. */
export function canReadAllDelegations(person: PersonFacts, session: SessionFacts, holder?: SeatHolder): Decision {
  const isPresident = isMember(person, session) && presidency.has(holder?.officerRole);
  return isPresident ? allow : canModerateSession(person, session);
}

type Giving = {
  rules: DelegationRules;
  giver: SeatHolder | undefined;
  target: SeatHolder | undefined;
  motionId: string | null;
  /** The delegations of the session that stand. */
  standing: readonly StandingDelegation[];
};

/**
 * One step and no more: who votes for others gives nothing on, and who gave their vote away is given none; each vote is
 * given once, and nobody stands for more than the rules allow. Where a delegation is for one vote it is held against those
 * for that vote and for the whole session.
 */
export function canGiveTo({ rules, giver, target, motionId, standing }: Giving): Decision {
  if (!giver) return deny('delegation.no_seat', 'conflict');
  if (!target) return deny('delegation.no_member', 'not_found');
  const here = standing.filter((row) => row.motionId === null || motionId === null || row.motionId === motionId);
  const carried = new Set(here.filter((row) => row.delegateId === target.personId).map((row) => row.giverId));
  return all(
    target.personId === giver.personId ? deny('delegation.self', 'conflict') : allow,
    here.some((row) => row.giverId === giver.personId) ? deny('delegation.given', 'conflict') : allow,
    here.some((row) => row.delegateId === giver.personId) ? deny('delegation.holds', 'conflict') : allow,
    here.some((row) => row.giverId === target.personId) ? deny('delegation.target_gave', 'conflict') : allow,
    carried.size >= rules.most ? deny('delegation.full', 'conflict') : allow,
  );
}

/** Giving one's vote on one motion: while it is open to members, by its rules, and not sealed. */
export function canGiveOn(motion: MotionRow, session: SessionFacts): Decision {
  return all(
    motion.sessionId === session.sessionId && motion.state !== 'draft' ? allow : deny('motion.unknown', 'not_found'),
    motion.secrecy === 'sealed' ? deny('delegation.sealed', 'conflict') : allow,
    motion.electorate === 'members' ? allow : deny('delegation.everybody', 'conflict'),
    motion.state === 'closed' ? deny('motion.closed', 'conflict') : allow,
    motion.delegation === null ? deny('delegation.off', 'conflict') : allow,
  );
}

/** Taking a delegation back, by who gave it: until the session, and the vote that it is for, are closed. */
export function canRevoke(session: Pick<SessionFacts, 'state'>, motion: Pick<MotionRow, 'state'> | null): Decision {
  return all(
    session.state === 'closed' ? deny('session.closed', 'conflict') : allow,
    motion?.state === 'closed' ? deny('motion.closed', 'conflict') : allow,
  );
}
