import { randomUUID } from 'node:crypto';
import type { DecideAppealInput } from '#app/contract/inputs/appeal-comment.ts';
import type { AppealStatementInput } from '#app/contract/inputs/manage-statement.ts';
import { AppError } from '#app/contract/errors.ts';
import { findAppeal, findAppealOf, hasOtherModerator, insertAppeal, updateAppealDecided } from '#db/queries/appeals.ts';
import { findLastTaking } from '#db/queries/moderation-acts.ts';
import type { ActionContext, Work } from '../context.ts';
import { transact } from '../context.ts';
import { allow, authorize } from '../policy.ts';
import { tellQueue } from '../sessions/access.ts';
import { canModerateSession } from '../sessions/policy.ts';
import { accessStatement } from '../statements/access.ts';
import { changeStatement } from './change-statement.ts';
import { canAppeal, canDecideAppeal } from './policy.ts';

/**
 * Asks for another look at the decision that hid or refused a statement of one's own: once for each decision. While it
 * waits, a second time changes nothing.
 * @throws AppError `not_found`, `forbidden` for somebody else's, `conflict` where it is not hidden or was decided
 */
export async function appealStatement(ctx: ActionContext, { statementId, text }: AppealStatementInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { row, person } = await accessStatement(ctx, work, statementId, () => allow);
    const decision = await findLastTaking(work.tx, statementId);
    const earlier = decision && (await findAppealOf(work.tx, decision.moderationActId));
    authorize(canAppeal(person, row, (earlier?.outcome ?? null) !== null, 'statement'));
    if (!decision) throw new AppError('conflict', 'appeal.not_hidden');
    if (earlier) return;
    const { sessionId } = row;
    const { moderationActId } = decision;
    const of = { appealId: randomUUID(), moderationActId, sessionId };
    await insertAppeal(work.tx, { ...of, commentId: null, statementId, text });
    tellQueue(work, sessionId);
  });
}

/** Decides an appeal about a statement within a transaction, as `decideAppeal` says. */
export async function settleStatementAppeal(
  work: Work,
  ctx: ActionContext,
  statementId: string,
  { appealId, outcome, note: written }: DecideAppealInput,
): Promise<void> {
  const { row, session, person } = await accessStatement(ctx, work, statementId, (who, _, where) =>
    canModerateSession(who, where),
  );
  const decision = await findLastTaking(work.tx, statementId);
  // Read again under the lock: somebody may have decided meanwhile.
  const appeal = await findAppeal(work.tx, appealId);
  const own = decision?.moderatorId === person.personId;
  const others = own && (await hasOtherModerator(work.tx, session.communeId, person.personId));
  authorize(canDecideAppeal(person, session, { own, others }));
  if (!appeal || appeal.outcome !== null) return;
  const note = written || undefined;
  const by = { row, moderatorId: person.personId };
  if (outcome === 'granted')
    return changeStatement(work, by, { act: 'grant', to: { state: 'accepted', reason: null }, note });
  const upheld = { outcome, note: note ?? null, decidedBy: person.personId, sameModerator: own };
  await updateAppealDecided(work.tx, appealId, upheld);
  await changeStatement(work, by, { act: 'uphold', to: { state: row.state, reason: row.reason }, note });
}
