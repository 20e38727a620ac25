/** Receipts belong to the person who voted: another one who uses the same phone does not see them. */
const keyOf = (personId: string, motionId: string): string => `receipt ${personId} ${motionId}`;

/** Keeps the number of a receipt on this device. A browser that keeps nothing goes on without. */
export function keepReceipt(personId: string, motionId: string, nonce: string): void {
  try {
    localStorage.setItem(keyOf(personId, motionId), nonce);
  } catch {
    // Private windows and full disks refuse; the vote is stored all the same.
  }
}

/** The number of the receipt of a person's last ballot on a motion that was sent from this device, or null. */
export function readReceipt(personId: string, motionId: string): string | null {
  try {
    return localStorage.getItem(keyOf(personId, motionId));
  } catch {
    return null;
  }
}
