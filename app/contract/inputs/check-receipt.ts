import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { receiptOfCode } from '../kiosk.ts';
import { receiptNumber } from './receipt-number.ts';
import { toWesternDigits } from '../western-digits.ts';

/** A receipt as people type it: with spaces, dashes, capitals or Arabic digits; or the code noted at a shared tablet. */
const typedReceipt = z.pipe(
  z.string({ error: 'receipt.wrong' }).check(z.maxLength(200, { error: 'receipt.wrong' })),
  z.pipe(z.transform(tidyReceipt), receiptNumber),
);

function tidyReceipt(typed: string): string {
  const plain = toWesternDigits(typed).replaceAll(/[\s\u200e\u200f\u2013-]/gu, '');
  return receiptOfCode(plain) ?? plain.toLowerCase();
}

export const checkReceiptInput = z.strictObject({ sessionId: id, receipt: typedReceipt });
export type CheckReceiptInput = z.infer<typeof checkReceiptInput>;
