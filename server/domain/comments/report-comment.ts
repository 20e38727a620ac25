import type { ActAnswer } from '#app/contract/commands.ts';
import type { ReportCommentInput } from '#app/contract/inputs/report-comment.ts';
import { insertCommentReport } from '#db/queries/comment-reports.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { authorize } from '../policy.ts';
import { tellQueue } from '../sessions/access.ts';
import type { Act, Outcome } from '../writer.ts';
import { changeEach } from './change-each.ts';
import { canReportComment } from './policy.ts';

/**
 * Reports a shown comment to the moderators, once per person: a second time changes nothing. It hides nothing by itself.
 * Answers after the commit.
 * @throws AppError `not_found`, `forbidden` for who does not take part, `conflict` for one's own or a hidden one
 */
export async function reportComment(
  ctx: ActionContext,
  input: ReportCommentInput,
): Promise<ActAnswer<'reportComment'>> {
  const { personId } = requirePerson(ctx.actor);
  return ctx.services.writer.submit({ name: 'reportComment', personId, lang: ctx.lang, input });
}

/** Stores a batch of reports, in the order they came. */
export function storeCommentReports(work: Work, acts: Array<Act<'reportComment'>>): Promise<Outcome[]> {
  return changeEach(work, acts, async ({ row, session, person }, { personId, input }) => {
    authorize(canReportComment(person, row, session));
    const { commentId, reason } = input;
    if (await insertCommentReport(work.tx, { commentId, personId, reason })) tellQueue(work, row.sessionId);
    return {};
  });
}
