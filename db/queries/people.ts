import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { restrictionsIfAny, type Restriction } from './sanctions.ts';
import { isOneOf, type SessionSet } from './session-set.ts';
import { accounts, charterAcceptances, people, roleGrants, type roles } from '../schema/people.ts';

export type Role = (typeof roles)[number];
export type RoleGrant = { role: Role; communeId: string | null; spaceId: string | null };

/** What policies need to know of a person, read inside the transaction they decide in. */
export type Standing = {
  personId: string;
  kind: 'account' | 'guest';
  name: string | null;
  suspended: boolean;
  charterVersion: number | null;
  roles: RoleGrant[];
  /** Which of the asked sessions the person joined. */
  joined: string[];
  /** Mutes and bans that hold, wherever. */
  restrictions: Restriction[];
};

/**
 * The standing of many people at once, keyed by person.
 * @param sessions the sessions whose participation matters
 */
export async function listStandings(
  tx: Reader,
  personIds: string[],
  sessions: SessionSet,
): Promise<Map<string, Standing>> {
  const rows = await tx.execute<
    Omit<Standing, 'joined' | 'roles' | 'restrictions'> & {
      roles: RoleGrant[] | null;
      restrictions: Restriction[] | null;
      joined: string | null;
    }
  >(sql`
    select p.person_id as "personId", p.kind, p.display_name as "name", p.suspended_at is not null as "suspended",
      p.charter_version as "charterVersion", x.session_id as "joined",
      (select jsonb_agg(jsonb_build_object('role', role, 'communeId', commune_id, 'spaceId', space_id))
        from role_grants r where r.person_id = p.person_id) as "roles",
      ${restrictionsIfAny(sql`p.person_id`)} as "restrictions"
    from people p
    left join participants x on x.person_id = p.person_id and ${isOneOf(sql`x.session_id`, sessions)}
    where p.person_id = any(${sql.param(personIds)}::uuid[])`);
  const standings = new Map<string, Standing>();
  // One row for each session that was joined.
  for (const { joined, roles, restrictions, ...person } of rows) {
    const known = standings.get(person.personId) ?? {
      ...person,
      roles: roles ?? [],
      joined: [],
      restrictions: restrictions ?? [],
    };
    if (joined !== null) known.joined.push(joined);
    standings.set(person.personId, known);
  }
  return standings;
}

export async function insertPerson(
  tx: Tx,
  person: { personId: string; kind: 'account' | 'guest'; displayName: string | null; charterVersion: number | null },
): Promise<void> {
  await tx.insert(people).values({ ...person, charterAcceptedAt: person.charterVersion === null ? null : new Date() });
  if (person.charterVersion !== null) {
    await tx.insert(charterAcceptances).values({ personId: person.personId, version: person.charterVersion });
  }
}

export async function updateDisplayName(tx: Tx, personId: string, displayName: string): Promise<void> {
  await tx.update(people).set({ displayName }).where(eq(people.personId, personId));
}

/** Records that a person accepted a version of the charter; the first time of a version counts. */
export async function upsertCharterAcceptance(tx: Tx, personId: string, version: number): Promise<void> {
  await tx.insert(charterAcceptances).values({ personId, version }).onConflictDoNothing();
  await tx
    .update(people)
    .set({ charterVersion: version, charterAcceptedAt: sql`now()` })
    .where(eq(people.personId, personId));
}

export type AccountRow = {
  personId: string;
  email: string;
  passwordHash: string | null;
  suspended: boolean;
  emailConfirmedAt: Date | null;
};

const accountColumns = {
  personId: accounts.personId,
  email: accounts.email,
  passwordHash: accounts.passwordHash,
  suspended: sql<boolean>`${people.suspendedAt} is not null`,
  emailConfirmedAt: accounts.emailConfirmedAt,
};

