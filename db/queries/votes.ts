import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { MethodBallot } from '#app/contract/ballots.ts';
import type { Reader, Tx } from '../client.ts';
import { motions, statements, statementTexts } from '../schema/votes.ts';

export type MotionRow = typeof motions.$inferSelect;
export type StatementRow = typeof statements.$inferSelect;
export type StatementTallyRow = { statementId: string; agree: number; disagree: number; pass: number; changes: number };
/**
 * Ballots of a motion; of those of other methods than yes/no, and of open sealed votes, only how many were cast.
 * `delegated` of them somebody cast in the name of another,
 * `kiosk` of them came by a shared tablet.
 */
export type BallotCounts = {
  yes: number;
  no: number;
  abstain: number;
  cast: number;
  delegated: number;
  changes: number;
  kiosk: number;
  /** How many of each of two colleges take part by their ballots; null where there are none. */
  parts: number[] | null;
};

/** Motions with a share lock: none of them can be closed before the transaction ends. */
export async function listMotionsForShare(tx: Tx, ids: string[]): Promise<MotionRow[]> {
  return tx.select().from(motions).where(inArray(motions.motionId, ids)).orderBy(asc(motions.motionId)).for('share');
}

/** A motion with an update lock: no ballot lands while it is held. */
export async function findMotionForUpdate(tx: Tx, motionId: string): Promise<MotionRow | null> {
  const [row] = await tx.select().from(motions).where(eq(motions.motionId, motionId)).for('update');
  return row ?? null;
}

export async function findMotion(db: Reader, motionId: string): Promise<MotionRow | null> {
  const [row] = await db.select().from(motions).where(eq(motions.motionId, motionId));
  return row ?? null;
}

export async function listMotions(db: Reader, sessionId: string): Promise<MotionRow[]> {
  return db.select().from(motions).where(eq(motions.sessionId, sessionId)).orderBy(asc(motions.number));
}

export async function insertMotion(tx: Tx, motion: typeof motions.$inferInsert): Promise<void> {
  await tx.insert(motions).values(motion);
}

export async function updateMotion(tx: Tx, motionId: string, change: Partial<MotionRow>): Promise<MotionRow> {
  const [row] = await tx.update(motions).set(change).where(eq(motions.motionId, motionId)).returning();
  if (!row) throw new Error(`motion ${motionId} is gone`);
  return row;
}

export async function deleteMotion(tx: Tx, motionId: string): Promise<void> {
  await tx.delete(motions).where(eq(motions.motionId, motionId));
}

/** Keeps who is a member of the session's space now: they may vote on the motion. */
export async function insertElectors(tx: Tx, motionId: string): Promise<number> {
  const rows = await tx.execute(sql`
    insert into motion_electors (motion_id, person_id)
    select distinct m.motion_id, r.person_id from motions m join sessions s using (session_id) join role_grants r
      on r.role = 'member' and (r.commune_id is null or r.commune_id = s.commune_id)
        and (r.space_id is null or r.space_id = s.space_id)
    where m.motion_id = ${motionId} returning person_id`);
  return rows.length;
}

/** Who may vote on motions of members, by motion. A motion on which everybody votes has no electors. */
export async function listElectors(tx: Tx, motionIds: string[]): Promise<Map<string, Set<string>>> {
  const rows = await tx.execute<{ motionId: string; personId: string }>(sql`
    select motion_id as "motionId", person_id as "personId" from motion_electors
    where motion_id = any(${sql.param(motionIds)}::uuid[])`);
  const electors = new Map<string, Set<string>>();
  for (const { motionId, personId } of rows) {
    const known = electors.get(motionId);
    if (known) known.add(personId);
    else electors.set(motionId, new Set([personId]));
  }
  return electors;
}

