import { and, asc, eq, gt, lt, sql } from 'drizzle-orm';
import type { Reader } from '../client.ts';
import { restrictionsIfAny } from './sanctions.ts';
import { authSessions, rateLimits, signInCodes } from '../schema/people.ts';
import type { Standing } from './people.ts';

export type AuthSessionRow = {
  authSessionId: string;
  personId: string;
  expiresAt: Date;
  createdAt: Date;
  device: string;
};

/** Stores new logins together. */
export async function insertAuthSessions(db: Reader, rows: Array<Omit<AuthSessionRow, 'createdAt'>>): Promise<void> {
  await db.execute(sql`
    insert into auth_sessions (auth_session_id, person_id, expires_at, device)
    select id, person_id, expires_at::timestamptz, device from unnest(
      ${sql.param(rows.map((row) => row.authSessionId))}::text[], ${sql.param(rows.map((row) => row.personId))}::uuid[],
      ${sql.param(rows.map((row) => row.expiresAt.toISOString()))}::text[],
      ${sql.param(rows.map((row) => row.device))}::text[]) as login (id, person_id, expires_at, device)`);
}

/** A login that is to be stored with the person it is for. */
export type NewLogin = Omit<AuthSessionRow, 'createdAt' | 'personId'>;

/** A login with the person behind it. */
export type KnownLogin = { session: AuthSessionRow; standing: Standing };

/** Logins with the people behind them, keyed by login; those over 180 days old are none. */
export async function findAuthSessions(db: Reader, authSessionIds: string[]): Promise<Map<string, KnownLogin>> {
  const rows = await db.execute<
    Standing & { authSessionId: string; expiresAt: string; createdAt: string; device: string }
  >(sql`
    select s.auth_session_id as "authSessionId", s.expires_at as "expiresAt", s.created_at as "createdAt", s.device,
      p.person_id as "personId", p.kind, p.display_name as "name", p.suspended_at is not null as "suspended",
      p.charter_version as "charterVersion",
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'communeId', g.commune_id, 'spaceId', g.space_id))
        from role_grants g where g.person_id = p.person_id), '[]') as "roles",
      coalesce((select jsonb_agg(x.session_id) from participants x where x.person_id = p.person_id), '[]') as "joined",
      coalesce(${restrictionsIfAny(sql`p.person_id`)}, '[]') as "restrictions"
    from auth_sessions s join people p using (person_id)
    where s.auth_session_id = any(${sql.param(authSessionIds)}::text[]) and s.created_at > now() - interval '180 days'`);
  return new Map(
    rows.map(({ authSessionId, expiresAt, createdAt, device, ...standing }) => {
      const session = { authSessionId, personId: standing.personId, device };
      const times = { expiresAt: new Date(expiresAt), createdAt: new Date(createdAt) };
      return [authSessionId, { session: { ...session, ...times }, standing }];
    }),
  );
}

export async function listAuthSessions(db: Reader, personId: string): Promise<AuthSessionRow[]> {
  return db
    .select()
    .from(authSessions)
    .where(and(eq(authSessions.personId, personId), gt(authSessions.expiresAt, sql`now()`)))
    .orderBy(asc(authSessions.createdAt));
}

/** Which of these logins are still good and whose person may still act. */
export async function listLiveAuthSessions(db: Reader, ids: string[]): Promise<Set<string>> {
  const rows = await db.execute<{ id: string }>(sql`
    select s.auth_session_id as id from auth_sessions s join people p using (person_id)
    where s.auth_session_id = any(${sql.param(ids)}::text[]) and s.expires_at > now() and p.suspended_at is null and s.created_at > now() - interval '180 days'`);
  return new Set(rows.map((row) => row.id));
}

export async function updateAuthSessionExpiry(db: Reader, authSessionId: string, expiresAt: Date): Promise<void> {
  await db.update(authSessions).set({ expiresAt }).where(eq(authSessions.authSessionId, authSessionId));
}

export async function deleteAuthSession(db: Reader, authSessionId: string): Promise<void> {
  await db.delete(authSessions).where(eq(authSessions.authSessionId, authSessionId));
}

export async function deleteAuthSessionsOf(db: Reader, personId: string): Promise<void> {
  await db.delete(authSessions).where(eq(authSessions.personId, personId));
}

export async function deleteExpiredAuthSessions(db: Reader): Promise<void> {
  await db.delete(authSessions).where(lt(authSessions.expiresAt, sql`now()`));
}

export async function insertSignInCode(
  db: Reader,
  row: { attemptHash: string; email: string; codeHash: string; expiresAt: Date },
): Promise<void> {
  await db.delete(signInCodes).where(lt(signInCodes.expiresAt, sql`now() - interval '1 day'`));
  await db.insert(signInCodes).values(row);
}

export type CodeTry = { email: string; codeHash: string; tries: number };

/** Counts one try of an attempt that is still open and returns it; null when it is used up, too old or unknown. */
export async function updateCodeTry(db: Reader, attemptHash: string, maxTries: number): Promise<CodeTry | null> {
  const [row] = await db
    .update(signInCodes)
    .set({ tries: sql`${signInCodes.tries} + 1` })
    .where(
      and(
        eq(signInCodes.attemptHash, attemptHash),
        lt(signInCodes.tries, maxTries),
        gt(signInCodes.expiresAt, sql`now()`),
        sql`${signInCodes.usedAt} is null`,
      ),
    )
    .returning({ email: signInCodes.email, codeHash: signInCodes.codeHash, tries: signInCodes.tries });
  return row ?? null;
}

/** @returns false when somebody else used the code first */
export async function updateCodeUsed(db: Reader, attemptHash: string): Promise<boolean> {
  const rows = await db
    .update(signInCodes)
    .set({ usedAt: sql`now()` })
    .where(and(eq(signInCodes.attemptHash, attemptHash), sql`${signInCodes.usedAt} is null`))
    .returning({ attemptHash: signInCodes.attemptHash });
  return rows.length === 1;
}

/** Adds to a counter that starts anew after `seconds`. @returns the points so far and when the window ends */
export async function upsertRatePoints(
  db: Reader,
  key: string,
  points: number,
  seconds: number,
): Promise<{ points: number; endsAt: Date }> {
  const [row] = await db.execute<{ points: number; endsAt: string }>(sql`
    insert into rate_limits (key, points, ends_at) values (${key}, ${points}, now() + make_interval(secs => ${seconds}))
    on conflict (key) do update set
      points = case when rate_limits.ends_at <= now() then excluded.points else rate_limits.points + excluded.points end,
      ends_at = case when rate_limits.ends_at <= now() then excluded.ends_at else rate_limits.ends_at end
    returning points, ends_at as "endsAt"`);
  return { points: row?.points ?? points, endsAt: new Date(row?.endsAt ?? 0) };
}

/** The points of a counter whose window is still open. */
export async function findRatePoints(db: Reader, key: string): Promise<{ points: number; endsAt: Date } | null> {
  const [row] = await db
    .select({ points: rateLimits.points, endsAt: rateLimits.endsAt })
    .from(rateLimits)
    .where(and(eq(rateLimits.key, key), gt(rateLimits.endsAt, sql`now()`)));
  return row ?? null;
}

export async function deleteRatePoints(db: Reader, key: string): Promise<void> {
  await db.delete(rateLimits).where(eq(rateLimits.key, key));
}
