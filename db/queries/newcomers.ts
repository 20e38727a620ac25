import { sql } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { sessionFacts, type OwnSide } from './own-side.ts';
import type { NewLogin } from './sign-in.ts';

export type Newcomer = {
  personId: string;
  code: string;
  displayName: string | null;
  network: string | null;
  login: NewLogin | null;
};
/** Where a newcomer came in. */
export type NewcomerPlace = { personId: string; communeSlug: string; session: OwnSide['session'] };

/**
 * Makes guests of those whose code is right: people who accepted this version of the charter, in the session of the code,
 * with their logins. One statement, so that a guest is there as a whole or not at all.
 * @returns a row for each of them, in any order; who gave a wrong code, or found the door not open, has none
 */
export async function insertNewcomers(
  db: Reader,
  newcomers: Newcomer[],
  charterVersion: number,
): Promise<NewcomerPlace[]> {
  return db.execute<NewcomerPlace>(sql`
    with at as (
      select g.person_id, g.display_name, g.network, g.login, g.expires_at, g.device, s.session_id
      from unnest(${sql.param(newcomers.map((row) => row.personId))}::uuid[],
        ${sql.param(newcomers.map((row) => row.code))}::text[],
        ${sql.param(newcomers.map((row) => row.displayName))}::text[],
        ${sql.param(newcomers.map((row) => row.network))}::text[],
        ${sql.param(newcomers.map(({ login }) => login?.authSessionId ?? null))}::text[],
        ${sql.param(newcomers.map(({ login }) => login?.expiresAt.toISOString() ?? null))}::text[],
        ${sql.param(newcomers.map(({ login }) => login?.device ?? null))}::text[])
        as g (person_id, code, display_name, network, login, expires_at, device)
      join sessions s on s.code = g.code and s.door = 'open'),
    guests as (
      insert into people (person_id, kind, display_name, charter_version, charter_accepted_at)
      select person_id, 'guest', display_name, ${charterVersion}, now() from at),
    accepted as (
      insert into charter_acceptances (person_id, version) select person_id, ${charterVersion} from at),
    entered as (
      insert into participants (session_id, person_id, network) select session_id, person_id, network from at),
    logins as (
      insert into auth_sessions (auth_session_id, person_id, expires_at, device)
      select login, person_id, expires_at::timestamptz, device from at where login is not null)
    select at.person_id as "personId", c.slug as "communeSlug", ${sessionFacts} as session
    from at join sessions s using (session_id) join communes c using (commune_id)`);
}
