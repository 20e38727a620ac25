import { randomUUID } from 'node:crypto';
import type { ActAnswer } from '#app/contract/commands.ts';
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
import { requirePerson } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { authorize } from '../policy.ts';
import { keepText, showEdit, type Words } from './access.ts';
import { changeEach, type CommentTarget } from './change-each.ts';
import { canEditComment } from './policy.ts';
import { findWords } from '../../engines/word-lists/find-words.ts';
import { readListedWords, tellQueue } from '../sessions/access.ts';
import { decideHolding } from '../sessions/policy.ts';
import type { Act, Outcome } from '../writer.ts';

/**
 * Changes the words of a comment of one's own, in the first minutes after it was posted; the earlier words stay
 * readable. Where the session holds comments, or for a word of the commune's lists, those that are shown stay until a moderator lets the new ones through.
 * Answers after the commit.
 * @returns whether the new words are shown, or wait
 * @throws AppError `not_found`, `forbidden` for somebody else's, `conflict` when it is too late or the session not open
 */
export async function editComment(ctx: ActionContext, input: EditCommentInput): Promise<ActAnswer<'editComment'>> {
  const { personId } = requirePerson(ctx.actor);
  return ctx.services.writer.submit({ name: 'editComment', personId, lang: ctx.lang, input });
}

/** Stores a batch of changes, in the order they came. */
export function storeCommentEdits(work: Work, acts: Array<Act<'editComment'>>): Promise<Outcome[]> {
  return changeEach(work, acts, async (target, { input, lang }) => {
    const age = (await findCommentAge(work.tx, input.commentId)) ?? 0;
    authorize(canEditComment(target.person, target.row, target.session, age));
    return { state: await editOne(work, target, { text: input.text, lang: guessLang(input.text, lang) }) };
  });
}

async function editOne(
  work: Work,
  { row, session, person }: CommentTarget,
  words: Words,
): Promise<'published' | 'held'> {
  const { text } = words;
  const listed = (await readListedWords(work, [session])).get(session.communeId);
  const heldWords = listed ? findWords(text, listed) : [];
  const waits = decideHolding(person, session, { words: heldWords, isNew: false }) !== null;
  if (row.text !== text || row.state === 'published') await updateTextsReplaced(work.tx, row.commentId);
  if (row.text === text) tellQueue(work, row.sessionId);
  else if (row.state === 'held') await replaceHeld(work, row, words, heldWords);
  else if (waits) await holdEdit(work, row, { ...words, heldWords });
  else await showEdit(work, row, words);
  return row.state === 'held' || (waits && row.text !== text) ? 'held' : 'published';
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