/** How many of each college take part by their ballots; those by delegates only where they count for the quorum. */
const partsOf = (motionId: SQL): SQL => sql`(
  select jsonb_agg(c.part order by c.college) from (
    select e.college, count(b.person_id)
      - case when v.delegation->>'forQuorum' = 'false' then count(b.cast_by) else 0 end as part
    from motion_electors e join motions v using (motion_id) left join ballots b using (motion_id, person_id)
    where e.motion_id = ${motionId} and e.college is not null group by e.college, v.delegation) c)`;

/** Counts the committed ballots of motions; `changes` rises with every ballot and never falls. */
export async function listBallotCounts(db: Reader, motionIds: string[]): Promise<Map<string, BallotCounts>> {
  const rows = await db.execute<BallotCounts & { motionId: string }>(sql`
    select counted.*, ${partsOf(sql`counted."motionId"`)} as parts from (
    select motion_id as "motionId", count(*) filter (where choice = 'yes')::int as yes,
      count(*) filter (where choice = 'no')::int as no, count(*) filter (where choice = 'abstain')::int as abstain,
      count(*)::int as cast, count(cast_by)::int as delegated, sum(revision)::int as changes,
      count(*) filter (where kiosk)::int as kiosk
    from ballots where motion_id = any(${sql.param(motionIds)}::uuid[]) group by motion_id
    union all
    select motion_id, 0, 0, 0, count(*)::int, count(cast_by)::int, sum(revision)::int, count(*) filter (where kiosk)::int
    from method_ballots where motion_id = any(${sql.param(motionIds)}::uuid[]) group by motion_id
    union all
    select motion_id, 0, 0, 0, count(*)::int, 0, sum(revision)::int, 0
    from open_sealed_ballots where motion_id = any(${sql.param(motionIds)}::uuid[]) group by motion_id
    union all
    select motion_id, count(*) filter (where b.ballot->>'choice' = 'yes')::int,
      count(*) filter (where b.ballot->>'choice' = 'no')::int,
      count(*) filter (where b.ballot->>'choice' = 'abstain')::int, count(*)::int, 0, m.sealed_changes, 0
    from sealed_ballots b join motions m using (motion_id)
    where motion_id = any(${sql.param(motionIds)}::uuid[]) group by motion_id, m.sealed_changes) counted`);
  return new Map(rows.map(({ motionId, ...counts }) => [motionId, counts]));
}

/** The committed ballots of motions of other methods than yes/no, equal ones together, with nothing of who cast them. */
export async function listMethodBallots(
  db: Reader,
  motionIds: string[],
): Promise<Map<string, Array<{ ballot: MethodBallot; w: number }>>> {
  const rows = await db.execute<{ motionId: string; ballot: MethodBallot; w: number }>(sql`
    select motion_id as "motionId", ballot, count(*)::int as w
    from (select motion_id, ballot from method_ballots union all select motion_id, ballot from sealed_ballots) b
    where motion_id = any(${sql.param(motionIds)}::uuid[])
    group by motion_id, ballot order by ballot::text collate "C"`);
  const ballots = new Map<string, Array<{ ballot: MethodBallot; w: number }>>();
  for (const { motionId, ballot, w } of rows) ballots.set(motionId, [...(ballots.get(motionId) ?? []), { ballot, w }]);
  return ballots;
}

/** Statements with a share lock, so that none is hidden while votes on it are stored. */
export async function listStatementsForShare(tx: Tx, ids: string[]): Promise<StatementRow[]> {
  return tx
    .select()
    .from(statements)
    .where(inArray(statements.statementId, ids))
    .orderBy(asc(statements.statementId))
    .for('share');
}

export async function findStatementForUpdate(tx: Tx, statementId: string): Promise<StatementRow | null> {
  const [row] = await tx.select().from(statements).where(eq(statements.statementId, statementId)).for('update');
  return row ?? null;
}

export async function listStatements(db: Reader, sessionId: string): Promise<StatementRow[]> {
  return db.select().from(statements).where(eq(statements.sessionId, sessionId)).orderBy(asc(statements.number));
}

