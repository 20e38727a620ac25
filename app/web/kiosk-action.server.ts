import { randomInt, randomUUID } from 'node:crypto';
import { data, type ActionFunctionArgs } from '@remix-run/node';
import { AppError, errorStatus, isAppError } from '#app/contract/errors.ts';
import { readBallot } from '#app/contract/ballot-fields.ts';
import { codeAlphabet } from '#app/contract/ids.ts';
import { askQuestionInput } from '#app/contract/inputs/ask-question.ts';
import { castVoteInput } from '#app/contract/inputs/cast-vote.ts';
import { askFloorInput } from '#app/contract/inputs/manage-floor.ts';
import { beginTurnInput, endTurnInput, takeKioskInput } from '#app/contract/inputs/manage-kiosk.ts';
import { postCommentInput } from '#app/contract/inputs/post-comment.ts';
import { voteStatementInput } from '#app/contract/inputs/vote-statement.ts';
import { groupCode, receiptCodeLength, receiptOfCode } from '#app/contract/kiosk.ts';
import { clearAuthCookie } from '#server/auth/read-actor.ts';
import { postComment } from '#server/domain/comments/post-comment.ts';
import { askFloor } from '#server/domain/floor/ask-floor.ts';
import { readTurn } from '#server/domain/kiosks/read-turn.ts';
import { takeKiosk } from '#server/domain/kiosks/run-kiosk.ts';
import { beginTurn, endTurn } from '#server/domain/kiosks/take-turn.ts';
import { askQuestion } from '#server/domain/questions/ask-question.ts';
import { voteStatement } from '#server/domain/statements/vote-statement.ts';
import { castVote } from '#server/domain/votes/cast-vote.ts';
import { actionContext, langOf } from './action-context.server.ts';
import { toStart } from './kiosk-page.server.ts';
import { loadSessionRoom } from './load-session.server.ts';
import { drawSign } from './qr-code.server.ts';
import { isDone, readFields, runForm, type FormAnswer } from './run-form.server.ts';
import { readTablet, tabletCookie } from './tablet.server.ts';

type Fields = Record<string, string>;
type Ctx = ReturnType<typeof actionContext>;

/** What was done, told on the page that answers; it stands in no address. */
export type KioskDone = {
  ok: true;
  act: string;
  receipt: { code: string; url: string; rows: string[] } | null;
};

/** What people do in their turn: the same actions as in the room. */
const acts = {
  castVote: (ctx: Ctx, _sessionId: string, fields: Fields, code: string) =>
    runForm(fields, {
      form: 'castVote',
      schema: castVoteInput,
      read: (posted) => ({
        actionId: randomUUID(),
        motionId: posted.motionId,
        ballot: readBallot(posted.method, posted),
        nonce: receiptOfCode(code),
      }),
      act: (input) => castVote(ctx, input),
    }),
  voteStatement: (ctx: Ctx, _sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'voteStatement',
      schema: voteStatementInput,
      read: ({ statementId, vote }) => ({ actionId: randomUUID(), statementId, vote: vote ? Number(vote) : null }),
      act: (input) => voteStatement(ctx, input),
    }),
  askFloor: (ctx: Ctx, sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'askFloor',
      schema: askFloorInput,
      read: ({ actionId, kind, groupId }) => ({ actionId, sessionId, kind, ...(groupId && { groupId }) }),
      act: (input) => askFloor(ctx, input),
    }),
  postComment: (ctx: Ctx, sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'postComment',
      schema: postCommentInput,
      read: ({ actionId, text }) => ({ actionId, sessionId, text, kind: 'remark' }),
      act: (input) => postComment(ctx, input),
    }),
  askQuestion: (ctx: Ctx, sessionId: string, fields: Fields) =>
    runForm(fields, {
      form: 'askQuestion',
      schema: askQuestionInput,
      read: ({ actionId, text }) => ({ actionId, sessionId, text, withName: true }),
      act: (input) => askQuestion(ctx, input),
    }),
} as const;

