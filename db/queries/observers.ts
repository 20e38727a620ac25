import { asc, eq } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { observers } from '../schema/observers.ts';

export type ObserverRow = typeof observers.$inferSelect;

export async function insertObserver(tx: Tx, row: typeof observers.$inferInsert): Promise<void> {
  await tx.insert(observers).values(row);
}

export async function updateObserverRevoked(tx: Tx, observerId: string, revokedAt: Date): Promise<void> {
  await tx.update(observers).set({ revokedAt }).where(eq(observers.observerId, observerId));
}

export async function findObserver(db: Reader, observerId: string): Promise<ObserverRow | null> {
  const [row] = await db.select().from(observers).where(eq(observers.observerId, observerId));
  return row ?? null;
}

/** Everybody who was named in a session, in the order of naming. */
export async function listObservers(db: Reader, sessionId: string): Promise<ObserverRow[]> {
  return db
    .select()
    .from(observers)
    .where(eq(observers.sessionId, sessionId))
    .orderBy(asc(observers.namedAt), asc(observers.observerId));
}
