import type { MinutesOffice, OfficerRole } from '#app/contract/minutes.ts';
import type { OfficerRow } from '#db/queries/minutes.ts';
import { hasRole } from '../actor.ts';
import type { Decision } from '../policy.ts';
import { all, allow, deny } from '../policy.ts';
import type { PersonFacts, SessionFacts } from '../sessions/policy.ts';
import { canModerateSession } from '../sessions/policy.ts';

export type WriterFacts = PersonFacts & { personId: string };
/** What a decision about minutes looks at: the sitting, and the officers of its space today. */
export type MinutesFacts = SessionFacts & { officers: readonly OfficerRow[] };

/** Seeing the desk where minutes are written: the rapporteur, the officers of the space and the moderators. */
export function canReadMinutesDesk(person: WriterFacts, { officers, ...session }: MinutesFacts): Decision {
  if (person.suspended) return deny('auth.suspended');
  const isOfficer = officers.some((officer) => officer.personId === person.personId);
  const isRapporteur = session.spaceId !== null && hasRole(person, 'rapporteur', session);
  if (isOfficer || isRapporteur || canModerateSession(person, session).ok) return allow;
  return deny('minutes.not_writer');
}

/** Writing minutes: those, once the session is closed. */
export function canWriteMinutes(person: WriterFacts, minutes: MinutesFacts): Decision {
  return all(
    canReadMinutesDesk(person, minutes),
    minutes.spaceId === null ? deny('minutes.no_space', 'conflict') : allow,
    minutes.state === 'closed' ? allow : deny('minutes.not_closed', 'conflict'),
  );
}

const deputies: Record<MinutesOffice, OfficerRole> = { president: 'vice_president', rapporteur: 'deputy_rapporteur' };

/** The mandates that sign for an office: its own, or those of the deputies where nobody holds it. */
export function signersOf(officers: readonly OfficerRow[], office: MinutesOffice): OfficerRow[] {
  const holders = officers.filter(({ role }) => role === office);
  return holders.length > 0 ? holders : officers.filter(({ role }) => role === deputies[office]);
}

/** Signing for an office: who holds it today by their own account, or a deputy where it is vacant. */
export function canSignMinutes(person: WriterFacts, minutes: MinutesFacts, office: MinutesOffice): Decision {
  const isSigner = signersOf(minutes.officers, office).some(({ personId }) => personId === person.personId);
  const signer = isSigner && !person.suspended ? allow : deny('minutes.not_signer');
  return all(canWriteMinutes(person, minutes), signer);
}
