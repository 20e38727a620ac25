import { randomUUID } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import type { CommentRow } from '#db/queries/comments.ts';
import { findCommentForUpdate, listCommentsById } from '#db/queries/comments.ts';
import type { CommentTextRow } from '#db/queries/comment-texts.ts';
import { insertCommentText, updateCommentText } from '#db/queries/comment-texts.ts';
import type { Standing } from '#db/queries/people.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic } from '../context.ts';
import type { Decision } from '../policy.ts';
import { allow, authorize } from '../policy.ts';
import { accessSession, tellQueue } from '../sessions/access.ts';
import { presentComment } from './present.ts';

/**
 * Loads a comment and its session, locks both against other changes, and decides.
 * @throws AppError `not_found`, or the decision's refusal
 */
export async function accessComment(
  ctx: ActionContext,
  work: Work,
  commentId: string,
  decide: (person: Standing, row: CommentRow, session: SessionRow) => Decision,
): Promise<{ row: CommentRow; session: SessionRow; person: Standing }> {
  const [found] = await listCommentsById(work.tx, [commentId]);
  if (!found) throw new AppError('not_found', 'comment.unknown');
  const { session, person } = await accessSession(ctx, work, found.sessionId, () => allow);
  const row = await findCommentForUpdate(work.tx, commentId);
  if (!row) throw new AppError('not_found', 'comment.unknown');
  authorize(decide(person, row, session));
  return { row, session, person };
}

export type Words = Pick<CommentTextRow, 'text' | 'lang'>;

/** Gives a shown comment its new words, keeps the ones before for everybody to read, and tells the room. */
export async function showEdit(work: Work, row: CommentRow, words: Words): Promise<void> {
  await keepText(work, row, 'shown');
  await updateCommentText(work.tx, row.commentId, words);
  const [after] = await listCommentsById(work.tx, [row.commentId]);
  const shown = after ? presentComment(after) : null;
  work.publish({
    topic: sessionTopic(row.sessionId),
    name: 'comment.edited',
    data: { commentId: row.commentId },
    shown,
  });
  tellQueue(work, row.sessionId);
}

/** Keeps the words that a comment has now, as ones that everybody may read later or nobody. */
export function keepText(work: Work, row: CommentRow, state: 'shown' | 'replaced'): Promise<void> {
  const { commentId, text, lang } = row;
  const writtenAt = row.editedAt ?? row.postedAt;
  return insertCommentText(work.tx, { commentTextId: randomUUID(), commentId, text, lang, state, writtenAt });
}
