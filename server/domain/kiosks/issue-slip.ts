import { createHmac, randomInt } from 'node:crypto';
import { codeAlphabet } from '#app/contract/ids.ts';
import { AppError } from '#app/contract/errors.ts';
import type { IssueSlipInput } from '#app/contract/inputs/manage-kiosk.ts';
import { slipLength } from '#app/contract/kiosk.ts';
import { insertSlip, listSlipMembers, updateSlipsRevoked } from '#db/queries/voting-slips.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { authorize } from '../policy.ts';
import { accessSession } from '../sessions/access.ts';
import { canGetSlip, canRunKiosks } from './policy.ts';

/** What is kept of a slip: keyed, because a code could be guessed, and bound to its session. */
export function hashSlip(secret: string, sessionId: string, code: string): string {
  return createHmac('sha256', secret).update(`voting slip\u0000${sessionId}\u0000${code}`).digest('base64url');
}

/**
 * Gives a member of the hall a slip for one turn at a shared tablet. It is told here and never again; one that was given before and
 * not used is good no more.
 * @throws AppError `forbidden`, `not_found` for who does not sit in the space today, `conflict` for who is not in the hall, has no
 * account that may vote or voted already, and once the session is closed
 */
export async function issueSlip(ctx: ActionContext, input: IssueSlipInput): Promise<{ code: string; number: number }> {
  const { sessionId, mandateId } = input;
  const { secret, now } = ctx.services;
  return transact(ctx.services, async (work) => {
    const { person } = await accessSession(ctx, work, sessionId, canRunKiosks);
    const [member] = await listSlipMembers(work.tx, sessionId, mandateId);
    if (!member) throw new AppError('not_found', 'attendance.no_member');
    authorize(canGetSlip(member));
    const personId = member.personId ?? '';
    await updateSlipsRevoked(work.tx, { sessionId, personId }, now());
    const code = Array.from({ length: slipLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');
    const codeHash = hashSlip(secret, sessionId, code);
    await insertSlip(work.tx, { codeHash, sessionId, personId, issuedBy: person.personId, issuedAt: now() });
    return { code, number: member.number };
  });
}
