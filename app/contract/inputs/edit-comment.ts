import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';
import { longText } from '../text.ts';

/** New words for a comment of one's own. */
export const editCommentInput = z.strictObject({ actionId: id, commentId: id, text: longText(limits.commentText) });
export type EditCommentInput = z.infer<typeof editCommentInput>;
