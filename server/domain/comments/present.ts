import type { CommentView } from '#app/contract/views.ts';
import type { CommentRow } from '#db/queries/comments.ts';

/** A comment as everybody sees it: without text and name unless it is published. */
export function presentComment(row: CommentRow): CommentView {
  const open = row.state === 'published';
  return {
    commentId: row.commentId,
    number: row.number,
    parentId: row.parentId,
    kind: row.kind,
    state: row.state,
    text: open ? row.text : null,
    lang: row.lang,
    author: open ? row.authorName : null,
    reason: row.reason,
    postedAt: row.postedAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    replies: row.replies,
    supports: row.supports,
    revision: row.changes,
  };
}

/** A comment as moderators see it: always with its text, and the name shown with it. */
export function presentCommentToModerator(row: CommentRow): CommentView {
  return { ...presentComment(row), text: row.text, author: row.authorName };
}
