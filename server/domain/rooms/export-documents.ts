import type { Reader } from '#db/client.ts';
import { listAgenda } from '#db/queries/agenda.ts';
import { listDocuments } from '#db/queries/documents.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import { presentOpenDocuments } from '../documents/present.ts';
import { presentAgenda } from '../sessions/present.ts';
import { csvTable } from './csv.ts';

const columns = [
  'document-id',
  'agenda-item',
  'title-ar',
  'title-fr',
  'title-en',
  'langs',
  'format',
  'bytes',
  'sha256',
  'address',
];

/**
 * The files of items that everybody sees, without the files. Opinions stay out: whether they may be read can change after
 * the session was closed, and its open data may not.
 */
export async function documentsCsv(db: Reader, { sessionId, communeSlug }: SessionRow): Promise<string> {
  const agenda = presentAgenda(await listAgenda(db, sessionId));
  const numbers = new Map(agenda.map((item) => [item.agendaItemId, item.number]));
  const files = presentOpenDocuments(await listDocuments(db, sessionId), agenda).filter(
    (row) => row.opinionId === null,
  );
  return csvTable(
    columns,
    files.map(({ documentId, agendaItemId, title, langs, kind, size, sha256 }) => [
      documentId,
      numbers.get(agendaItemId) ?? null,
      title.ar ?? null,
      title.fr ?? null,
      title.en ?? null,
      langs.join(' '),
      kind,
      size,
      sha256,
      `/ar/${communeSlug}/sessions/${sessionId}/documents/${documentId}`,
    ]),
  );
}
