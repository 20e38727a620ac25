import * as z from 'zod/mini';
import { id } from '../ids.ts';

/** Supporting a comment, or taking the support back. */
export const supportCommentInput = z.strictObject({ actionId: id, commentId: id, support: z.boolean() });
export type SupportCommentInput = z.infer<typeof supportCommentInput>;
