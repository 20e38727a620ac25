import type { FloorGroupRow } from '#db/queries/floor.ts';
import { deleteFloorGroup, isGroupUsed, upsertFloorGroup } from '#db/queries/floor-groups.ts';
import type { Work } from '../context.ts';
import { changedSince } from '../sessions/access.ts';

/**
 * Puts the groups of a session back as they were before the last act on them.
 * @throws AppError `conflict` where somebody has asked to speak for one that would be gone
 */
export async function undoGroups(work: Work, now: FloorGroupRow[], before: FloorGroupRow[]): Promise<void> {
  for (const { groupId } of now.filter((row) => !before.some((old) => old.groupId === row.groupId))) {
    if (await isGroupUsed(work.tx, groupId)) throw changedSince();
    await deleteFloorGroup(work.tx, groupId);
  }
  for (const row of before) await upsertFloorGroup(work.tx, row);
}
