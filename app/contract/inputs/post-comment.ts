import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { commentKinds } from '../comment-kinds.ts';
import { limits } from '../limits.ts';
import { longText } from '../text.ts';

export const postCommentInput = z.strictObject({
  actionId: id,
  sessionId: id,
  text: longText(limits.commentText),
  kind: z._default(z.enum(commentKinds, { error: 'comment.kind_unknown' }), 'remark'),
  parentId: z.optional(id),
});
export type PostCommentInput = z.infer<typeof postCommentInput>;
