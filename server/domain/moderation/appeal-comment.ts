import { randomUUID } from 'node:crypto';
import type { AppealCommentInput, DecideAppealInput } from '#app/contract/inputs/appeal-comment.ts';
import { AppError } from '#app/contract/errors.ts';
import { findAppeal, findAppealOf, hasOtherModerator, insertAppeal, updateAppealDecided } from '#db/queries/appeals.ts';
import { findLastTaking } from '#db/queries/moderation-acts.ts';
import { accessComment } from '../comments/access.ts';
import { canModerateComments } from '../comments/policy.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { allow, authorize } from '../policy.ts';
import { tellQueue } from '../sessions/access.ts';
import { settleStatementAppeal } from './appeal-statement.ts';
import { changeComment } from './change-comment.ts';
import { canAppeal, canDecideAppeal } from './policy.ts';

/**
 * Asks for another look at the decision that hid or refused a comment of one's own: once for each decision. While it
 * waits, a second time changes nothing.
 * @throws AppError `not_found`, `forbidden` for somebody else's, `conflict` where it is not hidden or was decided
 */
export async function appealComment(ctx: ActionContext, { commentId, text }: AppealCommentInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { row, person } = await accessComment(ctx, work, commentId, () => allow);
    const decision = await findLastTaking(work.tx, commentId);
    const earlier = decision && (await findAppealOf(work.tx, decision.moderationActId));
    authorize(canAppeal(person, row, (earlier?.outcome ?? null) !== null));
    if (!decision) throw new AppError('conflict', 'appeal.not_hidden');
    if (earlier) return;
    const { sessionId } = row;
    const { moderationActId } = decision;
    const of = { appealId: randomUUID(), moderationActId, sessionId };
    await insertAppeal(work.tx, { ...of, commentId, statementId: null, text });
    tellQueue(work, sessionId);
  });
}

/**
 * Decides an appeal: granted, and the comment or statement is shown again, or upheld, and it stays as it is. Its author is told, with
 * the note. Deciding twice changes nothing.
 * @throws AppError `forbidden`, `not_found`, `conflict` for one's own decision where the commune has another moderator
 */
export async function decideAppeal(ctx: ActionContext, input: DecideAppealInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const found = await findAppeal(work.tx, input.appealId);
    if (!found) throw new AppError('not_found', 'appeal.unknown');
    if (found.statementId !== null) return settleStatementAppeal(work, ctx, found.statementId, input);
    if (found.commentId === null) return;
    const { row, session, person } = await accessComment(ctx, work, found.commentId, (who, _, where) =>
      canModerateComments(who, where),
    );
    const decision = await findLastTaking(work.tx, row.commentId);
    // Read again under the lock: somebody may have decided meanwhile.
    const appeal = await findAppeal(work.tx, input.appealId);
    const own = decision?.moderatorId === person.personId;
    const others = own && (await hasOtherModerator(work.tx, session.communeId, person.personId));
    authorize(canDecideAppeal(person, session, { own, others }));
    if (!appeal || appeal.outcome !== null) return;
    const { outcome } = input;
    const note = input.note || undefined;
    const by = { row, moderatorId: person.personId };
    if (outcome === 'granted') return changeComment(work, by, { act: 'grant', to: 'published', reason: null, note });
    const upheld = { outcome, note: note ?? null, decidedBy: person.personId, sameModerator: own };
    await updateAppealDecided(work.tx, appeal.appealId, upheld);
    await changeComment(work, by, { act: 'uphold', to: row.state, reason: row.reason, note });
  });
}
