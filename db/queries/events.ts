import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { eventLog, performedActs, topics } from '../schema/events.ts';

export type LoggedEvent = { topic: string; seq: number; name: string; at: string; data: Record<string, unknown> };

/**
 * Takes the next `count` numbers of a topic. The topic's row stays locked until the transaction ends, so that
 * numbers appear in the order of the commits and without a gap.
 * @returns the first of them
 */
export async function takeSeqs(tx: Tx, topic: string, count: number): Promise<number> {
  const [row] = await tx
    .insert(topics)
    .values({ topic, lastSeq: count })
    .onConflictDoUpdate({ target: topics.topic, set: { lastSeq: sql`${topics.lastSeq} + ${count}` } })
    .returning({ lastSeq: topics.lastSeq });
  return (row?.lastSeq ?? count) - count + 1;
}

/** Writes the log rows of one transaction. */
export async function insertEvents(tx: Tx, rows: LoggedEvent[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.insert(eventLog).values(rows.map((row) => ({ ...row, at: new Date(row.at) })));
}

/** The events of a topic after `afterSeq` in their order, at most `limit`. */
export async function listEventsAfter(
  db: Reader,
  topic: string,
  afterSeq: number,
  limit: number,
): Promise<LoggedEvent[]> {
  const rows = await db
    .select()
    .from(eventLog)
    .where(and(eq(eventLog.topic, topic), gt(eventLog.seq, afterSeq)))
    .orderBy(asc(eventLog.seq))
    .limit(limit);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** The events of a topic that have one of these names, in their order. */
export async function listEventsNamed(db: Reader, topic: string, names: string[]): Promise<LoggedEvent[]> {
  const rows = await db
    .select()
    .from(eventLog)
    .where(and(eq(eventLog.topic, topic), inArray(eventLog.name, names)))
    .orderBy(asc(eventLog.seq));
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Every event of a topic, for the open data of a session. */
export async function listAllEvents(db: Reader, topic: string): Promise<LoggedEvent[]> {
  return listEventsAfter(db, topic, 0, 1_000_000);
}

/** The last number given out in a topic, 0 before the first. */
export async function findLastSeq(db: Reader, topic: string): Promise<number> {
  const [row] = await db.select({ lastSeq: topics.lastSeq }).from(topics).where(eq(topics.topic, topic));
  return row?.lastSeq ?? 0;
}

export type PerformedAct = {
  personId: string;
  actionId: string;
  command: string;
  inputHash: string;
  answer: Record<string, unknown>;
};

/** Makes another transaction that does the same act wait until this one ends. */
export async function lockAct(tx: Tx, personId: string, actionId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${personId} ${actionId}`}, 0))`);
}

/** Those of the given acts that were done before. */
export async function listPerformedActs(
  tx: Tx,
  keys: Array<{ personId: string; actionId: string }>,
): Promise<PerformedAct[]> {
  if (keys.length === 0) return [];
  return tx
    .select({
      personId: performedActs.personId,
      actionId: performedActs.actionId,
      command: performedActs.command,
      inputHash: performedActs.inputHash,
      answer: performedActs.answer,
    })
    .from(performedActs)
    .where(
      sql`(${performedActs.personId}, ${performedActs.actionId}) in (select * from unnest(
        ${sql.param(keys.map((key) => key.personId))}::uuid[], ${sql.param(keys.map((key) => key.actionId))}::uuid[]))`,
    );
}

/** Remembers acts with their answers. A key that exists already fails the transaction. */
export async function insertPerformedActs(tx: Tx, acts: PerformedAct[]): Promise<void> {
  if (acts.length === 0) return;
  await tx.execute(sql`
    insert into performed_acts (person_id, action_id, command, input_hash, answer)
    select * from unnest(
      ${sql.param(acts.map((act) => act.personId))}::uuid[],
      ${sql.param(acts.map((act) => act.actionId))}::uuid[],
      ${sql.param(acts.map((act) => act.command))}::text[],
      ${sql.param(acts.map((act) => act.inputHash))}::text[],
      ${sql.param(acts.map((act) => JSON.stringify(act.answer)))}::jsonb[]) order by 1, 2`);
}
