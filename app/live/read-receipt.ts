import { keyOfReceipt } from './keep-receipt.ts';

export type KeptReceipt = { nonce: string; promise: string | null };

/** The receipt of a person's last ballot on a motion that was sent from this device, or null. */
export function readReceipt(personId: string, motionId: string): KeptReceipt | null {
  try {
    const kept = localStorage.getItem(keyOfReceipt(personId, motionId));
    const [nonce = '', promise = ''] = kept?.split(' ') ?? [];
    return nonce ? { nonce, promise: promise || null } : null;
  } catch {
    return null;
  }
}
