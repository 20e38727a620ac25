/** What a comment does in the debate. */
export const commentKinds = ['for', 'against', 'question', 'remark'] as const;
export type CommentKind = (typeof commentKinds)[number];

/** How the threads of the debate can be put in order; the first is the usual one. */
export const commentOrders = ['new', 'top', 'unanswered'] as const;
export type CommentOrder = (typeof commentOrders)[number];

/** How long after posting a comment its author may change it, in minutes. */
export const editMinutes = 5;

/** What became of reports: the comment stayed, or was hidden. */
export const reportOutcomes = ['kept', 'hidden'] as const;
export type ReportOutcome = (typeof reportOutcomes)[number];

/**
 * Why a comment waits although the session does not hold all: it has a word of the lists, is its author's first, or several
 * others have just posted the same text.
 */
export const heldReasons = ['words', 'first', 'same'] as const;
export type HeldReason = (typeof heldReasons)[number];
