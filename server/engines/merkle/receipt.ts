import { createHash } from 'node:crypto';

/**
 * What stands in the record of a session for a ballot: the SHA-256 of the motion and of a number at random that the
 * voter keeps. It holds nothing of the choice, so that whoever shows a number shows that a ballot counts and not which.
 * @param nonce 32 hexadecimal digits
 */
export function receiptOf(motionId: string, nonce: string): Uint8Array {
  return createHash('sha256').update(`tachawor receipt\n${motionId}\n${nonce}`).digest();
}

/** A receipt as it is written in the record. */
export function receiptText(receipt: Uint8Array): string {
  return Buffer.from(receipt).toString('base64url');
}
