import * as z from 'zod/mini';
import { id } from '../ids.ts';

/** Taking back a comment of one's own, or putting it back. */
export const withdrawCommentInput = z.strictObject({ commentId: id });
export type WithdrawCommentInput = z.infer<typeof withdrawCommentInput>;
