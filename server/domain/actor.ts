import { charterVersion } from '#app/contract/charter.ts';
import { AppError } from '#app/contract/errors.ts';
import type { RoleGrant, Role } from '#db/queries/people.ts';
import type { Restriction } from '#db/queries/sanctions.ts';

/** Somebody with an id: the holder of an account, or a guest who joined by a code. */
export type Person = {
  kind: 'account' | 'guest';
  personId: string;
  name: string | null;
  roles: RoleGrant[];
  suspended: boolean;
  charterVersion: number | null;
  /** Sessions joined, as known when the actor was read; decisions inside a transaction read it again. */
  joined: string[];
  /** Mutes and bans, as known when the actor was read. */
  restrictions: Restriction[];
  authSessionId: string;
  /** The turn at a shared tablet in which the person acts. */
  turnId?: string;
};

/** Who acts. Made once per request or socket by `readActor`. */
export type Actor = { kind: 'visitor' } | Person;

export const visitor: Actor = { kind: 'visitor' };

/** The holder of an account by the id alone: decisions read roles and standing in their own transaction. */
export function bareAccount(personId: string): Person {
  const known = { roles: [], joined: [], restrictions: [], suspended: false, charterVersion: null, name: null };
  return { kind: 'account', personId, ...known, authSessionId: '' };
}

/** A guest who came into a session just now. */
export function newGuest(guest: Pick<Person, 'personId' | 'name' | 'authSessionId'> & { sessionId: string }): Person {
  const { sessionId, ...person } = guest;
  const nothing = { roles: [], restrictions: [], suspended: false };
  return { kind: 'guest', ...person, ...nothing, charterVersion, joined: [sessionId] };
}

/** The person behind an actor. @throws AppError `unauthenticated` for a visitor, `forbidden` for a suspended person */
export function requirePerson(actor: Actor): Person {
  if (actor.kind === 'visitor') throw new AppError('unauthenticated', 'auth.needed');
  if (actor.suspended) throw new AppError('forbidden', 'auth.suspended');
  return actor;
}

/** The holder of an account. @throws AppError `forbidden` for a guest */
export function requireAccount(actor: Actor): Person {
  const person = requirePerson(actor);
  if (person.kind !== 'account') throw new AppError('forbidden', 'auth.account_needed');
  return person;
}

type Holder = { roles: RoleGrant[] };

/** True when one of the grants gives the role in this commune (an administrator's grant holds everywhere). */
export function hasRole(holder: Holder, role: Role, where: { communeId: string; spaceId?: string | null }): boolean {
  return holder.roles.some(
    (grant) =>
      grant.role === role &&
      (grant.communeId === null || grant.communeId === where.communeId) &&
      (grant.spaceId === null || where.spaceId === undefined || grant.spaceId === where.spaceId),
  );
}
