import * as z from 'zod/mini';
import { id } from '../ids.ts';

/** 1 agrees, 0 passes, -1 disagrees. */
export const statementVote = z.union([z.literal(1), z.literal(0), z.literal(-1)], { error: 'vote.choice_missing' });

export const voteStatementInput = z.strictObject({ actionId: id, statementId: id, vote: statementVote });
export type VoteStatementInput = z.infer<typeof voteStatementInput>;
