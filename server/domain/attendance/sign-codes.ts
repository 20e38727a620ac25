import { createHmac, timingSafeEqual } from 'node:crypto';
import { codeAlphabet } from '#app/contract/ids.ts';
import { signLength, signTimes } from '#app/contract/sign-times.ts';

/** Whose sign it is: that of a member, by the mandate, or that of the door. */
export type SignOf = { sessionId: string; mandateId: string } | { sessionId: string; door: true };

const windowOf = (now: Date): number => Math.floor(now.getTime() / (signTimes.seconds * 1000));

/** The code of one minute: bound to the session, to whose it is and to the key of the installation; nothing is stored. */
function codeOf(secret: string, of: SignOf, window: number): string {
  const whose = 'door' in of ? 'door' : `member ${of.mandateId}`;
  const digest = createHmac('sha256', secret).update(`sign\u0000${of.sessionId}\u0000${whose}\u0000${window}`).digest();
  let rest = digest.readBigUInt64BE(0);
  let code = '';
  for (let at = 0; at < signLength; at += 1) {
    code += codeAlphabet[Number(rest % BigInt(codeAlphabet.length))] ?? '';
    rest /= BigInt(codeAlphabet.length);
  }
  return code;
}

/** The code that is shown now, and when the next one is (ISO 8601). */
export function drawSignCode(secret: string, of: SignOf, now: Date): { code: string; until: string } {
  const window = windowOf(now);
  const until = new Date((window + 1) * signTimes.seconds * 1000).toISOString();
  return { code: codeOf(secret, of, window), until };
}

/** Whether a code is that of a sign: as it is now or was a minute ago, one of the last half hour, or neither. */
export function judgeSignCode(secret: string, of: SignOf, code: string, now: Date): 'fresh' | 'old' | null {
  const typed = Buffer.from(code);
  const window = windowOf(now);
  for (let back = 0; back < signTimes.known; back += 1) {
    const known = Buffer.from(codeOf(secret, of, window - back));
    if (known.length !== typed.length || !timingSafeEqual(known, typed)) continue;
    return back < signTimes.fresh ? 'fresh' : 'old';
  }
  return null;
}
