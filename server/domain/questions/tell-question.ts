import type { QuestionRow } from '#db/queries/questions.ts';
import { listSupportCounts } from '#db/queries/questions.ts';
import type { Work } from '../context.ts';
import { sessionTopic } from '../context.ts';
import { presentQuestion } from './present.ts';

/** Tells everybody where a locked question is now. */
export async function publishMoved(work: Work, row: QuestionRow): Promise<void> {
  const { questionId, sessionId, state, reason } = row;
  // The question is locked against supports: these are the counts of this commit.
  const counts = await listSupportCounts(work.tx, [questionId]);
  const shown = presentQuestion(row, counts.get(questionId));
  const topic = sessionTopic(sessionId);
  work.publish({ topic, name: 'question.moved', data: { questionId, state, reason }, shown });
}
