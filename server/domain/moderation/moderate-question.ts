import { randomUUID } from 'node:crypto';
import type { HideContentInput, ShowContentInput } from '#app/contract/inputs/moderate-session.ts';
import { insertModerationAct } from '#db/queries/moderation-acts.ts';
import type { QuestionRow } from '#db/queries/questions.ts';
import { listSupportCounts, updateQuestion } from '#db/queries/questions.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic, transact, userTopic } from '../context.ts';
import { allow } from '../policy.ts';
import { accessQuestion, publishHeld } from '../questions/access.ts';
import { presentQuestion } from '../questions/present.ts';
import { tellQueue } from '../sessions/access.ts';

type Change = {
  act: 'hide' | 'restore' | 'release' | 'refuse';
  row: Partial<QuestionRow> & Pick<QuestionRow, 'state' | 'reason'>;
};

/**
 * Hides a shown question, or refuses a held one, with a reason from the charter. Its author is told; its supports stay.
 * @throws AppError `forbidden`, `not_found`; hiding twice changes nothing
 */
export async function hideQuestion(ctx: ActionContext, { targetId, reason, note }: HideContentInput): Promise<void> {
  await moderate(ctx, targetId, note ?? null, ({ state }) => {
    if (state === 'hidden' || state === 'refused') return null;
    if (state === 'held') return { act: 'refuse', row: { state: 'refused', reason } };
    // Another one may be live by the time it is shown again.
    const hiddenFrom = state === 'live' ? 'shortlisted' : state;
    return { act: 'hide', row: { state: 'hidden', reason, hiddenFrom } };
  });
}

/**
 * Releases a held question, or shows a hidden or refused one again, where it was before.
 * @throws AppError `forbidden`, `not_found`; showing what is shown changes nothing
 */
export async function showQuestion(ctx: ActionContext, { targetId }: ShowContentInput): Promise<void> {
  await moderate(ctx, targetId, null, ({ state, hiddenFrom }) => {
    if (state === 'held') return { act: 'release', row: { state: 'open', reason: null } };
    if (state === 'refused') return { act: 'restore', row: { state: 'open', reason: null } };
    if (state !== 'hidden') return null;
    return { act: 'restore', row: { state: hiddenFrom ?? 'open', reason: null, hiddenFrom: null } };
  });
}

async function moderate(
  ctx: ActionContext,
  questionId: string,
  note: string | null,
  decide: (row: QuestionRow) => Change | null,
): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { question, person } = await accessQuestion(ctx, work, questionId, () => allow);
    const change = decide(question);
    if (!change) return;
    const row = await updateQuestion(work.tx, questionId, change.row);
    await insertModerationAct(work.tx, {
      moderationActId: randomUUID(),
      sessionId: row.sessionId,
      targetKind: 'question',
      targetId: questionId,
      act: change.act,
      reason: change.row.reason,
      note,
      moderatorId: person.personId,
    });
    await tell(work, question.state, row);
  });
}

/** Public for what was or becomes visible; a hint to the author and to the moderators in any case. */
async function tell(work: Work, before: QuestionRow['state'], row: QuestionRow): Promise<void> {
  const { questionId, sessionId, state, reason } = row;
  const topic = sessionTopic(sessionId);
  const counts = await listSupportCounts(work.tx, [questionId]);
  const shown = presentQuestion(row, counts.get(questionId));
  if (before === 'held' || before === 'refused') {
    if (state !== 'refused') work.publish({ topic, name: 'question.asked', data: { questionId }, shown });
  } else {
    work.publish({ topic, name: 'question.moved', data: { questionId, state, reason }, shown });
  }
  const told = { questionId, state, reason };
  work.publish({ topic: userTopic(row.authorId), name: 'question.decided', data: told });
  if (before === 'held') await publishHeld(work, sessionId);
  else tellQueue(work, sessionId);
}
