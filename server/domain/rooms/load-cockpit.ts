import type { Lang } from '#app/contract/languages.ts';
import type { ModerationReason, SanctionKind } from '#app/contract/moderation.ts';
import { AppError } from '#app/contract/errors.ts';
import type { AgendaPlanView, CommentView, MotionView, QuestionView, StatementView } from '#app/contract/views.ts';
import { listCommentsById, listCommentsInState } from '#db/queries/comments.ts';
import { listModerationActs, type ModerationActRow } from '#db/queries/moderation-acts.ts';
import { hasOtherModerator, listOpenAppeals } from '#db/queries/appeals.ts';
import { listStandingSanctions } from '#db/queries/sanctions.ts';
import { listOpenReports, type ReportCount } from '#db/queries/comment-reports.ts';
import { listHeldTexts } from '#db/queries/comment-texts.ts';
import { listAgenda } from '#db/queries/agenda.ts';
import { listQuestionsInState, listSupportCounts } from '#db/queries/questions.ts';
import type { Reader } from '#db/client.ts';
import { findSession } from '#db/queries/sessions.ts';
import { listBallotCounts, listMotions, listStatements, listStatementTallies } from '#db/queries/votes.ts';
import { requirePerson } from '../actor.ts';
import { presentCommentToModerator } from '../comments/present.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { authorize } from '../policy.ts';
import { presentQuestionToModerator } from '../questions/present.ts';
import { presentStatementTally } from '../statements/present.ts';
import { presentMotionToModerator } from '../votes/present.ts';
import { canModerateSession } from '../sessions/policy.ts';
import { presentAgendaToModerator } from '../sessions/present.ts';

/** `text` and `lang` are the new words. */
export type HeldEdit = { comment: CommentView; text: string; lang: Lang };
export type ReportedComment = { comment: CommentView; reports: Array<Pick<ReportCount, 'reason' | 'count'>> };

/** `refused`: it was never shown. `decidable`: another moderator's decision, or the commune has no other moderator. */
export type OpenAppeal = {
  appealId: string;
  comment: CommentView;
  text: string;
  refused: boolean;
  decidable: boolean;
};

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

/** What moderators see beyond the room. */
export type Cockpit = {
  /** Whether the session is one of a space's members, of whom an attendance list is kept. */
  hasMembers: boolean;
  /** The whole agenda, with what is hidden and the notes. */
  agenda: AgendaPlanView[];
  motions: MotionView[];
  held: CommentView[];
  hidden: CommentView[];
  /** Held comments that were refused lately, so that a slip can be put right. */
  refused: CommentView[];
  statements: StatementView[];
  /** Those that wait, were hidden or refused, with their texts. */
  questions: QuestionView[];
  /** New words of shown comments that wait, with those that are shown. */
  edits: HeldEdit[];
  /** Shown comments that were reported and not yet decided, the most reported first; never by whom. */
  reported: ReportedComment[];
  /** Appeals that nobody has decided, oldest first. */
  appeals: OpenAppeal[];
  /** What was imposed on people and holds, newest first. */
  sanctions: CockpitSanction[];
  acts: Array<Pick<ModerationActRow, 'act' | 'reason' | 'targetKind' | 'targetId'> & { actedAt: string }>;
};

/** How many held or hidden comments, and questions, are shown at once. */
const queuePage = 100;

/**
 * The moderators' view: all motions with their results, the holding queue, hidden comments and statements with their texts.
 * @throws AppError `forbidden` for anybody else, `not_found`
 */
