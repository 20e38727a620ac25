import * as z from 'zod/mini';
import { id } from './ids.ts';
import { receiptNumber } from './inputs/receipt-number.ts';

/**
 * The word of the installation that a sealed ballot is in its box, as a voter keeps it: `promise` is the signature over
 * {@link promiseText}, in base64. Nothing in it tells what was chosen.
 */
export const promiseFile = z.strictObject({
  tachawor: z.literal('promise'),
  sessionId: id,
  motionId: id,
  nonce: receiptNumber,
  promise: z.string().check(z.regex(/^[A-Za-z0-9+/]{86}==$/)),
});
export type PromiseFile = z.infer<typeof promiseFile>;

/** The text that is signed; `receipt` is the commitment to the number, in base64. */
export const promiseText = (motionId: string, receipt: string): string => `tachawor promise\n${motionId}\n${receipt}`;
