import { listAgenda, startItemClock, stopItemClock } from '#db/queries/agenda.ts';
import type { Work } from '../context.ts';
import { sessionTopic } from '../context.ts';
import { presentAgendaTimes } from './present.ts';

/**
 * Changes what is current in a locked session: what was current gets the time it took, what is current now is counted
 * from here while the session is open. All of it by the database's clock, and everybody is told.
 */
export async function timeAgenda(work: Work, sessionId: string, change: () => Promise<void>): Promise<void> {
  const stopped = await stopItemClock(work.tx, sessionId);
  await change();
  const since = await startItemClock(work.tx, sessionId);
  if (!stopped && since === null) return;
  work.publish({
    topic: sessionTopic(sessionId),
    name: 'agenda.timed',
    data: { sessionId },
    shown: presentAgendaTimes(await listAgenda(work.tx, sessionId), since),
  });
}
