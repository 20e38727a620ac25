import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { questionMoves } from '../question-moves.ts';
import { limits } from '../limits.ts';
import { longText } from '../text.ts';

export const moveQuestionInput = z.strictObject({
  questionId: id,
  to: z.enum(questionMoves, { error: 'question.move_unknown' }),
});
export type MoveQuestionInput = z.infer<typeof moveQuestionInput>;

/** The answer in writing; given again, it takes the place of the one before. */
export const answerQuestionInput = z.strictObject({ questionId: id, text: longText(limits.answerText) });
export type AnswerQuestionInput = z.infer<typeof answerQuestionInput>;

/** Asking for another look at the decision that hid or refused one's question. */
export const appealQuestionInput = z.strictObject({ questionId: id, text: longText(limits.appealText) });
export type AppealQuestionInput = z.infer<typeof appealQuestionInput>;
