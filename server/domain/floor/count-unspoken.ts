import { foldArabic } from '#app/contract/fold-arabic.ts';
import type { Reader } from '#db/client.ts';
import { listPresentMembers } from '#db/queries/attendance.ts';
import { findFloor } from '#db/queries/floor.ts';

/**
 * How many of those present have not had the floor: people of whom a device is connected, and members whom the attendance
 * list has in the hall, each once. A member who spoke from the hall is known by the name under which they were entered.
 * @param connected ids of people; who moderates is left out by the caller
 * @returns null where the floor of the session is not in use: its list is closed and nobody has spoken
 */
export async function countUnspoken(
  db: Reader,
  sessionId: string,
  connected: Iterable<string>,
): Promise<number | null> {
  const { settings, requests } = await findFloor(db, sessionId);
  if (!settings?.open && requests.length === 0) return null;
  const members = await listPresentMembers(db, sessionId);
  const heard = requests.filter((row) => row.state === 'speaking' || row.state === 'done');
  const people = new Set(heard.flatMap(({ personId }) => personId ?? []));
  const names = new Set(heard.flatMap(({ personId, name }) => (personId || !name ? [] : foldArabic(name))));
  const present = new Set(connected);
  for (const { mandateId, personId } of members) present.add(personId ?? mandateId);
  for (const { mandateId, personId, name } of members)
    if (names.has(foldArabic(name))) present.delete(personId ?? mandateId);
  return [...present].filter((one) => !people.has(one)).length;
}
