import type { ReportOutcome } from './comment-kinds.ts';
import type { AppealOutcome, ModerationReason, SanctionKind } from './moderation.ts';

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
