import type { ReportOutcome } from './comment-kinds.ts';
import type { AppealOutcome, ModerationReason, SanctionKind } from './moderation.ts';
import type { QuestionState } from './views.ts';

/** A change of one's own comment that others do not see. */
export type OwnEdit = {
  commentId: string;
  number: number;
  text: string;
  state: 'held' | 'refused';
  reason: string | null;
};
export type OwnReport = { commentId: string; number: number; outcome: ReportOutcome | null };

/** An appeal of one's own; `standing` where it is against the decision that holds now, and the comment is not shown. */
export type OwnAppeal = {
  commentId: string;
  number: number;
  outcome: AppealOutcome | null;
  note: string | null;
  standing: boolean;
};

/** What a moderator imposed on the viewer and holds here; `number` is the comment's, null for one of another session. */
export type OwnSanction = {
  sanctionId: string;
  kind: SanctionKind;
  reason: ModerationReason;
  number: number | null;
};

/**
 * A question of one's own that others do not see as written, or that an appeal brought back. `appeal` is the one against
 * the last decision that took it from view; null where there is none.
 */
export type OwnQuestion = {
  questionId: string;
  number: number;
  state: QuestionState;
  reason: string | null;
  text: string;
  appeal: { outcome: AppealOutcome | null; note: string | null } | null;
};
