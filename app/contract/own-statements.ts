import type { AppealOutcome, ModerationReason } from './moderation.ts';
import type { StatementView } from './views.ts';

/**
 * A statement of one's own that waits, was refused or hidden, or was merged into a like one. `appeal` is the one against
 * the decision that holds; null where there is none.
 */
export type OwnStatement = {
  statementId: string;
  number: number;
  state: Exclude<StatementView['state'], 'accepted'>;
  reason: ModerationReason | null;
  text: string;
  mergedInto: string | null;
  appeal: { outcome: AppealOutcome | null; note: string | null } | null;
};
