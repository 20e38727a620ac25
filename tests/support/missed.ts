import type { Db } from '#db/client.ts';
import { listMissed, type Missed } from '#server/domain/rooms/list-missed.ts';

/** What one person who comes back missed after this number. */
export async function missedAfter(db: Db, sessionId: string, afterSeq: number): Promise<Missed | null> {
  return (await listMissed(db, sessionId, [afterSeq]))[0] ?? null;
}
