import { randomUUID } from 'node:crypto';
import type { ModerationActName, ModerationReason } from '#app/contract/moderation.ts';
import type { CommentState } from '#app/contract/views.ts';
import type { CommentRow } from '#db/queries/comments.ts';
import { updateComment } from '#db/queries/comments.ts';
import { updateReportsOutcome } from '#db/queries/comment-reports.ts';
import { insertModerationAct } from '#db/queries/moderation-acts.ts';
import { presentComment } from '../comments/present.ts';
import type { Work } from '../context.ts';
import { sessionTopic, userTopic } from '../context.ts';
import { tellQueue } from '../sessions/access.ts';
import { grantAppeal } from './grant-appeal.ts';

/** What a moderator does with a comment. */
export type CommentChange = {
  act: Extract<ModerationActName, 'hide' | 'restore' | 'release' | 'refuse' | 'keep' | 'uphold' | 'grant' | 'undo'>;
  to: CommentState;
  reason: ModerationReason | null;
  note?: string | undefined;
};

/**
 * Changes a locked comment, writes the act into the log, and tells: everybody what was or becomes visible, its author,
 * those who reported it, and the moderators. Showing what had been taken from view grants the appeal against that.
 */
export async function changeComment(
  work: Work,
  { row, moderatorId }: { row: CommentRow; moderatorId: string },
  change: CommentChange,
): Promise<void> {
  const { commentId, sessionId } = row;
  const after = await updateComment(work.tx, commentId, { state: change.to, reason: change.reason });
  if (change.act === 'restore' || change.act === 'grant') await grantAppeal(work, commentId, moderatorId, change.note);
  await insertModerationAct(work.tx, {
    moderationActId: randomUUID(),
    sessionId,
    targetKind: 'comment',
    targetId: commentId,
    act: change.act,
    reason: change.reason,
    note: change.note ?? null,
    moderatorId,
  });
  await tellReporters(work, change.act, after);
  if (change.act === 'keep') tellQueue(work, sessionId);
  else tell(work, row.state, after);
}

/** Public for what was or becomes visible; a hint to the author and to the moderators in any case. */
function tell(work: Work, before: CommentState, row: CommentRow): void {
  const topic = sessionTopic(row.sessionId);
  const commentId = row.commentId;
  if (row.state === 'published') {
    const shown = presentComment(row);
    if (before === 'hidden')
      work.publish({ topic, name: 'comment.restored', data: { commentId, from: before }, shown });
    else work.publish({ topic, name: 'comment.posted', data: { commentId }, shown });
  } else if (row.state === 'held') {
    if (before === 'published')
      work.publish({
        topic,
        name: 'text.withheld',
        data: { targetId: commentId, parentId: row.parentId },
      });
  } else if (before === 'published') {
    work.publish({ topic, name: 'comment.hidden', data: { commentId, parentId: row.parentId, reason: row.reason } });
  }
  work.publish({
    topic: userTopic(row.authorId),
    name: 'comment.decided',
    data: { commentId, state: row.state, reason: row.reason },
  });
  tellQueue(work, row.sessionId);
}

/** Settles what was reported, and tells each who did. */
async function tellReporters(work: Work, act: CommentChange['act'], row: CommentRow): Promise<void> {
  if (act === 'release' || act === 'refuse' || act === 'uphold' || act === 'undo') return;
  const { commentId, state, reason } = row;
  for (const personId of await updateReportsOutcome(work.tx, commentId, act === 'hide' ? 'hidden' : 'kept')) {
    work.publish({ topic: userTopic(personId), name: 'comment.decided', data: { commentId, state, reason } });
  }
}
