import type { KioskRow } from '#db/queries/kiosks.ts';
import type { SessionFacts } from '../sessions/policy.ts';

/** A shared tablet as those who moderate see it. */
export type KioskView = {
  kioskId: string;
  label: string;
  admitsGuests: boolean;
  state: 'waiting' | 'working' | 'revoked' | 'over';
  openedAt: string;
};

/** Where a tablet stands: its link waits, it works, it was taken back, or the session is closed. */
export function presentKiosk(row: KioskRow, session: Pick<SessionFacts, 'state'>): KioskView {
  const { kioskId, label, admitsGuests, revokedAt, takenAt, openedAt } = row;
  const living = takenAt ? 'working' : 'waiting';
  const state = revokedAt ? 'revoked' : session.state === 'closed' ? 'over' : living;
  return { kioskId, label, admitsGuests, state, openedAt: openedAt.toISOString() };
}
