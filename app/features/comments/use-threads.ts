import { useState } from 'react';
import type { CommentOrder } from '#app/contract/comment-kinds.ts';
import type { CommentView } from '#app/contract/views.ts';
import { arrangeThreads } from './arrange-threads.ts';

/**
 * The threads in the chosen order, kept where the reader has seen them: supports and answers change in place. Another
 * order, or another `turn`, brings the list up to date.
 * @param first threads begun on this page, which are shown at once
 */
export function useThreads(items: CommentView[], order: CommentOrder, turn: number, first: readonly string[]) {
  const now = arrangeThreads(items, order);
  const [kept, setKept] = useState(() => ({ order, turn, ids: now.map((row) => row.commentId) }));
  if (order === 'new') return now;
  let { ids } = kept;
  if (kept.order !== order || kept.turn !== turn) {
    ids = now.map((row) => row.commentId);
    setKept({ order, turn, ids });
  }
  const shown = new Set([...first, ...ids]);
  return [...shown].flatMap((id) => items.find((row) => row.commentId === id && row.parentId === null) ?? []);
}
