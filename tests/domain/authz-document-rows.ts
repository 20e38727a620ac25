import { randomUUID } from 'node:crypto';
import { attachFile, attachOpinion } from '#server/domain/documents/attach-document.ts';
import { editDocument, moveDocument, removeDocument } from '#server/domain/documents/change-document.ts';
import { loadItemDocuments } from '#server/domain/documents/load-documents.ts';
import { samples } from '#tests/support/sample-files.ts';
import { chair, closed, type Row } from './authz-matrix-cells.ts';

const words = { title: { ar: 'تقرير الزيارة' }, langs: ['ar' as const] };
const actionId = () => randomUUID();

/** Documents of agenda items: those of the commune's moderators, until the session is closed. */
export const documentRows: Row[] = [
  {
    door: 'attachFile',
    call: (ctx, { item }) => attachFile(ctx, { actionId: actionId(), agendaItemId: item, ...words, file: samples.pdf }),
    answers: chair(closed),
  },
  {
    door: 'attachOpinion',
    use: 'that is unknown',
    call: (ctx, { item }) => attachOpinion(ctx, { actionId: actionId(), agendaItemId: item, opinionId: randomUUID() }),
    answers: chair({
      planned: 'not_found opinion.unknown',
      open: 'not_found opinion.unknown',
      paused: 'not_found opinion.unknown',
      ...closed,
    }),
  },
  {
    door: 'editDocument',
    call: (ctx, { document }) => editDocument(ctx, { documentId: document, ...words }),
    answers: chair(closed),
  },
  {
    door: 'moveDocument',
    call: (ctx, { document }) => moveDocument(ctx, { documentId: document, direction: 'up' }),
    answers: chair(closed),
  },
  {
    door: 'removeDocument',
    call: (ctx, { document }) => removeDocument(ctx, { documentId: document }),
    answers: chair(closed),
  },
  {
    door: 'loadItemDocuments',
    call: (ctx, { sessionId, item }) => loadItemDocuments(ctx, { sessionId, agendaItemId: item }),
    answers: chair(),
  },
];
