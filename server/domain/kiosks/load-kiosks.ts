import { AppError } from '#app/contract/errors.ts';
import { listKiosks } from '#db/queries/kiosks.ts';
import { findSession } from '#db/queries/sessions.ts';
import { listSlipMembers } from '#db/queries/voting-slips.ts';
import { requirePerson } from '../actor.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { authorize } from '../policy.ts';
import { canGetSlip, canReadKiosks } from './policy.ts';
import { presentKiosk, type KioskView } from './present.ts';

/** A member to whom a slip can be given, or why not. */
export type SlipRowView = {
  mandateId: string;
  number: number;
  holderName: string;
  slip: 'waiting' | 'used' | null;
  refusal: string | null;
};

/**
 * The shared tablets of a session and the members who may get slips, for those who moderate. No secret is among it.
 * @throws AppError `not_found`, `unauthenticated`, `forbidden`
 */
export async function loadKiosks(
  ctx: ActionContext,
  sessionId: string,
): Promise<{ kiosks: KioskView[]; members: SlipRowView[] }> {
  const person = requirePerson(ctx.actor);
  return transact(ctx.services, async ({ tx }) => {
    const session = await findSession(tx, sessionId);
    if (!session) throw new AppError('not_found', 'session.unknown');
    authorize(canReadKiosks(person, session));
    const members = await listSlipMembers(tx, sessionId);
    return {
      kiosks: (await listKiosks(tx, sessionId)).map((row) => presentKiosk(row, session)),
      members: members.map((member) => {
        const { mandateId, number, holderName, slip } = member;
        const decision = canGetSlip(member);
        return { mandateId, number, holderName, slip, refusal: decision.ok ? null : decision.reason };
      }),
    };
  });
}
