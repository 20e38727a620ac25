import { randomUUID } from 'node:crypto';
import type { ModerationActName } from '#app/contract/moderation.ts';
import { insertModerationAct } from '#db/queries/moderation-acts.ts';
import type { QuestionRow } from '#db/queries/questions.ts';
import { listSupportCounts, updateQuestion } from '#db/queries/questions.ts';
import type { Work } from '../context.ts';
import { sessionTopic, userTopic } from '../context.ts';
import { publishHeld } from '../questions/access.ts';
import { presentQuestion } from '../questions/present.ts';
import { tellQueue } from '../sessions/access.ts';
import { grantAppeal } from './grant-appeal.ts';

/** What a moderator does with a question; `row` is what changes in it. */
export type QuestionChange = {
  act: Extract<ModerationActName, 'hide' | 'restore' | 'release' | 'refuse' | 'uphold' | 'grant' | 'undo'>;
  row: Partial<QuestionRow> & Pick<QuestionRow, 'state' | 'reason'>;
  note?: string | null;
};

/** A hidden or refused question as it is once it is shown again: where it was before. */
export function shownAgain({ state, hiddenFrom }: QuestionRow): QuestionChange['row'] {
  if (state === 'refused') return { state: 'open', reason: null };
  return { state: hiddenFrom ?? 'open', reason: null, hiddenFrom: null };
}

/**
 * Changes a locked question, writes the act into the log, and tells: everybody what was or becomes visible, its author, and the
 * moderators. Showing what had been taken from view grants the appeal against that. Supports are never touched.
 */
export async function changeQuestion(
  work: Work,
  { row: question, moderatorId }: { row: QuestionRow; moderatorId: string },
  change: QuestionChange,
): Promise<void> {
  const { questionId, sessionId } = question;
  const row = await updateQuestion(work.tx, questionId, change.row);
  if (change.act === 'restore' || change.act === 'grant') await grantAppeal(work, questionId, moderatorId, change.note);
  await insertModerationAct(work.tx, {
    moderationActId: randomUUID(),
    sessionId,
    targetKind: 'question',
    targetId: questionId,
    act: change.act,
    reason: change.row.reason,
    note: change.note ?? null,
    moderatorId,
  });
  await tell(work, question.state, row);
}

/** Public for what was or becomes visible; a hint to the author and to the moderators in any case. */
async function tell(work: Work, before: QuestionRow['state'], row: QuestionRow): Promise<void> {
  const { questionId, sessionId, state, reason } = row;
  const topic = sessionTopic(sessionId);
  const counts = await listSupportCounts(work.tx, [questionId]);
  const shown = presentQuestion(row, counts.get(questionId));
  if (before === 'held' || before === 'refused') {
    if (state !== 'refused' && state !== 'held')
      work.publish({ topic, name: 'question.asked', data: { questionId }, shown });
  } else if (state === 'held') {
    work.publish({ topic, name: 'text.withheld', data: { targetId: questionId } });
  } else if (state !== before) {
    work.publish({ topic, name: 'question.moved', data: { questionId, state, reason }, shown });
  }
  const told = { questionId, state, reason };
  work.publish({ topic: userTopic(row.authorId), name: 'question.decided', data: told });
  if (before === 'held' || state === 'held') await publishHeld(work, sessionId);
  else tellQueue(work, sessionId);
}
