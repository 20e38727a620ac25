import * as z from 'zod/mini';
import { id } from '../ids.ts';

/** The ballot of a yes/no motion. */
export const yesNoBallot = z.strictObject({
  choice: z.enum(['yes', 'no', 'abstain'], { error: 'vote.choice_missing' }),
});

export const castVoteInput = z.strictObject({ actionId: id, motionId: id, ballot: yesNoBallot });
export type CastVoteInput = z.infer<typeof castVoteInput>;
