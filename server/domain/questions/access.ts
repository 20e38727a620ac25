import { AppError } from '#app/contract/errors.ts';
import type { Standing } from '#db/queries/people.ts';
import type { QuestionRow } from '#db/queries/questions.ts';
import { countHeldQuestions, findQuestionForUpdate, listQuestionsById } from '#db/queries/questions.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import type { ActionContext, Work } from '../context.ts';
import { sessionTopic } from '../context.ts';
import type { Decision } from '../policy.ts';
import { allow, authorize } from '../policy.ts';
import { accessSession, tellQueue } from '../sessions/access.ts';

/**
 * Loads a question and its session, locks both against supports and other changes, and decides.
 * @throws AppError `not_found`, or the decision's refusal
 */
export async function accessQuestion(
  ctx: ActionContext,
  work: Work,
  questionId: string,
  decide: (person: Standing, question: QuestionRow, session: SessionRow) => Decision,
): Promise<{ question: QuestionRow; session: SessionRow; person: Standing }> {
  const [found] = await listQuestionsById(work.tx, [questionId]);
  if (!found) throw new AppError('not_found', 'question.unknown');
  const { session, person } = await accessSession(ctx, work, found.sessionId, () => allow);
  const question = await findQuestionForUpdate(work.tx, questionId);
  if (!question) throw new AppError('not_found', 'question.unknown');
  authorize(decide(person, question, session));
  return { question, session, person };
}

/** Tells everybody how many questions wait. The session must be locked: the count is then the one of this commit. */
export async function publishHeld(work: Work, sessionId: string): Promise<void> {
  const topic = sessionTopic(sessionId);
  const held = await countHeldQuestions(work.tx, sessionId);
  work.publish({ topic, name: 'question.held', data: { held } });
  tellQueue(work, sessionId);
}
