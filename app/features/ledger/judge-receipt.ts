import type { ReceiptCheck } from '#app/contract/ledger.ts';
import { recordName } from '#app/contract/record-name.ts';
import type { PromiseFile } from '#app/contract/promise-file.ts';
import { checkFound, checkPromise } from './check-proof.ts';

/** A kept receipt; `promise` is null of a ballot that was not sealed. */
export type Receipt = Omit<PromiseFile, 'tachawor' | 'promise'> & { promise: string | null };

/**
 * What the device makes of what the server says of a receipt, all of it computed here.
 * - `counted`, `replaced`: the proof holds; `wrong`: it does not, or is of something else
 * - `waiting`, `boxed`: stored, and not in the record yet
 * - `lost`: the vote is closed, the promise holds, and its ballot is not there; `absent`: the same while the vote is open
 * - `unsigned`: the promise was not signed by this key; `unknown`: there is no such ballot, and no promise either
 */
export type Verdict =
  'counted' | 'replaced' | 'wrong' | 'waiting' | 'boxed' | 'lost' | 'absent' | 'unsigned' | 'unknown';

export function judgeReceipt(
  receipt: Receipt,
  found: ReceiptCheck,
  { publicKey, closed }: { publicKey: string | null; closed: boolean },
): Verdict {
  const { sessionId, motionId, nonce, promise } = receipt;
  if (found.state === 'found') {
    const claim = { log: recordName(sessionId), motionId, nonce, publicKey: publicKey ?? '' };
    if (!checkFound(found, claim)) return 'wrong';
    return found.replaced ? 'replaced' : 'counted';
  }
  if (promise === null) return found.state;
  // The key comes with the first head of the record.
  if (publicKey === null) return found.state;
  if (!checkPromise({ tachawor: 'promise', sessionId, motionId, nonce, promise }, publicKey)) return 'unsigned';
  if (found.state !== 'unknown') return found.state;
  return closed ? 'lost' : 'absent';
}
