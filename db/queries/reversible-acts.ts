import { and, desc, eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { reversibleActRows as acts } from '../schema/reversible-acts.ts';

export type ReversibleActRow = typeof acts.$inferSelect;

/** Keeps how to take an act back. */
export async function insertReversibleAct(tx: Tx, act: Omit<ReversibleActRow, 'step' | 'undoneAt'>): Promise<void> {
  await tx.insert(acts).values(act);
}

export async function findReversibleAct(db: Reader, undoId: string): Promise<ReversibleActRow | null> {
  const [row] = await db.select().from(acts).where(eq(acts.undoId, undoId));
  return row ?? null;
}

/** The last act on the same thing, taken back or not. */
export async function findLastOfScope(db: Reader, sessionId: string, scope: string): Promise<string | null> {
  const [row] = await db
    .select({ undoId: acts.undoId })
    .from(acts)
    .where(and(eq(acts.sessionId, sessionId), eq(acts.scope, scope)))
    .orderBy(desc(acts.step))
    .limit(1);
  return row?.undoId ?? null;
}

/** The last act of a moderator in a session; null where it was taken back already. */
export async function findLastOfModerator(
  db: Reader,
  sessionId: string,
  moderatorId: string,
): Promise<Pick<ReversibleActRow, 'undoId' | 'act'> | null> {
  const [row] = await db
    .select({ undoId: acts.undoId, act: acts.act, undoneAt: acts.undoneAt })
    .from(acts)
    .where(and(eq(acts.sessionId, sessionId), eq(acts.moderatorId, moderatorId)))
    .orderBy(desc(acts.step))
    .limit(1);
  return row && row.undoneAt === null ? { undoId: row.undoId, act: row.act } : null;
}

export async function updateUndone(tx: Tx, undoId: string, undoneAt: Date): Promise<void> {
  await tx.update(acts).set({ undoneAt }).where(eq(acts.undoId, undoId));
}

/** Whether anybody has contributed to a session, or a vote was opened in it. */
export async function hasContributions(db: Reader, sessionId: string): Promise<boolean> {
  const [row] = await db.execute<{ any: boolean }>(sql`
    select exists (select from comments where session_id = ${sessionId})
      or exists (select from questions where session_id = ${sessionId})
      or exists (select from floor_requests where session_id = ${sessionId} and person_id is not null)
      or exists (select from motions where session_id = ${sessionId} and state <> 'draft')
      or exists (select from statements where session_id = ${sessionId} and not by_organisers)
      or exists (select from statement_votes v join statements s using (statement_id)
        where s.session_id = ${sessionId}) as any`);
  return row?.any ?? false;
}

/** What tells that somebody has answered a text, by its kind. */
const answersTo = {
  comment: (id: string) => sql`exists (select from comments where parent_id = ${id})
    or exists (select from comment_supports where comment_id = ${id})
    or exists (select from comment_reports where comment_id = ${id})`,
  statement: (id: string) => sql`exists (select from statement_votes where statement_id = ${id})
    or exists (select from statements where merged_into = ${id})`,
  question: (id: string) => sql`exists (select from question_supports where question_id = ${id})`,
};

/** Whether anybody has replied to a text, supported or reported it, or voted on it, also where they took it back. */
export async function hasAnswers(db: Reader, kind: keyof typeof answersTo, id: string): Promise<boolean> {
  const [row] = await db.execute<{ any: boolean }>(sql`select ${answersTo[kind](id)} as any`);
  return row?.any ?? false;
}
