import type { LocalizedText } from '#app/contract/languages.ts';
import type { Reader } from '#db/client.ts';
import { findAccount, type Role, type RoleGrant } from '#db/queries/people.ts';
import { findCommune, findSpaceById } from '#db/queries/places.ts';
import { findSession } from '#db/queries/sessions.ts';
import type { Person } from '../actor.ts';

/** A role and where it holds: in a space, in a commune, or everywhere. */
export type HeldRole = { role: Role; space: LocalizedText | null; commune: LocalizedText | null };
export type JoinedSession = { sessionId: string; communeSlug: string; title: LocalizedText };
export type AccountView = {
  email: string | null;
  hasPassword: boolean;
  roles: HeldRole[];
  sessions: JoinedSession[];
};

/** How many of the sessions somebody joined are shown. */
const mostSessions = 20;

/** What a person may read of their own account; a guest has no address and no roles. */
export async function loadAccount(db: Reader, person: Person): Promise<AccountView> {
  const [account, roles, sessions] = await Promise.all([
    findAccount(db, person.personId),
    Promise.all(person.roles.map((grant) => findHeldRole(db, grant))),
    Promise.all(person.joined.slice(0, mostSessions).map((sessionId) => findSession(db, sessionId))),
  ]);
  return {
    email: account?.email ?? null,
    hasPassword: account?.passwordHash != null,
    roles,
    sessions: sessions.flatMap((row) =>
      row ? [{ sessionId: row.sessionId, communeSlug: row.communeSlug, title: row.title }] : [],
    ),
  };
}

async function findHeldRole(db: Reader, { role, communeId, spaceId }: RoleGrant): Promise<HeldRole> {
  const space = spaceId === null ? null : await findSpaceById(db, spaceId);
  const commune = communeId === null ? null : await findCommune(db, communeId);
  return {
    role,
    space: space?.name ?? null,
    commune: commune && { ar: commune.nameAr, fr: commune.nameFr, en: commune.nameFr },
  };
}
