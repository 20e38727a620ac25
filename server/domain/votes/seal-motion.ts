import type { MotionIdInput } from '#app/contract/inputs/manage-motion.ts';
import type { SealView } from '#app/contract/seal.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import type { Decision } from '../policy.ts';
import { authorize } from '../policy.ts';
import { accessMotion, readSeal } from './access.ts';
import { endMotion } from './end-motion.ts';
import { canAskSeal, canConfirmSeal, canSealMotion, canWithdrawSeal } from './policy.ts';
import { noteSeal } from './note-seal.ts';

type Seal = 'ask' | 'withdraw' | 'confirm';
const policies: Record<Seal, (seal: SealView) => Decision> = {
  ask: canAskSeal,
  withdraw: canWithdrawSeal,
  confirm: canConfirmSeal,
};

/**
 * Asks another moderator to end a sealed vote, which is its sealing. The vote stays open, and people vote, until that is confirmed;
 * after some minutes the request is over. Asking again while one's own request waits changes nothing.
 * @throws AppError `forbidden`, `not_found`, `conflict` as for closing, and where another's request waits or no other is needed
 */
export async function askSeal(ctx: ActionContext, input: MotionIdInput): Promise<void> {
  await act(ctx, input, 'ask');
}

/** Takes a waiting request back: any moderator. @throws AppError as {@link askSeal}, `conflict` where none waits */
export async function withdrawSeal(ctx: ActionContext, input: MotionIdInput): Promise<void> {
  await act(ctx, input, 'withdraw');
}

/**
 * Confirms the request of another moderator and ends the vote in the same transaction.
 * @throws AppError as {@link askSeal}, `conflict` where none waits or it is one's own
 */
export async function confirmSeal(ctx: ActionContext, input: MotionIdInput): Promise<void> {
  await act(ctx, input, 'confirm');
}

async function act(ctx: ActionContext, input: MotionIdInput, what: Seal): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { motion, session, person } = await accessMotion(ctx, work, input.motionId, canSealMotion);
    const at = ctx.services.now();
    const { personId } = person;
    const seal = await readSeal(work.tx, { motion, session, personId, at });
    if (what === 'ask' && seal.request?.own) return;
    authorize(policies[what](seal));
    await noteSeal(work, motion, { act: what, personId, at });
    if (what === 'confirm') await endMotion(work, motion, at);
  });
}
