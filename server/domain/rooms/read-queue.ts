import type {
  CockpitSanction,
  HeldEdit,
  OpenAppeal,
  OpenQuestionAppeal,
  OpenStatementAppeal,
  Queue,
  ReportedComment,
} from '#app/contract/cockpit-queue.ts';
import type { Reader } from '#db/client.ts';
import { hasOtherModerator, listOpenAppeals } from '#db/queries/appeals.ts';
import { listOpenReports } from '#db/queries/comment-reports.ts';
import { listHeldTexts } from '#db/queries/comment-texts.ts';
import { listCommentsById, listCommentsInState } from '#db/queries/comments.ts';
import { listQuestionsById, listQuestionsInState } from '#db/queries/questions.ts';
import { listStandingSanctions } from '#db/queries/sanctions.ts';
import { listStatementsById, listStatementsInState } from '#db/queries/votes.ts';
import { presentCommentToModerator } from '../comments/present.ts';
import { presentQuestionToModerator } from '../questions/present.ts';
import { presentStatementToModerator } from '../statements/present.ts';

/** How many held or hidden comments, and questions, are shown at once. */
export const queuePage = 100;

type Session = { sessionId: string; communeId: string };

/** The moderators' queue of a session. @param viewerId the moderator who looks at it */
export async function readQueue(db: Reader, session: Session, viewerId: string): Promise<Queue> {
  const { sessionId } = session;
  const held = await listCommentsInState(db, sessionId, 'held', queuePage);
  const questions = await listQuestionsInState(db, sessionId, ['held'], queuePage);
  const statements = await listStatementsInState(db, sessionId, 'held', queuePage);
  const texts = await listHeldTexts(db, sessionId, queuePage);
  const words = [
    ...held.map((row) => [row.commentId, row.heldWords] as const),
    ...texts.map((row) => [row.commentId, row.heldWords] as const),
    ...questions.map((row) => [row.questionId, row.heldWords] as const),
    ...statements.map((row) => [row.statementId, row.heldWords] as const),
  ];
  return {
    held: held.map(presentCommentToModerator),
    edits: await readEdits(db, texts),
    reported: await readReported(db, sessionId),
    ...(await readAppeals(db, session, viewerId)),
    sanctions: await readSanctions(db, session),
    heldWords: Object.fromEntries(words.filter(([, found]) => found.length > 0)),
    heldSame: held.filter((row) => row.heldFor === 'same').map((row) => row.commentId),
    heldFirst: [
      ...held.filter((row) => row.heldFor === 'first').map((row) => row.commentId),
      ...statements.filter((row) => row.heldFor === 'first').map((row) => row.statementId),
    ],
  };
}

async function readEdits(db: Reader, texts: Awaited<ReturnType<typeof listHeldTexts>>): Promise<HeldEdit[]> {
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
): Promise<Pick<Queue, 'appeals' | 'statementAppeals' | 'questionAppeals'>> {
  const appeals = await listOpenAppeals(db, sessionId, queuePage);
  if (appeals.length === 0) return { appeals: [], statementAppeals: [], questionAppeals: [] };
  const others = await hasOtherModerator(db, communeId, viewerId);
  const comments = await listCommentsById(
    db,
    appeals.flatMap((row) => row.commentId ?? []),
  );
  const statements = await listStatementsById(
    db,
    appeals.flatMap((row) => row.statementId ?? []),
  );
  const questions = await listQuestionsById(
    db,
    appeals.flatMap((row) => row.questionId ?? []),
  );
  const commentOf = new Map(comments.map((row) => [row.commentId, presentCommentToModerator(row)]));
  const statementOf = new Map(statements.map((row) => [row.statementId, presentStatementToModerator(row, undefined)]));
  const questionOf = new Map(questions.map((row) => [row.questionId, presentQuestionToModerator(row, undefined)]));
  const about = ({ appealId, text, act, moderatorId }: (typeof appeals)[number]) => ({
    appealId,
    text,
    refused: act === 'refuse',
    decidable: !others || moderatorId !== viewerId,
  });
  return {
    appeals: appeals.flatMap((row): OpenAppeal[] => {
      const comment = commentOf.get(row.commentId ?? '');
      return comment ? [{ ...about(row), comment }] : [];
    }),
    statementAppeals: appeals.flatMap((row): OpenStatementAppeal[] => {
      const statement = statementOf.get(row.statementId ?? '');
      return statement ? [{ ...about(row), statement }] : [];
    }),
    questionAppeals: appeals.flatMap((row): OpenQuestionAppeal[] => {
      const question = questionOf.get(row.questionId ?? '');
      return question ? [{ ...about(row), question }] : [];
    }),
  };
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
