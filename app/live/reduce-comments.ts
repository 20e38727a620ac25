import type { EventData, LiveEvent } from '#app/contract/events.ts';
import type { CommentView, RoomView } from '#app/contract/views.ts';

type Counts = { supports: number; revision: number };

/** The newer of two counts. */
export function takeSupports<T extends Counts>(row: T, { supports, revision }: Counts): T {
  return revision > row.revision ? { ...row, supports, revision } : row;
}

export type Comments = RoomView['comments'];

/** Newest threads first, replies in their order behind them: the order of the loader. */
function inOrder(items: CommentView[]): CommentView[] {
  const threads = items.filter((row) => row.parentId === null).sort((a, b) => b.number - a.number);
  const replies = items.filter((row) => row.parentId !== null).sort((a, b) => a.number - b.number);
  return [...threads, ...replies];
}

/** Whether a comment belongs on this page: older threads, and answers in them, are only counted. */
function isOnPage({ items, older }: Comments, comment: CommentView): boolean {
  if (comment.parentId !== null) return items.some((row) => row.commentId === comment.parentId);
  return older === null || comment.number >= Number(older);
}

/**
 * A comment that is shown for the first time or again. What an event counts follows from its name, never from what is
 * shown: in a replay that is today's state, which later events count once more.
 * @param from what it was before, null for the first time
 */
export function putComment(comments: Comments, comment: CommentView, from: 'hidden' | 'withdrawn' | null): Comments {
  const before = comments.items.find((row) => row.commentId === comment.commentId);
  const replies = before?.replies ?? (from === null ? 0 : comment.replies);
  const others = comments.items.filter((row) => row.commentId !== comment.commentId);
  const counted = before ? takeSupports(comment, before) : comment;
  const items = before || isOnPage(comments, comment) ? [...others, { ...counted, replies }] : others;
  return {
    ...comments,
    items: inOrder(countReply(items, comment.parentId, 1)),
    total: comments.total + 1,
    hidden: comments.hidden - (from === 'hidden' ? 1 : 0),
  };
}

/** A comment whose text is no longer shown. */
export function coverComment(
  comments: Comments,
  { commentId, parentId, reason }: Pick<CommentView, 'commentId' | 'parentId' | 'reason'>,
  state: 'hidden' | 'withdrawn',
): Comments {
  const items = comments.items.map((row): CommentView =>
    row.commentId === commentId ? { ...row, state, text: null, author: null, reason } : row,
  );
  return {
    ...comments,
    items: countReply(items, parentId, -1),
    total: comments.total - 1,
    hidden: comments.hidden + (state === 'hidden' ? 1 : 0),
  };
}

/** A comment that waits again: nobody sees that there is one. A text of another kind has no `parentId`, and changes nothing here. */
export function dropComment(comments: Comments, { targetId, parentId }: EventData<'text.withheld'>): Comments {
  if (parentId === undefined) return comments;
  const items = comments.items.filter((row) => row.commentId !== targetId);
  return { ...comments, items: countReply(items, parentId, -1), total: comments.total - 1 };
}

/** New words or new supports of a comment; both leave its replies and its place. */
export function changeComment(
  comments: Comments,
  event: Extract<LiveEvent, { name: 'comment.edited' | 'comment.supported' }>,
): Comments {
  const { data } = event;
  const change = (row: CommentView): CommentView => {
    if (row.commentId !== data.commentId) return row;
    if ('supports' in data) return takeSupports(row, data);
    return data.shown ? takeSupports({ ...data.shown, replies: row.replies }, row) : row;
  };
  return { ...comments, items: comments.items.map(change) };
}

export const countOfComment = (row: CommentView, other: CommentView): CommentView =>
  row.commentId === other.commentId ? takeSupports(row, other) : row;

function countReply(items: CommentView[], parentId: string | null, change: number): CommentView[] {
  if (parentId === null) return items;
  return items.map((row) =>
    row.commentId === parentId ? { ...row, replies: Math.max(0, row.replies + change) } : row,
  );
}
