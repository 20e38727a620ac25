import type { ActName } from '#app/contract/commands.ts';
import { commands } from '#app/contract/commands.ts';
import { postComment } from '../domain/comments/post-comment.ts';
import type { ActionContext } from '../domain/context.ts';
import { addStatement } from '../domain/statements/add-statement.ts';
import { voteStatement } from '../domain/statements/vote-statement.ts';
import { castVote } from '../domain/votes/cast-vote.ts';
import { readInput } from './read-input.ts';

/** Runs one durable command: parses it with the schema that the form uses too, and calls the same action. */
export function performAct(ctx: ActionContext, name: ActName, raw: unknown): Promise<unknown> {
  switch (name) {
    case 'castVote':
      return castVote(ctx, readInput(commands.castVote.input, raw));
    case 'voteStatement':
      return voteStatement(ctx, readInput(commands.voteStatement.input, raw));
    case 'addStatement':
      return addStatement(ctx, readInput(commands.addStatement.input, raw));
    case 'postComment':
      return postComment(ctx, readInput(commands.postComment.input, raw));
  }
}
