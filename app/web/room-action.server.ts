import type { ActionFunctionArgs } from '@remix-run/node';
import { readBallot } from '#app/contract/ballot-fields.ts';
import { data, redirect } from '@remix-run/node';
import { AppError, errorStatus } from '#app/contract/errors.ts';
import { similarTexts } from '#app/contract/similar-texts.ts';
import { askQuestionInput, supportQuestionInput } from '#app/contract/inputs/ask-question.ts';
import { isWaitingForAnswer } from '#app/features/questions/arrange.ts';
import { addStatementInput } from '#app/contract/inputs/add-statement.ts';
import { castVoteInput } from '#app/contract/inputs/cast-vote.ts';
import { id } from '#app/contract/ids.ts';
import { likeStatements } from '#app/contract/like-statements.ts';
import { limits } from '#app/contract/limits.ts';
import { sessionIdInput } from '#app/contract/inputs/join-session.ts';
import { askFloorInput, withdrawFloorInput } from '#app/contract/inputs/manage-floor.ts';
import { editCommentInput } from '#app/contract/inputs/edit-comment.ts';
import { reportCommentInput } from '#app/contract/inputs/report-comment.ts';
import { supportCommentInput } from '#app/contract/inputs/support-comment.ts';
import { commentOrders } from '#app/contract/comment-kinds.ts';
import { postCommentInput } from '#app/contract/inputs/post-comment.ts';
import { appealCommentInput } from '#app/contract/inputs/appeal-comment.ts';
import { appealQuestionInput } from '#app/contract/inputs/manage-question.ts';
import { appealStatementInput } from '#app/contract/inputs/manage-statement.ts';
import { sanctionIdInput } from '#app/contract/inputs/sanction-author.ts';
import { withdrawCommentInput } from '#app/contract/inputs/withdraw-comment.ts';
import { voteStatementInput } from '#app/contract/inputs/vote-statement.ts';
import { randomBytes, randomUUID } from 'node:crypto';
import { editComment } from '#server/domain/comments/edit-comment.ts';
import { reportComment } from '#server/domain/comments/report-comment.ts';
import { supportComment } from '#server/domain/comments/support-comment.ts';
import { postComment } from '#server/domain/comments/post-comment.ts';
import { returnComment, withdrawComment } from '#server/domain/comments/withdraw-comment.ts';
import { appealComment, appealQuestion, appealStatement } from '#server/domain/moderation/appeal-text.ts';
import { confirmWarning } from '#server/domain/moderation/sanction-author.ts';
import { askQuestion } from '#server/domain/questions/ask-question.ts';
import { supportQuestion } from '#server/domain/questions/support-question.ts';
import { askFloor } from '#server/domain/floor/ask-floor.ts';
import { withdrawFloor } from '#server/domain/floor/withdraw-floor.ts';
import { enterSession, joinWithAccount } from '#server/domain/sessions/join-session.ts';
import { addStatement } from '#server/domain/statements/add-statement.ts';
import { loadRoomSelf } from '#server/domain/rooms/load-room.ts';
import { voteStatement } from '#server/domain/statements/vote-statement.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { actionContext } from './action-context.server.ts';
import { isDone, readFields, runForm, type FormAnswer } from './run-form.server.ts';

type Fields = Record<string, string>;
type Ctx = ReturnType<typeof actionContext>;

/**
 * The forms of the room, each the same action as the socket command of its name. A vote takes a new id each time it is
 * posted: it replaces itself, and a form from the browser's history must count again.
 */