export async function loadCockpit(ctx: ActionContext, sessionId: string): Promise<Cockpit> {
  return transact(ctx.services, async ({ tx }) => {
    const session = await findSession(tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    authorize(canModerateSession(requirePerson(ctx.actor), session));
    const motions = await listMotions(tx, sessionId);
    const counts = await listBallotCounts(
      tx,
      motions.map((row) => row.motionId),
    );
    const statements = await listStatements(tx, sessionId);
    const tallies = await listStatementTallies(
      tx,
      statements.map((row) => row.statementId),
    );
    const tallyOf = new Map(tallies.map((row) => [row.statementId, row]));
    const acts = await listModerationActs(tx, sessionId, 50);
    const refusedIds = acts.filter((row) => row.act === 'refuse').map((row) => row.targetId);
    const refused = await listCommentsById(tx, [...new Set(refusedIds)]);
    return {
      hasMembers: session.spaceId !== null,
      agenda: presentAgendaToModerator(await listAgenda(tx, sessionId)),
      motions: motions.map((row) => presentMotionToModerator(row, counts.get(row.motionId))),
      held: (await listCommentsInState(tx, sessionId, 'held', queuePage)).map(presentCommentToModerator),
      hidden: (await listCommentsInState(tx, sessionId, 'hidden', queuePage)).map(presentCommentToModerator),
      refused: refused.filter((row) => row.state === 'refused').map(presentCommentToModerator),
      statements: statements.map((row) => ({
        statementId: row.statementId,
        number: row.number,
        text: row.text,
        lang: row.lang,
        state: row.state,
        reason: row.reason,
        tally: presentStatementTally(tallyOf.get(row.statementId)),
      })),
      questions: await readUnshownQuestions(tx, sessionId),
      edits: await readEdits(tx, sessionId),
      reported: await readReported(tx, sessionId),
      sanctions: await readSanctions(tx, session),
      appeals: await readAppeals(tx, session, requirePerson(ctx.actor).personId),
      acts: acts.map(({ act, reason, targetKind, targetId, actedAt }) => ({
        act,
        reason,
        targetKind,
        targetId,
        actedAt: actedAt.toISOString(),
      })),
    };
  });
}

async function readEdits(db: Reader, sessionId: string): Promise<HeldEdit[]> {
  const texts = await listHeldTexts(db, sessionId, queuePage);
  const comments = await listCommentsById(
    db,
    texts.map((row) => row.commentId),
  );
  const byId = new Map(comments.map((row) => [row.commentId, presentCommentToModerator(row)]));
  return texts.flatMap(({ commentId, text, lang }) => {
    const comment = byId.get(commentId);
    return comment ? [{ comment, text, lang }] : [];
  });
}

async function readReported(db: Reader, sessionId: string): Promise<ReportedComment[]> {
  const counts = await listOpenReports(db, sessionId);
  const comments = await listCommentsById(db, [...new Set(counts.map((row) => row.commentId))]);
  const total = ({ reports }: ReportedComment): number => reports.reduce((sum, { count }) => sum + count, 0);
  return comments
    .map((row) => ({
      comment: presentCommentToModerator(row),
      reports: counts
        .filter(({ commentId }) => commentId === row.commentId)
        .map(({ reason, count }) => ({ reason, count })),
    }))
    .sort((a, b) => total(b) - total(a) || a.comment.number - b.comment.number)
    .slice(0, queuePage);
}

async function readAppeals(
  db: Reader,
  { sessionId, communeId }: { sessionId: string; communeId: string },
  viewerId: string,
): Promise<OpenAppeal[]> {
  const appeals = await listOpenAppeals(db, sessionId, queuePage);
  if (appeals.length === 0) return [];
  const others = await hasOtherModerator(db, communeId, viewerId);
  const comments = await listCommentsById(
    db,
    appeals.map((row) => row.commentId),
  );
  const byId = new Map(comments.map((row) => [row.commentId, presentCommentToModerator(row)]));
  return appeals.flatMap(({ appealId, commentId, text, act, moderatorId }) => {
    const comment = byId.get(commentId);
    const decidable = !others || moderatorId !== viewerId;
    return comment ? [{ appealId, comment, text, refused: act === 'refuse', decidable }] : [];
  });
}

async function readSanctions(
  db: Reader,
  session: { sessionId: string; communeId: string },
): Promise<CockpitSanction[]> {
  const rows = await listStandingSanctions(db, session, queuePage);
  return rows.map(({ sanctionId, kind, reason, name, number, imposedAt, confirmedAt }) => ({
    sanctionId,
    kind,
    reason,
    name,
    number,
    imposedAt: imposedAt.toISOString(),
    confirmed: confirmedAt !== null,
  }));
}

async function readUnshownQuestions(db: Reader, sessionId: string): Promise<QuestionView[]> {
  const rows = await listQuestionsInState(db, sessionId, ['held', 'hidden', 'refused'], queuePage);
  const ids = rows.map((row) => row.questionId);
  const counts = await listSupportCounts(db, ids);
  return rows.map((row) => presentQuestionToModerator(row, counts.get(row.questionId)));
}
