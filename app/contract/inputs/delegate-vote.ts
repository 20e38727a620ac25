import * as z from 'zod/mini';
import { id } from '../ids.ts';

/** Gives one's vote to the holder of a mandate: on one open motion, or on all of the session where it is left out. */
export const giveDelegationInput = z.strictObject({
  actionId: id,
  sessionId: id,
  mandateId: z.string({ error: 'delegation.member_missing' }).check(z.uuid({ error: 'delegation.member_missing' })),
  motionId: z.optional(id),
});
export type GiveDelegationInput = z.infer<typeof giveDelegationInput>;

export const revokeDelegationInput = z.strictObject({ delegationId: id });
export type RevokeDelegationInput = z.infer<typeof revokeDelegationInput>;
