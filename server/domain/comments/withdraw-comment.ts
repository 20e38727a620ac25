import type { WithdrawCommentInput } from '#app/contract/inputs/withdraw-comment.ts';
import type { CommentRow } from '#db/queries/comments.ts';
import { updateComment } from '#db/queries/comments.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { accessComment } from './access.ts';
import { canReturnComment, canWithdrawComment } from './policy.ts';
import { presentComment } from './present.ts';
import { tellQueue } from '../sessions/access.ts';

/**
 * Takes back a comment of one's own: everybody sees that there was one, nobody its text. Doing it twice changes nothing.
 * @throws AppError `not_found`, `forbidden` for somebody else's, `conflict` when the session is not open
 */
export async function withdrawComment(ctx: ActionContext, input: WithdrawCommentInput): Promise<void> {
  await change(ctx, input, canWithdrawComment, async (work, row) => {
    if (row.state !== 'published' && row.state !== 'held') return;
    await updateComment(work.tx, row.commentId, { state: 'withdrawn', withdrawnFrom: row.state });
    const topic = sessionTopic(row.sessionId);
    if (row.state === 'published') {
      const { commentId, parentId } = row;
      work.publish({ topic, name: 'comment.withdrawn', data: { commentId, parentId } });
    } else {
      tellQueue(work, row.sessionId);
    }
  });
}

/**
 * Puts a withdrawn comment back where it was: shown, or in the holding queue. Doing it twice changes nothing.
 * @throws AppError as {@link withdrawComment}
 */
export async function returnComment(ctx: ActionContext, input: WithdrawCommentInput): Promise<void> {
  await change(ctx, input, canReturnComment, async (work, row) => {
    if (row.state !== 'withdrawn') return;
    const state = row.withdrawnFrom ?? 'held';
    const back = await updateComment(work.tx, row.commentId, { state, withdrawnFrom: null });
    const topic = sessionTopic(row.sessionId);
    if (state === 'published') {
      work.publish({
        topic,
        name: 'comment.restored',
        data: { commentId: row.commentId, from: 'withdrawn' },
        shown: presentComment(back),
      });
    } else {
      tellQueue(work, row.sessionId);
    }
  });
}

async function change(
  ctx: ActionContext,
  { commentId }: WithdrawCommentInput,
  decide: typeof canWithdrawComment,
  act: (work: Work, row: CommentRow) => Promise<void>,
): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { row } = await accessComment(ctx, work, commentId, decide);
    await act(work, row);
  });
}