/** Statements of one state in their order, at most `limit`. */
export async function listStatementsInState(
  db: Reader,
  sessionId: string,
  state: StatementRow['state'],
  limit: number,
): Promise<StatementRow[]> {
  return db
    .select()
    .from(statements)
    .where(and(eq(statements.sessionId, sessionId), eq(statements.state, state)))
    .orderBy(asc(statements.number))
    .limit(limit);
}

export async function listStatementsById(db: Reader, ids: string[]): Promise<StatementRow[]> {
  if (ids.length === 0) return [];
  return db.select().from(statements).where(inArray(statements.statementId, ids));
}

export async function findStatementByNumber(
  db: Reader,
  sessionId: string,
  number: number,
): Promise<StatementRow | null> {
  const [row] = await db
    .select()
    .from(statements)
    .where(and(eq(statements.sessionId, sessionId), eq(statements.number, number)));
  return row ?? null;
}

export async function insertStatementText(tx: Tx, row: typeof statementTexts.$inferInsert): Promise<void> {
  await tx.insert(statementTexts).values(row);
}

/** Every translation that moderators wrote of the statements of a session, by number, oldest first. */
export async function listStatementTexts(
  db: Reader,
  sessionId: string,
): Promise<Array<Pick<typeof statementTexts.$inferSelect, 'statementId' | 'lang' | 'text' | 'writtenAt'>>> {
  return db
    .select({
      statementId: statementTexts.statementId,
      lang: statementTexts.lang,
      text: statementTexts.text,
      writtenAt: statementTexts.writtenAt,
    })
    .from(statementTexts)
    .innerJoin(statements, eq(statements.statementId, statementTexts.statementId))
    .where(eq(statements.sessionId, sessionId))
    .orderBy(asc(statements.number), asc(statementTexts.writtenAt), asc(statementTexts.statementTextId));
}

export async function insertStatements(tx: Tx, rows: Array<typeof statements.$inferInsert>): Promise<void> {
  if (rows.length > 0) await tx.insert(statements).values(rows);
}

export async function updateStatement(
  tx: Tx,
  statementId: string,
  change: Partial<StatementRow>,
): Promise<StatementRow> {
  const [row] = await tx.update(statements).set(change).where(eq(statements.statementId, statementId)).returning();
  if (!row) throw new Error(`statement ${statementId} is gone`);
  return row;
}

/** How many statements each of these people added to a session as one who takes part. */
export async function listStatementCounts(
  tx: Tx,
  sessionId: string,
  personIds: string[],
): Promise<Map<string, number>> {
  const rows = await tx
    .select({ authorId: statements.authorId, count: sql<number>`count(*)::int` })
    .from(statements)
    .where(
      and(
        eq(statements.sessionId, sessionId),
        inArray(statements.authorId, personIds),
        eq(statements.byOrganisers, false),
      ),
    )
    .groupBy(statements.authorId);
  return new Map(rows.map((row) => [row.authorId, row.count]));
}

/** Counts committed votes of single statements. */
export async function listStatementTallies(db: Reader, statementIds: string[]): Promise<StatementTallyRow[]> {
  return db.execute<StatementTallyRow>(sql`
    select statement_id as "statementId", count(*) filter (where vote = 1)::int as agree,
      count(*) filter (where vote = -1)::int as disagree, count(*) filter (where vote = 0)::int as pass,
      sum(revision)::int as changes
    from statement_votes where statement_id = any(${sql.param(statementIds)}::uuid[]) group by statement_id`);
}

/** Every vote on the statements of a session, oldest statement first, for its open data. */
export async function listSessionVotes(
  db: Reader,
  sessionId: string,
): Promise<Array<{ number: number; personId: string; vote: number; votedAt: string }>> {
  return db.execute(sql`
    select s.number, v.person_id as "personId", v.vote, to_char(v.voted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "votedAt"
    from statement_votes v join statements s using (statement_id)
    where s.session_id = ${sessionId} order by s.number, v.person_id`);
}
