import type { Queue } from '#app/contract/cockpit-queue.ts';
import type { SealView } from '#app/contract/seal.ts';
import { AppError } from '#app/contract/errors.ts';
import type { AgendaPlanView, CommentView, MotionView, QuestionView, StatementView } from '#app/contract/views.ts';
import { listCommentsById, listCommentsInState } from '#db/queries/comments.ts';
import { listModerationActs, type ModerationActRow } from '#db/queries/moderation-acts.ts';
import { listAgenda } from '#db/queries/agenda.ts';
import { listQuestionsInState, listSupportCounts } from '#db/queries/questions.ts';
import type { Reader } from '#db/client.ts';
import { findLastOfModerator, type ReversibleActRow } from '#db/queries/reversible-acts.ts';
import { findSession, type SessionRow } from '#db/queries/sessions.ts';
import {
  listBallotCounts,
  listMotions,
  listStatements,
  listStatementTallies,
  type BallotCounts,
  type MotionRow,
} from '#db/queries/votes.ts';
import { requirePerson } from '../actor.ts';
import { presentCommentToModerator } from '../comments/present.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { authorize } from '../policy.ts';
import { presentQuestionToModerator } from '../questions/present.ts';
import { presentStatementToModerator } from '../statements/present.ts';
import { readSeal } from '../votes/access.ts';
import { presentMotionToModerator } from '../votes/present.ts';
import { readQueue, queuePage } from './read-queue.ts';
import { canModerateSession } from '../sessions/policy.ts';
import { presentAgendaToModerator } from '../sessions/present.ts';

/** What moderators see beyond the room. */
export type Cockpit = Queue & {
  /** Whether the session is one of a space's members, of whom an attendance list is kept. */
  hasMembers: boolean;
  /** The whole agenda, with what is hidden and the notes. */
  agenda: AgendaPlanView[];
  motions: Array<MotionView & { seal?: SealView }>;
  hidden: CommentView[];
  /** Held comments that were refused lately, so that a slip can be put right. */
  refused: CommentView[];
  statements: StatementView[];
  /** Those that wait, were hidden or refused, with their texts. */
  questions: QuestionView[];
  /** The viewer's last act that can be taken back; null where there is none. */
  undo: Pick<ReversibleActRow, 'undoId' | 'act'> | null;
  acts: Array<Pick<ModerationActRow, 'act' | 'reason' | 'targetKind' | 'targetId'> & { actedAt: string }>;
};

/**
 * The moderators' view: all motions with their results, the holding queue, hidden comments and statements with their texts.
 * @throws AppError `forbidden` for anybody else, `not_found`
 */
export async function loadCockpit(ctx: ActionContext, sessionId: string): Promise<Cockpit> {
  return transact(ctx.services, async ({ tx }) => {
    const session = await findSession(tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    const viewer = requirePerson(ctx.actor);
    authorize(canModerateSession(viewer, session));
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
      motions: await presentMotions(tx, motions, {
        counts,
        session,
        personId: viewer.personId,
        at: ctx.services.now(),
      }),
      hidden: (await listCommentsInState(tx, sessionId, 'hidden', queuePage)).map(presentCommentToModerator),
      refused: refused.filter((row) => row.state === 'refused').map(presentCommentToModerator),
      statements: statements.map((row) => presentStatementToModerator(row, tallyOf.get(row.statementId))),
      questions: await readUnshownQuestions(tx, sessionId),
      undo: await findLastOfModerator(tx, sessionId, viewer.personId),
      ...(await readQueue(tx, session, viewer.personId)),
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

type About = { counts: Map<string, BallotCounts>; session: SessionRow; personId: string; at: Date };

/** Motions with their results; an open sealed one with where its seal stands for the viewer. */
async function presentMotions(
  db: Reader,
  motions: MotionRow[],
  { counts, ...about }: About,
): Promise<Cockpit['motions']> {
  const shown: Cockpit['motions'] = [];
  for (const motion of motions) {
    const view = presentMotionToModerator(motion, counts.get(motion.motionId));
    const isOpenSealed = motion.secrecy === 'sealed' && motion.state === 'open';
    shown.push(isOpenSealed ? { ...view, seal: await readSeal(db, { motion, ...about }) } : view);
  }
  return shown;
}

async function readUnshownQuestions(db: Reader, sessionId: string): Promise<QuestionView[]> {
  const rows = await listQuestionsInState(db, sessionId, ['held', 'hidden', 'refused'], queuePage);
  const ids = rows.map((row) => row.questionId);
  const counts = await listSupportCounts(db, ids);
  return rows.map((row) => presentQuestionToModerator(row, counts.get(row.questionId)));
}
