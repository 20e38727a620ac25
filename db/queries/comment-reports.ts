import { and, eq, sql } from 'drizzle-orm';
import type { ReportOutcome } from '#app/contract/comment-kinds.ts';
import type { ModerationReason } from '#app/contract/moderation.ts';
import type { Reader, Tx } from '../client.ts';
import { commentReports } from '../schema/comments.ts';

/** @returns false where this person reported the comment before */
export async function insertCommentReport(
  tx: Tx,
  report: { commentId: string; personId: string; reason: ModerationReason },
): Promise<boolean> {
  const rows = await tx
    .insert(commentReports)
    .values(report)
    .onConflictDoNothing()
    .returning({ personId: commentReports.personId });
  return rows.length === 1;
}

/**
 * Settles all reports of a comment.
 * @returns who reported it, to be told
 */
export async function updateReportsOutcome(tx: Tx, commentId: string, outcome: ReportOutcome): Promise<string[]> {
  const rows = await tx
    .update(commentReports)
    .set({ outcome })
    .where(and(eq(commentReports.commentId, commentId), sql`outcome is distinct from ${outcome}`))
    .returning({ personId: commentReports.personId });
  return rows.map((row) => row.personId);
}

export type ReportCount = { commentId: string; reason: ModerationReason; count: number };

/** The reports of shown comments that nobody has decided, counted by comment and reason. */
export async function listOpenReports(db: Reader, sessionId: string): Promise<ReportCount[]> {
  return db.execute<ReportCount>(sql`
    select r.comment_id as "commentId", r.reason, count(*)::int as count
    from comment_reports r join comments c using (comment_id)
    where c.session_id = ${sessionId} and c.state = 'published' and r.outcome is null
    group by r.comment_id, r.reason order by count desc, r.reason`);
}
