import type { DocumentAct } from '#app/contract/agenda-documents.ts';
import { listAgenda } from '#db/queries/agenda.ts';
import type { DocumentRow } from '#db/queries/documents.ts';
import type { Work } from '../context.ts';
import { sessionTopic } from '../context.ts';
import { tellQueue } from '../sessions/access.ts';
import { presentAgenda } from '../sessions/present.ts';
import { canReadLinked } from './policy.ts';

/**
 * Tells of a document that was attached, changed or removed: everybody when everybody may read it, else moderators
 * alone, so that no event says that there is something hidden.
 */
export async function tellDocument(
  work: Work,
  act: DocumentAct,
  document: Pick<DocumentRow, 'documentId' | 'agendaItemId' | 'sessionId' | 'opinion'>,
): Promise<void> {
  const { documentId, agendaItemId, sessionId } = document;
  const shown = presentAgenda(await listAgenda(work.tx, sessionId));
  const seen = shown.some((item) => item.agendaItemId === agendaItemId);
  if (!seen || !canReadLinked(null, document).ok) return tellQueue(work, sessionId);
  const data = { sessionId, document: { act, documentId, agendaItemId } };
  work.publish({ topic: sessionTopic(sessionId), name: 'agenda.changed', data, shown });
}
