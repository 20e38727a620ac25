import type { LiveEvent } from '#app/contract/events.ts';
import { limits } from '#app/contract/limits.ts';
import type { Reader } from '#db/client.ts';
import { findLastSeq, listEventsAfter } from '#db/queries/events.ts';
import { sessionTopic } from '../context.ts';
import { expandEvents } from './expand-events.ts';

/** `seq` is the number of the last of them, or where the asker is. */
export type Missed = { seq: number; missed: LiveEvent[] };

/**
 * The events of a session after each of the given numbers, in their order and as they may be shown now. The log is read
 * once for all, and those who ask from one number get the same.
 * @returns for each null when there are too many, or when the number lies ahead of the log: the caller then starts anew
 */
export async function listMissed(db: Reader, sessionId: string, afterSeqs: number[]): Promise<Array<Missed | null>> {
  const topic = sessionTopic(sessionId);
  const last = await findLastSeq(db, topic);
  const near = (afterSeq: number): boolean => afterSeq <= last && last - afterSeq <= limits.missedEvents;
  const first = Math.min(...afterSeqs.filter(near));
  if (first === Infinity) return afterSeqs.map(() => null);
  const rows = first === last ? [] : await listEventsAfter(db, topic, first, limits.missedEvents);
  const events = await expandEvents(db, sessionId, rows);
  const found = new Map<number, Missed>();
  for (const afterSeq of new Set(afterSeqs.filter(near))) {
    const missed = events.filter(({ seq = 0 }) => seq > afterSeq);
    found.set(afterSeq, { seq: missed.at(-1)?.seq ?? afterSeq, missed });
  }
  return afterSeqs.map((afterSeq) => found.get(afterSeq) ?? null);
}
