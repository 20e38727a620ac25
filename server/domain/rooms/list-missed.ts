import type { LiveEvent } from '#app/contract/events.ts';
import { limits } from '#app/contract/limits.ts';
import type { Reader } from '#db/client.ts';
import { findLastSeq, listEventsAfter } from '#db/queries/events.ts';
import { sessionTopic } from '../context.ts';
import { expandEvents } from './expand-events.ts';

/**
 * The events of a session after `afterSeq`, in their order and as they may be shown now.
 * @returns null when there are too many, or when `afterSeq` lies ahead of the log: the caller then starts anew
 */
export async function listMissed(
  db: Reader,
  sessionId: string,
  afterSeq: number,
): Promise<{ seq: number; missed: LiveEvent[] } | null> {
  const topic = sessionTopic(sessionId);
  const seq = await findLastSeq(db, topic);
  if (seq < afterSeq || seq - afterSeq > limits.missedEvents) return null;
  const rows = await listEventsAfter(db, topic, afterSeq, limits.missedEvents);
  return { seq: rows.at(-1)?.seq ?? afterSeq, missed: await expandEvents(db, sessionId, rows) };
}
