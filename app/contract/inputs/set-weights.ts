import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { limits } from '../limits.ts';
import { longText } from '../text.ts';

const whole = (most: number, error: string) =>
  z.int({ error }).check(z.minimum(1, { error }), z.maximum(most, { error }));

/** For how much the votes of some seats count; those that are not named count once, and with none all do. */
export const setWeightsInput = z.strictObject({
  motionId: id,
  reason: z.optional(longText(limits.weightsReason)),
  list: z
    .array(z.strictObject({ seat: whole(9999, 'weights.line'), weight: whole(limits.weight, 'weights.line') }))
    .check(z.maxLength(limits.weightedSeats, { error: 'weights.many' })),
});
export type SetWeightsInput = z.infer<typeof setWeightsInput>;
