import type { ActName } from '#app/contract/commands.ts';
import { commands } from '#app/contract/commands.ts';
import { parseInput } from '#app/contract/parse-input.ts';
import { editComment } from '../domain/comments/edit-comment.ts';
import { postComment } from '../domain/comments/post-comment.ts';
import { reportComment } from '../domain/comments/report-comment.ts';
import { supportComment } from '../domain/comments/support-comment.ts';
import type { ActionContext } from '../domain/context.ts';
import { askQuestion } from '../domain/questions/ask-question.ts';
import { supportQuestion } from '../domain/questions/support-question.ts';
import { askFloor } from '../domain/floor/ask-floor.ts';
import { withdrawFloor } from '../domain/floor/withdraw-floor.ts';
import { addStatement } from '../domain/statements/add-statement.ts';
import { voteStatement } from '../domain/statements/vote-statement.ts';
import { castVote } from '../domain/votes/cast-vote.ts';

/** Runs one durable command: parses it with the schema that the form uses too, and calls the same action. */
export function performAct(ctx: ActionContext, name: ActName, raw: unknown): Promise<unknown> {
  switch (name) {
    case 'castVote':
      return castVote(ctx, parseInput(commands.castVote.input, raw));
    case 'voteStatement':
      return voteStatement(ctx, parseInput(commands.voteStatement.input, raw));
    case 'addStatement':
      return addStatement(ctx, parseInput(commands.addStatement.input, raw));
    case 'postComment':
      return postComment(ctx, parseInput(commands.postComment.input, raw));
    case 'editComment':
      return editComment(ctx, parseInput(commands.editComment.input, raw));
    case 'reportComment':
      return reportComment(ctx, parseInput(commands.reportComment.input, raw));
    case 'supportComment':
      return supportComment(ctx, parseInput(commands.supportComment.input, raw));
    case 'askQuestion':
      return askQuestion(ctx, parseInput(commands.askQuestion.input, raw));
    case 'supportQuestion':
      return supportQuestion(ctx, parseInput(commands.supportQuestion.input, raw));
    case 'askFloor':
      return askFloor(ctx, parseInput(commands.askFloor.input, raw));
    case 'withdrawFloor':
      return withdrawFloor(ctx, parseInput(commands.withdrawFloor.input, raw));
  }
}
