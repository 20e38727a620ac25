import type { AuthSessions } from '#server/auth/auth-sessions.ts';
import type { Person } from '#server/domain/actor.ts';

/** A browser that is signed in, as its owner sees it. */
export type Login = { id: string; device: string; since: string; until: string; isThis: boolean };

/** The logins of a person: this browser's first, then the newest. */
export async function listLogins(auth: AuthSessions, person: Person): Promise<Login[]> {
  const rows = await auth.list(person.personId);
  return rows
    .map((row) => ({
      id: row.authSessionId,
      device: row.device,
      since: row.createdAt.toISOString(),
      until: row.expiresAt.toISOString(),
      isThis: row.authSessionId === person.authSessionId,
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis) || b.since.localeCompare(a.since));
}
