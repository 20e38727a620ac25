import { randomBytes } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import type { OpenKioskInput, RevokeKioskInput, TakeKioskInput } from '#app/contract/inputs/manage-kiosk.ts';
import { deleteTurns, findKioskByHash, findKioskForUpdate, insertKiosk, updateKiosk } from '#db/queries/kiosks.ts';
import { listSessionsForShare } from '#db/queries/sessions.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { authorize } from '../policy.ts';
import { accessSession } from '../sessions/access.ts';
import { hashSecret } from './access.ts';
import { canRunKiosks, canUseKiosk } from './policy.ts';

const drawToken = (): string => randomBytes(32).toString('base64url');

/**
 * Opens a shared tablet for a session. The link is told here and never again: its hash is kept. The same id again makes a new
 * link in place of the first, while no tablet has taken that.
 * @returns the secret part of the link
 * @throws AppError `forbidden`, `not_found`, `conflict` once the session is closed, or for an id whose link was used
 */
export async function openKiosk(ctx: ActionContext, input: OpenKioskInput): Promise<{ link: string }> {
  const { kioskId, sessionId, label, admitsGuests } = input;
  return transact(ctx.services, async (work) => {
    const { person } = await accessSession(ctx, work, sessionId, canRunKiosks);
    const link = drawToken();
    const linkHash = hashSecret(link);
    const known = await findKioskForUpdate(work.tx, kioskId);
    if (known) {
      const isRepeat = known.sessionId === sessionId && known.openedBy === person.personId && known.linkHash !== null;
      if (!isRepeat || known.revokedAt) throw new AppError('conflict', 'kiosk.opened_before');
      await updateKiosk(work.tx, kioskId, { linkHash, label, admitsGuests });
      return { link };
    }
    const opened = { openedBy: person.personId, openedAt: ctx.services.now() };
    await insertKiosk(work.tx, { kioskId, sessionId, label, admitsGuests, linkHash, ...opened });
    return { link };
  });
}

/**
 * Takes a tablet back: whoever stands there can do nothing more. Taking it back twice changes nothing.
 * @throws AppError `forbidden`, `not_found`, `conflict` once the session is closed
 */
export async function revokeKiosk(ctx: ActionContext, { sessionId, kioskId }: RevokeKioskInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    await accessSession(ctx, work, sessionId, canRunKiosks);
    const kiosk = await findKioskForUpdate(work.tx, kioskId);
    if (kiosk?.sessionId !== sessionId) throw new AppError('not_found', 'kiosk.unknown');
    if (kiosk.revokedAt) return;
    await updateKiosk(work.tx, kioskId, { revokedAt: ctx.services.now(), linkHash: null });
    await deleteTurns(work.tx, kioskId);
  });
}

/**
 * Makes this tablet the one of a link, which then leads nowhere any more. Whoever has the link may.
 * @returns the secret that the tablet keeps
 * @throws AppError `not_found` for a link that is unknown, used or of another session, `conflict` once the session is closed
 */
export async function takeKiosk(ctx: ActionContext, { sessionId, link }: TakeKioskInput): Promise<{ device: string }> {
  return transact(ctx.services, async (work) => {
    const [session] = await listSessionsForShare(work.tx, [sessionId]);
    const kiosk = await findKioskByHash(work.tx, 'linkHash', hashSecret(link));
    if (!session || kiosk?.sessionId !== sessionId) throw new AppError('not_found', 'kiosk.link');
    authorize(canUseKiosk(kiosk, session));
    const device = drawToken();
    const taken = { linkHash: null, deviceHash: hashSecret(device), takenAt: ctx.services.now() };
    await updateKiosk(work.tx, kiosk.kioskId, taken);
    return { device };
  });
}
