import type { DocumentAct } from '#app/contract/agenda-documents.ts';
import type { Reader } from '#db/client.ts';
import { listAgenda } from '#db/queries/agenda.ts';
import { listEventsNamed } from '#db/queries/events.ts';
import { sessionTopic } from '../context.ts';
import { presentAgenda } from '../sessions/present.ts';

/** What was done with a document of an item: by their ids, by whom in what role, when. */
export type DocumentLogEntry = {
  entryId: string;
  act: DocumentAct;
  documentId: string;
  agendaItemId: string;
  /** Of the item as everybody sees it now. */
  number: string;
  role: 'moderator';
  actedAt: string;
};

type Change = { act: DocumentAct; documentId: string; agendaItemId: string };

/** What was done with the documents of the items that everybody sees now, newest first, from the log of the session. */
export async function listDocumentActs(db: Reader, sessionId: string): Promise<DocumentLogEntry[]> {
  const events = await listEventsNamed(db, sessionTopic(sessionId), ['agenda.changed']);
  const agenda = new Map(presentAgenda(await listAgenda(db, sessionId)).map((item) => [item.agendaItemId, item]));
  return events
    .flatMap(({ seq, at, data }): DocumentLogEntry[] => {
      const change = data.document as Change | undefined;
      const item = change && agenda.get(change.agendaItemId);
      if (!item) return [];
      return [{ entryId: `document-${seq}`, ...change, number: item.number, role: 'moderator', actedAt: at }];
    })
    .reverse();
}
