import { charterVersion } from '#app/contract/charter.ts';
import type { Door } from '#app/contract/door.ts';
import type { HeldReason } from '#app/contract/comment-kinds.ts';
import { undoTimes } from '#app/contract/reversible.ts';
import type { SessionState } from '#app/contract/moderation.ts';
import type { RoleGrant } from '#db/queries/people.ts';
import type { Restriction } from '#db/queries/sanctions.ts';
import { hasRole } from '../actor.ts';
import type { Decision } from '../policy.ts';
import { all, allow, deny } from '../policy.ts';

/** What a decision about a session looks at. */
export type SessionFacts = {
  sessionId: string;
  communeId: string;
  spaceId: string | null;
  state: SessionState;
  door: Door;
};
export type PersonFacts = {
  kind: 'account' | 'guest';
  suspended: boolean;
  charterVersion: number | null;
  roles: RoleGrant[];
  joined: string[];
  restrictions: Restriction[];
};

/** Moderators of the commune run its sessions. An administrator is not one by that role. */
export function canModerateSession(person: PersonFacts, session: Pick<SessionFacts, 'communeId'>): Decision {
  if (person.suspended) return deny('auth.suspended');
  return hasRole(person, 'moderator', session) ? allow : deny('session.not_moderator');
}

/** Making a session in a commune. */
export const canCreateSession = canModerateSession;

/** A session's plan may change until it is closed. */
export function canEditSession(person: PersonFacts, session: SessionFacts): Decision {
  return all(
    canModerateSession(person, session),
    session.state === 'closed' ? deny('session.closed', 'conflict') : allow,
  );
}

/** Coming into a session: everybody who was not banned from those of its commune. */
export function canEnter(
  person: Pick<PersonFacts, 'restrictions'>,
  session: Pick<SessionFacts, 'communeId'>,
): Decision {
  const { communeId } = session;
  const banned = person.restrictions.some((row) => row.kind === 'ban' && row.communeId === communeId);
  return banned ? deny('session.banned') : allow;
}

const doorReason = { accounts: 'session.door_accounts', closed: 'session.door_closed' } as const;

/** Being in a session whose door is not open: who came before, its moderators, and members of its space at any time. */
function isIn(person: Pick<PersonFacts, 'roles' | 'joined'>, session: SessionFacts): boolean {
  const comesAlways = hasRole(person, 'member', session) || hasRole(person, 'moderator', session);
  return comesAlways || person.joined.includes(session.sessionId);
}

/**
 * Coming through the door of a session.
 * @param confirmed whether the person has an account with a confirmed address
 */
export function canPassDoor(
  person: Pick<PersonFacts, 'roles' | 'joined'>,
  session: SessionFacts,
  confirmed: boolean,
): Decision {
  if (session.door === 'open' || isIn(person, session)) return allow;
  return session.door === 'accounts' && confirmed ? allow : deny(doorReason[session.door]);
}

/**
 * Being one who takes part: an account that accepted the charter in force, or a guest who joined this session.
 * Moderators need not join. Once the door is not open, only who is in takes part.
 */
export function canTakePart(person: PersonFacts, session: SessionFacts): Decision {
  if (person.suspended) return deny('auth.suspended');
  const entering = canEnter(person, session);
  if (!entering.ok) return entering;
  if (person.kind === 'guest' && !person.joined.includes(session.sessionId)) return deny('session.not_joined');
  if (person.charterVersion !== charterVersion) return deny('charter.not_accepted');
  if (session.door !== 'open' && !isIn(person, session)) return deny(doorReason[session.door]);
  return allow;
}

/** Contributing: taking part while the session is open. */
export function canContribute(person: PersonFacts, session: SessionFacts): Decision {
  return all(canTakePart(person, session), isOpen(session));
}

/** Writing what others read: contributing, unless one was muted in this session. Votes are not writing. */
export function canWrite(person: PersonFacts, session: SessionFacts): Decision {
  const muted = person.restrictions.some((row) => row.kind === 'mute' && row.sessionId === session.sessionId);
  return all(canContribute(person, session), muted ? deny('session.muted') : allow);
}

/** Why a text waits for a moderator; null where it is shown at once. `session`: all of the session wait. */
export type Holding = HeldReason | 'session' | null;

/**
 * Whether a text waits for a moderator before it is shown: for a word of the lists, as one of the first of somebody new,
 * or because the session holds all. Those of moderators never wait, and nothing is refused for its words.
 * @param facts `words`: the listed words it has; `isNew`: nothing of its author was let through in the commune yet;
 * `isSame`: several others have just posted the same text
 */
export function decideHolding(
  person: PersonFacts,
  session: SessionFacts & { holdComments: boolean; holdFirst: boolean },
  { words, isNew, isSame = false }: { words: string[]; isNew: boolean; isSame?: boolean },
): Holding {
  if (canModerateSession(person, session).ok) return null;
  if (words.length > 0) return 'words';
  if (isSame) return 'same';
  if (session.holdFirst && isNew) return 'first';
  return session.holdComments ? 'session' : null;
}

const notOpen = { planned: 'session.not_open_yet', paused: 'session.paused', closed: 'session.closed' } as const;

function isOpen(session: SessionFacts): Decision {
  return session.state === 'open' ? allow : deny(notOpen[session.state], 'conflict');
}

const nextStates: Record<SessionState, SessionState[]> = {
  planned: ['open'],
  open: ['paused', 'closed'],
  paused: ['open', 'closed'],
  closed: [],
};

/** Whether a session may go from its state to another. */
export function canMoveSession(person: PersonFacts, session: SessionFacts, to: SessionState): Decision {
  const allowed = canModerateSession(person, session);
  if (!allowed.ok) return allowed;
  return nextStates[session.state].includes(to) ? allow : deny(`session.cannot_move`, 'conflict');
}

/**
 * Taking an act back: one's own, while it is the last one on the same thing and not long ago. What another moderator did since
 * is never overwritten. Taking back twice is once.
 */
export function canTakeBack(
  person: { personId: string },
  act: { moderatorId: string; actedAt: Date; undoneAt: Date | null },
  { isLast, now }: { isLast: boolean; now: Date },
): Decision {
  if (act.moderatorId !== person.personId) return deny('undo.not_yours');
  if (act.undoneAt !== null) return allow;
  if (!isLast) return deny('undo.changed', 'conflict');
  return now.getTime() - act.actedAt.getTime() <= undoTimes.heard ? allow : deny('undo.too_late', 'conflict');
}
