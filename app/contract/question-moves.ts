/** Where a moderator takes a question; `answered` without a text is one that was answered aloud. */
export const questionMoves = ['open', 'shortlisted', 'live', 'answered', 'archived'] as const;
export type QuestionMove = (typeof questionMoves)[number];