const forms = {
  join: (ctx: Ctx, sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'join',
      schema: sessionIdInput,
      read: () => ({ sessionId }),
      act: (input) => joinWithAccount(ctx, input),
    }),
  voteStatement: (ctx: Ctx, _sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'voteStatement',
      schema: voteStatementInput,
      read: ({ statementId, vote }) => ({
        actionId: randomUUID(),
        statementId,
        vote: vote === '' ? null : Number(vote),
      }),
      act: (input) => voteStatement(ctx, input),
    }),
  castVote: (ctx: Ctx, _sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'castVote',
      schema: castVoteInput,
      read: (raw) => ({
        actionId: randomUUID(),
        motionId: raw.motionId,
        ballot: readBallot(raw.method, raw),
        nonce: randomBytes(16).toString('hex'),
      }),
      act: async (input) => ({ ...(await castVote(ctx, input)), motionId: input.motionId, nonce: input.nonce }),
    }),
  addStatement: (ctx: Ctx, sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'addStatement',
      schema: addStatementInput,
      read: ({ actionId, text }) => ({ actionId, sessionId, text }),
      act: (input) => addStatement(ctx, input),
    }),
  postComment: (ctx: Ctx, sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'postComment',
      schema: postCommentInput,
      read: ({ actionId, text, kind, parentId }) => ({
        actionId,
        sessionId,
        text,
        kind,
        ...(parentId && { parentId }),
      }),
      act: (input) => postComment(ctx, input),
    }),
  askFloor: (ctx: Ctx, sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'askFloor',
      schema: askFloorInput,
      read: ({ actionId, kind, category, groupId }) => ({
        actionId,
        sessionId,
        kind,
        ...(category && { category }),
        ...(groupId && { groupId }),
      }),
      act: (input) => askFloor(ctx, input),
    }),
  withdrawFloor: (ctx: Ctx, _sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'withdrawFloor',
      schema: withdrawFloorInput,
      read: ({ actionId, requestId }) => ({ actionId, requestId }),
      act: (input) => withdrawFloor(ctx, input),
    }),
  withdrawComment: (ctx: Ctx, _sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'withdrawComment',
      schema: withdrawCommentInput,
      read: ({ commentId }) => ({ commentId }),
      act: (input) => withdrawComment(ctx, input),
    }),
  editComment: (ctx: Ctx, _sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'editComment',
      schema: editCommentInput,
      read: ({ commentId, text }) => ({ actionId: randomUUID(), commentId, text }),
      act: (input) => editComment(ctx, input),
    }),
  reportComment: (ctx: Ctx, _sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'reportComment',
      schema: reportCommentInput,
      read: ({ commentId, reason }) => ({ actionId: randomUUID(), commentId, reason }),
      act: (input) => reportComment(ctx, input),
    }),
  supportComment: (ctx: Ctx, _sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'supportComment',
      schema: supportCommentInput,
      read: ({ commentId, support }) => ({ actionId: randomUUID(), commentId, support: support !== '0' }),
      act: (input) => supportComment(ctx, input),
    }),
  returnComment: (ctx: Ctx, _sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'returnComment',
      schema: withdrawCommentInput,
      read: ({ commentId }) => ({ commentId }),
      act: (input) => returnComment(ctx, input),
    }),
  appealComment: (ctx: Ctx, _sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'appealComment',
      schema: appealCommentInput,
      read: ({ commentId, text }) => ({ commentId, text }),
      act: (input) => appealComment(ctx, input),
    }),
  appealStatement: (ctx: Ctx, _sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'appealStatement',
      schema: appealStatementInput,
      read: ({ statementId, text }) => ({ statementId, text }),
      act: (input) => appealStatement(ctx, input),
    }),
  appealQuestion: (ctx: Ctx, _sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'appealQuestion',
      schema: appealQuestionInput,
      read: ({ questionId, text }) => ({ questionId, text }),
      act: (input) => appealQuestion(ctx, input),
    }),
  confirmWarning: (ctx: Ctx, _sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'confirmWarning',
      schema: sanctionIdInput,
      read: ({ sanctionId }) => ({ sanctionId }),
      act: (input) => confirmWarning(ctx, input),
    }),
  askQuestion: (ctx: Ctx, sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'askQuestion',
      schema: askQuestionInput,
      read: ({ actionId, text, withName }) => ({ actionId, sessionId, text, withName: withName !== 'no' }),
      act: (input) => askQuestion(ctx, input),
    }),
  supportQuestion: (ctx: Ctx, _sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'supportQuestion',
      schema: supportQuestionInput,
      read: ({ questionId, support }) => ({ actionId: randomUUID(), questionId, support: support !== '0' }),
      act: (input) => supportQuestion(ctx, input),
    }),
} as const;

