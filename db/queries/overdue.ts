import { lt, sql } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import { networkKeys } from '../schema/doors.ts';
import { reversibleActRows } from '../schema/reversible-acts.ts';

/** How moderators' acts before this moment could have been taken back. */
export async function deleteReversibleActsBefore(tx: Tx, moment: Date): Promise<void> {
  await tx.delete(reversibleActRows).where(lt(reversibleActRows.actedAt, moment));
}

/** Who stood last at shared tablets that nobody touched since. */
export async function deleteTurnsBefore(tx: Tx, moment: Date): Promise<void> {
  await tx.execute(sql`delete from kiosk_turns where seen_at < ${moment.toISOString()}::timestamptz`);
}

/** Keys of the days before this one, as YYYY-MM-DD: what could tell whose network a hash is. */
export async function deleteNetworkKeysBefore(tx: Tx, day: string): Promise<void> {
  await tx.delete(networkKeys).where(lt(networkKeys.day, day));
}

/** The networks of guests who joined before this moment. */
export async function deleteNetworksBefore(tx: Tx, moment: Date): Promise<void> {
  await tx.execute(sql`
    update participants set network = null
    where network is not null and joined_at < ${moment.toISOString()}::timestamptz`);
}
