import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';
import { longText } from '../text.ts';

/** A question to the session, shown with the name of who asks it or without any. */
export const askQuestionInput = z.strictObject({
  actionId: id,
  sessionId: id,
  text: longText(limits.questionText),
  withName: z._default(z.boolean(), true),
});
export type AskQuestionInput = z.infer<typeof askQuestionInput>;

/** Supporting a question, or taking the support back. */
export const supportQuestionInput = z.strictObject({ actionId: id, questionId: id, support: z.boolean() });
export type SupportQuestionInput = z.infer<typeof supportQuestionInput>;
