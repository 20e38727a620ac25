import type { HideContentInput, ShowContentInput } from '#app/contract/inputs/moderate-session.ts';
import type { CommentRow } from '#db/queries/comments.ts';
import { accessComment } from '../comments/access.ts';
import { canModerateComments } from '../comments/policy.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { changeComment, type CommentChange } from './change-comment.ts';
import { noteTextAct } from './note-text-act.ts';

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
 * Releases a held comment, or shows a hidden or refused one again, which grants an appeal that waits.
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
  decide: (row: CommentRow) => CommentChange | null,
): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { row, person } = await accessComment(ctx, work, commentId, (who, _, session) =>
      canModerateComments(who, session),
    );
    const change = decide(row);
    if (!change) return;
    const by = { row, moderatorId: person.personId };
    await noteTextAct(work, { kind: 'comment', targetId: commentId, act: change.act, ...by });
    await changeComment(work, by, change);
  });
}
