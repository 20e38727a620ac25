import type { KioskRow, TurnRow } from '#db/queries/kiosks.ts';
import type { SlipMember, SlipRow } from '#db/queries/voting-slips.ts';
import { kioskTimes } from '#app/contract/kiosk.ts';
import type { Decision } from '../policy.ts';
import { all, allow, deny } from '../policy.ts';
import type { PersonFacts, SessionFacts } from '../sessions/policy.ts';
import { canEditSession, canModerateSession } from '../sessions/policy.ts';

/** Opening shared tablets, taking them back, giving slips: moderators, until the session is closed. */
export const canRunKiosks = canEditSession;

/** Reading which tablets and slips there are: moderators, at any time. */
export const canReadKiosks = canModerateSession;

/** A slip is for a member who is in the hall, has an account that may vote and has not voted on what is open. */
export function canGetSlip(member: SlipMember): Decision {
  return all(
    member.personId !== null && member.isMember ? allow : deny('slip.no_account', 'conflict'),
    member.isPresent ? allow : deny('slip.not_present', 'conflict'),
    member.voted ? deny('slip.voted', 'conflict') : allow,
  );
}

/** A tablet works until it is taken back or its session is closed. */
export function canUseKiosk(kiosk: Pick<KioskRow, 'revokedAt'>, session: Pick<SessionFacts, 'state'>): Decision {
  return all(
    kiosk.revokedAt ? deny('kiosk.revoked', 'conflict') : allow,
    session.state === 'closed' ? deny('session.closed', 'conflict') : allow,
  );
}

const notOpen = { planned: 'session.not_open_yet', paused: 'session.paused', closed: 'session.closed' } as const;

/** A turn begins in an open session; without a slip only where the tablet admits guests and the door is not closed. */
export function canBeginTurn(
  kiosk: Pick<KioskRow, 'revokedAt' | 'admitsGuests'>,
  session: Pick<SessionFacts, 'state' | 'door'>,
  hasSlip: boolean,
): Decision {
  return all(
    canUseKiosk(kiosk, session),
    session.state === 'open' ? allow : deny(notOpen[session.state], 'conflict'),
    hasSlip || kiosk.admitsGuests ? allow : deny('slip.needed'),
    hasSlip || session.door !== 'closed' ? allow : deny('session.door_closed'),
  );
}

/** A slip is used once, and a newer one takes its place. */
export function canUseSlip(
  slip: Pick<SlipRow, 'usedAt' | 'revokedAt'>,
  person: Pick<PersonFacts, 'suspended'>,
): Decision {
  return all(
    slip.usedAt ? deny('slip.used', 'conflict') : allow,
    slip.revokedAt ? deny('slip.revoked', 'conflict') : allow,
    person.suspended ? deny('auth.suspended') : allow,
  );
}

/** Whether a turn has fallen asleep: nobody touched the tablet for so many seconds. */
export function isForgotten({ seenAt }: Pick<TurnRow, 'seenAt'>, now: Date, seconds: number = kioskTimes.forgotten) {
  return now.getTime() - seenAt.getTime() > seconds * 1000;
}
