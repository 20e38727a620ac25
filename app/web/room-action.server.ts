import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { AppError } from '#app/contract/errors.ts';
import { addStatementInput } from '#app/contract/inputs/add-statement.ts';
import { castVoteInput } from '#app/contract/inputs/cast-vote.ts';
import { sessionIdInput } from '#app/contract/inputs/join-session.ts';
import { askFloorInput, withdrawFloorInput } from '#app/contract/inputs/manage-floor.ts';
import { postCommentInput } from '#app/contract/inputs/post-comment.ts';
import { withdrawCommentInput } from '#app/contract/inputs/withdraw-comment.ts';
import { voteStatementInput } from '#app/contract/inputs/vote-statement.ts';
import { randomUUID } from 'node:crypto';
import { postComment } from '#server/domain/comments/post-comment.ts';
import { returnComment, withdrawComment } from '#server/domain/comments/withdraw-comment.ts';
import { askFloor } from '#server/domain/floor/ask-floor.ts';
import { withdrawFloor } from '#server/domain/floor/withdraw-floor.ts';
import { joinWithAccount } from '#server/domain/sessions/join-session.ts';
import { addStatement } from '#server/domain/statements/add-statement.ts';
import { voteStatement } from '#server/domain/statements/vote-statement.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { actionContext } from './action-context.server.ts';
import { isDone, readFields, runForm } from './run-form.server.ts';

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
      read: ({ motionId, choice }) => ({ actionId: randomUUID(), motionId, ballot: { choice } }),
      act: (input) => castVote(ctx, input),
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
      read: ({ actionId, kind, category }) => ({ actionId, sessionId, kind, ...(category && { category }) }),
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
  returnComment: (ctx: Ctx, _sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'returnComment',
      schema: withdrawCommentInput,
      read: ({ commentId }) => ({ commentId }),
      act: (input) => returnComment(ctx, input),
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
  returnComment: 'debate',
};

/** A posted form of the room: done and back to its tab, or the page again with the reason and all that was typed. */
export async function runRoomAction(args: ActionFunctionArgs) {
  const fields = await readFields(args.request);
  const intent = fields.intent as keyof typeof forms;
  if (!Object.hasOwn(forms, intent)) throw new AppError('invalid', 'command.unknown');
  const answer = await forms[intent](actionContext(args), args.params.sessionId ?? '', fields);
  if (!isDone(answer)) return answer;
  const held = (answer.result as { state?: string } | undefined)?.state === 'held';
  return redirect(`${new URL(args.request.url).pathname}?tab=${tabs[intent]}&done=${held ? 'held' : intent}`, 303);
}
