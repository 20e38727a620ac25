import { AppError } from '#app/contract/errors.ts';
import type { Standing } from '#db/queries/people.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import { findStatementForUpdate, listStatementsById, type StatementRow } from '#db/queries/votes.ts';
import type { ActionContext, Work } from '../context.ts';
import type { Decision } from '../policy.ts';
import { allow, authorize } from '../policy.ts';
import { accessSession } from '../sessions/access.ts';

/**
 * Loads a statement and its session, locks both against votes and other changes, and decides.
 * @throws AppError `not_found`, or the decision's refusal
 */
export async function accessStatement(
  ctx: ActionContext,
  work: Work,
  statementId: string,
  decide: (person: Standing, row: StatementRow, session: SessionRow) => Decision,
): Promise<{ row: StatementRow; session: SessionRow; person: Standing }> {
  const [found] = await listStatementsById(work.tx, [statementId]);
  if (!found) throw new AppError('not_found', 'statement.unknown');
  const { session, person } = await accessSession(ctx, work, found.sessionId, () => allow);
  const row = await findStatementForUpdate(work.tx, statementId);
  if (!row) throw new AppError('not_found', 'statement.unknown');
  authorize(decide(person, row, session));
  return { row, session, person };
}
