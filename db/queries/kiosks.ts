import { asc, eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { kiosks, kioskTurns } from '../schema/kiosks.ts';

export type KioskRow = typeof kiosks.$inferSelect;
export type TurnRow = typeof kioskTurns.$inferSelect;

export async function findKioskForUpdate(tx: Tx, kioskId: string): Promise<KioskRow | null> {
  const [row] = await tx.select().from(kiosks).where(eq(kiosks.kioskId, kioskId)).for('update');
  return row ?? null;
}

/** The kiosk of a link that no tablet has taken yet, or of a tablet, by the hash; locked. */
export async function findKioskByHash(tx: Tx, by: 'linkHash' | 'deviceHash', hash: string): Promise<KioskRow | null> {
  const [row] = await tx.select().from(kiosks).where(eq(kiosks[by], hash)).for('update');
  return row ?? null;
}

/** The kiosks of a session in the order in which they were opened. */
export async function listKiosks(db: Reader, sessionId: string): Promise<KioskRow[]> {
  return db.select().from(kiosks).where(eq(kiosks.sessionId, sessionId)).orderBy(asc(kiosks.openedAt));
}

export async function insertKiosk(tx: Tx, kiosk: typeof kiosks.$inferInsert): Promise<void> {
  await tx.insert(kiosks).values(kiosk);
}

export async function updateKiosk(tx: Tx, kioskId: string, change: Partial<KioskRow>): Promise<void> {
  await tx.update(kiosks).set(change).where(eq(kiosks.kioskId, kioskId));
}

/** The turn at a tablet that has not ended. */
export async function findTurn(db: Reader, kioskId: string): Promise<TurnRow | null> {
  const [row] = await db.select().from(kioskTurns).where(eq(kioskTurns.kioskId, kioskId));
  return row ?? null;
}

/** Begins a turn; one that was going on is over with it. */
export async function upsertTurn(tx: Tx, turn: TurnRow): Promise<void> {
  const { turnId, personId, seenAt } = turn;
  await tx
    .insert(kioskTurns)
    .values(turn)
    .onConflictDoUpdate({ target: kioskTurns.kioskId, set: { turnId, personId, seenAt } });
}

export async function updateTurnSeen(tx: Tx, turnId: string, seenAt: Date): Promise<void> {
  await tx.update(kioskTurns).set({ seenAt }).where(eq(kioskTurns.turnId, turnId));
}

export async function deleteTurns(tx: Tx, kioskId: string): Promise<void> {
  await tx.delete(kioskTurns).where(eq(kioskTurns.kioskId, kioskId));
}

/** Whose turns these are, of tablets that were not taken back; with a share lock, so that none is taken back meanwhile. */
export async function listOpenTurns(tx: Tx, turnIds: string[]): Promise<Map<string, string>> {
  const rows = await tx.execute<{ turnId: string; personId: string }>(sql`
    select turn_id as "turnId", person_id as "personId" from kiosk_turns join kiosks k using (kiosk_id)
    where turn_id = any(${sql.param(turnIds)}::uuid[]) and revoked_at is null order by kiosk_id for share of k`);
  return new Map(rows.map(({ turnId, personId }) => [turnId, personId]));
}
