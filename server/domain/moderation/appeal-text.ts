import { randomUUID } from 'node:crypto';
import type { AppealCommentInput, DecideAppealInput } from '#app/contract/inputs/appeal-comment.ts';
import type { AppealQuestionInput } from '#app/contract/inputs/manage-question.ts';
import type { AppealStatementInput } from '#app/contract/inputs/manage-statement.ts';
import { AppError } from '#app/contract/errors.ts';
import {
  findAppeal,
  findAppealOf,
  hasOtherModerator,
  insertAppeal,
  updateAppealDecided,
  type AppealRow,
} from '#db/queries/appeals.ts';
import { findLastTaking } from '#db/queries/moderation-acts.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { allow, authorize } from '../policy.ts';
import { tellQueue } from '../sessions/access.ts';
import { canModerateSession } from '../sessions/policy.ts';
import { accessText, type TextKind } from './access-text.ts';
import { canAppeal, canDecideAppeal } from './policy.ts';

/**
 * Asks for another look at the decision that hid or refused a comment of one's own: once for each decision. While it
 * waits, a second time changes nothing.
 * @throws AppError `not_found`, `forbidden` for somebody else's, `conflict` where it is not hidden or was decided
 */
export function appealComment(ctx: ActionContext, { commentId, text }: AppealCommentInput): Promise<void> {
  return appeal(ctx, { kind: 'comment', id: commentId }, { commentId, text });
}

/** As {@link appealComment}, for a statement. */
export function appealStatement(ctx: ActionContext, { statementId, text }: AppealStatementInput): Promise<void> {
  return appeal(ctx, { kind: 'statement', id: statementId }, { statementId, text });
}

/** As {@link appealComment}, for a question, whether it was asked with a name or without one. */
export function appealQuestion(ctx: ActionContext, { questionId, text }: AppealQuestionInput): Promise<void> {
  return appeal(ctx, { kind: 'question', id: questionId }, { questionId, text });
}

type Target = { kind: TextKind; id: string };
type Said = Pick<AppealRow, 'text'> & Partial<Pick<AppealRow, 'commentId' | 'statementId' | 'questionId'>>;

async function appeal(ctx: ActionContext, target: Target, said: Said): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { row, person } = await accessText(ctx, work, target, () => allow);
    const decision = await findLastTaking(work.tx, target.id);
    const earlier = decision && (await findAppealOf(work.tx, decision.moderationActId));
    authorize(canAppeal(person, row, (earlier?.outcome ?? null) !== null, target.kind));
    if (!decision) throw new AppError('conflict', 'appeal.not_hidden');
    if (earlier) return;
    const { sessionId } = row;
    const { moderationActId } = decision;
    await insertAppeal(work.tx, { appealId: randomUUID(), moderationActId, sessionId, ...said });
    tellQueue(work, sessionId);
  });
}

/**
 * Decides an appeal: granted, and the text is shown again, or upheld, and it stays as it is. Its author is told, with
 * the note. Deciding twice changes nothing.
 * @throws AppError `forbidden`, `not_found`, `conflict` for one's own decision where the commune has another moderator
 */
export async function decideAppeal(ctx: ActionContext, input: DecideAppealInput): Promise<void> {
  const { appealId, outcome } = input;
  await transact(ctx.services, async (work) => {
    const found = await findAppeal(work.tx, appealId);
    const target = found && targetOf(found);
    if (!target) throw new AppError('not_found', 'appeal.unknown');
    const { session, person, grant, uphold } = await accessText(ctx, work, target, canModerateSession);
    const decision = await findLastTaking(work.tx, target.id);
    // Read again under the lock: somebody may have decided meanwhile.
    const open = await findAppeal(work.tx, appealId);
    const own = decision?.moderatorId === person.personId;
    const others = own && (await hasOtherModerator(work.tx, session.communeId, person.personId));
    authorize(canDecideAppeal(person, session, { own, others }));
    if (!open || open.outcome !== null) return;
    const note = input.note || undefined;
    if (outcome === 'granted') return grant(note);
    const upheld = { outcome, note: note ?? null, decidedBy: person.personId, sameModerator: own };
    await updateAppealDecided(work.tx, appealId, upheld);
    await uphold(note);
  });
}

function targetOf({ commentId, statementId, questionId }: AppealRow): Target | null {
  if (commentId !== null) return { kind: 'comment', id: commentId };
  if (statementId !== null) return { kind: 'statement', id: statementId };
  return questionId === null ? null : { kind: 'question', id: questionId };
}
