import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { moderationReasons } from '../moderation.ts';

/** Telling moderators that a comment breaks a point of the charter. */
export const reportCommentInput = z.strictObject({
  actionId: id,
  commentId: id,
  reason: z.enum(moderationReasons, { error: 'moderation.reason_missing' }),
});
export type ReportCommentInput = z.infer<typeof reportCommentInput>;
