import { AppError } from '#app/contract/errors.ts';
import { findAgendaItem } from '#db/queries/agenda.ts';
import { findDocument, type DocumentRow } from '#db/queries/documents.ts';
import type { Standing } from '#db/queries/people.ts';
import type { SessionRow } from '#db/queries/sessions.ts';
import type { ActionContext, Work } from '../context.ts';
import { authorize } from '../policy.ts';
import { accessSession } from '../sessions/access.ts';
import { canEditSession } from '../sessions/policy.ts';
import { canReadLinked } from './policy.ts';

type Access = { session: SessionRow; person: Standing };

/**
 * Locks the session of an item for somebody who may change its documents.
 * @throws AppError `not_found`, `forbidden`, `conflict` when the session is closed
 */
export async function accessItem(ctx: ActionContext, work: Work, agendaItemId: string): Promise<Access> {
  const item = await findAgendaItem(work.tx, agendaItemId);
  if (!item) throw new AppError('not_found', 'agenda.unknown');
  return accessSession(ctx, work, item.sessionId, canEditSession);
}

/**
 * Loads a document and locks its session for somebody who may change it.
 * @throws AppError as {@link accessItem}; `not_found` also for an opinion that they may not read
 */
export async function accessDocument(
  ctx: ActionContext,
  work: Work,
  documentId: string,
): Promise<Access & { document: DocumentRow }> {
  const found = await findDocument(work.tx, documentId);
  if (!found) throw new AppError('not_found', 'document.unknown');
  const access = await accessSession(ctx, work, found.sessionId, canEditSession);
  // Read again under the lock: it may have been removed meanwhile.
  const document = await findDocument(work.tx, documentId);
  if (!document) throw new AppError('not_found', 'document.unknown');
  authorize(canReadLinked(access.person, document));
  return { ...access, document };
}
