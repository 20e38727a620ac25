import { randomUUID } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import type { HideContentInput, ShowContentInput } from '#app/contract/inputs/moderate-session.ts';
import { insertModerationAct } from '#db/queries/moderation-acts.ts';
import {
  findStatementForUpdate,
  listStatementsById,
  listStatementTallies,
  updateStatement,
} from '#db/queries/votes.ts';
import type { ActionContext } from '../context.ts';
import { sessionTopic, transact, userTopic } from '../context.ts';
import { accessSession, tellQueue } from '../sessions/access.ts';
import { canModerateSession } from '../sessions/policy.ts';
import { presentStatement } from '../statements/present.ts';

/**
 * Hides a statement with a reason from the charter. Its votes are kept and stay in the open data.
 * @throws AppError `forbidden`, `not_found`; hiding twice changes nothing
 */
export async function hideStatement(ctx: ActionContext, input: HideContentInput): Promise<void> {
  await moderate(ctx, input.targetId, 'hidden', input);
}

/** Shows a hidden statement again. @throws AppError `forbidden`, `not_found`; showing what is shown changes nothing */
export async function showStatement(ctx: ActionContext, input: ShowContentInput): Promise<void> {
  await moderate(ctx, input.targetId, 'accepted', {});
}

async function moderate(
  ctx: ActionContext,
  statementId: string,
  to: 'hidden' | 'accepted',
  why: Partial<Pick<HideContentInput, 'reason' | 'note'>>,
): Promise<void> {
  await transact(ctx.services, async (work) => {
    const [found] = await listStatementsById(work.tx, [statementId]);
    if (!found) throw new AppError('not_found', 'statement.unknown');
    const { person } = await accessSession(ctx, work, found.sessionId, canModerateSession);
    const before = await findStatementForUpdate(work.tx, statementId);
    if (!before || before.state === to) return;
    const reason = why.reason ?? null;
    const row = await updateStatement(work.tx, statementId, { state: to, reason });
    await insertModerationAct(work.tx, {
      moderationActId: randomUUID(),
      sessionId: row.sessionId,
      targetKind: 'statement',
      targetId: statementId,
      act: to === 'hidden' ? 'hide' : 'restore',
      reason,
      note: why.note ?? null,
      moderatorId: person.personId,
    });
    const topic = sessionTopic(row.sessionId);
    if (to === 'hidden') {
      work.publish({ topic, name: 'statement.hidden', data: { statementId, reason } });
    } else {
      const [tally] = await listStatementTallies(work.tx, [statementId]);
      work.publish({ topic, name: 'statement.restored', data: { statementId }, shown: presentStatement(row, tally) });
    }
    work.publish({ topic: userTopic(row.authorId), name: 'statement.decided', data: { statementId, reason } });
    tellQueue(work, row.sessionId);
  });
}
