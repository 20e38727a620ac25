import { and, desc, eq, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { SanctionKind } from '#app/contract/moderation.ts';
import type { Reader, Tx } from '../client.ts';
import { comments } from '../schema/comments.ts';
import { sanctions } from '../schema/moderation.ts';
import { people } from '../schema/people.ts';

export type SanctionRow = typeof sanctions.$inferSelect;

/** What holds of a person now: a mute in a session, a ban in a commune. */
export type Restriction = { kind: Exclude<SanctionKind, 'warn'>; sessionId: string; communeId: string };

/** The restrictions of the person whose id is in `personId`, as one JSON value; null for none. */
export const restrictionsOf = (personId: SQL): SQL => sql`(
  select jsonb_agg(jsonb_build_object('kind', kind, 'sessionId', session_id, 'communeId', commune_id))
  from sanctions r where r.person_id = ${personId} and r.lifted_at is null and r.kind <> 'warn')`;

/** As {@link restrictionsOf}, for statements about many people: they are not looked at one by one while nobody has any. */
export const restrictionsIfAny = (personId: SQL): SQL => sql`
  case when (select exists (select from sanctions where lifted_at is null and kind <> 'warn'))
    then ${restrictionsOf(personId)} end`;

export async function insertSanction(
  tx: Tx,
  sanction: Omit<SanctionRow, 'imposedAt' | 'confirmedAt' | 'liftedAt'>,
): Promise<void> {
  await tx.insert(sanctions).values(sanction);
}

export async function findSanction(db: Reader, sanctionId: string): Promise<SanctionRow | null> {
  const [row] = await db.select().from(sanctions).where(eq(sanctions.sanctionId, sanctionId));
  return row ?? null;
}

/** The same that holds already: a warning for this comment, a mute in this session, a ban in this commune. */
export async function findStandingSanction(
  db: Reader,
  { kind, personId, sessionId, communeId, commentId }: Omit<SanctionRow, 'imposedAt' | 'confirmedAt' | 'liftedAt'>,
): Promise<SanctionRow | null> {
  const scope = {
    warn: eq(sanctions.commentId, commentId),
    mute: eq(sanctions.sessionId, sessionId),
    ban: eq(sanctions.communeId, communeId),
  };
  const [row] = await db
    .select()
    .from(sanctions)
    .where(and(eq(sanctions.personId, personId), eq(sanctions.kind, kind), isNull(sanctions.liftedAt), scope[kind]))
    .limit(1);
  return row ?? null;
}

/** Ends a sanction, and with a ban every other one of the person in the commune. */
export async function updateSanctionLifted(
  tx: Tx,
  { sanctionId, kind, personId, communeId }: SanctionRow,
): Promise<void> {
  const all = and(eq(sanctions.kind, 'ban'), eq(sanctions.personId, personId), eq(sanctions.communeId, communeId));
  await tx
    .update(sanctions)
    .set({ liftedAt: sql`now()` })
    .where(and(kind === 'ban' ? all : eq(sanctions.sanctionId, sanctionId), isNull(sanctions.liftedAt)));
}

/** Notes that a warning was read, the first time. */
export async function updateSanctionConfirmed(tx: Tx, sanctionId: string): Promise<void> {
  await tx
    .update(sanctions)
    .set({ confirmedAt: sql`now()` })
    .where(and(eq(sanctions.sanctionId, sanctionId), isNull(sanctions.confirmedAt)));
}

/** What holds in a session, with the name of the person and the number of the comment where it is one of the session. */
export type StandingSanction = SanctionRow & { name: string | null; number: number | null };

/** The sanctions that hold in a session, newest first: its own, and the bans of its commune. */
export async function listStandingSanctions(
  db: Reader,
  { sessionId, communeId }: { sessionId: string; communeId: string },
  limit: number,
): Promise<StandingSanction[]> {
  const here = or(
    eq(sanctions.sessionId, sessionId),
    and(eq(sanctions.kind, 'ban'), eq(sanctions.communeId, communeId)),
  );
  const rows = await db
    .select({ sanction: sanctions, name: people.displayName, number: comments.number })
    .from(sanctions)
    .innerJoin(people, eq(people.personId, sanctions.personId))
    .leftJoin(comments, and(eq(comments.commentId, sanctions.commentId), eq(comments.sessionId, sessionId)))
    .where(and(here, isNull(sanctions.liftedAt)))
    .orderBy(desc(sanctions.imposedAt))
    .limit(limit);
  return rows.map(({ sanction, ...more }) => ({ ...sanction, ...more }));
}

/** The bans of the last minutes that still hold. */
export async function listRecentBans(
  db: Reader,
  minutes: number,
): Promise<Array<Pick<SanctionRow, 'personId' | 'communeId'>>> {
  return db.execute<Pick<SanctionRow, 'personId' | 'communeId'>>(sql`
    select person_id as "personId", commune_id as "communeId" from sanctions
    where kind = 'ban' and lifted_at is null and imposed_at > now() - make_interval(mins => ${minutes})`);
}

/** What was imposed on a guest holds for the account that they sign in with. */
export async function updateSanctionsOwner(tx: Tx, guestId: string, accountId: string): Promise<void> {
  await tx.update(sanctions).set({ personId: accountId }).where(eq(sanctions.personId, guestId));
}
