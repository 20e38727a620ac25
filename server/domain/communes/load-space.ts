import type { LocalizedText } from '#app/contract/languages.ts';
import type { Reader } from '#db/client.ts';
import { findSpace } from '#db/queries/places.ts';
import { listSeats, type SeatRow } from '#db/queries/seats.ts';

export type { SeatRow };
export type SpaceView = { name: LocalizedText; about: LocalizedText; seatCount: number; seats: SeatRow[] };

/** The consultative space of a commune with its seats; null where the commune has none. */
export async function loadSpace(db: Reader, communeId: string): Promise<SpaceView | null> {
  const space = await findSpace(db, communeId);
  if (!space) return null;
  const seats = await listSeats(db, space.spaceId);
  return { name: space.name, about: space.about, seatCount: space.seatCount, seats };
}