const tabs: Record<keyof typeof forms, string> = {
  join: 'debate',
  voteStatement: 'statements',
  castVote: 'motions',
  addStatement: 'statements',
  askFloor: 'floor',
  withdrawFloor: 'floor',
  postComment: 'debate',
  withdrawComment: 'debate',
  editComment: 'debate',
  reportComment: 'debate',
  supportComment: 'debate',
  returnComment: 'debate',
  appealComment: 'debate',
  appealStatement: 'statements',
  appealQuestion: 'questions',
  confirmWarning: 'debate',
  askQuestion: 'questions',
  supportQuestion: 'questions',
};

/** A posted form of the room: done and back to its tab, or the page again with the reason and all that was typed. */
export async function runRoomAction(args: ActionFunctionArgs) {
  const fields = await readFields(args.request);
  const intent = fields.intent as keyof typeof forms;
  if (!Object.hasOwn(forms, intent)) throw new AppError('invalid', 'command.unknown');
  if (!fields.anyway && (await hasLike(args, intent, fields.text ?? ''))) return askFirst(intent, fields);
  const answer = await forms[intent](actionContext(args), args.params.sessionId ?? '', fields);
  if (!isDone(answer)) return answer;
  await countIn(args);
  const held = (answer.result as { state?: string } | undefined)?.state === 'held';
  const done = held ? (heldOf[intent] ?? 'held') : doneOf(intent, fields);
  const { pathname, searchParams } = new URL(args.request.url);
  const order = commentOrders.find((known) => known === searchParams.get('sort'));
  const sort = order ? `&sort=${order}` : '';
  return redirect(`${pathname}?tab=${tabs[intent]}${sort}&done=${done}${receiptOf(answer.result)}`, 303);
}

/** Who takes part by forms alone has joined as well as whoever is connected. */
async function countIn(args: ActionFunctionArgs): Promise<void> {
  const { actor } = args.context;
  const sessionId = args.params.sessionId ?? '';
  if (actor.kind === 'account' && actor.restrictions.length === 0)
    await enterSession(actionContext(args), { sessionId });
}

/** Without script the page that follows shows the receipt, and the promise of a sealed ballot, once. */
function receiptOf(result: unknown): string {
  const { motionId, nonce, promise } = (result ?? {}) as { motionId?: string; nonce?: string; promise?: string };
  if (!motionId || !nonce) return '';
  return `&motion=${motionId}&receipt=${nonce}${promise ? `&promise=${encodeURIComponent(promise)}` : ''}`;
}

const heldOf: Partial<Record<keyof typeof forms, string>> = {
  askQuestion: 'question_held',
  editComment: 'edit_held',
  addStatement: 'statement_held',
};

const doneOf = (intent: string, { support }: Fields): string =>
  intent.startsWith('support') && support === '0' ? 'unsupported' : intent;

/** Whether the room has questions or statements that may say the same. They are offered only to those who may write at all. */
async function hasLike(args: ActionFunctionArgs, intent: string, text: string): Promise<boolean> {
  if ((intent !== 'askQuestion' && intent !== 'addStatement') || args.context.actor.kind === 'visitor') return false;
  const sessionId = id.safeParse(args.params.sessionId);
  if (!sessionId.success || text.length > limits.questionText.max) return false;
  const { questions, statements } = await args.context.rooms.get(sessionId.data);
  if (intent === 'addStatement') {
    if (likeStatements(text, statements).length === 0) return false;
    const { can, statementsLeft } = await loadRoomSelf(args.context.services.db, args.context.actor, sessionId.data);
    return can.addStatement && statementsLeft !== 0;
  }
  return similarTexts(text, questions.items.filter(isWaitingForAnswer)).length > 0;
}

/** The page again, with all that was typed: it offers the like ones, and sends this one when it is posted again. */
function askFirst(form: string, values: Fields) {
  const reason = form === 'addStatement' ? 'statement.similar' : 'question.similar';
  const answer: FormAnswer = { ok: false, form, error: { code: 'conflict', reason }, values };
  return data(answer, { status: errorStatus.conflict });
}
