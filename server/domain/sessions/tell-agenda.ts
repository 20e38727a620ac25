import { AppError } from '#app/contract/errors.ts';
import type { AgendaItemRow } from '#db/queries/agenda.ts';
import { listAgenda } from '#db/queries/agenda.ts';
import { updateSession } from '#db/queries/sessions.ts';
import { listMotions } from '#db/queries/votes.ts';
import type { Work } from '../context.ts';
import { sessionTopic } from '../context.ts';
import { presentAgenda } from './present.ts';
import { timeAgenda } from './time-agenda.ts';
import { tellQueue } from './access.ts';

type Session = { sessionId: string; currentItemId: string | null };

/**
 * Tells of a changed agenda: everybody when what everybody sees has changed, else moderators alone, so that no event says
 * that something is hidden. A current item that is no longer seen is current no more.
 * @param before the agenda before the change
 * @throws AppError `conflict` when an item whose vote was opened would no longer be seen
 */
export async function tellAgenda(work: Work, session: Session, before: AgendaItemRow[]): Promise<void> {
  const { sessionId, currentItemId } = session;
  const rows = await listAgenda(work.tx, sessionId);
  const [seen, seenBefore] = [presentAgenda(rows), presentAgenda(before)];
  const isSeen = (id: string): boolean => seen.some((item) => item.agendaItemId === id);
  const lost = seenBefore.map((item) => item.agendaItemId).filter((id) => !isSeen(id));
  if (lost.length > 0) await requireNothingOpened(work, sessionId, lost);
  const topic = sessionTopic(sessionId);
  if (currentItemId !== null && lost.includes(currentItemId)) {
    await timeAgenda(work, sessionId, async () => {
      await updateSession(work.tx, sessionId, { currentItemId: null });
      work.publish({ topic, name: 'agenda.moved', data: { agendaItemId: null } });
    });
  }
  if (JSON.stringify(seen) === JSON.stringify(seenBefore)) {
    tellQueue(work, sessionId);
    return;
  }
  const shown = presentAgenda(await listAgenda(work.tx, sessionId));
  work.publish({ topic, name: 'agenda.changed', data: { sessionId }, shown });
}

async function requireNothingOpened(work: Work, sessionId: string, ids: string[]): Promise<void> {
  const motions = await listMotions(work.tx, sessionId);
  if (motions.some((motion) => motion.state !== 'draft' && ids.includes(motion.agendaItemId ?? ''))) {
    throw new AppError('conflict', 'agenda.opened');
  }
}
