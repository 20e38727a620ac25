import type { LiveEvent } from '#app/contract/events.ts';
import type { CommentView } from '#app/contract/views.ts';
import { at, make, pick } from './room-model-event.ts';

/** As everybody sees it. */
export const presentComment = (row: CommentView): CommentView =>
  row.state === 'published' ? row : { ...row, text: null, author: null };

const withReplies = (comments: CommentView[], row: CommentView): CommentView => ({
  ...presentComment(row),
  replies: comments.filter((one) => one.parentId === row.commentId && one.state === 'published').length,
});

/** Somebody comments or answers; the comments change in place. */
export function comment(comments: CommentView[], a: number, b: number): LiveEvent[] {
  const number = comments.length + 1;
  const parent =
    b % 2
      ? pick(
          comments.filter((row) => row.state === 'published' && !row.parentId),
          a,
        )
      : undefined;
  const row: CommentView = {
    commentId: `c${number}`,
    number,
    parentId: parent?.commentId ?? null,
    kind: 'remark',
    state: a % 5 === 0 ? 'held' : 'published',
    text: `text ${number}`,
    lang: 'ar',
    author: 'author',
    reason: null,
    postedAt: at,
    editedAt: null,
    replies: 0,
    supports: 0,
    revision: 0,
  };
  comments.push(row);
  if (row.state === 'held') return [];
  return [make({ name: 'comment.posted', data: { commentId: row.commentId, shown: presentComment(row) } })];
}

/** Its author writes it anew, or others support it. */
export function changeComment(comments: CommentView[], a: number, b: number): LiveEvent[] {
  const row = pick(
    comments.filter(({ state }) => state === 'published'),
    a,
  );
  if (!row) return [];
  const { commentId } = row;
  if (b % 2) {
    Object.assign(row, { text: `text ${row.number} changed ${b}`, editedAt: at });
    return [make({ name: 'comment.edited', data: { commentId, shown: withReplies(comments, row) } })];
  }
  row.supports += b % 3 ? 1 : -1;
  row.revision += 1 + b;
  const { supports, revision } = row;
  return [make({ name: 'comment.supported', data: { commentId, supports, revision } })];
}

/** Hidden, withdrawn, or shown again. */
export function moderateComment(comments: CommentView[], a: number, b: number): LiveEvent[] {
  const row = pick(comments, a);
  if (!row) return [];
  const { commentId, parentId } = row;
  if (row.state === 'published') {
    const withdrawn = b % 4 === 1;
    Object.assign(row, withdrawn ? { state: 'withdrawn' } : { state: 'hidden', reason: 'disrespect' });
    if (withdrawn) return [make({ name: 'comment.withdrawn', data: { commentId, parentId } })];
    return [make({ name: 'comment.hidden', data: { commentId, parentId, reason: row.reason } })];
  }
  const from = row.state;
  Object.assign(row, { state: 'published', reason: null });
  const shown = withReplies(comments, row);
  if (from === 'hidden' || from === 'withdrawn')
    return [make({ name: 'comment.restored', data: { commentId, from, shown } })];
  return [make({ name: 'comment.posted', data: { commentId, shown } })];
}
