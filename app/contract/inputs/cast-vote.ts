import * as z from 'zod/mini';
import { stands } from '../methods.ts';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';
import { receiptNumber } from './receipt-number.ts';
import { longText } from '../text.ts';

const optionId = z.string({ error: 'vote.option_missing' }).check(z.regex(/^[a-t]$/, { error: 'vote.option_unknown' }));
const many = limits.motionOptions.max;
const wholeNumber = z.int({ error: 'vote.number' }).check(z.nonnegative({ error: 'vote.number' }));
const numbers = z.record(z.string(), wholeNumber, { error: 'vote.number' });

/** A ballot of any method, by its shape; whether it fits its motion is known once the motion is. */
export const ballotSchema = z.union([
  z.strictObject({ choice: z.enum(['yes', 'no', 'abstain'], { error: 'vote.choice_missing' }) }),
  z.strictObject({
    stand: z.enum(stands, { error: 'vote.choice_missing' }),
    reason: z.optional(longText(limits.blockReason)),
  }),
  z.strictObject({ option: optionId }),
  z.strictObject({ options: z.array(optionId).check(z.maxLength(many, { error: 'vote.option_unknown' })) }),
  z.strictObject({ scores: numbers }),
  z.strictObject({ points: numbers }),
  z.strictObject({
    ranking: z
      .array(z.array(optionId).check(z.minLength(1, { error: 'vote.ranking_empty' }), z.maxLength(many)), {
        error: 'vote.number',
      })
      .check(z.maxLength(many, { error: 'vote.option_twice' })),
  }),
]);

/**
 * `ballot` is `{ choice }`, `{ stand, reason? }`, `{ option }`, `{ options }`, `{ scores }`, `{ points }` or `{ ranking }`;
 * with `nonce` the ballot is found again in the record of the session by whoever knows that number.
 */
export const castVoteInput = z.strictObject({
  actionId: id,
  motionId: id,
  ballot: ballotSchema,
  nonce: z.optional(receiptNumber),
});
export type CastVoteInput = z.infer<typeof castVoteInput>;
