import type { ActAnswer } from '#app/contract/commands.ts';
import { AppError } from '#app/contract/errors.ts';
import type { SupportCommentInput } from '#app/contract/inputs/support-comment.ts';
import { listCommentsForShare } from '#db/queries/comments.ts';
import { listStandings } from '#db/queries/people.ts';
import { listSessionsForShare } from '#db/queries/sessions.ts';
import { upsertCommentSupports } from '#db/queries/store-votes.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext, Work } from '../context.ts';
import { storeLastOfEach } from '../last-of-each.ts';
import { refusal } from '../policy.ts';
import type { Act, Outcome } from '../writer.ts';
import { canSupportComment } from './policy.ts';

/**
 * Supports a comment or takes the support back: one of each person. Answers after the commit.
 * @throws AppError `not_found`, `forbidden` or `conflict` with the policy's reason
 */
export async function supportComment(
  ctx: ActionContext,
  input: SupportCommentInput,
): Promise<ActAnswer<'supportComment'>> {
  const { personId } = requirePerson(ctx.actor);
  return ctx.services.writer.submit({ name: 'supportComment', personId, lang: ctx.lang, input });
}

/** Stores a batch of supports: comments locked in share mode, decided one by one, one upsert for all. */
export async function storeCommentSupports(work: Work, acts: Array<Act<'supportComment'>>): Promise<Outcome[]> {
  const { targets, people } = await readForSupports(work, acts);
  const refused = acts.map((act) => {
    const target = targets.get(act.input.commentId);
    const person = people.get(act.personId);
    if (!target) return new AppError('not_found', 'comment.unknown');
    if (!person) return new AppError('unauthenticated', 'auth.needed');
    const decision = canSupportComment(person, target.comment, target.session);
    return decision.ok ? null : refusal(decision);
  });
  return storeLastOfEach(work, {
    acts,
    refused,
    idOf: (act) => act.input.commentId,
    valueOf: (act): 1 | 0 => (act.input.support ? 1 : 0),
    store: upsertCommentSupports,
    note: (id) => work.noteVotes('comments', id, targets.get(id)?.session.sessionId ?? ''),
  });
}

/** What the decisions need. Sessions are locked before comments, everywhere, so that no two transactions wait for each other. */
async function readForSupports({ tx }: Work, acts: Array<Act<'supportComment'>>) {
  const comments = [...new Set(acts.map((act) => act.input.commentId))];
  const personIds = [...new Set(acts.map((act) => act.personId))];
  const [sessions, locked, people] = await Promise.all([
    listSessionsForShare(tx, { comments }),
    listCommentsForShare(tx, comments),
    listStandings(tx, personIds, { comments }),
  ]);
  const pairs = locked.flatMap((comment) => {
    const session = sessions.find((row) => row.sessionId === comment.sessionId);
    return session ? [[comment.commentId, { comment, session }] as const] : [];
  });
  return { targets: new Map(pairs), people };
}
