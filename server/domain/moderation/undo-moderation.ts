import type { TakeBackInput } from '#app/contract/inputs/take-back.ts';
import type { ModerationReason } from '#app/contract/moderation.ts';
import { moderationReversible } from '#app/contract/reversible.ts';
import { AppError } from '#app/contract/errors.ts';
import { hasAnswers } from '#db/queries/reversible-acts.ts';
import { findLiveQuestionForUpdate, type QuestionRow } from '#db/queries/questions.ts';
import { listStatementsById, type StatementRow } from '#db/queries/votes.ts';
import { accessComment } from '../comments/access.ts';
import { canModerateComments } from '../comments/policy.ts';
import type { ActionContext, Work } from '../context.ts';
import { transact } from '../context.ts';
import { accessQuestion } from '../questions/access.ts';
import { noteUndone } from '../reversible.ts';
import { accessReversible, changedSince, type UndoAccess } from '../sessions/access.ts';
import { canModerateSession } from '../sessions/policy.ts';
import { accessStatement } from '../statements/access.ts';
import type { TextKind } from './access-text.ts';
import { changeComment } from './change-comment.ts';
import { changeQuestion } from './change-question.ts';
import { changeStatement } from './change-statement.ts';
import { isAppealed } from './note-text-act.ts';
import { undoSanction } from './undo-sanction.ts';

/** How a text was before the act. */
type Before = { targetId: string; reason: ModerationReason | null } & (
  Pick<QuestionRow, 'state' | 'hiddenFrom'> | Pick<StatementRow, 'state' | 'mergedInto' | 'mergedFrom'>
);

/**
 * Takes back what a moderator did with a text, or imposed on its author. What was hidden is shown again, what was refused waits
 * again, what was shown again is hidden with the reason that it had, and what was let through waits as before while nobody has
 * answered, supported or voted on it. Twice is once.
 * @throws AppError `forbidden`, `not_found`, `conflict` where something else happened since, an appeal among it, or it is too
 *   late
 */
export async function takeBackModeration(ctx: ActionContext, { undoId }: TakeBackInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const access = await accessReversible(ctx, work, undoId, { known: moderationReversible });
    if (!access) return;
    const kind = access.act.act;
    if (kind.startsWith('comment-')) await undoComment(ctx, work, access);
    else if (kind.startsWith('statement-')) await undoStatement(ctx, work, access);
    else if (kind.startsWith('question-')) await undoQuestion(ctx, work, access);
    else await undoSanction(work, kind, access);
    await noteUndone(work, ctx.services.now(), access.act);
  });
}

/** The state that the act left, without which nothing is taken back. */
async function requireState(work: Work, { act }: UndoAccess, state: string, left: readonly string[]): Promise<void> {
  if (!left.includes(state) || (await isTakenAndAppealed(work, act))) throw changedSince();
}

/** Refuses to take back what people have answered, and in closed sessions, which stay as published. */
async function requireUnanswered(work: Work, kind: TextKind, { act, session }: UndoAccess): Promise<void> {
  if (session.state === 'closed') throw changedSince();
  const { targetId } = act.before as Before;
  if (await hasAnswers(work.tx, kind, targetId)) throw new AppError('conflict', 'undo.answered');
}

async function isTakenAndAppealed(work: Work, { act, before }: UndoAccess['act']): Promise<boolean> {
  return /hidden$|refused$/.test(act) && isAppealed(work, (before as Before).targetId);
}

