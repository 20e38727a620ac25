import { randomUUID } from 'node:crypto';
import type { EditCommentInput } from '#app/contract/inputs/edit-comment.ts';
import { guessLang } from '#app/contract/languages.ts';
import type { CommentRow } from '#db/queries/comments.ts';
import { updateComment } from '#db/queries/comments.ts';
import {
  findCommentAge,
  insertCommentText,
  updateCommentText,
  updateTextsReplaced,
} from '#db/queries/comment-texts.ts';
import type { ActionContext, Work } from '../context.ts';
import { transact } from '../context.ts';
import { accessComment, keepText, showEdit, type Words } from './access.ts';
import { canEditComment } from './policy.ts';
import { findWords } from '../../engines/word-lists/find-words.ts';
import { readListedWords, tellQueue } from '../sessions/access.ts';
import { decideHolding } from '../sessions/policy.ts';

/**
 * Changes the words of a comment of one's own, in the first minutes after it was posted; the earlier words stay
 * readable. Where the session holds comments, or for a word of the commune's lists, those that are shown stay until a moderator lets the new ones through.
 * @returns whether the new words are shown, or wait
 * @throws AppError `not_found`, `forbidden` for somebody else's, `conflict` when it is too late or the session not open
 */
export async function editComment(
  ctx: ActionContext,
  { commentId, text }: EditCommentInput,
): Promise<{ state: 'published' | 'held' }> {
  return transact(ctx.services, async (work) => {
    const age = (await findCommentAge(work.tx, commentId)) ?? 0;
    const { row, session, person } = await accessComment(ctx, work, commentId, (who, comment, where) =>
      canEditComment(who, comment, where, age),
    );
    const words = { text, lang: guessLang(text, ctx.lang) };
    const listed = (await readListedWords(work, [session])).get(session.communeId);
    const heldWords = listed ? findWords(text, listed) : [];
    const holding = decideHolding(person, session, { words: heldWords, isNew: false });
    const waits = holding !== null;
    if (row.text !== text || row.state === 'published') await updateTextsReplaced(work.tx, commentId);
    if (row.text === text) tellQueue(work, row.sessionId);
    else if (row.state === 'held') await replaceHeld(work, row, words, heldWords);
    else if (waits) await holdEdit(work, row, { ...words, heldWords });
    else await showEdit(work, row, words);
    return { state: row.state === 'held' || (waits && row.text !== text) ? 'held' : 'published' };
  });
}

/** It was never shown: what it said before is kept and not public. */
async function replaceHeld(work: Work, row: CommentRow, words: Words, heldWords: string[]): Promise<void> {
  await keepText(work, row, 'replaced');
  await updateCommentText(work.tx, row.commentId, words);
  await updateComment(work.tx, row.commentId, { heldWords });
  tellQueue(work, row.sessionId);
}

async function holdEdit(
  work: Work,
  { commentId, ...row }: CommentRow,
  words: Words & { heldWords: string[] },
): Promise<void> {
  await insertCommentText(work.tx, { commentTextId: randomUUID(), commentId, ...words, state: 'held' });
  tellQueue(work, row.sessionId);
}
