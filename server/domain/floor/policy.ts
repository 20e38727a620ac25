import type { FloorState } from '#app/contract/floor.ts';
import { limits } from '#app/contract/limits.ts';
import type { Decision } from '../policy.ts';
import { all, allow, deny } from '../policy.ts';
import type { PersonFacts, SessionFacts } from '../sessions/policy.ts';
import { canContribute, canEditSession } from '../sessions/policy.ts';

/** What a decision about the list looks at. */
export type FloorFacts = {
  open: boolean;
  /** How many wait. */
  waiting: number;
  /** Whether the person waits or speaks already. */
  isIn: boolean;
  /** False for a group that the session does not have. */
  groupKnown: boolean;
};

type RequestFacts = { state: FloorState; personId: string | null };

/** Asking to speak: those who take part, while the session and its list are open; one request of a person at a time. */
export function canAskFloor(person: PersonFacts, session: SessionFacts, floor: FloorFacts): Decision {
  return all(
    canContribute(person, session),
    floor.open ? allow : deny('floor.list_closed', 'conflict'),
    floor.isIn ? deny('floor.asked_already', 'conflict') : allow,
    floor.waiting < limits.floorWaiting ? allow : deny('floor.list_full', 'conflict'),
    floor.groupKnown ? allow : deny('floor.group_unknown', 'conflict'),
  );
}

/** Taking one's own request back while it waits; who took it back already may do so again. */
export function canWithdrawFloor(person: { personId: string; suspended: boolean }, request: RequestFacts): Decision {
  if (person.suspended) return deny('auth.suspended');
  if (request.personId !== person.personId) return deny('floor.not_yours');
  return request.state === 'waiting' || request.state === 'withdrawn' ? allow : deny('floor.not_waiting', 'conflict');
}

/** Moderators lead the list and the clocks until the session is closed. */
export const canManageFloor = canEditSession;

/** Adding somebody of the hall: moderators, also while the list is closed to others. */
export function canAddHallSpeaker(
  person: PersonFacts,
  session: SessionFacts,
  floor: Pick<FloorFacts, 'waiting' | 'groupKnown'>,
): Decision {
  return all(
    canManageFloor(person, session),
    floor.waiting < limits.floorWaiting ? allow : deny('floor.list_full', 'conflict'),
    floor.groupKnown ? allow : deny('floor.group_unknown', 'conflict'),
  );
}

/** Making a group, or changing a known one; `groups` is how many there would be. */
export function canSetFloorGroup(
  person: PersonFacts,
  session: SessionFacts,
  { groups, groupKnown }: { groups: number; groupKnown: boolean },
): Decision {
  return all(
    canManageFloor(person, session),
    groupKnown ? allow : deny('floor.group_unknown', 'conflict'),
    groups <= limits.floorGroups ? allow : deny('floor.groups_full', 'conflict'),
  );
}

/** Taking a group away: as long as nobody asked to speak for it, so that the record stays whole. */
export function canRemoveFloorGroup(person: PersonFacts, session: SessionFacts, isUsed: boolean): Decision {
  return all(canManageFloor(person, session), isUsed ? deny('floor.group_used', 'conflict') : allow);
}

/** Saying for which group somebody speaks: while they wait or have the floor. */
export function canRegroup(
  person: PersonFacts,
  session: SessionFacts,
  { state, groupKnown }: Pick<RequestFacts, 'state'> & { groupKnown: boolean },
): Decision {
  return all(
    canManageFloor(person, session),
    groupKnown ? allow : deny('floor.group_unknown', 'conflict'),
    state === 'waiting' || state === 'speaking' ? allow : deny('floor.not_waiting', 'conflict'),
  );
}

/** Inviting those who have not had the floor: while they can ask for it, and not again and again. */
export function canInviteSpeakers(
  person: PersonFacts,
  session: SessionFacts,
  { open, secondsSince }: { open: boolean; secondsSince: number | null },
): Decision {
  return all(
    canManageFloor(person, session),
    session.state === 'open' ? allow : deny('floor.session_not_open', 'conflict'),
    open ? allow : deny('floor.list_closed', 'conflict'),
    secondsSince === null || secondsSince >= limits.inviteSeconds ? allow : deny('floor.invited_lately', 'conflict'),
  );
}

/** Giving the floor: in an open session, to one who waits, while nobody else has it. */
export function canGiveFloor(
  person: PersonFacts,
  session: SessionFacts,
  request: Pick<RequestFacts, 'state'>,
  isTaken: boolean,
): Decision {
  return all(
    canManageFloor(person, session),
    session.state === 'open' ? allow : deny('floor.session_not_open', 'conflict'),
    isTaken ? deny('floor.taken', 'conflict') : allow,
    request.state === 'waiting' ? allow : deny('floor.not_waiting', 'conflict'),
  );
}

/** Pausing, going on, extending, stopping: the turn that is going on. */
export function canSteerTurn(
  person: PersonFacts,
  session: SessionFacts,
  request: Pick<RequestFacts, 'state'>,
): Decision {
  return all(
    canManageFloor(person, session),
    request.state === 'speaking' ? allow : deny('floor.not_speaking', 'conflict'),
  );
}

/** Removing from the list, or moving in it: one who waits. */
export function canPlaceRequest(
  person: PersonFacts,
  session: SessionFacts,
  request: Pick<RequestFacts, 'state'>,
): Decision {
  return all(
    canManageFloor(person, session),
    request.state === 'waiting' ? allow : deny('floor.not_waiting', 'conflict'),
  );
}
