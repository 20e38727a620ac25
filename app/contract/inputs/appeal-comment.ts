import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';
import { appealOutcomes } from '../moderation.ts';
import { longText } from '../text.ts';

/** Asking for another look at the decision that hid or refused one's comment. */
export const appealCommentInput = z.strictObject({ commentId: id, text: longText(limits.appealText) });
export type AppealCommentInput = z.infer<typeof appealCommentInput>;

/** `note` is for the author alone; an empty one is none. */
export const decideAppealInput = z.strictObject({
  appealId: id,
  outcome: z.enum(appealOutcomes, { error: 'appeal.outcome_missing' }),
  note: z.optional(longText(limits.reasonNote)),
});
export type DecideAppealInput = z.infer<typeof decideAppealInput>;
