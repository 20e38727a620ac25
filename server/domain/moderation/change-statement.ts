import { randomUUID } from 'node:crypto';
import type { ModerationActName } from '#app/contract/moderation.ts';
import { insertModerationAct } from '#db/queries/moderation-acts.ts';
import type { StatementRow } from '#db/queries/votes.ts';
import { listStatementTallies, updateStatement } from '#db/queries/votes.ts';
import type { Work } from '../context.ts';
import { sessionTopic, userTopic } from '../context.ts';
import { tellQueue } from '../sessions/access.ts';
import { isPublicStatement, presentStatement } from '../statements/present.ts';
import { grantAppeal } from './grant-appeal.ts';

/** What a moderator does with a statement; `to` is what changes in it. */
export type StatementChange = {
  act: Extract<
    ModerationActName,
    'hide' | 'restore' | 'release' | 'refuse' | 'merge' | 'unmerge' | 'uphold' | 'grant' | 'undo'
  >;
  to: Pick<StatementRow, 'state' | 'reason'> & Partial<Pick<StatementRow, 'mergedInto' | 'mergedFrom'>>;
  note?: string | undefined;
};

/**
 * Changes a locked statement, writes the act into the log, and tells: everybody what was or becomes visible, its author, and
 * the moderators. Showing what had been taken from view grants the appeal against that. Votes are never touched.
 */
export async function changeStatement(
  work: Work,
  { row, moderatorId }: { row: StatementRow; moderatorId: string },
  { act, to, note }: StatementChange,
): Promise<void> {
  const { statementId, sessionId } = row;
  const after = await updateStatement(work.tx, statementId, to);
  if (act === 'restore' || act === 'grant') await grantAppeal(work, statementId, moderatorId, note);
  await insertModerationAct(work.tx, {
    moderationActId: randomUUID(),
    sessionId,
    targetKind: 'statement',
    targetId: statementId,
    act,
    reason: to.reason,
    intoId: after.mergedInto,
    note: note ?? null,
    moderatorId,
  });
  await tell(work, row, after);
}

async function tell(work: Work, before: StatementRow, row: StatementRow): Promise<void> {
  const { statementId, sessionId, state, reason, mergedInto } = row;
  const topic = sessionTopic(sessionId);
  const was = isPublicStatement(before);
  if (state === 'accepted' && before.state !== 'accepted') {
    const [tally] = await listStatementTallies(work.tx, [statementId]);
    const shown = presentStatement(row, tally);
    work.publish({ topic, name: was ? 'statement.restored' : 'statement.added', data: { statementId }, shown });
  } else if (state === 'hidden' && before.state !== 'hidden') {
    work.publish({ topic, name: 'statement.hidden', data: { statementId, reason } });
  } else if (state === 'held' && before.state === 'accepted') {
    work.publish({ topic, name: 'text.withheld', data: { targetId: statementId } });
  } else if (state === 'merged' && was && mergedInto !== null) {
    work.publish({ topic, name: 'statement.merged', data: { statementId, mergedInto } });
  }
  work.publish({ topic: userTopic(row.authorId), name: 'statement.decided', data: { statementId, state, reason } });
  tellQueue(work, sessionId);
}