export async function findAccountByEmail(db: Reader, email: string): Promise<AccountRow | null> {
  const [row] = await db
    .select(accountColumns)
    .from(accounts)
    .innerJoin(people, eq(people.personId, accounts.personId))
    .where(eq(accounts.email, email));
  return row ?? null;
}

export async function findAccount(db: Reader, personId: string): Promise<AccountRow | null> {
  const [row] = await db
    .select(accountColumns)
    .from(accounts)
    .innerJoin(people, eq(people.personId, accounts.personId))
    .where(eq(accounts.personId, personId));
  return row ?? null;
}

/** The same, locked against every other change until the transaction ends. */
export async function findAccountForUpdate(tx: Tx, personId: string): Promise<AccountRow | null> {
  const [row] = await tx
    .select(accountColumns)
    .from(accounts)
    .innerJoin(people, eq(people.personId, accounts.personId))
    .where(eq(accounts.personId, personId))
    .for('update');
  return row ?? null;
}

export async function updatePasswordHash(tx: Tx, personId: string, passwordHash: string): Promise<void> {
  await tx.update(accounts).set({ passwordHash }).where(eq(accounts.personId, personId));
}

/**
 * Gives an account another address. Whoever takes the same address at this moment is waited for.
 * @param confirmed whether a code was read at it
 * @returns false, with nothing changed, when the address has an account already
 */
export async function updateEmail(tx: Tx, personId: string, email: string, confirmed: boolean): Promise<boolean> {
  try {
    await tx.transaction((inner) =>
      inner
        .update(accounts)
        .set({ email, emailConfirmedAt: confirmed ? sql`now()` : null })
        .where(eq(accounts.personId, personId)),
    );
    return true;
  } catch (error) {
    const { code } = (error as { cause?: { code?: string } }).cause ?? (error as { code?: string });
    if (code === uniqueViolation) return false;
    throw error;
  }
}

/** SQLSTATE of PostgreSQL. */
const uniqueViolation = '23505';

/** @returns false when the address has an account already */
export async function insertAccount(
  tx: Tx,
  account: { personId: string; email: string; passwordHash: string | null },
): Promise<boolean> {
  const rows = await tx
    .insert(accounts)
    .values(account)
    .onConflictDoNothing()
    .returning({ personId: accounts.personId });
  return rows.length === 1;
}

export async function updateEmailConfirmed(tx: Reader, personId: string): Promise<void> {
  await tx
    .update(accounts)
    .set({ emailConfirmedAt: sql`now()` })
    .where(and(eq(accounts.personId, personId), isNull(accounts.emailConfirmedAt)));
}

export async function insertRoleGrant(tx: Tx, grant: RoleGrant & { grantId: string; personId: string }): Promise<void> {
  await tx.insert(roleGrants).values(grant);
}

export async function deleteRoleGrants(tx: Tx, personId: string, role: Role): Promise<void> {
  await tx.delete(roleGrants).where(and(eq(roleGrants.personId, personId), eq(roleGrants.role, role)));
}

/** Takes a role in one space away; the same role elsewhere stays. */
export async function deleteSpaceRole(
  tx: Tx,
  { personId, role, spaceId }: { personId: string; role: Role; spaceId: string },
): Promise<void> {
  await tx
    .delete(roleGrants)
    .where(and(eq(roleGrants.personId, personId), eq(roleGrants.role, role), eq(roleGrants.spaceId, spaceId)));
}

export async function listRoleGrants(db: Reader, personId: string): Promise<RoleGrant[]> {
  return db
    .select({ role: roleGrants.role, communeId: roleGrants.communeId, spaceId: roleGrants.spaceId })
    .from(roleGrants)
    .where(eq(roleGrants.personId, personId))
    .orderBy(asc(roleGrants.grantedAt));
}

export async function updateSuspended(tx: Tx, personId: string, suspended: boolean): Promise<void> {
  await tx
    .update(people)
    .set({ suspendedAt: suspended ? sql`now()` : null })
    .where(eq(people.personId, personId));
}
