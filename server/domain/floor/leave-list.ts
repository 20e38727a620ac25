import type { FloorRequestRow, FloorRows } from '#db/queries/floor.ts';
import { deleteFloorCategories, shiftChairPlaces, updateFloorRequest } from '#db/queries/floor.ts';
import type { Work } from '../context.ts';
import { placeWaiting } from './present.ts';

/**
 * Takes somebody out of those who wait: to the floor, or away. Places that the chair chose behind it come one nearer; what
 * was said with a request that is not heard is forgotten.
 * @param floor as it was before
 */
export async function leaveList(
  work: Work,
  floor: FloorRows,
  requestId: string,
  change: Partial<FloorRequestRow>,
): Promise<void> {
  const place = placeWaiting(floor).findIndex((row) => row.id === requestId);
  const sessionId = floor.requests.find((row) => row.requestId === requestId)?.sessionId;
  await updateFloorRequest(work.tx, requestId, { ...change, chairPlace: null });
  if (change.state !== 'speaking') await deleteFloorCategories(work.tx, [requestId]);
  if (sessionId) await shiftChairPlaces(work.tx, sessionId, place);
}
