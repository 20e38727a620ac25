import * as z from 'zod/mini';
import { ballotSchema } from '../ballots.ts';
import { id } from '../ids.ts';

/** `ballot` is `{ choice }`, `{ stand, reason? }`, `{ option }`, `{ options }`, `{ scores }`, `{ points }` or `{ ranking }`. */
export const castVoteInput = z.strictObject({ actionId: id, motionId: id, ballot: ballotSchema });
export type CastVoteInput = z.infer<typeof castVoteInput>;
