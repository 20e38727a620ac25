import { asc, desc, eq } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { sealActs } from '../schema/seal-acts.ts';
import { motions } from '../schema/votes.ts';

export type SealActRow = typeof sealActs.$inferSelect;

export async function insertSealAct(tx: Tx, row: typeof sealActs.$inferInsert): Promise<void> {
  await tx.insert(sealActs).values(row);
}

/** The last act on the seal of a motion. */
export async function findLastSealAct(db: Reader, motionId: string): Promise<SealActRow | null> {
  const [row] = await db
    .select()
    .from(sealActs)
    .where(eq(sealActs.motionId, motionId))
    .orderBy(desc(sealActs.position))
    .limit(1);
  return row ?? null;
}

/** All acts on the seals of a session in the order of time, with the numbers of their motions. */
export async function listSealActs(db: Reader, sessionId: string): Promise<Array<SealActRow & { number: number }>> {
  const rows = await db
    .select({ act: sealActs, number: motions.number })
    .from(sealActs)
    .innerJoin(motions, eq(motions.motionId, sealActs.motionId))
    .where(eq(sealActs.sessionId, sessionId))
    .orderBy(asc(sealActs.position));
  return rows.map(({ act, number }) => ({ ...act, number }));
}
