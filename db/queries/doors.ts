import { asc, eq } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { doorActs } from '../schema/doors.ts';

export type DoorActRow = typeof doorActs.$inferSelect;

export async function insertDoorAct(tx: Tx, act: typeof doorActs.$inferInsert): Promise<void> {
  await tx.insert(doorActs).values(act);
}

/** Every move of a session's door, in the order of time. */
export async function listDoorActs(db: Reader, sessionId: string): Promise<DoorActRow[]> {
  return db.select().from(doorActs).where(eq(doorActs.sessionId, sessionId)).orderBy(asc(doorActs.actedAt));
}