/** A form that was posted from a shared tablet. Whoever is signed in in its browser has no part in it. */
export async function runKioskAction(args: ActionFunctionArgs) {
  const { session } = await loadSessionRoom(args);
  const { sessionId } = session;
  const fields = await readFields(args.request);
  const intent = fields.intent ?? '';
  if (intent === 'take') return takeTablet(args, sessionId, fields);
  const device = readTablet(args.request, args.context.site.secure);
  if (device === null) throw new AppError('not_found', 'kiosk.unknown');
  if (intent === 'begin') return beginAt(args, sessionId, device, fields);
  if (intent === 'end') return endAt(args, sessionId, device, fields);
  if (!Object.hasOwn(acts, intent)) throw new AppError('invalid', 'command.unknown');
  return actAt(args, { sessionId, device }, intent as keyof typeof acts, fields);
}

/** The link of a moderator makes this browser a tablet; whoever was signed in in it is so no more. */
async function takeTablet(args: ActionFunctionArgs, sessionId: string, fields: Fields) {
  const { actor, auth, site } = args.context;
  const answer = await runForm(fields, {
    form: 'take',
    schema: takeKioskInput,
    read: ({ link }) => ({ sessionId, link }),
    act: (input) => takeKiosk(actionContext(args), input),
  });
  if (!isDone(answer)) return answer;
  if (actor.kind !== 'visitor') await auth.revokeOne(actor.personId, actor.authSessionId);
  const start = toStart(args.request);
  start.headers.append('Set-Cookie', clearAuthCookie(site.secure));
  start.headers.append('Set-Cookie', tabletCookie(answer.result.device, site.secure));
  return start;
}

async function beginAt(args: ActionFunctionArgs, sessionId: string, device: string, fields: Fields) {
  const answer = await runForm(fields, {
    form: 'begin',
    schema: beginTurnInput,
    read: ({ slip }) => ({ sessionId, device, ...(slip !== undefined && { slip }) }),
    act: (input) => beginTurn(actionContext(args), input),
  });
  return isDone(answer) ? withCookie(toStart(args.request), args, device) : answer;
}

async function endAt(args: ActionFunctionArgs, sessionId: string, device: string, { turnId }: Fields) {
  const input = endTurnInput.safeParse({ sessionId, device, turnId });
  if (!input.success) throw new AppError('invalid', 'id.unreadable');
  await endTurn(actionContext(args), input.data);
  return withCookie(toStart(args.request), args, device);
}

function withCookie(start: Response, { context }: ActionFunctionArgs, device: string): Response {
  start.headers.append('Set-Cookie', tabletCookie(device, context.site.secure));
  return start;
}

/** An act of whose turn it is. A page of somebody who was there before leads back to the start; what it holds is not shown again. */
async function actAt(
  args: ActionFunctionArgs,
  tablet: { sessionId: string; device: string },
  intent: keyof typeof acts,
  fields: Fields,
) {
  const ctx = actionContext(args);
  const turnId = endTurnInput.shape.turnId.safeParse(fields.turnId);
  if (!turnId.success) return toStart(args.request, '?over=1');
  try {
    const person = await readTurn(ctx, tablet, turnId.data);
    const code = drawReceiptCode();
    const answer = await acts[intent]({ ...ctx, actor: person }, tablet.sessionId, fields, code);
    if (!isDone(answer)) return answer;
    const held = (answer.result as { state?: string }).state === 'held';
    const receipt = intent === 'castVote' ? receiptSign(args, code) : null;
    return { ok: true, act: held ? 'held' : intent, receipt } satisfies KioskDone;
  } catch (error) {
    if (isAppError(error) && error.reason === 'kiosk.turn_over') return toStart(args.request, '?over=1');
    if (isAppError(error) && error.code === 'conflict') return refused(intent, error, fields);
    throw error;
  }
}

function refused(form: string, error: AppError, values: Fields) {
  const answer: FormAnswer = { ok: false, form, error: error.toShape(), values };
  return data(answer, { status: errorStatus[error.code] });
}

const drawReceiptCode = (): string =>
  Array.from({ length: receiptCodeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');

/** The code of a receipt, and a sign that leads a phone to where it is checked. */
function receiptSign({ context, params }: ActionFunctionArgs, code: string): NonNullable<KioskDone['receipt']> {
  const place = `/${langOf(params)}/${params.commune}/sessions/${params.sessionId}/record`;
  const sign = drawSign(`${context.site.baseUrl}${place}?receipt=${code}`);
  return { code: groupCode(code), ...sign };
}
