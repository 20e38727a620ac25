import type { ReportCommentInput } from '#app/contract/inputs/report-comment.ts';
import { insertCommentReport } from '#db/queries/comment-reports.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { accessComment } from './access.ts';
import { canReportComment } from './policy.ts';
import { tellQueue } from '../sessions/access.ts';

/**
 * Reports a shown comment to the moderators, once per person: a second time changes nothing. It hides nothing by itself.
 * @throws AppError `not_found`, `forbidden` for who does not take part, `conflict` for one's own or a hidden one
 */
export async function reportComment(ctx: ActionContext, { commentId, reason }: ReportCommentInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { row, person } = await accessComment(ctx, work, commentId, canReportComment);
    if (!(await insertCommentReport(work.tx, { commentId, personId: person.personId, reason }))) return;
    tellQueue(work, row.sessionId);
  });
}
