import type { LocalizedText } from '#app/contract/text.ts';
import type { Reader } from '#db/client.ts';
import { findAccount, type Role, type RoleGrant } from '#db/queries/people.ts';
import { findCommune, findSpaceById } from '#db/queries/places.ts';
import { findSession } from '#db/queries/sessions.ts';
import type { Person } from '../actor.ts';

export type HeldRole = { role: Role; /** Where it holds; null: everywhere. */ place: LocalizedText | null };
export type JoinedSession = { sessionId: string; communeSlug: string; title: LocalizedText };
export type AccountView = { email: string | null; roles: HeldRole[]; sessions: JoinedSession[] };

/** How many of the sessions somebody joined are shown. */
const mostSessions = 20;

/** What a person may read of their own account; a guest has no address and no roles. */
export async function loadAccount(db: Reader, person: Person): Promise<AccountView> {
  const [account, roles, sessions] = await Promise.all([
    findAccount(db, person.personId),
    Promise.all(person.roles.map(async (grant) => ({ role: grant.role, place: await findPlace(db, grant) }))),
    Promise.all(person.joined.slice(0, mostSessions).map((sessionId) => findSession(db, sessionId))),
  ]);
  return {
    email: account?.email ?? null,
    roles,
    sessions: sessions.flatMap((row) =>
      row ? [{ sessionId: row.sessionId, communeSlug: row.communeSlug, title: row.title }] : [],
    ),
  };
}

async function findPlace(db: Reader, grant: RoleGrant): Promise<LocalizedText | null> {
  if (grant.spaceId !== null) return (await findSpaceById(db, grant.spaceId))?.name ?? null;
  const commune = grant.communeId === null ? null : await findCommune(db, grant.communeId);
  return commune ? { ar: commune.nameAr, fr: commune.nameFr, en: commune.nameFr } : null;
}
