import type { CommentOrder } from '#app/contract/comment-kinds.ts';
import { limits } from '#app/contract/limits.ts';
import type { CommentView } from '#app/contract/views.ts';

/** The threads of the debate in an order that the reader chose: the newest first in that of time. */
export function arrangeThreads(items: CommentView[], order: CommentOrder): CommentView[] {
  const threads = items.filter((row) => row.parentId === null);
  if (order === 'new') return threads;
  const shown = threads.filter((row) => row.state === 'published');
  const chosen = order === 'top' ? shown : shown.filter((row) => row.kind === 'question' && row.replies === 0);
  const rank = (row: CommentView): number => (order === 'top' ? row.supports : 0);
  return chosen.sort((a, b) => rank(b) - rank(a) || b.number - a.number).slice(0, limits.commentPage);
}
