import type { TakeBackInput } from '#app/contract/inputs/take-back.ts';
import { questionReversible } from '#app/contract/reversible.ts';
import {
  findLiveQuestionForUpdate,
  findQuestionForUpdate,
  updateQuestion,
  type QuestionRow,
} from '#db/queries/questions.ts';
import type { ActionContext, Work } from '../context.ts';
import { transact } from '../context.ts';
import { noteUndone } from '../reversible.ts';
import { accessReversible, changedSince } from '../sessions/access.ts';
import { publishMoved } from './tell-question.ts';

/** How the question was before the act, as it comes out of the store: moments are text. */
type Before = Pick<QuestionRow, 'questionId' | 'state' | 'answer' | 'answerLang'> & {
  answeredAt: string | null;
  ended: string | null;
};

/**
 * Takes back where a moderator had moved a question, or its answer. The one that had been live before is live again, where it
 * still waits on the shortlist. Twice is once.
 * @throws AppError `forbidden`, `not_found`, `conflict` where something else happened since, or it is too late
 */
export async function takeBackQuestion(ctx: ActionContext, { undoId }: TakeBackInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessReversible(ctx, work, undoId, { known: questionReversible });
    if (!access) return;
    const { act, session } = access;
    const { questionId, ended, answeredAt, ...before } = act.before as Before;
    const question = await findQuestionForUpdate(work.tx, questionId);
    if (!question || `question-${question.state}` !== act.act) throw changedSince();
    const live = before.state === 'live' || ended !== null;
    if (live && session.state !== 'open') throw changedSince();
    if (before.state === 'live' && (await findLiveQuestionForUpdate(work.tx, session.sessionId))) throw changedSince();
    const change = { ...before, answeredAt: answeredAt === null ? null : new Date(answeredAt) };
    await publishMoved(work, await updateQuestion(work.tx, questionId, change));
    if (ended !== null) await putOnAgain(work, ended);
    await noteUndone(work, ctx.services.now(), act);
  });
}

async function putOnAgain(work: Work, questionId: string): Promise<void> {
  const question = await findQuestionForUpdate(work.tx, questionId);
  if (question?.state === 'shortlisted')
    await publishMoved(work, await updateQuestion(work.tx, questionId, { state: 'live' }));
}
