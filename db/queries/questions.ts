import { and, asc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { questions } from '../schema/questions.ts';

export type QuestionRow = typeof questions.$inferSelect;
/** `changes` rises with every support given or taken back. */
export type SupportCounts = { supports: number; changes: number };

/** The questions of a session that everybody may know of, in their order: not those that wait or were refused. */
export async function listShownQuestions(db: Reader, sessionId: string): Promise<QuestionRow[]> {
  return db
    .select()
    .from(questions)
    .where(and(eq(questions.sessionId, sessionId), notInArray(questions.state, ['held', 'refused'])))
    .orderBy(asc(questions.number));
}

/** Questions of some states in their order, at most `limit`. */
export async function listQuestionsInState(
  db: Reader,
  sessionId: string,
  states: Array<QuestionRow['state']>,
  limit: number,
): Promise<QuestionRow[]> {
  return db
    .select()
    .from(questions)
    .where(and(eq(questions.sessionId, sessionId), inArray(questions.state, states)))
    .orderBy(asc(questions.number))
    .limit(limit);
}

export async function listQuestionsById(db: Reader, ids: string[]): Promise<QuestionRow[]> {
  if (ids.length === 0) return [];
  return db.select().from(questions).where(inArray(questions.questionId, ids));
}

/** How many questions of a session wait for a moderator. */
export async function countHeldQuestions(db: Reader, sessionId: string): Promise<number> {
  const [row] = await db
    .select({ held: sql<number>`count(*)::int` })
    .from(questions)
    .where(and(eq(questions.sessionId, sessionId), eq(questions.state, 'held')));
  return row?.held ?? 0;
}

/** How many questions each of these people asked in a session. */
export async function listQuestionCounts(tx: Tx, sessionId: string, personIds: string[]): Promise<Map<string, number>> {
  const rows = await tx
    .select({ authorId: questions.authorId, count: sql<number>`count(*)::int` })
    .from(questions)
    .where(and(eq(questions.sessionId, sessionId), inArray(questions.authorId, personIds)))
    .groupBy(questions.authorId);
  return new Map(rows.map((row) => [row.authorId, row.count]));
}

/** Questions with a share lock: none of them is moved or hidden while supports are stored. */
export async function listQuestionsForShare(tx: Tx, ids: string[]): Promise<QuestionRow[]> {
  return tx
    .select()
    .from(questions)
    .where(inArray(questions.questionId, ids))
    .orderBy(asc(questions.questionId))
    .for('share');
}

export async function findQuestionForUpdate(tx: Tx, questionId: string): Promise<QuestionRow | null> {
  const [row] = await tx.select().from(questions).where(eq(questions.questionId, questionId)).for('update');
  return row ?? null;
}

/** The question that is live in a session, locked. */
export async function findLiveQuestionForUpdate(tx: Tx, sessionId: string): Promise<QuestionRow | null> {
  const [row] = await tx
    .select()
    .from(questions)
    .where(and(eq(questions.sessionId, sessionId), eq(questions.state, 'live')))
    .for('update');
  return row ?? null;
}

export async function insertQuestions(tx: Tx, rows: Array<typeof questions.$inferInsert>): Promise<void> {
  if (rows.length > 0) await tx.insert(questions).values(rows);
}

export async function updateQuestion(tx: Tx, questionId: string, change: Partial<QuestionRow>): Promise<QuestionRow> {
  const [row] = await tx.update(questions).set(change).where(eq(questions.questionId, questionId)).returning();
  if (!row) throw new Error(`question ${questionId} is gone`);
  return row;
}

/** Counts the committed supports of questions; one that nobody ever supported is left out. */
export async function listSupportCounts(db: Reader, questionIds: string[]): Promise<Map<string, SupportCounts>> {
  if (questionIds.length === 0) return new Map();
  const rows = await db.execute<SupportCounts & { questionId: string }>(sql`
    select question_id as "questionId", count(*) filter (where support = 1)::int as supports,
      sum(revision)::int as changes
    from question_supports where question_id = any(${sql.param(questionIds)}::uuid[]) group by question_id`);
  return new Map(rows.map(({ questionId, ...counts }) => [questionId, counts]));
}

/** Who supports which question of a session, by the question's number, for its open data. */
export async function listSessionSupports(
  db: Reader,
  sessionId: string,
): Promise<Array<{ number: number; personId: string }>> {
  return db.execute(sql`
    select q.number, p.person_id as "personId" from question_supports p join questions q using (question_id)
    where q.session_id = ${sessionId} and p.support = 1 and q.state not in ('held', 'refused')`);
}
