import type { Lang } from './languages.ts';
import type { ModerationReason, SanctionKind } from './moderation.ts';
import type { CommentView, QuestionView, StatementView } from './views.ts';

/** `text` and `lang` are the new words. */
export type HeldEdit = { comment: CommentView; text: string; lang: Lang };
export type ReportedComment = { comment: CommentView; reports: Array<{ reason: ModerationReason; count: number }> };

/** `refused`: it was never shown. `decidable`: another moderator's decision, or the commune has no other moderator. */
export type OpenAppeal = {
  appealId: string;
  comment: CommentView;
  text: string;
  refused: boolean;
  decidable: boolean;
};

/** As {@link OpenAppeal}, about a statement. */
export type OpenStatementAppeal = Omit<OpenAppeal, 'comment'> & { statement: StatementView };

/** As {@link OpenAppeal}, about a question. */
export type OpenQuestionAppeal = Omit<OpenAppeal, 'comment'> & { question: QuestionView };

/** What holds of somebody, here or in the commune's sessions. `number` is that of their comment, null for one elsewhere. */
export type CockpitSanction = {
  sanctionId: string;
  kind: SanctionKind;
  reason: ModerationReason;
  name: string | null;
  number: number | null;
  imposedAt: string;
  confirmed: boolean;
};

/** What waits for a moderator, and what holds of people. */
export type Queue = {
  held: CommentView[];
  /** New words of shown comments that wait, with those that are shown. */
  edits: HeldEdit[];
  /** Shown comments that were reported and not yet decided, the most reported first; never by whom. */
  reported: ReportedComment[];
  /** Appeals that nobody has decided, oldest first. */
  appeals: OpenAppeal[];
  statementAppeals: OpenStatementAppeal[];
  questionAppeals: OpenQuestionAppeal[];
  /** What was imposed on people and holds, newest first. */
  sanctions: CockpitSanction[];
  /** Listed words in what waits, by the id of the comment, question or statement. */
  heldWords: Record<string, string[]>;
  /** Held comments and statements that are among the first of somebody new. */
  heldFirst: string[];
  /** Held comments whose text several others have just posted too. */
  heldSame: string[];
};
