/** Receipts belong to the person who voted: another one who uses the same phone does not see them. */
export const keyOfReceipt = (personId: string, motionId: string): string => `receipt ${personId} ${motionId}`;

/**
 * Keeps the number of a receipt on this device, and behind it the promise that was signed for a sealed ballot. A browser that keeps
 * nothing goes on without.
 */
export function keepReceipt(personId: string, motionId: string, nonce: string, promise?: string | null): void {
  try {
    localStorage.setItem(keyOfReceipt(personId, motionId), [nonce, promise].join(' '));
  } catch {
    // Private windows and full disks refuse; the vote is stored all the same.
  }
}
