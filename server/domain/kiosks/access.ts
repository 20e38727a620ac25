import { createHash } from 'node:crypto';
import { AppError } from '#app/contract/errors.ts';
import { findKioskByHash, findTurn, type KioskRow, type TurnRow } from '#db/queries/kiosks.ts';
import { listSessionsForShare, type SessionRow } from '#db/queries/sessions.ts';
import type { Work } from '../context.ts';

/** Of the link and of the tablet's secret, which are random enough in themselves. */
export function hashSecret(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The kiosk of a tablet, its session and the turn that is going on; the kiosk is locked. */
export type Seat = { kiosk: KioskRow; session: SessionRow; turn: TurnRow | null };

/**
 * Knows a tablet by its secret.
 * @throws AppError `not_found` for a tablet that is none, or one of another session
 */
export async function accessKiosk(work: Work, tablet: { sessionId: string; device: string }): Promise<Seat> {
  // The session before the tablet: everywhere in this order.
  const [session] = await listSessionsForShare(work.tx, [tablet.sessionId]);
  const kiosk = await findKioskByHash(work.tx, 'deviceHash', hashSecret(tablet.device));
  if (!session || kiosk?.sessionId !== tablet.sessionId) throw new AppError('not_found', 'kiosk.unknown');
  return { kiosk, session, turn: await findTurn(work.tx, kiosk.kioskId) };
}
