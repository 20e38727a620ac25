import { randomUUID } from 'node:crypto';
import type { HideContentInput, ShowContentInput } from '#app/contract/inputs/moderate-session.ts';
import type { CommentState } from '#app/contract/views.ts';
import type { CommentRow } from '#db/queries/comments.ts';
import { insertModerationAct, updateComment } from '#db/queries/comments.ts';
import { updateReportsOutcome } from '#db/queries/comment-reports.ts';
import { accessComment } from '../comments/access.ts';
import { presentComment } from '../comments/present.ts';
import { canModerateComments } from '../comments/policy.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic, transact, userTopic } from '../context.ts';
import { tellQueue } from '../sessions/access.ts';

type Change = {
  act: 'hide' | 'restore' | 'release' | 'refuse' | 'keep';
  to: CommentState;
  reason: HideContentInput['reason'] | null;
  note?: string | undefined;
};

/**
 * Hides a shown comment, or refuses a held one, with a reason from the charter. Its author is told; everybody sees that
 * a comment was hidden and why, nobody its text.
 * @throws AppError `forbidden`, `not_found`; hiding twice changes nothing
 */
export async function hideComment(ctx: ActionContext, input: HideContentInput): Promise<void> {
  await moderate(ctx, input.targetId, (row) => {
    if (row.state === 'published') return { act: 'hide', to: 'hidden', reason: input.reason, note: input.note };
    if (row.state === 'held') return { act: 'refuse', to: 'refused', reason: input.reason, note: input.note };
    return null;
  });
}

/**
 * Releases a held comment, or shows a hidden or refused one again.
 * @throws AppError `forbidden`, `not_found`; showing what is shown changes nothing
 */
export async function showComment(ctx: ActionContext, input: ShowContentInput): Promise<void> {
  await moderate(ctx, input.targetId, (row) => {
    if (row.state === 'published' || row.state === 'withdrawn') return null;
    return { act: row.state === 'held' ? 'release' : 'restore', to: 'published', reason: null };
  });
}

/**
 * Leaves a shown comment where it is, against what was reported: those who reported it are told.
 * @throws AppError `forbidden`, `not_found`; where it is not shown nothing changes
 */
export async function keepComment(ctx: ActionContext, input: ShowContentInput): Promise<void> {
  await moderate(ctx, input.targetId, (row) =>
    row.state === 'published' ? { act: 'keep', to: 'published', reason: null } : null,
  );
}

async function moderate(
  ctx: ActionContext,
  commentId: string,
  decide: (row: CommentRow) => Change | null,
): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { row, person } = await accessComment(ctx, work, commentId, (who, _, session) =>
      canModerateComments(who, session),
    );
    const change = decide(row);
    if (!change) return;
    const after = await updateComment(work.tx, commentId, { state: change.to, reason: change.reason });
    await insertModerationAct(work.tx, {
      moderationActId: randomUUID(),
      sessionId: row.sessionId,
      targetKind: 'comment',
      targetId: commentId,
      act: change.act,
      reason: change.reason,
      note: change.note ?? null,
      moderatorId: person.personId,
    });
    await tellReporters(work, change.act, after);
    if (change.act === 'keep') tellQueue(work, after.sessionId);
    else tell(work, row.state, after);
  });
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
async function tellReporters(work: Work, act: Change['act'], row: CommentRow): Promise<void> {
  if (act === 'release' || act === 'refuse') return;
  const { commentId, state, reason } = row;
  for (const personId of await updateReportsOutcome(work.tx, commentId, act === 'hide' ? 'hidden' : 'kept')) {
    work.publish({ topic: userTopic(personId), name: 'comment.decided', data: { commentId, state, reason } });
  }
}
