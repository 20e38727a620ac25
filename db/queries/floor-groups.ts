import { eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../client.ts';
import { floorGroups } from '../schema/floor.ts';
import type { FloorGroupRow } from './floor.ts';

/** Stores a group of speakers, or its new name and time. */
export async function upsertFloorGroup(tx: Tx, group: FloorGroupRow): Promise<void> {
  const { name, minutes } = group;
  await tx
    .insert(floorGroups)
    .values(group)
    .onConflictDoUpdate({ target: floorGroups.groupId, set: { name, minutes } });
}

export async function deleteFloorGroup(tx: Tx, groupId: string): Promise<void> {
  await tx.delete(floorGroups).where(eq(floorGroups.groupId, groupId));
}

export async function findFloorGroup(db: Reader, groupId: string): Promise<FloorGroupRow | null> {
  const [row] = await db.select().from(floorGroups).where(eq(floorGroups.groupId, groupId));
  return row ?? null;
}

/** Whether anybody has asked to speak for a group, whatever became of it. */
export async function isGroupUsed(db: Reader, groupId: string): Promise<boolean> {
  const [row] = await db.execute<{ any: boolean }>(
    sql`select exists (select from floor_requests where group_id = ${groupId}) as any`,
  );
  return row?.any ?? false;
}

/** The groups of a session for which somebody has asked to speak. */
export async function listUsedGroups(db: Reader, sessionId: string): Promise<string[]> {
  const rows = await db.execute<{ groupId: string }>(sql`
    select distinct group_id as "groupId" from floor_requests where session_id = ${sessionId} and group_id is not null`);
  return rows.map((row) => row.groupId);
}