async function undoComment(ctx: ActionContext, work: Work, access: UndoAccess): Promise<void> {
  const { targetId, reason } = access.act.before as Before;
  const { row, person } = await accessComment(ctx, work, targetId, (who, _, where) => canModerateComments(who, where));
  const by = { row, moderatorId: person.personId };
  const kind = access.act.act;
  if (kind === 'comment-released') {
    await requireState(work, access, row.state, ['published']);
    await requireUnanswered(work, 'comment', access);
    if (row.editedAt && row.editedAt > access.act.actedAt) throw changedSince();
    return changeComment(work, by, { act: 'undo', to: 'held', reason: null });
  }
  if (kind === 'comment-hidden') {
    await requireState(work, access, row.state, ['hidden']);
    return changeComment(work, by, { act: 'restore', to: 'published', reason: null });
  }
  if (kind === 'comment-refused') {
    await requireState(work, access, row.state, ['refused']);
    return changeComment(work, by, { act: 'undo', to: 'held', reason: null });
  }
  await requireState(work, access, row.state, ['published']);
  await changeComment(work, by, { act: 'hide', to: 'hidden', reason });
}

async function undoStatement(ctx: ActionContext, work: Work, access: UndoAccess): Promise<void> {
  const before = access.act.before as Pick<StatementRow, 'state' | 'mergedInto' | 'mergedFrom'> & Before;
  const { row, session, person } = await accessStatement(ctx, work, before.targetId, (who, _, where) =>
    canModerateSession(who, where),
  );
  const by = { row, moderatorId: person.personId };
  const { state, reason, mergedInto, mergedFrom } = before;
  const to = { state, reason, mergedInto, mergedFrom };
  const kind = access.act.act;
  if (kind.endsWith('merged') && session.state === 'closed') throw changedSince();
  if (state === 'merged' && mergedInto) {
    // It is merged again while the other one is still shown.
    const [other] = await listStatementsById(work.tx, [mergedInto]);
    if (other?.state !== 'accepted') throw changedSince();
  }
  switch (kind) {
    case 'statement-released':
      await requireState(work, access, row.state, ['accepted']);
      await requireUnanswered(work, 'statement', access);
      return changeStatement(work, by, { act: 'undo', to });
    case 'statement-hidden':
      await requireState(work, access, row.state, ['hidden']);
      return changeStatement(work, by, { act: 'restore', to });
    case 'statement-refused':
      await requireState(work, access, row.state, ['refused']);
      return changeStatement(work, by, { act: 'undo', to });
    case 'statement-merged':
      await requireState(work, access, row.state, ['merged']);
      return changeStatement(work, by, { act: 'unmerge', to });
    case 'statement-unmerged':
      await requireState(work, access, row.state, ['accepted', 'held']);
      return changeStatement(work, by, { act: 'merge', to });
    default:
      await requireState(work, access, row.state, ['accepted']);
      return changeStatement(work, by, { act: 'hide', to });
  }
}

async function undoQuestion(ctx: ActionContext, work: Work, access: UndoAccess): Promise<void> {
  const before = access.act.before as Pick<QuestionRow, 'state' | 'hiddenFrom'> & Before;
  const { question, session, person } = await accessQuestion(ctx, work, before.targetId, (who, _, where) =>
    canModerateSession(who, where),
  );
  const by = { row: question, moderatorId: person.personId };
  const { reason } = before;
  if (access.act.act === 'question-released') {
    await requireState(work, access, question.state, ['open']);
    await requireUnanswered(work, 'question', access);
    return changeQuestion(work, by, { act: 'undo', row: { state: 'held', reason: null } });
  }
  if (access.act.act === 'question-hidden') {
    await requireState(work, access, question.state, ['hidden']);
    const taken = session.state !== 'open' || (await findLiveQuestionForUpdate(work.tx, session.sessionId)) !== null;
    const state = before.state === 'live' && taken ? 'shortlisted' : before.state;
    return changeQuestion(work, by, { act: 'restore', row: { state, reason: null, hiddenFrom: null } });
  }
  if (access.act.act === 'question-refused') {
    await requireState(work, access, question.state, ['refused']);
    return changeQuestion(work, by, { act: 'undo', row: { state: 'held', reason: null } });
  }
  const { hiddenFrom } = question;
  await requireState(work, access, question.state, [before.hiddenFrom ?? 'open']);
  await changeQuestion(work, by, {
    act: 'hide',
    row: { state: 'hidden', reason, hiddenFrom: before.hiddenFrom ?? hiddenFrom },
  });
}
