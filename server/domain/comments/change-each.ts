import { AppError, isAppError } from '#app/contract/errors.ts';
import type { CommentRow } from '#db/queries/comments.ts';
import { findCommentForUpdate, listCommentsById } from '#db/queries/comments.ts';
import type { Standing } from '#db/queries/people.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import type { Work } from '../context.ts';
import { lockSessionsForPosts } from '../sessions/access.ts';
import type { Act, Outcome } from '../writer.ts';

/** A locked comment, its session, and the standing of who wants to do something with it. */
export type CommentTarget = { row: CommentRow; session: SessionRow; person: Standing };

type CommentAct = Act<'editComment' | 'reportComment'>;

/**
 * Does a batch of acts on comments one after the other: their sessions are locked first, in the order of their ids, then
 * each comment in its turn.
 * @param change decides before it writes anything: what it refuses refuses one act, not the batch
 */
export async function changeEach<A extends CommentAct>(
  work: Work,
  acts: A[],
  change: (target: CommentTarget, act: A) => Promise<Record<string, unknown>>,
): Promise<Outcome[]> {
  const found = await listCommentsById(work.tx, [...new Set(acts.map(({ input }) => input.commentId))]);
  const sessionOf = new Map(found.map((row) => [row.commentId, row.sessionId]));
  const targets = await lockSessionsForPosts(
    work,
    acts.flatMap(({ personId, input }) => {
      const sessionId = sessionOf.get(input.commentId);
      return sessionId ? [{ personId, input: { sessionId } }] : [];
    }),
  );
  const outcomes: Outcome[] = [];
  for (const act of acts) {
    const row = await findCommentForUpdate(work.tx, act.input.commentId);
    const target = row && targets.get(row.sessionId);
    const person = target?.people.get(act.personId);
    if (!target) outcomes.push({ ok: false, error: new AppError('not_found', 'comment.unknown') });
    else if (!person) outcomes.push({ ok: false, error: new AppError('unauthenticated', 'auth.needed') });
    else outcomes.push(await attempt(() => change({ row, session: target.session, person }, act)));
  }
  return outcomes;
}

async function attempt(change: () => Promise<Record<string, unknown>>): Promise<Outcome> {
  try {
    return { ok: true, answer: await change() };
  } catch (error) {
    if (isAppError(error)) return { ok: false, error };
    throw error;
  }
}
