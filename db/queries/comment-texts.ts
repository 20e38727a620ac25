import { and, asc, eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { comments, commentTexts } from '../schema/comments.ts';

export type CommentTextRow = typeof commentTexts.$inferSelect;

/** Seconds since a comment was posted, by the clock of the database; null for an unknown one. */
export async function findCommentAge(tx: Tx, commentId: string): Promise<number | null> {
  const [row] = await tx
    .select({ age: sql<string>`extract(epoch from clock_timestamp() - ${comments.postedAt})` })
    .from(comments)
    .where(eq(comments.commentId, commentId));
  return row ? Number(row.age) : null;
}

export async function insertCommentText(tx: Tx, row: typeof commentTexts.$inferInsert): Promise<void> {
  await tx.insert(commentTexts).values(row);
}

/** Gives a comment new words, and says when. */
export async function updateCommentText(
  tx: Tx,
  commentId: string,
  { text, lang }: Pick<CommentTextRow, 'text' | 'lang'>,
): Promise<void> {
  await tx
    .update(comments)
    .set({ text, lang, editedAt: sql`clock_timestamp()` })
    .where(eq(comments.commentId, commentId));
}

/** New words that wait or were refused give way to later ones. */
export async function updateTextsReplaced(tx: Tx, commentId: string): Promise<void> {
  await tx.execute(sql`
    update comment_texts set state = 'replaced' where comment_id = ${commentId} and state in ('held', 'refused')`);
}

/** The new words of a comment that wait for a moderator, locked. */
export async function findHeldTextForUpdate(tx: Tx, commentId: string): Promise<CommentTextRow | null> {
  const [row] = await tx
    .select()
    .from(commentTexts)
    .where(and(eq(commentTexts.commentId, commentId), eq(commentTexts.state, 'held')))
    .for('update');
  return row ?? null;
}

export async function updateTextRefused(
  tx: Tx,
  commentTextId: string,
  reason: NonNullable<CommentTextRow['reason']>,
): Promise<void> {
  await tx.update(commentTexts).set({ state: 'refused', reason }).where(eq(commentTexts.commentTextId, commentTextId));
}

export async function deleteCommentText(tx: Tx, commentTextId: string): Promise<void> {
  await tx.delete(commentTexts).where(eq(commentTexts.commentTextId, commentTextId));
}

/** The words a comment had before, oldest first: only those that were public. */
export async function listEarlierTexts(
  db: Reader,
  commentId: string,
): Promise<Array<Pick<CommentTextRow, 'text' | 'lang' | 'writtenAt'>>> {
  return db
    .select({ text: commentTexts.text, lang: commentTexts.lang, writtenAt: commentTexts.writtenAt })
    .from(commentTexts)
    .where(and(eq(commentTexts.commentId, commentId), eq(commentTexts.state, 'shown')))
    .orderBy(asc(commentTexts.writtenAt));
}

/** How often the words of each comment of a session were changed while they were public; one never changed is left out. */
export async function listEditCounts(db: Reader, sessionId: string): Promise<Map<string, number>> {
  const rows = await db.execute<{ commentId: string; edits: number }>(sql`
    select x.comment_id as "commentId", count(*)::int as edits from comment_texts x join comments c using (comment_id)
    where c.session_id = ${sessionId} and x.state = 'shown' group by x.comment_id`);
  return new Map(rows.map(({ commentId, edits }) => [commentId, edits]));
}

/** New words of shown comments that wait for a moderator, oldest first. */
export async function listHeldTexts(
  db: Reader,
  sessionId: string,
  limit: number,
): Promise<Array<Pick<CommentTextRow, 'commentId' | 'text' | 'lang' | 'heldWords'>>> {
  return db
    .select({
      commentId: commentTexts.commentId,
      text: commentTexts.text,
      lang: commentTexts.lang,
      heldWords: commentTexts.heldWords,
    })
    .from(commentTexts)
    .innerJoin(comments, eq(comments.commentId, commentTexts.commentId))
    .where(and(eq(comments.sessionId, sessionId), eq(comments.state, 'published'), eq(commentTexts.state, 'held')))
    .orderBy(asc(commentTexts.writtenAt))
    .limit(limit);
}
