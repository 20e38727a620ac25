import type { HideContentInput, ShowContentInput } from '#app/contract/inputs/moderate-session.ts';
import type { MergeStatementInput } from '#app/contract/inputs/manage-statement.ts';
import { AppError } from '#app/contract/errors.ts';
import { findStatementByNumber, type StatementRow } from '#db/queries/votes.ts';
import type { ActionContext } from '../context.ts';
import { transact, type Work } from '../context.ts';
import { authorize } from '../policy.ts';
import { canModerateSession } from '../sessions/policy.ts';
import { accessStatement } from '../statements/access.ts';
import { canMergeStatement, canUnmergeStatement } from '../statements/policy.ts';
import { isPublicStatement } from '../statements/present.ts';
import { changeStatement, type StatementChange } from './change-statement.ts';
import { noteTextAct } from './note-text-act.ts';

const apart = { mergedInto: null, mergedFrom: null } as const;

/**
 * Hides a shown statement, or refuses one that waits, with a reason from the charter. Its author is told; its votes are
 * kept and stay in the open data.
 * @throws AppError `forbidden`, `not_found`; hiding twice changes nothing
 */
export async function hideStatement(ctx: ActionContext, input: HideContentInput): Promise<void> {
  const { reason, note } = input;
  await moderate(ctx, input.targetId, (row) => {
    if (row.state === 'hidden' || row.state === 'refused') return null;
    if (isPublicStatement(row)) return { act: 'hide', to: { state: 'hidden', reason, ...apart }, note };
    return { act: 'refuse', to: { state: 'refused', reason, ...apart }, note };
  });
}

/**
 * Lets a statement that waits through, or shows a hidden or refused one again, which grants an appeal that waits.
 * @throws AppError `forbidden`, `not_found`; showing what is shown changes nothing
 */
export async function showStatement(ctx: ActionContext, input: ShowContentInput): Promise<void> {
  await moderate(ctx, input.targetId, ({ state }) => {
    if (state === 'accepted' || state === 'merged') return null;
    return { act: state === 'held' ? 'release' : 'restore', to: { state: 'accepted', reason: null } };
  });
}

/**
 * Merges a statement into a like one, which is voted on in its place. Votes stay with the statement they were given to. Its
 * author is told which one it went into.
 * @throws AppError `forbidden`, `not_found` for an unknown number, `conflict` with the policy's reason; merging twice into
 *   the same changes nothing
 */
export async function mergeStatement(ctx: ActionContext, { targetId, into }: MergeStatementInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { row, session, person } = await accessStatement(ctx, work, targetId, (who, _, where) =>
      canModerateSession(who, where),
    );
    // The session is locked, and with it the states of all its statements.
    const other = await findStatementByNumber(work.tx, session.sessionId, into);
    if (row.state === 'merged' && other && row.mergedInto === other.statementId) return;
    authorize(canMergeStatement(person, session, row, other));
    if (!other || (row.state !== 'held' && row.state !== 'accepted'))
      throw new AppError('conflict', 'statement.cannot_merge');
    const to = { state: 'merged', reason: null, mergedInto: other.statementId, mergedFrom: row.state } as const;
    await change(work, { row, moderatorId: person.personId }, { act: 'merge', to });
  });
}

/**
 * Takes a merge back: the statement is what it was before, shown or waiting.
 * @throws AppError `forbidden`, `not_found`, `conflict` once the session is closed; where it is not merged nothing changes
 */
export async function unmergeStatement(ctx: ActionContext, input: ShowContentInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { row, person } = await accessStatement(ctx, work, input.targetId, (who, _, where) =>
      canUnmergeStatement(who, where),
    );
    if (row.state !== 'merged') return;
    const to = { state: row.mergedFrom ?? 'accepted', reason: null, ...apart };
    await change(work, { row, moderatorId: person.personId }, { act: 'unmerge', to });
  });
}

async function moderate(
  ctx: ActionContext,
  statementId: string,
  decide: (row: StatementRow) => StatementChange | null,
): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { row, person } = await accessStatement(ctx, work, statementId, (who, _, session) =>
      canModerateSession(who, session),
    );
    const decided = decide(row);
    if (decided) await change(work, { row, moderatorId: person.personId }, decided);
  });
}

async function change(
  work: Work,
  by: { row: StatementRow; moderatorId: string },
  decided: StatementChange,
): Promise<void> {
  const { statementId: targetId, mergedInto, mergedFrom } = by.row;
  const also = { mergedInto, mergedFrom };
  await noteTextAct(work, { kind: 'statement', targetId, act: decided.act, ...by, also });
  await changeStatement(work, by, decided);
}
