import * as z from 'zod/mini';
import { addStatementInput } from './inputs/add-statement.ts';
import { askQuestionInput, supportQuestionInput } from './inputs/ask-question.ts';
import { castVoteInput } from './inputs/cast-vote.ts';
import { editCommentInput } from './inputs/edit-comment.ts';
import { askFloorInput, withdrawFloorInput } from './inputs/manage-floor.ts';
import { captionView } from './captions.ts';
import { followCaptionsInput } from './inputs/manage-captions.ts';
import { joinInput, sessionIdInput } from './inputs/join-session.ts';
import { postCommentInput } from './inputs/post-comment.ts';
import { reportCommentInput } from './inputs/report-comment.ts';
import { supportCommentInput } from './inputs/support-comment.ts';
import { voteStatementInput } from './inputs/vote-statement.ts';
import { commentStates, questionStates, statementStates } from './views.ts';
import { floorStates } from './floor.ts';

/** The socket commands: what each takes and what its acknowledgement carries. */
export const commands = {
  join: { input: joinInput, answer: z.unknown() },
  leave: { input: sessionIdInput, answer: z.strictObject({}) },
  /** Read after the join: answered with the last lines, also to who comes back. */
  followCaptions: {
    input: followCaptionsInput,
    answer: z.strictObject({ lines: z.array(captionView) }),
  },
  castVote: {
    input: castVoteInput,
    // The receipt is what stands in the record of the session for the number that came with the ballot; of a sealed
    // ballot, which enters it at the close, the promise is its signature until then.
    answer: z.strictObject({
      revision: z.int(),
      receipt: z.optional(z.string()),
      promise: z.optional(z.string()),
    }),
  },
  voteStatement: { input: voteStatementInput, answer: z.strictObject({ revision: z.int() }) },
  addStatement: {
    input: addStatementInput,
    answer: z.strictObject({ statementId: z.string(), state: z.enum(statementStates) }),
  },
  postComment: {
    input: postCommentInput,
    answer: z.strictObject({ commentId: z.string(), state: z.enum(commentStates) }),
  },
  editComment: { input: editCommentInput, answer: z.strictObject({ state: z.enum(commentStates) }) },
  reportComment: { input: reportCommentInput, answer: z.strictObject({}) },
  supportComment: { input: supportCommentInput, answer: z.strictObject({ revision: z.int() }) },
  askQuestion: {
    input: askQuestionInput,
    answer: z.strictObject({ questionId: z.string(), state: z.enum(questionStates) }),
  },
  supportQuestion: { input: supportQuestionInput, answer: z.strictObject({ revision: z.int() }) },
  askFloor: {
    input: askFloorInput,
    answer: z.strictObject({ requestId: z.string(), state: z.enum(floorStates) }),
  },
  withdrawFloor: {
    input: withdrawFloorInput,
    answer: z.strictObject({ requestId: z.string(), state: z.enum(floorStates) }),
  },
} as const;

export type CommandName = keyof typeof commands;
/** Commands that store something: each carries an `actionId` and is answered after the commit. */
export type ActName = Exclude<CommandName, 'join' | 'leave' | 'followCaptions'>;
export type ActInput<N extends ActName> = z.infer<(typeof commands)[N]['input']>;
export type ActAnswer<N extends ActName> = z.infer<(typeof commands)[N]['answer']>;
