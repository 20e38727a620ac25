import { randomUUID } from 'node:crypto';
import type { ActAnswer } from '#app/contract/commands.ts';
import type { PostCommentInput } from '#app/contract/inputs/post-comment.ts';
import { limits } from '#app/contract/limits.ts';
import { AppError } from '#app/contract/errors.ts';
import { guessLang } from '#app/contract/languages.ts';
import type { CommentRow } from '#db/queries/comments.ts';
import { insertComments, listParents } from '#db/queries/comments.ts';
import type { Standing } from '#db/queries/people.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import { takeNumbers } from '#db/queries/sessions.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic } from '../context.ts';
import { refusal } from '../policy.ts';
import { lockSessionsForPosts, tellQueue } from '../sessions/access.ts';
import { decideHolding } from '../sessions/policy.ts';
import type { Act, Outcome } from '../writer.ts';
import { canComment, canPaste, isLong, secondsToWait } from './policy.ts';
import { readPosting, type Posting } from './read-posting.ts';
import { presentComment } from './present.ts';

/**
 * Posts a comment in a session's debate. It may wait for a moderator, unless its author is one: where the session holds
 * comments, for a word of the commune's lists, or as the first of somebody new. In slow mode it may come too early. The same text again within a
 * minute is refused, and waits where several others have just posted it. Answers after the commit.
 * @throws AppError `not_found`, `forbidden` or `conflict` with the policy's reason, `rate_limited` in slow mode
 */
export async function postComment(ctx: ActionContext, input: PostCommentInput): Promise<ActAnswer<'postComment'>> {
  const { personId } = requirePerson(ctx.actor);
  return ctx.services.writer.submit({ name: 'postComment', personId, lang: ctx.lang, input });
}

/** Stores a batch of comments, numbered in the order they came. */
export async function storeComments(work: Work, acts: Array<Act<'postComment'>>): Promise<Outcome[]> {
  const targets = await lockSessionsForPosts(work, acts);
  const parents = await listParents(work.tx, [
    ...new Set(acts.flatMap((act) => (act.input.parentId ? [act.input.parentId] : []))),
  ]);
  const posting = await readPosting(work, targets, acts);
  const rows: CommentRow[] = [];
  const outcomes = acts.map((act): Outcome => {
    const target = targets.get(act.input.sessionId);
    const person = target?.people.get(act.personId);
    if (!target || !person) return { ok: false, error: new AppError('not_found', 'session.unknown') };
    const parent = act.input.parentId ? parents.get(act.input.parentId) : null;
    const decision = canComment(person, target.session, parent);
    if (!decision.ok) return { ok: false, error: refusal(decision) };
    const { sessionId } = target.session;
    const retryAfter = secondsToWait(person, target.session, posting.ageOf(act.personId, sessionId));
    if (retryAfter > 0) return { ok: false, error: new AppError('rate_limited', 'comment.slow', { retryAfter }) };
    const { justNow, others } = posting.sameAs(act.personId, sessionId, act.input.text);
    const pasted = canPaste(person, target.session, act.input.text, justNow);
    if (!pasted.ok) return { ok: false, error: refusal(pasted) };
    const isSame = isLong(act.input.text) && others >= limits.sameText.others;
    const row = { ...makeRow(act, target.session, person, { posting, isSame }), postedAt: work.at };
    posting.notePost(act.personId, sessionId, act.input.text);
    rows.push(row);
    return { ok: true, answer: { commentId: row.commentId, state: row.state } };
  });
  await numberAndInsert(work, rows);
  return outcomes;
}

function makeRow(
  act: Act<'postComment'>,
  session: SessionRow,
  author: Standing,
  { posting, isSame }: { posting: Posting; isSame: boolean },
): Omit<CommentRow, 'postedAt'> {
  const words = posting.wordsIn(act.input.text, session.communeId);
  const isNew = posting.isNew(act.personId, session.communeId);
  const holding = decideHolding(author, session, { words, isNew, isSame });
  return {
    commentId: randomUUID(),
    sessionId: session.sessionId,
    parentId: act.input.parentId ?? null,
    number: 0,
    authorId: act.personId,
    authorName: author.name,
    kind: act.input.kind,
    text: act.input.text,
    lang: guessLang(act.input.text, act.lang),
    state: holding ? 'held' : 'published',
    reason: null,
    withdrawnFrom: null,
    heldFor: holding === 'session' ? null : holding,
    heldWords: holding ? words : [],
    editedAt: null,
    replies: 0,
    supports: 0,
    changes: 0,
  };
}

async function numberAndInsert(work: Work, rows: CommentRow[]): Promise<void> {
  for (const sessionId of new Set(rows.map((row) => row.sessionId))) {
    const mine = rows.filter((row) => row.sessionId === sessionId);
    let number = await takeNumbers(work.tx, sessionId, 'nextComment', mine.length);
    for (const row of mine) row.number = number++;
  }
  const posted = await insertComments(
    work.tx,
    // When it was posted is said by the database, which later says whether it may still be changed.
    rows.map(({ replies: _, supports: __, changes: ___, postedAt: ____, ...row }) => row),
  );
  for (const row of rows) row.postedAt = posted.get(row.commentId) ?? row.postedAt;
  for (const row of rows) publishPosted(work, row);
}

function publishPosted(work: Work, row: CommentRow): void {
  const topic = sessionTopic(row.sessionId);
  if (row.state === 'held') {
    tellQueue(work, row.sessionId);
  } else {
    work.publish({ topic, name: 'comment.posted', data: { commentId: row.commentId }, shown: presentComment(row) });
  }
}
