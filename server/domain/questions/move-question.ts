import { guessLang } from '#app/contract/languages.ts';
import type { AnswerQuestionInput, MoveQuestionInput } from '#app/contract/inputs/manage-question.ts';
import type { QuestionRow } from '#db/queries/questions.ts';
import { findLiveQuestionForUpdate, listSupportCounts, updateQuestion } from '#db/queries/questions.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic, transact } from '../context.ts';
import { allow } from '../policy.ts';
import { accessQuestion } from './access.ts';
import { canAnswer, canMoveQuestion } from './policy.ts';
import { presentQuestion } from './present.ts';

/**
 * Takes a question to another state: shortlisted, live, answered aloud, archived, or back in the list. At most one is
 * live: the one before goes back to the shortlist. Moving it where it is changes nothing.
 * @throws AppError `forbidden`, `not_found`, `conflict` with the policy's reason
 */
export async function moveQuestion(ctx: ActionContext, { questionId, to }: MoveQuestionInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { question } = await accessQuestion(ctx, work, questionId, (person, row, session) =>
      row.state === to ? allow : canMoveQuestion(person, row, to, session),
    );
    if (question.state === to) return;
    if (to === 'live') await endLive(work, question.sessionId);
    const aloud = to === 'answered' && question.answeredAt === null;
    const change = { state: to, ...(aloud && { answeredAt: ctx.services.now() }) };
    await publishMoved(work, await updateQuestion(work.tx, questionId, change));
  });
}

/**
 * Answers a question in writing; the words of a later answer take the place of the earlier ones.
 * @throws AppError `forbidden`, `not_found`, `conflict` for one that is hidden, waiting or archived
 */
export async function answerQuestion(ctx: ActionContext, { questionId, text }: AnswerQuestionInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { question } = await accessQuestion(ctx, work, questionId, canAnswer);
    if (question.state === 'answered' && question.answer === text) return;
    const row = await updateQuestion(work.tx, questionId, {
      state: 'answered',
      answer: text,
      answerLang: guessLang(text, ctx.lang),
      answeredAt: question.answeredAt ?? ctx.services.now(),
    });
    await publishMoved(work, row);
  });
}

async function endLive(work: Work, sessionId: string): Promise<void> {
  const before = await findLiveQuestionForUpdate(work.tx, sessionId);
  if (before) await publishMoved(work, await updateQuestion(work.tx, before.questionId, { state: 'shortlisted' }));
}

async function publishMoved(work: Work, row: QuestionRow): Promise<void> {
  const { questionId, sessionId, state, reason } = row;
  // The question is locked against supports: these are the counts of this commit.
  const counts = await listSupportCounts(work.tx, [questionId]);
  const shown = presentQuestion(row, counts.get(questionId));
  const topic = sessionTopic(sessionId);
  work.publish({ topic, name: 'question.moved', data: { questionId, state, reason }, shown });
}
