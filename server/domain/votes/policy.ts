import { hallChannelsOf } from '#app/contract/hall-figures.ts';
import type { HallChannel } from '#app/contract/hall.ts';
import { limits } from '#app/contract/limits.ts';
import type { SealView } from '#app/contract/seal.ts';
import type { MotionRow } from '#db/queries/votes.ts';
import { hasRole } from '../actor.ts';
import type { Decision } from '../policy.ts';
import { all, allow, deny } from '../policy.ts';
import type { PersonFacts, SessionFacts } from '../sessions/policy.ts';
import { canContribute, canModerateSession } from '../sessions/policy.ts';

type MotionFacts = Pick<MotionRow, 'state' | 'electorate' | 'resultShown'>;
type HallFacts = MotionFacts & Pick<MotionRow, 'secrecy' | 'weights' | 'colleges'>;
type CountedFacts = MotionFacts & Pick<MotionRow, 'secrecy' | 'result'>;

/**
 * Casting a ballot: in an open session, on an open motion, by those whom it admits.
 * @param wasMember whether the person was a member when the vote was opened; asked for where only members vote
 */
export function canVote(person: PersonFacts, motion: MotionFacts, session: SessionFacts, wasMember: boolean): Decision {
  const member = hasRole(person, 'member', session);
  return all(
    motion.state === 'draft' ? deny('motion.not_open_yet', 'conflict') : allow,
    motion.state === 'closed' ? deny('motion.closed', 'conflict') : allow,
    canContribute(person, session),
    motion.electorate === 'members' && !member ? deny('motion.members_only') : allow,
    motion.electorate === 'members' && !wasMember ? deny('motion.member_since') : allow,
  );
}

/**
 * Voting oneself where a delegate may have voted in one's name: until they did, and afterwards where the rules of the vote let
 * one's own ballot replace theirs.
 */
export function canVoteOneself({ delegation }: Pick<MotionRow, 'delegation'>, votedFor: boolean): Decision {
  return votedFor && !delegation?.ownVote ? deny('motion.voted_for', 'conflict') : allow;
}

/**
 * Voting at a shared tablet: not in secret. The channel of a ballot is kept beside it, and at a tablet of which
 * everybody sees who stands before it that would tell of a sealed one whose it is.
 */
export function canVoteAtKiosk({ secrecy }: Pick<MotionRow, 'secrecy'>): Decision {
  return secrecy === 'sealed' ? deny('kiosk.sealed', 'conflict') : allow;
}

/** Moderators write motions while the session is not closed. */
export function canManageMotions(person: PersonFacts, session: SessionFacts): Decision {
  return all(
    canModerateSession(person, session),
    session.state === 'closed' ? deny('session.closed', 'conflict') : allow,
  );
}

/** A motion may be changed or removed until its vote was opened. */
export function canEditMotion(person: PersonFacts, motion: MotionFacts, session: SessionFacts): Decision {
  return all(
    canManageMotions(person, session),
    motion.state === 'draft' ? allow : deny('motion.opened_before', 'conflict'),
  );
}

export function canOpenMotion(person: PersonFacts, motion: MotionFacts, session: SessionFacts): Decision {
  return all(
    canManageMotions(person, session),
    session.state === 'open' ? allow : deny('motion.session_not_open', 'conflict'),
    motion.state === 'draft' ? allow : deny('motion.opened_before', 'conflict'),
  );
}

/** Counting the hall: moderators, while a vote is open whose ballots the operator can see. */
export function canCountHall(person: PersonFacts, motion: HallFacts, session: SessionFacts): Decision {
  return all(
    canManageMotions(person, session),
    motion.state === 'open' ? allow : deny('motion.not_open', 'conflict'),
    motion.secrecy === 'sealed' ? deny('count.sealed', 'conflict') : allow,
    motion.weights || motion.colleges ? deny('count.weights', 'conflict') : allow,
  );
}

/** A hand is one vote: it gives no marks and shares out no points. */
export const canCountByChannel = ({ method }: Pick<MotionRow, 'method'>, channel: HallChannel): Decision =>
  hallChannelsOf(method).includes(channel) ? allow : deny('count.hands', 'conflict');

type WeighedFacts = Pick<MotionRow, 'electorate' | 'secrecy' | 'method' | 'weights'>;

/**
 * Votes that count for more than one: only those of members; never sealed, for a rare weight tells whose ballot it is; and not
 * by consent, where one block is enough.
 */
export function canWeigh({ electorate, secrecy, method, weights }: WeighedFacts): Decision {
  if (weights === null) return allow;
  return all(
    electorate === 'members' ? allow : deny('weights.members', 'conflict'),
    secrecy === 'sealed' ? deny('weights.sealed', 'conflict') : allow,
    method === 'consent' ? deny('weights.consent', 'conflict') : allow,
  );
}

/** A vote ends once every count of the hall is confirmed or withdrawn. */
export function canCloseMotion(
  person: PersonFacts,
  motion: MotionFacts & Pick<MotionRow, 'hall'>,
  session: SessionFacts,
): Decision {
  return all(
    canManageMotions(person, session),
    motion.state === 'open' ? allow : deny('motion.not_open', 'conflict'),
    (motion.hall ?? []).every(({ state }) => state === 'confirmed') ? allow : deny('motion.count_open', 'conflict'),
  );
}

/** Acts on the seal of a vote: those who may close it, of a sealed one. */
export function canSealMotion(
  person: PersonFacts,
  motion: MotionFacts & Pick<MotionRow, 'hall' | 'secrecy'>,
  session: SessionFacts,
): Decision {
  return all(
    canCloseMotion(person, motion, session),
    motion.secrecy === 'sealed' ? allow : deny('seal.not_sealed', 'conflict'),
  );
}

/** Ending a sealed vote cannot be undone by anybody: alone only where the commune has no other moderator. */
export const canSealAlone = ({ two }: SealView): Decision => (two ? deny('seal.two', 'conflict') : allow);

/** Asking for it: where another can confirm, and no other asked before. */
export const canAskSeal = ({ two, request }: SealView): Decision =>
  all(two ? allow : deny('seal.alone', 'conflict'), request ? deny('seal.waits', 'conflict') : allow);

export const canWithdrawSeal = ({ request }: SealView): Decision => (request ? allow : deny('seal.none', 'conflict'));

/** Confirming: another moderator than who asked, while the request waits. */
export const canConfirmSeal = ({ request }: SealView): Decision =>
  all(request ? allow : deny('seal.none', 'conflict'), request?.own ? deny('seal.own', 'conflict') : allow);

/** Of a few sealed ballots people guess whose they are: their result is shown to nobody. */
export function mustStaySealed({ secrecy, result }: Pick<MotionRow, 'secrecy' | 'result'>): boolean {
  return secrecy === 'sealed' && result !== null && result.cast < limits.fewestBallots;
}

/** Results are shown once counting ended; also after the session. */
export function canShowResult(person: PersonFacts, motion: CountedFacts, session: SessionFacts): Decision {
  return all(
    canModerateSession(person, session),
    motion.state === 'closed' ? allow : deny('motion.still_open', 'conflict'),
    mustStaySealed(motion) ? deny('motion.too_few', 'conflict') : allow,
  );
}
