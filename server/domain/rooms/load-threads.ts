import type { CommentOrder } from '#app/contract/comment-kinds.ts';
import { limits } from '#app/contract/limits.ts';
import type { RoomView } from '#app/contract/views.ts';
import type { Db, Reader } from '#db/client.ts';
import { listArrangedThreads, listCommentsById, listReplies, listThreadReplies } from '#db/queries/comments.ts';
import { listEarlierTexts } from '#db/queries/comment-texts.ts';
import { findLastSeq } from '#db/queries/events.ts';
import { readSnapshot } from '#db/queries/snapshot.ts';
import { presentComment } from '../comments/present.ts';
import { sessionTopic } from '../context.ts';
import { loadRoom, repliesPerThread } from './load-room.ts';

/** Replies of one thread that are shown at once. */
const repliesInThread = 500;

/** A room with all replies of one of its threads. An unknown thread changes nothing. */
export async function loadThread(db: Reader, room: RoomView, commentId: string): Promise<RoomView> {
  if (!room.comments.items.some((row) => row.commentId === commentId)) return room;
  const replies = (await listThreadReplies(db, commentId, 0, repliesInThread)).map(presentComment);
  const others = room.comments.items.filter((row) => row.parentId !== commentId);
  return { ...room, comments: { ...room.comments, items: [...others, ...replies] } };
}

/**
 * A room that holds, beside its newest comments, those that come first in another order. If something happened in the
 * room meanwhile, all of it is read anew.
 */
export async function loadArranged(db: Db, room: RoomView, order: CommentOrder): Promise<RoomView> {
  if (order === 'new') return room;
  const { sessionId } = room.session;
  const read = await readSnapshot(db, async (tx) => {
    const seq = await findLastSeq(tx, sessionTopic(sessionId));
    const threads = await listArrangedThreads(tx, sessionId, order, limits.commentPage);
    const ids = threads.map((row) => row.commentId);
    const rows = [...threads, ...(await listReplies(tx, ids, repliesPerThread))];
    return { seq, rows: rows.map(presentComment) };
  });
  const known = read.seq === room.seq ? room : await loadRoom(db, sessionId);
  const ids = new Set(known.comments.items.map((row) => row.commentId));
  const more = known.seq === read.seq ? read.rows.filter((row) => !ids.has(row.commentId)) : [];
  return { ...known, comments: { ...known.comments, items: [...known.comments.items, ...more] } };
}

/** The words that a shown comment had before, oldest first, with when each was written; none of a hidden one. */
export type EarlierTexts = { commentId: string; texts: Array<{ text: string; lang: string; writtenAt: string }> };

/** @returns null where the comment is not shown in this session */
export async function loadEarlierTexts(db: Reader, sessionId: string, commentId: string): Promise<EarlierTexts | null> {
  const [row] = await listCommentsById(db, [commentId]);
  if (row?.sessionId !== sessionId || row.state !== 'published') return null;
  const texts = await listEarlierTexts(db, commentId);
  return { commentId, texts: texts.map((one) => ({ ...one, writtenAt: one.writtenAt.toISOString() })) };
}
