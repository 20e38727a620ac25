import { codeAlphabet, tidyCode } from './ids.ts';

/** How long a shared tablet waits for a touch, and how long before that it warns; in seconds. */
export const kioskTimes = {
  idle: 60,
  warning: 20,
  /** After this much silence the server shows a page of the turn no more. */
  forgotten: 120,
  /** What was typed longer than this ago is not taken any more. */
  latest: 600,
} as const;

/** Lengths of the codes of voting slips and of receipts that are noted by hand. */
export const slipLength = 8;
const receiptLength = 12;

/** A code in groups of four, as it is printed and read aloud. */
export function groupCode(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1-');
}

const shortReceipt = new RegExp(`^[${codeAlphabet}]{${receiptLength}}$`);

/** How many characters {@link receiptOfCode} takes. */
export const receiptCodeLength = receiptLength;

/**
 * The receipt that a code of twelve letters and digits stands for: their ASCII codes in hexadecimal, filled up with noughts.
 * @returns null for anything else
 */
export function receiptOfCode(typed: string): string | null {
  const code = tidyCode(typed);
  if (!shortReceipt.test(code)) return null;
  return [...code]
    .map((char) => char.charCodeAt(0).toString(16))
    .join('')
    .padEnd(32, '0');
}
