import * as z from 'zod/mini';

/** A voter's receipt: 128 bits at random in 32 hexadecimal digits, made where the ballot is filled in. */
export const receiptNumber = z
  .string({ error: 'receipt.wrong' })
  .check(z.regex(/^[0-9a-f]{32}$/, { error: 'receipt.wrong' }));
