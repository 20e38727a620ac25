import { hash } from 'node:crypto';

/**
 * What stands in the record of a session for a ballot, in base64: the SHA-256 of the motion and of a number at random
 * that the voter keeps. It holds nothing of the choice, so that whoever shows a number shows that a ballot counts and not which.
 * @param nonce 32 hexadecimal digits
 */
export function receiptOf(motionId: string, nonce: string): string {
  return hash('sha256', `tachawor receipt\n${motionId}\n${nonce}`, 'base64');
}
