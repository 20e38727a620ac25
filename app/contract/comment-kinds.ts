/** What a comment does in the debate. */
export const commentKinds = ['for', 'against', 'question', 'remark'] as const;
export type CommentKind = (typeof commentKinds)[number];
