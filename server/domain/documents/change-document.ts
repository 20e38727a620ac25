import { AppError } from '#app/contract/errors.ts';
import type { DocumentIdInput, EditDocumentInput, MoveDocumentInput } from '#app/contract/inputs/manage-documents.ts';
import { listDocuments, updateDocument, updateDocumentsRemoved } from '#db/queries/documents.ts';
import type { ActionContext } from '../context.ts';
import { transact } from '../context.ts';
import { accessDocument } from './access.ts';
import { canReadLinked } from './policy.ts';
import { tellDocument } from './tell-documents.ts';

/**
 * Gives a file another title or other languages.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the session is closed, and for an opinion, which has its own title
 */
export async function editDocument(ctx: ActionContext, input: EditDocumentInput): Promise<void> {
  const { documentId, title, langs } = input;
  await transact(ctx.services, async (work) => {
    const { document } = await accessDocument(ctx, work, documentId);
    if (document.opinion !== null) throw new AppError('conflict', 'document.own_title');
    await updateDocument(work.tx, documentId, { title, langs: [...new Set(langs)] });
    await tellDocument(work, 'changed', document);
  });
}

/**
 * Moves a document past the one before or after it, of those that the actor sees. At either end nothing happens.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the session is closed
 */
export async function moveDocument(ctx: ActionContext, { documentId, direction }: MoveDocumentInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { document, person } = await accessDocument(ctx, work, documentId);
    const rows = (await listDocuments(work.tx, document.sessionId)).filter(
      (row) => row.agendaItemId === document.agendaItemId && canReadLinked(person, row).ok,
    );
    const at = rows.findIndex((row) => row.documentId === documentId);
    const other = rows[direction === 'up' ? at - 1 : at + 1];
    if (!other) return;
    await updateDocument(work.tx, documentId, { position: other.position });
    await updateDocument(work.tx, other.documentId, { position: document.position });
    await tellDocument(work, 'changed', document);
  });
}

/**
 * Removes a document: its title and its bytes go, that it was there and who removed it stays.
 * @throws AppError `forbidden`, `not_found`, `conflict` when the session is closed
 */
export async function removeDocument(ctx: ActionContext, { documentId }: DocumentIdInput): Promise<void> {
  await transact(ctx.services, async (work) => {
    const { document, person } = await accessDocument(ctx, work, documentId);
    await updateDocumentsRemoved(work.tx, { documentId }, { removedBy: person.personId, removedAt: work.at });
    await tellDocument(work, 'removed', document);
  });
}
