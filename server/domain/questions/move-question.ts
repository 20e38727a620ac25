import { guessLang } from '#app/contract/languages.ts';
import type { AnswerQuestionInput, MoveQuestionInput } from '#app/contract/inputs/manage-question.ts';
import type { QuestionRow } from '#db/queries/questions.ts';
import { findLiveQuestionForUpdate, updateQuestion } from '#db/queries/questions.ts';
import type { ActionContext, Work } from '../context.ts';
import { transact } from '../context.ts';
import { noteReversible } from '../reversible.ts';
import { canModerateSession } from '../sessions/policy.ts';
import { accessQuestion } from './access.ts';
import { canAnswer, canMoveQuestion } from './policy.ts';
import { publishMoved } from './tell-question.ts';

/**
 * Takes a question to another state: shortlisted, live, answered aloud, archived, or back in the list. At most one is
 * live: the one before goes back to the shortlist. Moving it where it is changes nothing.
 * @throws AppError `forbidden`, `not_found`, `conflict` with the policy's reason
 */
export async function moveQuestion(ctx: ActionContext, { questionId, to }: MoveQuestionInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { question, person } = await accessQuestion(ctx, work, questionId, (who, row, session) =>
      row.state === to ? canModerateSession(who, session) : canMoveQuestion(who, row, to, session),
    );
    if (question.state === to) return;
    const ended = to === 'live' ? await endLive(work, question.sessionId) : null;
    const aloud = to === 'answered' && question.answeredAt === null;
    const change = { state: to, ...(aloud && { answeredAt: ctx.services.now() }) };
    await publishMoved(work, await updateQuestion(work.tx, questionId, change));
    await noteMove(work, ctx.services.now(), { question, to, ended, moderatorId: person.personId });
  });
}

/**
 * Answers a question in writing; the words of a later answer take the place of the earlier ones.
 * @throws AppError `forbidden`, `not_found`, `conflict` for one that is hidden, waiting or archived
 */
export async function answerQuestion(ctx: ActionContext, { questionId, text }: AnswerQuestionInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { question, person } = await accessQuestion(ctx, work, questionId, canAnswer);
    if (question.state === 'answered' && question.answer === text) return;
    const row = await updateQuestion(work.tx, questionId, {
      state: 'answered',
      answer: text,
      answerLang: guessLang(text, ctx.lang),
      answeredAt: question.answeredAt ?? ctx.services.now(),
    });
    await publishMoved(work, row);
    const answered = { to: 'answered', ended: null, moderatorId: person.personId } as const;
    await noteMove(work, ctx.services.now(), { question, ...answered });
  });
}

type Moved = { question: QuestionRow; to: MoveQuestionInput['to']; ended: string | null; moderatorId: string };

/** Keeps how the question was, and which one was live before. */
async function noteMove(work: Work, at: Date, { question, to, ended, moderatorId }: Moved): Promise<void> {
  const { sessionId, questionId, state, answer, answerLang, answeredAt } = question;
  await noteReversible(work, at, {
    sessionId,
    moderatorId,
    act: `question-${to}`,
    scope: questionId,
    before: { questionId, state, answer, answerLang, answeredAt, ended },
  });
}

/** @returns the question that was live */
async function endLive(work: Work, sessionId: string): Promise<string | null> {
  const before = await findLiveQuestionForUpdate(work.tx, sessionId);
  if (before) await publishMoved(work, await updateQuestion(work.tx, before.questionId, { state: 'shortlisted' }));
  return before?.questionId ?? null;
}
