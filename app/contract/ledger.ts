import * as z from 'zod/mini';

/** A head of the record of a session: how many entries, the root of their tree in hexadecimal, when it was signed. */
export const ledgerHead = z.strictObject({
  size: z.int(),
  root: z.string(),
  at: z.string(),
});
export type LedgerHead = z.infer<typeof ledgerHead>;

/** A head with its signature, in base64, for whoever checks or keeps it. */
export type SignedHead = LedgerHead & { signature: string };

/** The beginning of a root, as it is shown on screens: enough to compare by eye. */
export function shortRoot(root: string): string {
  return `${root.slice(0, 4)} ${root.slice(4, 8)}`;
}

/** What a check found of a receipt. `path` leads from the entry to the root of the head, in base64. */
export type ReceiptFound = {
  state: 'found';
  /** The number of the motion in the session. */
  motion: number;
  position: number;
  content: string;
  head: SignedHead;
  path: string[];
  /** Changed later by the same person: the ballot after it counts. */
  replaced: boolean;
};
/**
 * `waiting`: the ballot is stored and comes under the next head; `boxed`: it is in the box of a sealed vote and comes when
 * that is closed.
 */
export type ReceiptCheck = ReceiptFound | { state: 'waiting' | 'boxed' | 'unknown' };
