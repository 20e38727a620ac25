import { randomUUID } from 'node:crypto';
import type { HideContentInput, ShowContentInput } from '#app/contract/inputs/moderate-session.ts';
import { insertModerationAct } from '#db/queries/moderation-acts.ts';
import { deleteCommentText, findHeldTextForUpdate, updateTextRefused } from '#db/queries/comment-texts.ts';
import { accessComment, showEdit } from '../comments/access.ts';
import { canModerateComments } from '../comments/policy.ts';
import type { ActionContext } from '../context.ts';
import { transact, userTopic } from '../context.ts';
import { tellQueue } from '../sessions/access.ts';

/**
 * Lets the new words of a shown comment through.
 * @throws AppError `forbidden`, `not_found`; where none wait nothing changes
 */
export async function releaseEdit(ctx: ActionContext, { targetId }: ShowContentInput): Promise<void> {
  await decide(ctx, targetId, null);
}

/**
 * Refuses the new words of a comment with a reason from the charter; those that are shown stay. Its author is told.
 * @throws AppError `forbidden`, `not_found`; where none wait nothing changes
 */
export async function refuseEdit(ctx: ActionContext, { targetId, reason, note }: HideContentInput): Promise<void> {
  await decide(ctx, targetId, { reason, ...(note !== undefined && { note }) });
}

async function decide(
  ctx: ActionContext,
  commentId: string,
  refusal: Pick<HideContentInput, 'reason' | 'note'> | null,
): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { row, person } = await accessComment(ctx, work, commentId, (who, _, session) =>
      canModerateComments(who, session),
    );
    const held = await findHeldTextForUpdate(work.tx, commentId);
    if (!held || row.state !== 'published') return;
    if (refusal) {
      await updateTextRefused(work.tx, held.commentTextId, refusal.reason);
      tellQueue(work, row.sessionId);
    } else {
      await deleteCommentText(work.tx, held.commentTextId);
      await showEdit(work, row, held);
    }
    const reason = refusal?.reason ?? null;
    await insertModerationAct(work.tx, {
      moderationActId: randomUUID(),
      sessionId: row.sessionId,
      targetKind: 'comment',
      targetId: commentId,
      act: refusal ? 'refuse-edit' : 'release-edit',
      reason,
      note: refusal?.note ?? null,
      moderatorId: person.personId,
    });
    const told = { commentId, state: row.state, reason };
    work.publish({ topic: userTopic(row.authorId), name: 'comment.decided', data: told });
  });
}
